"""A telling: one claim as one article tells it, with no more of it than threading asks for."""

import re
from dataclasses import dataclass
from datetime import datetime

from ledger.model.actor import ANONYMOUS, Anonymity
from ledger.model.claim import Act, Claim, Measurable, Quote
from ledger.model.gist import Gist, Modality, Predicate
from ledger.model.text import Metadata, Span
from ledger.model.thread import Stance
from ledger.threads.judging import disbelieves, judges_only, names_saying, rejects, sees_no_sign, turns_down
from ledger.threads.pointing import elides_no, refuses
from ledger.threads.times import Stretch, told_at

STATED = frozenset(
    {Predicate.OTHER, Predicate.INTENDS, Predicate.WANTS, Predicate.CAPABILITY, Predicate.EVALUATED, Predicate.WARNED}
)
"""Predicates of which a "not" denies nothing that anybody said: "I was not alarmed" states how it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What threading reads of a claim."""

    claim: str
    """Id of the claim."""
    article: str
    place: int
    """Where it stands among the claims of its article, from 0."""
    outlet: str | None
    told: datetime | None
    """When its article was published: UTC, the first instant that it can be; None when not known."""
    said: Stretch
    event: Stretch
    act: Act
    stance: Stance
    source: str | None
    """The words that name the source."""
    speaker: str | None
    """Id or, failing that, the name in lower case; None for an anonymous one."""
    actor: str | None
    """As `speaker`: on whose behalf."""
    actor_name: str | None
    target: str | None
    anonymity: Anonymity
    chain: tuple[str, ...]
    hedges: tuple[str, ...]
    is_narrated: bool
    """Whether the outlet says it itself."""
    is_headline: bool
    """Whether it stands in the first line, which is no sentence: the body tells it again."""
    content: str
    spans: tuple[Span, ...]
    """Where the content stands in the article."""
    basis: str | None
    measurables: tuple[Measurable, ...]
    attribution: str
    parent: str | None
    gist: Gist | None

    @property
    def is_anonymous(self) -> bool:
        """Whether nobody is named whose words they are."""
        return self.anonymity in ANONYMOUS

    @property
    def voice(self) -> str | None:
        """Who says it, as far as that tells one from another: the speaker, else the actor with the words for him."""
        if self.speaker is not None:
            return self.speaker
        if self.actor is None and self.source is None:
            return None
        return f"{self.actor or ''}|{(self.source or '').casefold()}"

    @property
    def party(self) -> str | None:
        """On whose behalf, else who says it."""
        return self.actor or self.speaker

    def is_of_one_side(self, other: "Telling") -> bool:
        """Whether one attribution tells both, or they are said on behalf of one."""
        return self.attribution == other.attribution or (self.party is not None and self.party == other.party)

    def overlaps(self, other: "Telling") -> bool:
        """Whether both are told, in part at least, by the same words of one article."""
        if self.article != other.article:
            return False
        return any(one.start < two.end and two.start < one.end for one in self.spans for two in other.spans)

    @property
    def order(self) -> tuple[bool, datetime | None, str, int]:
        """Sorts tellings by when they were told, then by article and place; those without a date come last."""
        return (self.told is None, self.told, self.article, self.place)


def telling(claim: Claim, meta: Metadata, place: int) -> Telling:
    """The claim as its article tells it.

    Args:
        claim: with or without a gist.
        meta: of its article.
        place: where the claim stands among those of its article, from 0.
    """
    return Telling(
        claim=claim.id,
        article=claim.article,
        place=place,
        outlet=claim.outlet or meta.outlet,
        told=told_at(meta.published),
        said=Stretch(claim.said.earliest, claim.said.latest) if claim.said else Stretch(None, None),
        event=Stretch(claim.event_time.earliest, claim.event_time.latest) if claim.event_time else Stretch(None, None),
        act=claim.act,
        stance=stance_of(claim),
        source=claim.source,
        speaker=_key(claim.speaker_id, claim.speaker),
        actor=_key(claim.actor_id, claim.actor),
        actor_name=claim.actor or claim.speaker,
        target=_key(claim.target_id, claim.target),
        anonymity=claim.anonymity,
        chain=claim.chain,
        hedges=claim.hedges,
        is_narrated=claim.quote is Quote.NARRATION,
        is_headline=claim.sentence_span.start == 0 and claim.sentence.rstrip()[-1:].isalnum(),
        content=claim.content,
        spans=claim.content_spans,
        basis=claim.basis.text if claim.basis else None,
        measurables=claim.measurables,
        attribution=claim.attribution,
        parent=claim.parent,
        gist=claim.gist,
    )


def is_pronoun(one: Telling) -> bool:
    """Whether the words for the source name nobody: "he" is whom the sentence before names."""
    return one.speaker is None and (one.source or "").casefold() in ("it", "he", "she", "they")


def stance_of(claim: Claim) -> Stance:
    """How the claim stands to what it is about, by its act, then its polarity, then its modality."""
    gist = claim.gist
    if claim.act is Act.DECLINE_COMMENT or (claim.act in (Act.ASSERT, Act.PROMISE) and refuses(claim.content)):
        return Stance.DECLINES
    if claim.act is Act.ASK or (gist and gist.modality is Modality.ASKED):
        return Stance.ASKS
    if claim.act is Act.DENY and turns_down(claim.content):
        return Stance.ASSERTS
    is_negative = gist is not None and not gist.polarity and gist.predicate not in STATED
    if is_negative or _is_rejection(claim):
        return Stance.DENIES
    if claim.act is Act.ACCUSE:
        return Stance.ACCUSES
    is_hedged = gist is not None and gist.modality in (Modality.HEDGED, Modality.CONDITIONAL)
    return Stance.HEDGES if is_hedged or claim.act is Act.SPECULATE else Stance.ASSERTS


def _is_rejection(claim: Claim) -> bool:
    """Whether it says by its act, or in its own words, that something is not so."""
    gist, content = claim.gist, claim.content
    if claim.act is Act.DENY:
        is_reply = claim.quote is Quote.DIRECT and claim.cue is not None and _DISAGREES.match(claim.cue) is not None
        return gist is None or not gist.polarity or gist.predicate is Predicate.EVALUATED or is_reply
    if claim.act is Act.CRITICIZE:
        return rejects(content) or (_DOUBTS.match(claim.cue or "") is not None and names_saying(content))
    return claim.act is Act.ASSERT and any(says_no(content) for says_no in _NO)


_DISAGREES = re.compile(r"(?:disagree|den[iy]|disput|reject|rebut|refut|contradict|dismiss)", re.IGNORECASE)
"""Cues of one who sets a sentence of his own against what was said."""

_DOUBTS = re.compile(r"(?:doubt|mock|ridicul|scoff|laugh)", re.IGNORECASE)
"""Cues of one who does not believe what was said."""

_NO = (rejects, judges_only, disbelieves, sees_no_sign, elides_no)
"""Ways to say in one's own words that something said or asked before is not so."""


def _key(known: str | None, name: str | None) -> str | None:
    return known or (name.casefold() if name else None)
