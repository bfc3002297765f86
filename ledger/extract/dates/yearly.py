"""Days and periods that come every year, and which year's is meant: "December 23", "the third quarter", "Easter"."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from ledger.extract.dates import civil, holidays
from ledger.extract.dates.civil import Period
from ledger.extract.dates.forms import CalendarForm, HolidayForm, PeriodForm, Unit
from ledger.extract.dates.frame import UNDERSPECIFIED, Frame, relative, unresolved
from ledger.model.when import Precision

_SOON_DAYS: Final = (45, 90)
"""A day without a year lies ahead when it is at most so near, in the next year or in the story's own (a month: half) ..."""
_NEARER: Final = 3
"""... and so many times nearer than the last one is past: who means another year than the story's mostly says so."""


def calendar_period(form: CalendarForm, frame: Frame) -> Period:
    """The day, month or year of a name from the calendar."""
    year = form.year
    if year is None and form.year_shift is not None:
        if frame.today is None:
            return _open_calendar(form)
        year = frame.today.year + form.year_shift
        return relative(calendar_period(replace(form, year=year, year_shift=None), frame), frame.today)
    if year is not None:
        return _in_year(form, year)
    if frame.today is None:
        return _open_calendar(form)
    if form.month is None and form.day:
        return relative(_day_of_month(form.day, frame.today, future=frame.future), frame.today)
    if form.month is None:
        return relative(_weekday(form.weekday or 1, frame.today, future=frame.future), frame.today)
    return relative(_yearless(form, frame, frame.today), frame.today)


def _in_year(form: CalendarForm, year: int) -> Period:
    if form.month is None:
        return civil.year_period(year)
    if form.day is None:
        return civil.month_period(year, form.month)
    period = civil.day_period(date(year, form.month, form.day))
    if form.weekday and period.day and period.day.isoweekday() != form.weekday:
        return replace(period, notes=("weekday_disagrees",))
    return period


def _open_calendar(form: CalendarForm) -> Period:
    if form.month is None and form.weekday:
        return unresolved(f"XXXX-WXX-{form.weekday}", Precision.DAY)
    if form.month is None and form.day:
        return unresolved(f"XXXX-XX-{form.day:02d}", Precision.DAY)
    if form.month is None:
        return unresolved("XXXX", Precision.YEAR)
    if form.day is None:
        return unresolved(f"XXXX-{form.month:02d}", Precision.MONTH)
    return unresolved(f"XXXX-{form.month:02d}-{form.day:02d}", Precision.DAY)


def _weekday(weekday: int, today: date, *, future: bool) -> Period:
    """The latest such day on or before the story's day; with a future cue the first on or after it."""
    back = (today.isoweekday() - weekday) % 7
    return civil.day_period(today + timedelta(days=(7 - back) % 7 if future else -back))


def _day_of_month(day: int, today: date, *, future: bool) -> Period:
    """The latest such day of a month on or before the story's day; with a future cue the first on or after it."""
    months = [civil.add_months(today.replace(day=1), shift) for shift in range(-2, 3)]
    days = [there for month in months if (there := month + timedelta(days=day - 1)).month == month.month]
    if future:
        return civil.day_period(next(there for there in days if there >= today))
    return civil.day_period([there for there in days if there <= today][-1])


def _yearless(form: CalendarForm, frame: Frame, today: date) -> Period:
    years = [year for year in range(today.year - 4, today.year + 5) if _exists(form, year)]
    if form.weekday and form.day:
        agreeing = [year for year in years if date(year, form.month or 1, form.day).isoweekday() == form.weekday]
        years = agreeing or years
    dated = replace(form, weekday=None)
    periods = [_in_year(dated, year) for year in years]
    return nearest(periods, today, frame)


def _exists(form: CalendarForm, year: int) -> bool:
    try:
        date(year, form.month or 1, form.day or 1)
    except ValueError:
        return False
    return True


