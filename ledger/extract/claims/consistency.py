"""Checks a claim's times against each other and against the day of publishing: shown beside the claim, never an edit."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from ledger.model.check import Check, CheckName, Outcome
from ledger.model.claim import Act, Claim
from ledger.model.when import Time

AHEAD = "ahead"
"""The note of an event's time that the claim's grammar puts after the saying ("will", "to", "if")."""
OF_WHAT_HAPPENED = frozenset(
    {Act.ASSERT, Act.DENY, Act.ACCUSE, Act.ADMIT, Act.CLAIM_RESPONSIBILITY, Act.SPECULATE, Act.CRITICIZE}
)
"""Acts that speak of what is past, unless their words put it ahead; one promises, threatens or urges what is to come."""


class Interval(NamedTuple):
    """Half-open, UTC; None is open."""

    earliest: datetime | None
    latest: datetime | None

    @property
    def is_known(self) -> bool:
        """Whether it has a bound."""
        return self.earliest is not None or self.latest is not None


def checks_of(claim: Claim, publication: Interval | None) -> Iterator[Check]:
    """The checks of a claim by itself; only what has two times to compare is checked."""
    said = _interval(claim.said)
    event = _interval(claim.event_time) if _tells_the_past(claim) else None
    if said is not None and event is not None:
        words = f"the event {shown(event)}; said {shown(said)}"
        yield in_order(CheckName.SAID_AFTER_EVENT, event, said, words)
    if publication is None:
        return
    end = Interval(publication.latest, publication.latest)  # all of the day of publishing is early enough
    if said is not None:
        words = f"said {shown(said)}; published {shown(publication)}"
        yield in_order(CheckName.SAID_BY_PUBLICATION, said, end, words)
    if event is not None:
        words = f"the event {shown(event)}; published {shown(publication)}"
        yield in_order(CheckName.EVENT_BY_PUBLICATION, event, end, words)


def _tells_the_past(claim: Claim) -> bool:
    return claim.act in OF_WHAT_HAPPENED and claim.event_time is not None and AHEAD not in claim.event_time.notes


def _interval(time: Time | None) -> Interval | None:
    return None if time is None else Interval(time.earliest, time.latest)


def in_order(name: CheckName, first: Interval, then: Interval, words: str) -> Check:
    """Whether the one was no later than the other, in all readings, in some, or in none."""
    if not (first.is_known and then.is_known):
        return Check(name=name, outcome=Outcome.CANNOT_TELL, sentence=f"{words}: one of them is not resolved")
    if first.earliest is not None and then.latest is not None and then.latest <= first.earliest:
        return Check(name=name, outcome=Outcome.VIOLATED, sentence=f"{words}: the wrong way round")
    if first.latest is not None and then.earliest is not None and first.latest <= then.earliest:
        return Check(name=name, outcome=Outcome.HOLDS, sentence=f"{words}: in order")
    sentence = f"{words}: they overlap, so the order is possible and not certain"
    return Check(name=name, outcome=Outcome.POSSIBLE, sentence=sentence)


def shown(interval: Interval) -> str:
    """Both bounds in UTC, to the minute."""
    if not interval.is_known:
        return "not resolved"
    first, last = (f"{bound:%Y-%m-%d %H:%M}" if bound else "open" for bound in interval)
    return f"{first} – {last} UTC"
