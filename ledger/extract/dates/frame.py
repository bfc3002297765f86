"""What expressions count from, and what is said where there is nothing to count from."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from ledger.extract.dates import civil
from ledger.extract.dates.civil import Period
from ledger.extract.dates.forms import Origin, Unit
from ledger.extract.dates.ranges import UNIT_SECONDS
from ledger.model.when import Precision

ANCHOR_MISSING: Final = "anchor_missing"
REFERENCE_MISSING: Final = "reference_missing"
CLOCK_UNITS: Final = frozenset({Unit.HOUR, Unit.MINUTE, Unit.SECOND})
UNDERSPECIFIED: Final = {
    Unit.DAY: "XXXX-XX-XX",
    Unit.WEEK: "XXXX-WXX",
    Unit.WEEKEND: "XXXX-WXX-WE",
    Unit.MONTH: "XXXX-XX",
    Unit.QUARTER: "XXXX-QX",
    Unit.YEAR: "XXXX",
    Unit.DECADE: "XXX",
    Unit.CENTURY: "XX",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a relative expression counts from. All local."""

    today: date | None
    """The story's day."""
    now: datetime | None = None
    """The story's instant, naive, when it is known to the minute."""
    reference: Period | None = None
    """What was last spoken of, or the event that the words count from."""
    future: bool = False
    """Whether a future cue governs the expression."""
    past: bool = False
    """Whether it cannot be ahead of the story ("since March")."""


def unresolved(value: str, precision: Precision, note: str = ANCHOR_MISSING) -> Period:
    """A period that wants an anchor: TIMEX3 with X where nothing is known."""
    return Period(start=None, end=None, value=value, precision=precision, anchor=ANCHOR_MISSING, notes=(note,))


def relative(period: Period, anchor: date) -> Period:
    """The period with the day it was counted from and on which side of it it lies."""
    day = period.start.date() if period.start else anchor
    holds = bool(period.end) and day <= anchor < period.end.date() if period.end else False
    direction = "same" if holds else "past" if day < anchor else "future"
    return replace(period, anchor=anchor.isoformat(), direction=direction)


def base_day(origin: Origin, unit: Unit, frame: Frame) -> date | None:
    """The day that an expression of this origin counts from."""
    if origin is Origin.STORY:
        return frame.today
    reference = frame.reference
    if reference and reference.day and UNIT_SECONDS[unit] >= length_s(reference):
        return reference.day
    return frame.today if origin is Origin.NARRATIVE else None


def length_s(period: Period) -> int:
    """Seconds of the unit that a period is known to."""
    for unit, precision in civil.PRECISIONS.items():
        if precision is period.precision:
            return UNIT_SECONDS[unit]
    return 0
