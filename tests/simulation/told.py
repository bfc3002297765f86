"""Claims with gists made by hand, told by articles made by hand: what threads are tried on."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bare import bare_claim

from ledger.model.actor import Anonymity
from ledger.model.claim import Claim, Entry, Measurable, MeasurableKind, Review
from ledger.model.gist import Argument, Gist, Happening, HappeningKind, Modality, Predicate, Role
from ledger.model.ids import content_id
from ledger.model.text import Metadata, Span

HOUR = 3600


def utc(text: str) -> datetime:
    """An instant: "2014-12-22" or "2014-12-22T16:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def outage(victim: str | None, began: str | None = None, *, words: str = "the outage", hours: int = 24) -> Happening:
    """An outage that began within so many hours from this instant."""
    return happening(HappeningKind.OUTAGE, victim, began, words=words, hours=hours)


def happening(
    kind: HappeningKind,
    victim: str | None,
    began: str | None = None,
    *,
    words: str = "the attack",
    hours: int = 24,
    name: str | None = None,
) -> Happening:
    """Something of this kind that began within so many hours from this instant."""
    start = utc(began) if began else None
    return Happening(
        kind=kind,
        victim=victim,
        victim_id=f"country:{victim.casefold()}" if victim else None,
        earliest=start,
        latest=start + timedelta(hours=hours) if start else None,
        words=words,
        definite=words.startswith(("the", "it")),
        name=name,
    )


def argument(role: Role, text: str) -> Argument:
    """Somebody or something that is known under its own name."""
    return Argument(role=role, text=text, id=f"actor:{text.casefold()}", lemma=text.casefold())


def lasted(low: float, high: float) -> Measurable:
    """An outage's length in hours."""
    kind = MeasurableKind.OUTAGE_DURATION
    return Measurable(kind=kind, low=int(low * HOUR), high=int(high * HOUR), unit="s", text=f"{low} hours")


def gist(predicate: Predicate, about: Happening | None, *arguments: Argument, words: str = "") -> Gist:
    """What is said to be so, asserted."""
    return Gist(predicate=predicate, arguments=arguments, happening=about, words=tuple(words.split()))


def turned(one: Gist, *, polarity: bool = True, modality: Modality = Modality.ASSERTED) -> Gist:
    """The same denied, hedged, asked."""
    return replace(one, polarity=polarity, modality=modality)


@dataclass
class Story:
    """An article in the making."""

    published: str | None
    outlet: str = "The Courier"
    claims: list[Claim] = field(default_factory=list)

    @property
    def meta(self) -> Metadata:
        """Its metadata."""
        return Metadata(outlet=self.outlet, published=self.published)

    def says(self, speaker: str | None, content: str, meant: Gist | None, /, **fields: object) -> Claim:
        """Adds a claim of this speaker, who speaks for himself; None is somebody unnamed."""
        article = content_id("article", self.outlet, self.published)
        made = bare_claim(
            content,
            id=content_id("claim", article, len(self.claims)),
            article=article,
            outlet=self.outlet,
            content_spans=(Span(0, len(content)),),
            cue="said",
            source=speaker or "an official",
            actor=speaker,
            actor_id=f"actor:{speaker.casefold()}" if speaker else None,
            anonymity=Anonymity.NAMED if speaker else Anonymity.ROLE,
            attribution=content_id("attribution", article, len(self.claims)),
            rule="made",
            sentence_span=Span(0, len(content)),
            extractor="made",
            gist=meant,
        )
        made = replace(made, **fields)  # type: ignore[arg-type]
        self.claims.append(made)
        return made


def entries(*stories: Story) -> list[Entry]:
    """The claims as a ledger would hold them, unreviewed: each sentence in a place of its own."""
    return [
        Entry(
            claim=replace(claim, sentence_span=Span(place * 1000, place * 1000 + 10)), meta=story.meta,
            review=Review.UNREVIEWED, findings=(), row=number * 100 + place + 1,
        )
        for number, story in enumerate(stories)
        for place, claim in enumerate(story.claims)
    ]  # fmt: skip
