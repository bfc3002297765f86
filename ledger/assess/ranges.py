"""Half-open ranges of integers, and the verdict that two of them give."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from ledger.model.record import instant, parse_instant
from ledger.model.verdict import Range, Reason, Verdict

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Bounds(NamedTuple):
    """low <= x < high; None is unbounded. Instants are seconds since 1970 UTC."""

    low: int | None
    high: int | None

    @property
    def open(self) -> bool:
        """Whether it bounds nothing at all."""
        return self.low is None and self.high is None

    def holds(self, other: "Bounds") -> bool:
        """Whether all of the other lies in this one."""
        low = self.low is None or (other.low is not None and self.low <= other.low)
        return low and (self.high is None or (other.high is not None and other.high <= self.high))

    def meets(self, other: "Bounds") -> bool:
        """Whether the two share a number."""
        return _below(self.low, other.high) and _below(other.low, self.high)

    def gap(self, other: "Bounds") -> int:
        """How far the other lies outside: above 0 when it is later or greater, below when less, 0 when they meet."""
        if self.meets(other):
            return 0
        if self.high is not None and other.low is not None and other.low >= self.high:
            return other.low - self.high + 1
        return (other.high or 0) - (self.low or 0) - 1

    def overlap(self, other: "Bounds") -> int:
        """How many numbers the two share; an unbounded side counts as the other's."""
        lows = [low for low in (self.low, other.low) if low is not None]
        highs = [high for high in (self.high, other.high) if high is not None]
        return max(min(highs) - max(lows), 0) if lows and highs else 0

    def widened(self, by: int) -> "Bounds":
        """With so much more on both sides."""
        return Bounds(None if self.low is None else self.low - by, None if self.high is None else self.high + by)

    def closed(self, length: int) -> "Bounds":
        """With an unbounded side put so far from the bounded one."""
        low = self.low if self.low is not None or self.high is None else self.high - length
        return Bounds(low, self.high if self.high is not None or low is None else low + length)


class Outcome(NamedTuple):
    """A verdict with its reason, if it needs one."""

    verdict: Verdict
    reason: Reason | None = None


SUPPORTS = Outcome(Verdict.SUPPORTS)
CONTRADICTS = Outcome(Verdict.CONTRADICTS)
CONSISTENT = Outcome(Verdict.CONSISTENT)
TOO_COARSE = Outcome(Verdict.CANNOT_TELL, Reason.TOO_COARSE)


def compare(claimed: Bounds, measured: Bounds, tolerance: int) -> Outcome:
    """The verdict of a measured range on a claimed one, which the tolerance widens on both sides.

    A claim that bounds nothing would fit anything: consistent. One that holds the measured range is supported, one that
    does not meet it contradicted; where the two only meet, the measurement is too coarse to decide.
    """
    wide = claimed.widened(tolerance)
    if claimed.open:
        return CONSISTENT
    if wide.holds(measured):
        return SUPPORTS
    return TOO_COARSE if wide.meets(measured) else CONTRADICTS


def bounds(low: int | str | None, high: int | str | None) -> Bounds:
    """The range between these two; one that is empty or upside down is the single number `low`."""
    first, last = number(low), number(high)
    return Bounds(first, first + 1 if first is not None and last is not None and last <= first else last)


def number(value: int | str | None) -> int | None:
    """An instant as seconds since 1970 UTC, a fraction cut off; integers as they are."""
    return seconds(parse_instant(value)) if isinstance(value, str) else value


def seconds(moment: datetime) -> int:
    """Whole seconds since 1970 UTC."""
    return (moment - EPOCH) // timedelta(seconds=1)


def moment(value: int) -> datetime:
    """The instant so many seconds after 1970."""
    return EPOCH + timedelta(seconds=value)


def as_range(made: Bounds, unit: str) -> Range:
    """The range as a finding stores it."""
    if unit != "instant":
        return Range(low=made.low, high=made.high)
    texts = [None if value is None else instant(moment(value)) for value in made]
    return Range(low=texts[0], high=texts[1])


def _below(low: int | None, high: int | None) -> bool:
    return low is None or high is None or low < high
