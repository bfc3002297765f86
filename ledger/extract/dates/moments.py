"""A time of day, or a part of the day, on a day that is already known."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from ledger.extract.dates.civil import Period
from ledger.extract.dates.forms import ClockForm, Edge, Part, PartForm
from ledger.extract.dates.ranges import CLOCK_WORDS, EXACT_CLOCK, PART_HOURS
from ledger.model.when import Precision

_HALF_DAY: Final = timedelta(hours=12)
_SMALL_HOURS: Final = (0, 6)


def at_time(day: Period, form: ClockForm | PartForm) -> Period:
    """The period that the time makes of its day; unresolved as far as the day is."""
    if isinstance(form, PartForm):
        return _at_part(day, form)
    return _at_clock(day, form)


def _day_value(day: Period) -> str:
    """The TIMEX3 day to which a time is added: "2014-12-23", "XXXX-WXX-2"."""
    return day.start.date().isoformat() if day.start else day.value


def _at_part(day: Period, form: PartForm) -> Period:
    first, last = PART_HOURS[form.part]
    if form.part is Part.MORNING and form.edge is Edge.EARLY:
        first, last = (_SMALL_HOURS[0], PART_HOURS[Part.MORNING][1])
    if day.start is None:
        return replace(day, value=f"{day.value}{form.part.value}", precision=Precision.PART_OF_DAY)
    midnight = _midnight(day.start) - timedelta(days=1 if form.previous else 0)
    return replace(
        day,
        start=midnight + timedelta(hours=first),
        end=midnight + timedelta(hours=last),
        value=f"{midnight.date().isoformat()}{form.part.value}",
        precision=Precision.PART_OF_DAY,
    )


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _at_clock(day: Period, form: ClockForm) -> Period:
    clock = f"T{form.hour:02d}:{form.minute:02d}" + (f":{form.second:02d}" if form.second is not None else "")
    value = f"{_day_value(day)}{clock}{'Z' if form.zones == ('UTC',) else ''}"
    precision = Precision.MINUTE if form.second is None else Precision.SECOND
    notes = (*day.notes, "half_of_day_unknown") if form.halves else day.notes
    if day.start is None:
        return replace(day, value=value, precision=precision, notes=notes)
    exact = _midnight(day.start) + timedelta(hours=form.hour, minutes=form.minute, seconds=form.second or 0)
    rule = CLOCK_WORDS[form.bound] if form.bound else EXACT_CLOCK
    start = None if rule.low is None else exact + timedelta(minutes=rule.low)
    end = None if rule.high is None else exact + timedelta(minutes=rule.high)
    if form.second is not None and form.bound is None:
        end = exact + timedelta(seconds=1)
    if form.halves and end:
        end += _HALF_DAY
    return replace(day, start=start, end=end, value=value, precision=precision, notes=notes)
