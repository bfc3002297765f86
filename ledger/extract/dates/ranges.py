"""The one table of range words: what "about", "nearly", "shortly before" do to an amount or a time of day.

**Amounts** ("more than nine hours"). The *step* of an amount is the distance to the next number that one would say:
half a unit where the words count halves, 10 for round counts of 20 or more of seconds, minutes or days, 5 for multiples
of five from 15, else 1 unit. Bounds are half-open seconds around the amount x:

| words | low | high |
| --- | --- | --- |
| (none), exactly, just, only | x | x + 1 s |
| more than, over, at least-like "upwards of" | x | x + step |
| nearly, almost, close to, just under | x - step / 2 | x |
| about, around, roughly, some | x - step / 2 (a third of x, if x is one unit or less) | x + the same |
| at least, no less than | x | open |
| less than, under, fewer than | 0 | x |
| at most, up to, no more than | 0 | x + 1 s |

**Times of day** ("shortly before 11 a.m."), minutes around the minute that is named, half-open:

| words | from | to |
| --- | --- | --- |
| (none), at, exactly | 0 | +1 |
| about, around, roughly, circa | -30 | +30 |
| shortly before | -30 | 0 |
| just before | -15 | 0 |
| moments before | -5 | 0 |
| nearly, almost, close to | -15 | 0 |
| shortly after, soon after | 0 | +30 |
| just after, just past | 0 | +15 |
| moments after | 0 | +5 |
| before, by | open | 0 (by: +1) |
| after, past | 0 | open |

**Parts of the day**, local hours of the day that is named, as wide as English uses the words: the interval must hold
what was meant, so "Tuesday morning" begins at midnight ("at 1 a.m. Tuesday morning").

| part | from | to |
| --- | --- | --- |
| morning TMO | 0 | 12 |
| midday TMI | 11 | 14 |
| afternoon TAF | 12 | 19 |
| evening TEV | 17 | 24 |
| night TNI | 18 | 30 (6 the next day) |
| daytime TDT | 6 | 20 |
| early (a day) | 0 | 12 |
| late (a day) | 12 | 24 |
"""

from fractions import Fraction
from typing import Final, NamedTuple

from ledger.extract.dates.forms import Part, Unit


class AmountRule(NamedTuple):
    """Bounds around an amount: each is None for open, or a multiple of the step plus seconds."""

    low_steps: Fraction | None
    high_steps: Fraction | None
    high_seconds: int = 0
    from_zero: bool = False
    shy: bool = False
    """Whether an amount of one unit or less moves by a third of itself instead of by its step."""


_ZERO: Final = Fraction(0)
_HALF: Final = Fraction(1, 2)
_EXACT: Final = AmountRule(_ZERO, _ZERO, 1)
_MORE: Final = AmountRule(_ZERO, Fraction(1))
_NEARLY: Final = AmountRule(-_HALF, _ZERO)
_ABOUT: Final = AmountRule(-_HALF, _HALF, shy=True)
_AT_LEAST: Final = AmountRule(_ZERO, None)
_LESS: Final = AmountRule(_ZERO, _ZERO, from_zero=True)
_AT_MOST: Final = AmountRule(_ZERO, _ZERO, 1, from_zero=True)

AMOUNT_WORDS: Final[dict[str, AmountRule]] = {
    **dict.fromkeys(("exactly", "precisely", "just", "only", "a full"), _EXACT),
    **dict.fromkeys(
        ("more than", "over", "just over", "well over", "a little over", "a little more than", "slightly more than",
         "slightly over", "just more than", "upwards of", "in excess of", "longer than"),
        _MORE,
    ),
    **dict.fromkeys(("nearly", "almost", "close to", "just under", "just less than", "just short of", "a little under",
                     "slightly less than", "slightly under"), _NEARLY),
    **dict.fromkeys(("about", "around", "roughly", "approximately", "some", "circa", "an estimated", "or so"), _ABOUT),
    **dict.fromkeys(("at least", "no less than", "no fewer than", "not less than", "a minimum of"), _AT_LEAST),
    **dict.fromkeys(("less than", "under", "fewer than"), _LESS),
    **dict.fromkeys(("at most", "up to", "no more than", "not more than", "as much as", "as long as", "as many as",
                     "a maximum of"), _AT_MOST),
}  # fmt: skip
"""Words before an amount -> its bounds."""

