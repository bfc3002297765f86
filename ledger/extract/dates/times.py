"""Times of claims: an expression, read in its context, as a half-open UTC interval that says how it was found."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from ledger.extract.dates.civil import Period, day_period
from ledger.extract.dates.context import Context, ZoneChoice, choose_zone, story_moment
from ledger.extract.dates.expression import Expression
from ledger.extract.dates.forms import ClockForm, CountForm, DurationForm, MomentForm, Origin, PartForm
from ledger.extract.dates.frame import ANCHOR_MISSING, Frame, unresolved
from ledger.extract.dates.moments import at_time
from ledger.extract.dates.resolve import resolve_day
from ledger.extract.dates.zones import ZoneHint, to_utc
from ledger.model.when import Precision, Time

_VALUE_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_DAY: Final = timedelta(days=1)
WITHIN_A_DAY: Final = frozenset(
    {Precision.DAY, Precision.PART_OF_DAY, Precision.HOUR, Precision.MINUTE, Precision.SECOND}
)
"""Precisions of what lies on one day."""
_OPEN_START: Final = datetime(1, 1, 3)  # noqa: DTZ001 - naive local time, replaced before anyone sees it
_OPEN_END: Final = datetime(9999, 12, 28)  # noqa: DTZ001 - as above


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How an expression is to be read."""

    context: Context
    zone: ZoneHint
    future: bool = False
    past: bool = False
    reference: Time | Period | None = None
    day: Expression | Time | Period | None = None


def time_of(
    expression: Expression,
    context: Context,
    *,
    zone: ZoneHint | None = None,
    future: bool = False,
    reference: Time | Period | None = None,
    day: Expression | Time | None = None,
) -> Time:
    """When an expression is, for a claim that it dates.

    Args:
        expression: what dates the claim. If it begins a range, the time is the whole range; a preposition before it
            ("by", "before", "after") opens a side.
        context: the article around it.
        zone: the zone to read it in; default the article's. A zone in its words always wins.
        future: whether a future cue governs it ("will meet Tuesday").
        reference: what "the next day" or "two days after X" counts from.
        day: for a bare time of day: the day it belongs to.

    Returns:
        A time; `earliest` and `latest` are None where it could not be resolved, with the reason in `notes`.
    """
    reading = Reading(
        context=context,
        zone=zone or context.zones,
        future=future,
        past=expression.relation == "since",
        reference=reference,
        day=day,
    )
    choice = choose_zone(expression, reading.zone, context)
    period = read(expression, reading, choice)
    if expression.through:
        period = _through(period, _after(period, read(expression.through, reading, choice), expression.through))
    period = _opened(period, expression)
    text = expression.through_text or expression.text
    return to_time(text, period, choice)


def combine(day: Expression | Time, clock: Expression, context: Context, *, zone: ZoneHint | None = None) -> Time:
    """The time of a bare time of day on a day: `time_of` the clock with its day."""
    return time_of(clock, context, zone=zone, day=day)


def read(expression: Expression, reading: Reading, choice: ZoneChoice) -> Period:
    """The local period of one expression, its range and its preposition left aside."""
    try:
        return _read(expression, reading, choice)
    except (ValueError, OverflowError):
        return unresolved("XXXX-XX-XX", Precision.DAY, "out_of_calendar")


def _read(expression: Expression, reading: Reading, choice: ZoneChoice) -> Period:
    frame = _frame(reading, choice)
    form = expression.form
    if isinstance(form, MomentForm):
        return at_time(resolve_day(form.day, frame), form.time)
    if isinstance(form, (ClockForm, PartForm)):
        return at_time(_day_for(form, reading, frame, choice), form)
    if isinstance(form, DurationForm) and form.after:
        amount = form.amounts[0]
        count = CountForm(count=amount.count, unit=amount.unit, sign=form.after, origin=Origin.EVENT)
        return resolve_day(count, frame)
    return resolve_day(form, frame)


def _frame(reading: Reading, choice: ZoneChoice) -> Frame:
    today, now = story_moment(reading.context, choice.zone)
    reference = reading.reference
    if isinstance(reference, Time):
        reference = _period_of(reference)
    return Frame(today=today, now=now, reference=reference, future=reading.future, past=reading.past)


