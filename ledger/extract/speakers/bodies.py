"""Countries, offices, companies and agencies as speakers: from the lexicon, composed, or placed by the article."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from ledger.extract.actors import Gazetteer, Mention
from ledger.extract.speakers.figure import AFFAIRS, GOVERNING_WORDS, MEDIA_WORDS, Figure, slug, unlisted_body
from ledger.model.actor import Actor, ActorKind, Anonymity
from ledger.model.problem import NotFoundError
from ledger.model.text import Span

EMPLOYER = re.compile(
    r"\b(?:at|of|for|with|from)\s+(?:the\s+)?((?:[A-Z][\w&.’'-]*)(?:\s+(?:of\s+|for\s+|and\s+)?[A-Z][\w&.’'-]*)*)"
    r"(?![\w&.’'-])(?!\s+(?!who|which|that|in|at|and|or|said|told|has|was|is|as|on)[a-z])"
)
POSTED = re.compile(r"\b(?:diplomat|envoy|ambassador|representative|delegate|mission)s?\b")
"""Those who do not speak for the body at which they are."""
NAME_LIKE = re.compile(r"(?:[Tt]he )?[A-Z][\w.-]+(?: (?:of |the |and )?[A-Z][\w.-]+){0,3}")
"""A phrase that can be a misspelt name: capitals throughout."""
OFFICE_WORDS = 4
"""Words of an office's bare name at most; a longer phrase describes more than an office."""
NEAR = 60
"""Code points back from an office without a country in which a country's name says whose it is."""


UNLISTED_STATES = re.compile(
    r"(?i)\w+ (?:ministry|police|army)|\b(?:government|authority|parliament|embassy|regulator|commission)\b"
)
"""Offices after which "of" is followed by a state, in the lexicon or not; a bureau is one of investigation."""
OF_THE_STATE = frozenset({"national", "federal"})
STATE_ENDS = frozenset("agency directorate inspectorate service centre center council".split())
"""Last words of names that are a state's where the first is "National"; a press agency's is none."""
SURELY_STATE = frozenset("agency directorate inspectorate".split())
MINISTRIES = frozenset("ministry ministries department government office embassy".split())
"""Last words of offices that news calls in any order: their names are put together the same way every time."""
STATES = ("country:", "office:", "person:")
"""Prefixes of the ids of those who belong to a state; a company seated there says nothing of an office."""
HALF = re.compile(r"[Tt]he (?P<side>North|South)")
OF_STATE = re.compile(r"\b(?:of|for) (?:the )?(?P<state>[A-Z]\w+(?: [A-Z]\w+)*)$")


