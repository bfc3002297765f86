"""Links between incidents: one said to answer another, or told of in one breath; linked, they are still two."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ledger.model.claim import Entry
from ledger.model.gist import Predicate
from ledger.model.ids import SHORT_ID
from ledger.model.thread import Incident, Known, Stance
from ledger.threads.kinds import may_be_one
from ledger.threads.telling import Telling
from ledger.threads.victims import victim
from ledger.threads.views.account import VOID, tellings_of
from ledger.threads.views.phrases import incident_words

RETALIATION = re.compile(r"\b(?:retaliat\w*|reprisals?|reveng\w*|aveng\w*|payback|tit.for.tat)\b", re.IGNORECASE)
RESPONSE = re.compile(
    r"\b(?:responses?|counter-?attack\w*|respond(?:ed|s|ing)? (?:to|with)|answer(?:s|ed|ing)? (?:to|for|that|with))\b"
    r"|\bproportional\b.{0,3}\b(?:answer|strike|measures?)\b",
    re.IGNORECASE,
)
"""Words by which one thing is said to answer another."""

AHEAD = re.compile(r"\b(?:will|shall|would|going to)\b", re.IGNORECASE)
"""Who speaks so of an answer speaks of one that is still to come."""

PROMISED = re.compile(r"\b(?:promis\w+|vow\w*|pledg\w+|threaten\w*)\b", re.IGNORECASE)
HAPPENED = re.compile(r"\b(?:is|was|were|been)\b", re.IGNORECASE)
"""A promised answer is to come too, unless something is said to have been it ("was the answer he had promised")."""

TO_COME = frozenset({Predicate.WILL_RESPOND, Predicate.INTENDS, Predicate.WANTS, Predicate.WARNED})
"""What these say is still to come: no incident yet is said to be the answer."""

TOGETHER = 2
"""Told of together by so many articles, two incidents are one story to somebody."""


class LinkKind(StrEnum):
    """What one incident is said to be to another."""

    RETALIATION = "retaliation"
    RESPONSE = "response"
    TOLD_TOGETHER = "told_together"
    """Nobody says what the one has to do with the other; articles tell of both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A claim that says, denies or asks that the one incident answers the other."""

    claim: str
    """Id."""
    stance: Stance
    who: str
    """On whose behalf, else the words for who says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What an incident has to do with another one."""

    kind: LinkKind
    other: str
    """Id of the other incident."""
    name: str
    """The other in words: "the intrusion at Sony"."""
    is_answer: bool
    """Whether this incident is said to answer the other, rather than the other this one; of no meaning where nothing
    is said."""
    sayings: tuple[Saying, ...]
    """In the order of the articles; none for what is only told together."""
    articles: int
    """That tell of both."""

    @property
    def words(self) -> str:
        """Who says what of the two, of this one as "this", of the other as "it"; with the ids of the claims."""
        answer, answered = ("this", "it") if self.is_answer else ("it", "this")
        said = f"{answer} {_ANSWERS.get(self.kind, '')} {answered}"
        found = (f"{one.who} {_SAYS[one.stance]} {said} [{one.claim[:SHORT_ID]}]" for one in self.sayings)
        return "; ".join(found) or "told of together; nobody says what they have to do with each other"


_ANSWERS = {LinkKind.RETALIATION: "was retaliation for", LinkKind.RESPONSE: "was a response to"}

_SAYS = {
    Stance.ASSERTS: "asserts that",
    Stance.ACCUSES: "accuses:",
    Stance.DENIES: "denies that",
    Stance.HEDGES: "holds it possible that",
    Stance.ASKS: "asks whether",
    Stance.DECLINES: "will not say whether",
}


def links(incident: str, known: Known, entries: Iterable[Entry], names: Mapping[str, str]) -> tuple[Link, ...]:
    """What this incident has to do with others, by what is said first, then by how many articles tell of both.

    Args:
        incident: id.
        known: the threads.
        entries: all claims that stand.
        names: common names by id of an actor.
    """
    held = [entry for entry in entries if entry.state not in VOID]
    articles = _articles(known, held)
    found: dict[tuple[str, LinkKind, bool], list[Saying]] = defaultdict(list)
    for told, one in _sayings(known, held, articles, names):
        if incident in told[:2]:
            answer, answered, kind = told
            other = answered if answer == incident else answer
            found[other, kind, answer == incident].append(one)
    together = _together(incident, articles)
    said = {other for other, _, _ in found}
    for other, count in together.items():
        if (
            other not in said
            and count >= TOGETHER
            and _is_other_story(known.incidents[incident], known.incidents[other])
        ):
            found[other, LinkKind.TOLD_TOGETHER, False] = []
    made = [
        Link(
            kind=kind, other=other, name=incident_words(known.incidents[other], names), is_answer=is_answer,
            sayings=tuple(sayings), articles=together.get(other, 0),
        )
        for (other, kind, is_answer), sayings in found.items()
    ]  # fmt: skip
    return tuple(sorted(made, key=lambda one: (-len(one.sayings), -one.articles, one.name, one.other)))


def _articles(known: Known, held: Iterable[Entry]) -> dict[str, dict[str, int]]:
    """By id of the article, how many of its claims are about each incident."""
    found: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for entry in held:
        member = known.memberships.get(entry.claim.id)
        if member is not None and member.incident is not None:
            found[entry.claim.article][member.incident] += 1
    return {article: dict(counts) for article, counts in found.items()}


def _together(incident: str, articles: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    found: defaultdict[str, int] = defaultdict(int)
    for counts in articles.values():
        if incident in counts:
            for other in counts:
                found[other] += other != incident
    return {other: count for other, count in found.items() if count}


def _sayings(
    known: Known, held: Sequence[Entry], articles: Mapping[str, Mapping[str, int]], names: Mapping[str, str]
) -> Iterable[tuple[tuple[str, str, LinkKind], Saying]]:
    """(the answer, what it answers, kind) with the claim that says so."""
    tellings = tellings_of(entry for entry in held if _kind(entry.claim.content) is not None)
    for entry in held:
        one = tellings.get(entry.claim.id)
        member = known.memberships.get(entry.claim.id)
        if one is None or member is None or member.incident is None or not _speaks_of_now(one):
            continue
        other = _other(one, member.incident, articles[one.article], known, names)
        kind = _kind(one.content)
        if other is None or kind is None:
            continue
        who = one.actor_name or " ".join((one.source or one.outlet or "").split())
        yield (member.incident, other, kind), Saying(claim=one.claim, stance=one.stance, who=who)


def _kind(content: str) -> LinkKind | None:
    if RETALIATION.search(content):
        return LinkKind.RETALIATION
    return LinkKind.RESPONSE if RESPONSE.search(content) else None


def _speaks_of_now(one: Telling) -> bool:
    """Whether it can be that it says of something that has happened what it answers."""
    if one.stance is Stance.DECLINES or AHEAD.search(one.content):
        return False
    if PROMISED.search(one.content) and not HAPPENED.search(one.content):
        return False
    return one.gist is None or one.gist.predicate not in TO_COME


def _other(one: Telling, own: str, counts: Mapping[str, int], known: Known, names: Mapping[str, str]) -> str | None:
    """The incident of the same article that the claim names, else the only one of another kind that the article has."""
    here = known.incidents[own]
    others = [each for each in counts if each != own and _is_other_story(here, known.incidents[each])]
    words = victim(None, one.content).words
    named = [each for each in others if _is_named(known.incidents[each], words, names)]
    if named:
        return min(named, key=lambda each: (-counts[each], known.incidents[each].words, each))
    return others[0] if len(others) == 1 else None


def _is_named(incident: Incident, words: frozenset[str], names: Mapping[str, str]) -> bool:
    """Whether the victim's name stands among the words."""
    for name in {incident.victim, names.get(incident.victim_id or "")} - {None}:
        wanted = victim(None, name).words
        if wanted and wanted <= words:
            return True
    return False


def _is_other_story(one: Incident, other: Incident) -> bool:
    """Whether nobody would take the two for one: other kinds of happenings."""
    return not may_be_one(one.kind, other.kind)