def nearest(periods: list[Period], today: date, frame: Frame) -> Period:
    """Of a yearly period's occurrences the one that is meant.

    The last one that has begun, unless the next is near or a cue asks for it.
    """
    begun = [period for period in periods if period.day and period.day <= today]
    coming = [period for period in periods if period.day and period.day > today]
    last, following = (begun or [None])[-1], (coming or [None])[0]  # type: ignore[list-item]
    if last is None or following is None or last.day is None or following.day is None:
        return last or following or unresolved("XXXX-XX-XX", Precision.DAY)
    if last.end and today < last.end.date():
        return last
    ahead, past = (following.day - today).days, (today - last.day).days
    near = _SOON_DAYS[following.day.year == today.year] // (1 if last.precision is Precision.DAY else 2)
    soon = ahead <= near and ahead * _NEARER <= past
    return following if frame.future or (soon and not frame.past) else last


def numbered_period(form: PeriodForm, frame: Frame) -> Period:
    """The period of "the third quarter", "the last week of March", "the 1980s"."""
    if form.unit is Unit.DECADE:
        return civil.decade_period(form.index)
    if form.unit is Unit.CENTURY:
        return civil.century_period(form.index)
    year, today = form.year, frame.today
    if year is None and today is not None and form.year_shift is not None:
        year = today.year + form.year_shift
    if year is not None:
        period = _numbered(form, year)
        return period if form.year is not None or today is None else relative(period, today)
    if today is None:
        return unresolved(UNDERSPECIFIED.get(form.unit, "XXXX"), civil.PRECISIONS[form.unit])
    occurrences = [_numbered(form, today.year + shift) for shift in range(-2, 3)]
    return relative(_closest(occurrences, today, future=frame.future), today)


def _closest(periods: list[Period], today: date, *, future: bool) -> Period:
    """The one that begins nearest to the story's day; with a future cue the next to end."""
    if future:
        return next(period for period in periods if period.end and period.end.date() > today)
    return min(periods, key=lambda period: abs((period.day or today) - today))


def _numbered(form: PeriodForm, year: int) -> Period:
    if form.unit is Unit.QUARTER:
        return _fiscal(form, civil.quarter_period(year, 4 if form.index < 0 else form.index))
    if form.unit is Unit.HALF:
        return civil.half_period(year, form.index)
    if form.unit is Unit.SEASON:
        return civil.season_period(year, form.index)
    if form.unit in {Unit.WEEK, Unit.WEEKEND}:
        return _week_of_month(form, year)
    return _fiscal(form, civil.year_period(year))


def _fiscal(form: PeriodForm, period: Period) -> Period:
    """A fiscal year may begin up to nine months before or after the calendar's, by country and firm."""
    if not form.fiscal or period.start is None or period.end is None:
        return period
    start = datetime.combine(civil.add_months(period.start.date(), -9), datetime.min.time())
    end = datetime.combine(civil.add_months(period.end.date(), 9), datetime.min.time())
    return replace(period, start=start, end=end, notes=("fiscal_year",))


def _week_of_month(form: PeriodForm, year: int) -> Period:
    """A month's weeks are those whose Thursday lies in it, as in ISO 8601."""
    first = date(year, form.month or 1, 1)
    thursdays = [day for shift in range(31) if (day := first + timedelta(days=shift)).isoweekday() == 4  # noqa: PLR2004
                 and day.month == first.month]  # fmt: skip
    thursday = thursdays[-1] if form.index < 0 else thursdays[min(form.index, len(thursdays)) - 1]
    return civil.weekend_period(thursday) if form.unit is Unit.WEEKEND else civil.week_period(thursday)


def holiday_period(form: HolidayForm, frame: Frame) -> Period:
    """The day of a holiday."""
    find = holidays.HOLIDAYS[form.name]
    if form.year is not None:
        return civil.day_period(find(form.year))
    if frame.today is None:
        fixed = {find(year).isoformat()[5:] for year in (2013, 2014, 2015)}
        return unresolved(f"XXXX-{fixed.pop()}" if len(fixed) == 1 else "XXXX-XX-XX", Precision.DAY)
    today = frame.today
    occurrences = [civil.day_period(find(today.year + shift)) for shift in (-1, 0, 1)]
    if form.shift:
        future = form.shift > 0
        sides = [
            period for period in occurrences if period.day and (period.day > today) == future and period.day != today
        ]
        return relative(sides[0 if future else -1], today)
    return relative(nearest(occurrences, today, frame), today)
