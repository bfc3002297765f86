"""From what the words say to local civil time, given the story's day and the day last spoken of."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Final

from ledger.extract.dates import civil
from ledger.extract.dates.civil import Period
from ledger.extract.dates.counting import chosen_period, counted_period, same_period, shifted_period, window_period
from ledger.extract.dates.foreign import parse_foreign
from ledger.extract.dates.forms import (
    AnchoredForm,
    CalendarForm,
    CountForm,
    DurationForm,
    Edge,
    ForeignForm,
    Form,
    HolidayForm,
    NamedShiftForm,
    PeriodForm,
    SetForm,
    ShiftForm,
    VagueForm,
)
from ledger.extract.dates.frame import ANCHOR_MISSING, Frame, unresolved
from ledger.extract.dates.ranges import EARLY_DAY_HOURS, LATE_DAY_HOURS
from ledger.extract.dates.yearly import calendar_period, holiday_period, numbered_period
from ledger.model.when import Precision


def resolve_day(form: Form, frame: Frame) -> Period:
    """The period that a form without a time of day stands for.

    Raises:
        ValueError, OverflowError: when it lies outside the years 1 to 9999.
    """
    period = _RESOLVERS[type(form)](form, frame)
    return _narrowed(period, getattr(form, "edge", None))


def _narrowed(period: Period, edge: Edge | None) -> Period:
    """The early and the late half of a day; longer periods stay whole, for their edges are vague."""
    if edge is None or period.start is None or period.precision is not Precision.DAY or edge is Edge.MID:
        return period
    first, last = EARLY_DAY_HOURS if edge is Edge.EARLY else LATE_DAY_HOURS
    start, end = period.start + timedelta(hours=first), period.start + timedelta(hours=last)
    return replace(period, start=start, end=end, precision=Precision.PART_OF_DAY)


def _set(form: SetForm, _frame: Frame) -> Period:
    return Period(start=None, end=None, value=form.value, precision=Precision.DAY)


def _vague(form: VagueForm, frame: Frame) -> Period:
    anchor = frame.today.isoformat() if frame.today else ANCHOR_MISSING
    direction = {"PAST_REF": "past", "FUTURE_REF": "future"}.get(form.value, "same")
    return Period(
        start=None, end=None, value=form.value, precision=Precision.DAY, anchor=anchor, direction=direction,
        notes=("vague",),
    )  # fmt: skip


def _foreign(form: ForeignForm, frame: Frame) -> Period:
    day = parse_foreign(form.text, frame.today)
    return civil.day_period(day) if day else unresolved("XXXX-XX-XX", Precision.DAY, "not_understood")


_RESOLVERS: Final[dict[type, Callable[..., Period]]] = {
    CalendarForm: calendar_period,
    PeriodForm: numbered_period,
    HolidayForm: holiday_period,
    ShiftForm: shifted_period,
    NamedShiftForm: chosen_period,
    CountForm: counted_period,
    AnchoredForm: same_period,
    DurationForm: window_period,
    SetForm: _set,
    VagueForm: _vague,
    ForeignForm: _foreign,
}
