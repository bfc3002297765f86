"""The thread of one incident: its claims in the order of time, each with what it is to earlier ones."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ledger.model.review import ReviewState
from ledger.model.thread import RelationKind, Stance
from ledger.threads.views.account import Account
from ledger.threads.views.attribution import blames
from ledger.threads.views.gaps import Gap, gaps
from ledger.threads.views.links import Link
from ledger.threads.views.overview import IncidentSummary, summary
from ledger.threads.views.phrases import day_of
from ledger.threads.views.positions import when


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What a claim is to an earlier one."""

    kind: RelationKind
    earlier: str
    """Id of the earlier claim."""
    rule: str
    score: int
    """Per mille: how sure the rule is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A claim in the thread."""

    claim: str
    """Id."""
    at: datetime | None
    """When it was said, else told: UTC, the first instant; None when neither is known."""
    day: str
    """The day in the zone of who said it; else "(published 2014-12-23)"."""
    who: str
    """The words that name the source, as they stand; of narration the outlet."""
    actor: str | None
    """On whose behalf."""
    stance: Stance
    """To its proposition."""
    proposition: str | None
    """Id."""
    content: str
    sentence: str
    """The sentence in which it stands, as in the text."""
    article: str
    outlet: str | None
    is_relay: bool
    """Whether it only passes on what another says; that claim stands in the thread by itself."""
    review: ReviewState
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """What is said of one incident, one thing after another."""

    incident: IncidentSummary
    lines: tuple[Line, ...]
    """By when it was said, else told; those without a date last."""
    gaps: tuple[Gap, ...]
    links: tuple[Link, ...]
    left_out: int
    """Claims that were rejected or retracted."""


def chronicle(account: Account, linked: Iterable[Link]) -> Thread:
    """The thread of an account, with its links to other incidents."""
    ties: defaultdict[str, list[Tie]] = defaultdict(list)
    for one in account.relations:
        ties[one.later].append(Tie(kind=one.kind, earlier=one.earlier, rule=one.rule, score=one.score))
    place = {claim: at for at, claim in enumerate(account.entries)}
    for own in ties.values():
        own.sort(key=lambda tie: (_ORDER.index(tie.kind), place[tie.earlier]))
    return Thread(
        incident=summary(account),
        lines=tuple(_line(account, claim, ties[claim]) for claim in account.entries),
        gaps=gaps(account, blames(account)),
        links=tuple(linked),
        left_out=account.left_out,
    )


_ORDER = tuple(RelationKind)


def _line(account: Account, claim: str, ties: Iterable[Tie]) -> Line:
    entry, telling, member = account.entries[claim], account.tellings[claim], account.members[claim]
    return Line(
        claim=claim,
        at=when(telling).earliest,
        day=day_of(entry.claim.said, entry.meta.published),
        who=(telling.outlet if telling.is_narrated else None) or telling.source or telling.actor_name or "",
        actor=entry.claim.actor,
        stance=member.stance,
        proposition=member.proposition,
        content=entry.claim.content,
        sentence=entry.claim.sentence,
        article=entry.claim.article,
        outlet=telling.outlet,
        is_relay=claim in account.relays,
        review=entry.state,
        ties=tuple(ties),
    )
