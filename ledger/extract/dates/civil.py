"""Civil time: periods of the calendar as naive local half-open intervals with their TIMEX3 values."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from ledger.extract.dates.forms import Unit
from ledger.extract.dates.words import SEASON_CODES
from ledger.model.when import Precision

_MONTHS: Final = 12
_SATURDAY_SHIFT: Final = 5
PRECISIONS: Final = {
    Unit.SECOND: Precision.SECOND,
    Unit.MINUTE: Precision.MINUTE,
    Unit.HOUR: Precision.HOUR,
    Unit.DAY: Precision.DAY,
    Unit.WEEKEND: Precision.DAY,
    Unit.WEEK: Precision.WEEK,
    Unit.FORTNIGHT: Precision.WEEK,
    Unit.MONTH: Precision.MONTH,
    Unit.QUARTER: Precision.QUARTER,
    Unit.HALF: Precision.SEASON,
    Unit.SEASON: Precision.SEASON,
    Unit.YEAR: Precision.YEAR,
    Unit.DECADE: Precision.DECADE,
    Unit.CENTURY: Precision.DECADE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of local civil time. Naive; half-open; None on a side is open, on both unresolved."""

    start: datetime | None
    end: datetime | None
    value: str
    """TIMEX3."""
    precision: Precision
    direction: str | None = None
    """"past", "future" or "same", for a relative expression."""
    anchor: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def day(self) -> date | None:
        """The local day it begins on; None when unresolved."""
        return self.start.date() if self.start else None


def _period(first: date, last: date, value: str, unit: Unit) -> Period:
    start, end = datetime.combine(first, time()), datetime.combine(last, time())
    return Period(start=start, end=end, value=value, precision=PRECISIONS[unit])


def day_period(day: date) -> Period:
    """One day."""
    return _period(day, day + timedelta(days=1), day.isoformat(), Unit.DAY)


def week_period(day: date) -> Period:
    """The ISO week of a day."""
    monday = day - timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    return _period(monday, monday + timedelta(days=7), f"{year:04d}-W{week:02d}", Unit.WEEK)


def weekend_period(day: date) -> Period:
    """Saturday and Sunday of the ISO week of a day."""
    saturday = day - timedelta(days=day.weekday()) + timedelta(days=_SATURDAY_SHIFT)
    year, week, _ = day.isocalendar()
    return _period(saturday, saturday + timedelta(days=2), f"{year:04d}-W{week:02d}-WE", Unit.WEEKEND)


def month_period(year: int, month: int) -> Period:
    """One month."""
    return _period(date(year, month, 1), add_months(date(year, month, 1), 1), f"{year:04d}-{month:02d}", Unit.MONTH)


def quarter_period(year: int, quarter: int) -> Period:
    """One quarter of the calendar year, from 1."""
    first = date(year, 3 * quarter - 2, 1)
    return _period(first, add_months(first, 3), f"{year:04d}-Q{quarter}", Unit.QUARTER)


def half_period(year: int, half: int) -> Period:
    """One half of the calendar year, from 1."""
    first = date(year, 6 * half - 5, 1)
    return _period(first, add_months(first, 6), f"{year:04d}-H{half}", Unit.HALF)


def season_period(year: int, season: int) -> Period:
    """One season of the north by whole months, spring (March) first; the winter of a year begins in its December."""
    first = date(year, 3 * season, 1)
    return _period(first, add_months(first, 3), f"{year:04d}-{SEASON_CODES[season - 1]}", Unit.SEASON)


def year_period(year: int) -> Period:
    """One year."""
    return _period(date(year, 1, 1), date(year + 1, 1, 1), f"{year:04d}", Unit.YEAR)


def decade_period(decade: int) -> Period:
    """The ten years that begin with these three digits."""
    return _period(date(decade * 10, 1, 1), date(decade * 10 + 10, 1, 1), f"{decade:03d}", Unit.DECADE)


def century_period(century: int) -> Period:
    """The hundred years that begin with these two digits."""
    return _period(date(century * 100, 1, 1), date(century * 100 + 100, 1, 1), f"{century:02d}", Unit.CENTURY)


def add_months(day: date, months: int) -> date:
    """The day so many months on; the last of its month where that is shorter.

    Raises:
        ValueError: outside the years 1 to 9999.
    """
    count = day.year * _MONTHS + day.month - 1 + months
    year, month = divmod(count, _MONTHS)
    first = date(year, month + 1, 1)
    following = date(year + (month + 1) // _MONTHS, (month + 1) % _MONTHS + 1, 1)
    return first + timedelta(days=min(day.day, (following - first).days) - 1)


def shifted(unit: Unit, day: date, count: int) -> Period:
    """The period of a unit that holds the day so many units from `day`.

    Raises:
        ValueError, OverflowError: outside the years 1 to 9999.
    """
    if unit is Unit.WEEK:
        return week_period(day + timedelta(days=7 * count))
    if unit is Unit.FORTNIGHT:
        return week_period(day + timedelta(days=14 * count))
    if unit is Unit.WEEKEND:
        return weekend_period(day + timedelta(days=7 * count))
    if unit is Unit.MONTH:
        there = add_months(day, count)
        return month_period(there.year, there.month)
    if unit is Unit.QUARTER:
        there = add_months(day, 3 * count)
        return quarter_period(there.year, (there.month + 2) // 3)
    if unit is Unit.YEAR:
        return year_period(day.year + count)
    if unit is Unit.DECADE:
        return decade_period(day.year // 10 + count)
    if unit is Unit.CENTURY:
        return century_period(day.year // 100 + count)
    return day_period(day + timedelta(days=count))