@dataclass(frozen=True, kw_only=True)
class Bodies:
    """What the lexicon knows, read in one article."""

    text: str
    gazetteer: Gazetteer
    mentions: tuple[Mention, ...]
    """All mentions of the lexicon in the text, in order."""
    dominant: str | None = None
    """Id of the country that the article names at least twice as often as any other."""
    subject: str | None = None
    """Id of the country whose network the article is about."""
    local: str | None = None
    """Id of the country in which the article was written."""

    def figure(self, actor: Actor, *, metonym: bool = False) -> Figure:
        """The actor as a speaker."""
        media = actor.kind is ActorKind.AGENCY
        top = None if media else self.gazetteer.speaks_for(actor.id)
        anonymity = Anonymity.METONYM if metonym else Anonymity.NAMED
        spelt = actor.name.replace("Defence", "Defense") if "efense" in self.text else actor.name
        return Figure(
            name=spelt,
            id=actor.id,
            actor=top.name if top else None,
            actor_id=top.id if top else None,
            anonymity=anonymity,
            roll_up=self.gazetteer.roll_up(actor.id),
            is_agency=media,
        )

    def figure_of(self, mention: Mention) -> Figure:
        """The actor of a mention, an office that no lexicon lists by its own name as the text writes it."""
        actor = self.gazetteer.actor(mention.actor_id)
        figure = self.figure(actor, metonym=mention.kind == "metonym")
        if mention.kind != "office" or actor.id in self.gazetteer.shelf.actors:
            return figure
        words = re.split(r"['’]s? ", self.text[mention.start : mention.end])[-1].split()
        proper = len(words) > 1 and all(w[0].isupper() or w in ("of", "the", "for", "and") for w in words)
        lower = {w.lower() for w in words}
        if not proper or lower & MINISTRIES or "high" in lower or lower <= set((figure.name or "").lower().split()):
            return figure
        return replace(figure, name=" ".join(words))

    def within(self, span: Span) -> list[Mention]:
        """The mentions that lie in a span."""
        first = bisect_left(self.mentions, span.start, key=lambda m: m.start)
        out = []
        for mention in self.mentions[first:]:
            if mention.end > span.end:
                break
            out.append(mention)
        return out

    def named(self, phrase: str, start: int, end: int) -> Figure | None:
        """The body that a whole noun phrase names, or the name it ends with ("the newspaper Rodong Sinmun")."""
        half = self._half(phrase)
        if half is not None:
            return half
        guess = NAME_LIKE.fullmatch(phrase.strip()) is not None
        match = self.gazetteer.match(phrase) if guess else self.gazetteer.exact(phrase)
        if match is not None and match.actor.kind is ActorKind.OFFICE and self._is_elsewhere(phrase, match.actor):
            return self.office_here(phrase, start)
        if match is not None and match.actor.kind is not ActorKind.PERSON:
            return self.figure(match.actor, metonym=match.metonym)
        inside = [m for m in self.within(Span(start, end)) if m.kind != "demonym"]
        if not inside or re.search(
            r"\b(?:of|for|at|from|in|with|to|by|and|who|whose)\b", self.text[start : inside[-1].start]
        ):
            return None
        after = self.text[inside[-1].end : end].strip(" ,")
        actor = self.gazetteer.actor(inside[-1].actor_id)
        if actor.kind is ActorKind.PERSON or after.startswith(("’s", "'s")):
            return None
        return self.figure_of(inside[-1]) if not re.match(r"[a-z]", after) else None

    def _is_elsewhere(self, phrase: str, office: Actor) -> bool:
        """Whether a name that any country's office may have is listed for one that the article never names."""
        country = f"country:{office.country}"
        if phrase[-1:].isupper() or any(w[:1].isupper() for w in phrase.split()[1:]) or not office.country:
            return False
        return not any(
            self.gazetteer.roll_up(m.actor_id)[-1] == country and m.alias.lower() not in phrase.lower()
            for m in self.mentions
        )

    def _half(self, phrase: str) -> Figure | None:
        """The state that "the North" or "the South" is, where the article names one half of a divided country."""
        side = HALF.fullmatch(phrase.strip())
        if side is None:
            return None
        named = {self.gazetteer.actor(m.actor_id).name for m in self.mentions if m.actor_id.startswith("country:")}
        whole = {name.split(" ", 1)[1] for name in named if name.startswith(("North ", "South "))}
        states = [match.actor for rest in sorted(whole) if (match := self.gazetteer.exact(f"{side['side']} {rest}"))]
        return self.figure(states[0]) if len(states) == 1 else None

    def spoken_for(self, phrase: str) -> Actor | None:
        """The country or body that somebody so described speaks for."""
        found = self.gazetteer.role_country(phrase)
        if found is not None:
            return found
        match = EMPLOYER.search(phrase)
        if match is None or (POSTED.search(phrase) and not re.match(r"(?:of|for|from)\b", match.group())):
            return None
        words = re.sub(r"[’']s$", "", match.group(1))
        listed = self.gazetteer.match(words)
        if listed is not None:
            return (
                None
                if listed.actor.kind in (ActorKind.AGENCY, ActorKind.COUNTRY)
                else self.gazetteer.speaks_for(listed.actor.id)
            )
        return None

    def office_here(self, phrase: str, at: int) -> Figure | None:
        """An office named without its country ("the Foreign Ministry"), as that of the country spoken of before it."""
        words = {w.lower() for w in re.findall(r"[A-Za-z]+", phrase)}
        country = self.country_before(at)
        bare = re.sub(r"^(?:the|a|an|its|their|our|his|her|my)\s+", "", phrase, flags=re.IGNORECASE)
        if country is None or not (
            words & (GOVERNING_WORDS | {"minister", "ministers", "police"}) or self.is_office(bare)
        ):
            return None
        if re.search(r"\b(?:in|at|on|near|question)\b", bare):
            return None
        composed = self.gazetteer.compose(f"{country.name}'s {bare}")
        if composed is not None:
            return self._noted(self.figure(composed.actor))
        if not words & GOVERNING_WORDS or len(bare.split()) > OFFICE_WORDS:
            return None
        return self.official_body(f"{bare[:1].upper()}{bare[1:]} of {country.name}", at)

    def is_unlisted(self, figure: Figure) -> bool:
        """Whether the figure is a body that the article alone knows."""
        return (figure.id or "").startswith("org:") and figure.id not in self.gazetteer.shelf.actors

    def is_office(self, words: str) -> bool:
        """Whether these words name an office that any country may have ("central bank")."""
        return words.lower() in self.gazetteer.shelf.offices.generic

    def is_official(self, name: str) -> bool:
        """Whether a name's words are those of a state's body ("... Authority", "National ... Agency", "Finnish ... Agency")."""
        words = name.lower().split()
        if set(words) & GOVERNING_WORDS or self.is_office(name):
            return True
        if words[-1] not in STATE_ENDS or MEDIA_WORDS.search(name):
            return False
        return words[0] in OF_THE_STATE or (words[-1] in SURELY_STATE and self._named_state(name) is not None)

    def is_country(self, name: str) -> bool:
        """Whether the name is a country's own, or of its people; not that of its capital."""
        match = self.gazetteer.exact(name)
        return match is not None and not match.metonym

    def official_body(self, name: str, at: int) -> Figure | None:
        """A body that no lexicon lists and whose words are those of a state's ("... Regulatory Authority")."""
        if not self.is_official(name):
            return None
        country = self.state_of(name) or self._named_state(name) or self.country_before(at)
        if country is None:
            return None
        return self.of_state(name, country)

    def of_state(self, name: str, country: Actor) -> Figure:
        """A body that no lexicon lists, of this state."""
        own = unlisted_body(name)
        return Figure(
            name=name,
            id=own.id,
            actor=country.name,
            actor_id=country.id,
            anonymity=Anonymity.NAMED,
            roll_up=(own.id or "", *self.roll_up(country)),
            notes=("actor: country_from_context",),
        )

    def state_of(self, name: str) -> Actor | None:
        """The state that an office's name ends with, in the lexicon or not ("Foreign Ministry of Ruritania")."""
        match = OF_STATE.search(name)
        if match is None or set(match["state"].lower().split()) & (GOVERNING_WORDS | AFFAIRS):
            return None
        listed = self.gazetteer.exact(match["state"])
        if listed is not None:
            return self.gazetteer.speaks_for(listed.actor.id)
        if not UNLISTED_STATES.search(name):
            return None
        return Actor(id="org:" + slug(match["state"]), name=match["state"], kind=ActorKind.COUNTRY)

    def _named_state(self, name: str) -> Actor | None:
        """The state whose name or adjective an office's name begins with ("Finnish Transport Agency")."""
        words = name.split()
        heads = (self.gazetteer.role_country(" ".join([*words[:n], "government"])) for n in (1, 2) if len(words) > n)
        return next((c for c in heads if c is not None and c.kind is ActorKind.COUNTRY), None)

    def country_before(self, at: int) -> Actor | None:
        """Whose office or official is meant where no country is named with it.

        That of the country named just before; else the one that the article is clearly about and was written in, or
        the one of the two that is known, or else that of the network it is about; None where the first two differ: a
        wrong country is worse than none.
        """
        for mention in reversed(self.mentions):
            if mention.end > at:
                continue
            if at - mention.start > NEAR:
                break
            country = self.country_of(mention.actor_id) if mention.actor_id.startswith(STATES) else None
            if country is not None:
                return country
        return self.country_at_home()

    def place_before(self, at: int) -> Actor | None:
        """The country that the text names last before this code point: where "there" is."""
        places = (m for m in reversed(self.mentions) if m.end <= at and m.actor_id.startswith("country:"))
        place = next(places, None)
        return self.gazetteer.actor(place.actor_id) if place is not None else None

    def country_at_home(self) -> Actor | None:
        """The country that the article is about and was written in; None where these differ."""
        if self.local and self.dominant and self.local != self.dominant:
            return None
        likely = self.dominant or self.local or self.subject
        return self.gazetteer.actor(likely) if likely else None

    def country_of(self, actor_id: str) -> Actor | None:
        """The country at the top of an actor's roll-up, or that it is seated in."""
        for key in reversed(self.gazetteer.roll_up(actor_id)):
            if key.startswith("country:"):
                return self.gazetteer.actor(key)
        return None

    def mentions_before(self, at: int, *kinds: ActorKind) -> list[Mention]:
        """The mentions of actors of these kinds before this code point, the last first."""
        return [m for m in reversed(self.mentions) if m.end <= at and self.gazetteer.actor(m.actor_id).kind in kinds]

    def roll_up(self, actor: Actor) -> tuple[str, ...]:
        """The ids an actor is found by; an unlisted one only by its own."""
        try:
            return self.gazetteer.roll_up(actor.id)
        except NotFoundError:
            return (actor.id,)

    @staticmethod
    def _noted(figure: Figure) -> Figure:
        return Figure(
            name=figure.name,
            id=figure.id,
            actor=figure.actor,
            actor_id=figure.actor_id,
            anonymity=figure.anonymity,
            roll_up=figure.roll_up,
            is_agency=figure.is_agency,
            notes=("actor: country_from_context",),
        )
