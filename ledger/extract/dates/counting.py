"""Periods counted from an origin: "last week", "the next day", "three days later", "the past two weeks"."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction

from ledger.extract.dates import civil
from ledger.extract.dates.civil import Period
from ledger.extract.dates.forms import AnchoredForm, CountForm, DurationForm, NamedShiftForm, Origin, ShiftForm, Unit
from ledger.extract.dates.frame import (
    ANCHOR_MISSING,
    CLOCK_UNITS,
    REFERENCE_MISSING,
    UNDERSPECIFIED,
    Frame,
    base_day,
    length_s,
    relative,
    unresolved,
)
from ledger.extract.dates.ranges import UNIT_SECONDS
from ledger.extract.dates.timex import duration_value
from ledger.model.when import Precision


def shifted_period(form: ShiftForm, frame: Frame) -> Period:
    """The period of "today", "last week", "the next day"."""
    base = base_day(form.origin, form.unit, frame)
    if base is None:
        value = UNDERSPECIFIED.get(form.unit, "XXXX-XX-XX")
        return unresolved(f"XXXX-WXX-{form.weekday}" if form.weekday else value, civil.PRECISIONS[form.unit])
    period = civil.shifted(form.unit, base, form.shift)
    if form.weekday and period.day:
        period = civil.day_period(period.day + timedelta(days=form.weekday - 1))
    return relative(period, base)


def chosen_period(form: NamedShiftForm, frame: Frame) -> Period:
    """The period of "last Monday", "next summer", "this March"."""
    today = frame.today
    if today is None:
        values = {
            Unit.DAY: f"XXXX-WXX-{form.index}",
            Unit.MONTH: f"XXXX-{form.index:02d}",
            Unit.WEEKEND: "XXXX-WXX-WE",
        }
        value = values.get(form.unit, "XXXX")
        return unresolved(value, civil.PRECISIONS[form.unit])
    if form.unit is Unit.WEEKEND:
        back = 0 if today.isoweekday() > 5 else 1  # noqa: PLR2004 - on a Saturday or Sunday it is the running one
        return relative(civil.shifted(Unit.WEEKEND, today, -back), today)
    occurrences = _occurrences(form, today)
    past = [period for period in occurrences if period.end and period.end.date() <= today]
    coming = [period for period in occurrences if period.day and period.day > today]
    if form.shift:
        return relative(past[-1] if form.shift < 0 else coming[0], today)
    return relative(_this(form, occurrences, today), today)


def _occurrences(form: NamedShiftForm, today: date) -> list[Period]:
    if form.unit is Unit.DAY:
        monday = today - timedelta(days=today.weekday())
        return [civil.day_period(monday + timedelta(days=form.index - 1 + 7 * week)) for week in (-1, 0, 1)]
    years = range(today.year - 2, today.year + 3)
    if form.unit is Unit.MONTH:
        return [civil.month_period(year, form.index) for year in years]
    return [civil.season_period(year, form.index) for year in years]


def _this(form: NamedShiftForm, occurrences: list[Period], today: date) -> Period:
    if form.unit is Unit.DAY:
        return occurrences[1]
    return next(period for period in occurrences if period.day and period.day.year == today.year)


def counted_period(form: CountForm, frame: Frame) -> Period:
    """The period of "two days ago", "three weeks later", "the day after X"."""
    if form.count is None:
        return _vague_count(form, frame)
    if form.unit in CLOCK_UNITS:
        return _clock_count(form, form.count, frame)
    base = base_day(form.origin, form.unit, frame)
    if base is None and form.origin is Origin.EVENT and frame.reference and frame.reference.day:
        base = frame.reference.day
    if base is None:
        note = REFERENCE_MISSING if form.origin is Origin.EVENT else ANCHOR_MISSING
        return unresolved(UNDERSPECIFIED.get(form.unit, "XXXX-XX-XX"), civil.PRECISIONS[form.unit], note)
    if form.count.denominator == 1:
        return relative(civil.shifted(form.unit, base, form.sign * form.count.numerator), base)
    days = round(form.count * UNIT_SECONDS[form.unit] / UNIT_SECONDS[Unit.DAY])
    finer = Unit.MONTH if UNIT_SECONDS[form.unit] > UNIT_SECONDS[Unit.MONTH] else Unit.DAY
    return relative(civil.shifted(finer, base + timedelta(days=form.sign * days), 0), base)


def _vague_count(form: CountForm, frame: Frame) -> Period:
    """What is said by "years ago", "hours later": before or after the base, and no more."""
    value = "PAST_REF" if form.sign < 0 else "FUTURE_REF"
    reference = frame.reference if form.origin is not Origin.STORY else None
    precision = civil.PRECISIONS[Unit.DAY if form.unit in CLOCK_UNITS else form.unit]
    if form.unit in CLOCK_UNITS and reference and reference.day and reference.start:
        end = reference.start + timedelta(days=1)
        return relative(
            Period(start=reference.start, end=end, value=reference.day.isoformat(), precision=precision), reference.day
        )
    anchor = (reference.day if reference else None) or frame.today
    return Period(
        start=None, end=None, value=value, precision=precision, anchor=anchor.isoformat() if anchor else ANCHOR_MISSING,
        direction="past" if form.sign < 0 else "future", notes=("vague",),
    )  # fmt: skip


def _clock_count(form: CountForm, count: Fraction, frame: Frame) -> Period:
    """Hours or minutes from an instant; a whole day wide where only the day is known."""
    length = timedelta(seconds=int(count * UNIT_SECONDS[form.unit])) * form.sign
    reference = frame.reference if form.origin is not Origin.STORY else None
    if reference and reference.start and reference.end and length_s(reference) < UNIT_SECONDS[Unit.DAY]:
        start, end = reference.start + length, reference.end + length
        value = start.isoformat(timespec="minutes")
        period = Period(start=start, end=end, value=value, precision=civil.PRECISIONS[form.unit])
        return relative(period, start.date())
    if form.origin is Origin.STORY and frame.now:
        there, half = frame.now + length, timedelta(seconds=UNIT_SECONDS[form.unit]) / 2
        value = there.isoformat(timespec="minutes")
        period = Period(start=there - half, end=there + half, value=value, precision=civil.PRECISIONS[form.unit])
        return relative(period, frame.now.date())
    base = (reference.day if reference else None) or (frame.today if form.origin is not Origin.EVENT else None)
    if base is None:
        return unresolved("XXXX-XX-XX", Precision.DAY)
    whole = civil.day_period(base)
    if whole.start and form.sign < 0:
        return relative(replace(whole, start=whole.start + length), base)
    return relative(replace(whole, end=whole.end + length) if whole.end else whole, base)


def same_period(form: AnchoredForm, frame: Frame) -> Period:
    """The same period so many years off; of a reference that is no such period, the one that holds the story's day."""
    reference, today = frame.reference, frame.today
    base = reference.day if reference and reference.day else today
    if base is None:
        return unresolved("XXXX-XX", Precision.MONTH)
    unit = form.unit or next(
        (unit for unit, precision in civil.PRECISIONS.items() if reference and precision is reference.precision),
        Unit.YEAR,
    )
    return relative(civil.shifted(unit, civil.add_months(base, 12 * form.years), 0), base)


def window_period(form: DurationForm, frame: Frame) -> Period:
    """A length of time; with bounds where the words say on which side of the story it lies ("the past week")."""
    value = duration_value(form.amounts)
    amount = form.amounts[0]
    precision = civil.PRECISIONS[amount.unit]
    if form.window and frame.today and amount.count is not None:
        length = timedelta(seconds=int(amount.count * UNIT_SECONDS[amount.unit]))
        today = datetime.combine(frame.today, datetime.min.time())
        start, end = (today - length, today + timedelta(days=1)) if form.window < 0 else (today, today + length)
        return relative(Period(start=start, end=end, value=value, precision=precision), frame.today)
    return Period(start=None, end=None, value=value, precision=precision)