def _period_of(time: Time) -> Period:
    """A time back in its own civil time, as its TIMEX3 value says."""
    day = _civil_day(time)
    whole = day_period(day) if day else None
    if whole and time.precision is Precision.DAY:
        return whole
    start = whole.start if whole else (time.earliest.replace(tzinfo=None) if time.earliest else None)
    end = whole.end if whole else (time.latest.replace(tzinfo=None) if time.latest else None)
    return Period(start=start, end=end, value=time.value, precision=time.precision)


def _civil_day(time: Time) -> date | None:
    """The day in a time's own zone, from its value; None for a time that is no single day."""
    found = _VALUE_DAY.match(time.value)
    return date.fromisoformat(found[0]) if found else None


def _day_for(form: ClockForm | PartForm, reading: Reading, frame: Frame, choice: ZoneChoice) -> Period:
    """The day of a bare time of day: the one that is given, else the one last spoken of, else the story's."""
    day = reading.day
    if isinstance(day, Expression):
        inner = day.form.day if isinstance(day.form, MomentForm) else day.form
        return resolve_day(inner, frame)
    if isinstance(day, Period):
        return day
    if isinstance(day, Time):
        return _day_of_time(form, day, choice)
    if frame.reference and frame.reference.day and frame.reference.precision in WITHIN_A_DAY:
        return day_period(frame.reference.day)
    if frame.today is None:
        return unresolved("XXXX-XX-XX", Precision.DAY)
    return replace(day_period(frame.today), anchor=frame.today.isoformat(), direction="same", notes=("day_assumed",))


def _day_of_time(form: ClockForm | PartForm, day: Time, choice: ZoneChoice) -> Period:
    """The day of a resolved time; the neighbour where, in the clock's own zone, only that lies within it."""
    civil_day = _civil_day(day)
    if civil_day is None:
        return unresolved("XXXX-XX-XX", Precision.DAY, "day_unresolved")
    whole = replace(day_period(civil_day), anchor=day.anchor, direction=day.direction)
    if day.zone == choice.zone or day.earliest is None or day.latest is None:
        return whole
    for shift in (0, -1, 1):
        try:
            there = day_period(civil_day + shift * _DAY)
        except OverflowError:
            continue
        moment = at_time(there, form)
        utc = to_utc(moment.start, moment.end, choice.names) if moment.start and moment.end else None
        if utc and utc[0] < day.latest and day.earliest < utc[1]:
            return replace(there, anchor=day.anchor, direction=day.direction)
    return whole


def _after(first: Period, last: Period, end: Expression) -> Period:
    """The end of a range; a bare time of day that would come before its beginning is on the next day."""
    if end.is_clock and first.start and last.end and last.end <= first.start:
        return replace(last, end=last.end + _DAY)
    return last


def _through(first: Period, last: Period) -> Period:
    """From the beginning of one period to the end of another; the first alone if they are not in order."""
    if first.start and last.end and first.start < last.end:
        return replace(first, end=last.end)
    return first


def _opened(period: Period, expression: Expression) -> Period:
    """The period with the side opened that "by", "before" or "after" leave open."""
    relation = expression.relation
    if period.start is None or period.end is None or relation not in {"by", "before", "after", "past"}:
        return period
    if expression.is_duration or expression.is_vague or expression.is_part_of_day:
        return period
    notes = (*period.notes, f"open_{relation}")
    if relation == "by":
        return replace(period, start=None, notes=notes)
    if relation == "before":
        return replace(period, start=None, end=period.start, notes=notes)
    return replace(period, start=period.start if expression.clock else period.end, end=None, notes=notes)


def to_time(text: str, period: Period, choice: ZoneChoice) -> Time:
    """A local period in UTC."""
    utc = None
    if period.start or period.end:
        utc = to_utc(period.start or _OPEN_START, period.end or _OPEN_END, choice.names)
    notes = (*period.notes, *choice.notes)
    return Time(
        text=text,
        earliest=utc[0] if utc and period.start else None,
        latest=utc[1] if utc and period.end else None,
        precision=period.precision,
        zone=choice.zone,
        zone_source=choice.source,
        anchor=ANCHOR_MISSING if ANCHOR_MISSING in period.notes else period.anchor,
        direction=period.direction,
        value=period.value,
        candidates=choice.names if choice.zone is None else (),
        notes=notes,
    )
