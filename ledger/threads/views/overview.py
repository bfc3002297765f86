"""The incidents of a ledger in a line each: what happened to whom, when, and how much is said of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ledger.model.gist import HappeningKind
from ledger.model.thread import RelationKind
from ledger.threads.times import told_at
from ledger.threads.views.account import Account

CONTESTED = frozenset({RelationKind.DENIES, RelationKind.CONTRADICTS, RelationKind.RETRACTS})
"""What a claim can be to another that it does not leave as it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentSummary:
    """One incident, and how much is said of it."""

    id: str
    name: str
    """What happened to whom, in words: "the outage in North Korea"."""
    kind: HappeningKind
    victim: str | None
    victim_id: str | None
    earliest: datetime | None
    """UTC. The first instant at which it can have begun; None when not known."""
    latest: datetime | None
    """UTC, half-open; None when not known."""
    words: str
    """The words that name it in the article that named it first."""
    claims: int
    """Claims that stand, those that were rejected left out."""
    articles: int
    outlets: int
    propositions: int
    """Different things that are said of it."""
    contested: int
    """Claims that deny, contradict or take back another one of it."""
    actors: tuple[str, ...]
    """On whose behalf most is said of it first."""
    first_told: datetime | None
    """UTC. When the first article that is dated told of it; of a date midnight."""
    last_told: datetime | None


def summary(account: Account) -> IncidentSummary:
    """One incident in a line."""
    one = account.incident
    first, last = first_and_last(entry.meta.published for entry in account.entries.values())
    actors = Counter(entry.claim.actor for entry in account.entries.values() if entry.claim.actor)
    return IncidentSummary(
        id=one.id,
        name=account.name,
        kind=one.kind,
        victim=one.victim,
        victim_id=one.victim_id,
        earliest=one.earliest,
        latest=one.latest,
        words=one.words,
        claims=len(account.entries),
        articles=account.articles,
        outlets=len({telling.outlet for telling in account.tellings.values() if telling.outlet}),
        propositions=len(account.propositions),
        contested=len({relation.later for relation in account.relations if relation.kind in CONTESTED}),
        actors=tuple(sorted(actors, key=lambda name: (-actors[name], name))),
        first_told=first,
        last_told=last,
    )


def first_and_last(published: Iterable[str | None]) -> tuple[datetime | None, datetime | None]:
    """The first and the last of these days or instants, as articles have them; None where none is known."""
    told = [moment for one in published if (moment := told_at(one)) is not None]
    return min(told, default=None), max(told, default=None)