EXACT_AMOUNT: Final = _EXACT


class ClockRule(NamedTuple):
    """Minutes from the minute that is named; None is open."""

    low: int | None
    high: int | None


CLOCK_WORDS: Final[dict[str, ClockRule]] = {
    **dict.fromkeys(("exactly", "precisely"), ClockRule(0, 1)),
    **dict.fromkeys(("about", "around", "roughly", "approximately", "circa", "some time around",
                     "sometime around"), ClockRule(-30, 30)),
    **dict.fromkeys(("shortly before", "a little before", "not long before"), ClockRule(-30, 0)),
    **dict.fromkeys(("just before", "minutes before"), ClockRule(-15, 0)),
    "moments before": ClockRule(-5, 0),
    **dict.fromkeys(("nearly", "almost", "close to"), ClockRule(-15, 0)),
    **dict.fromkeys(("shortly after", "soon after", "a little after", "not long after", "shortly past"),
                    ClockRule(0, 30)),
    **dict.fromkeys(("just after", "just past", "minutes after"), ClockRule(0, 15)),
    "moments after": ClockRule(0, 5),
}  # fmt: skip
"""Words before a time of day that belong to it -> its bounds."""

EXACT_CLOCK: Final = ClockRule(0, 1)
RELATION_CLOCK: Final[dict[str, ClockRule]] = {
    "before": ClockRule(None, 0),
    "by": ClockRule(None, 1),
    "after": ClockRule(0, None),
    "past": ClockRule(0, None),
}
"""Prepositions that open a side; "since", "until", "at" leave the time as it is."""

PART_HOURS: Final[dict[Part, tuple[int, int]]] = {
    Part.MORNING: (0, 12),
    Part.MIDDAY: (11, 14),
    Part.AFTERNOON: (12, 19),
    Part.EVENING: (17, 24),
    Part.NIGHT: (18, 30),
    Part.DAYTIME: (6, 20),
}
"""Local hours from the day's midnight."""

EARLY_DAY_HOURS: Final = (0, 12)
LATE_DAY_HOURS: Final = (12, 24)

UNIT_SECONDS: Final[dict[Unit, int]] = {
    Unit.SECOND: 1,
    Unit.MINUTE: 60,
    Unit.HOUR: 3600,
    Unit.DAY: 86400,
    Unit.WEEKEND: 2 * 86400,
    Unit.WEEK: 7 * 86400,
    Unit.FORTNIGHT: 14 * 86400,
    Unit.MONTH: 30 * 86400,
    Unit.QUARTER: 91 * 86400,
    Unit.HALF: 182 * 86400,
    Unit.SEASON: 91 * 86400,
    Unit.YEAR: 365 * 86400,
    Unit.DECADE: 3652 * 86400,
    Unit.CENTURY: 36525 * 86400,
}
"""Seconds of a unit; months and longer by convention."""

_ROUND_UNITS: Final = frozenset({Unit.SECOND, Unit.MINUTE, Unit.DAY})


def step_of(count: Fraction, unit: Unit) -> Fraction:
    """The step of an amount, in units: how far away the next number is that one would say."""
    if count.denominator > 1:
        return Fraction(1, 2)
    if unit in _ROUND_UNITS and count >= 20 and count % 10 == 0:  # noqa: PLR2004 - the table above
        return Fraction(10)
    if unit in _ROUND_UNITS and count >= 15 and count % 5 == 0:  # noqa: PLR2004 - the table above
        return Fraction(5)
    return Fraction(1)
