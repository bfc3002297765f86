"""When an outage began by a claim's own numbers, and how far apart and how exact such onsets are."""

from datetime import datetime, timedelta

from ledger.extract.claims.consistency import Interval
from ledger.model.claim import Claim, MeasurableKind
from ledger.model.record import parse_instant


def measured_onset(claim: Claim) -> Interval | None:
    """When the outage began by the claim's own number; None without one."""
    for measurable in claim.measurables:
        low, high = measurable.low, measurable.high
        if measurable.kind is MeasurableKind.OUTAGE_START and isinstance(low, str) and isinstance(high, str):
            return Interval(parse_instant(low), parse_instant(high))
    return None


def apart(one: Interval, other: Interval) -> timedelta:
    """How much time lies between the two at the least."""
    first = _between(one.latest, other.earliest)
    return max(first, _between(other.latest, one.earliest), timedelta(0))


def _between(end: datetime | None, start: datetime | None) -> timedelta:
    return timedelta(0) if end is None or start is None else start - end


def length(interval: Interval) -> timedelta:
    """How long it is: the shorter, the more exact."""
    return timedelta.max if None in interval else -_between(interval.latest, interval.earliest)
