"""Puts neighbouring pieces together: a day and its time ("Tuesday at 5 p.m."), a range ("from 2010 to 2012")."""

from dataclasses import replace
from typing import Final, TypeGuard

from ledger.extract.dates.forms import (
    CalendarForm,
    ClockForm,
    CountForm,
    DayForm,
    Form,
    HolidayForm,
    MomentForm,
    NamedShiftForm,
    Part,
    PartForm,
    ShiftForm,
    Unit,
)
from ledger.extract.dates.hit import Piece
from ledger.extract.dates.lexer import Tokens

_DAY_THEN_TIME: Final = frozenset({"", "at", "in", ", at", "around"})
_TIME_THEN_DAY: Final = frozenset({"", "on", "of", "on the"})
_TO: Final = frozenset({"to", "-", "–", "—", "through", "until", "till", "up to"})
_LONGEST_LINK: Final = 2
_NOON: Final = 12
_DAY_HOURS: Final = 24
_SMALL_HOURS: Final = 5


def join_moments(tokens: Tokens, pieces: list[Piece]) -> list[Piece]:
    """The pieces with each day and the time beside it as one piece."""
    joined: list[Piece] = []
    for piece in pieces:
        merged = _moment(tokens, joined[-1], piece) if joined else None
        if merged is None:
            joined.append(piece)
        else:
            joined[-1] = merged
    return joined


def between(tokens: Tokens, left: Piece, right: Piece) -> str | None:
    """The words between two pieces in lower case, when they are few; else None."""
    if right.first - left.last > _LONGEST_LINK:
        return None
    return " ".join(tokens.word(index) for index in range(left.last, right.first)).lower()


def _moment(tokens: Tokens, left: Piece, right: Piece) -> Piece | None:
    link = between(tokens, left, right)
    if link is None or left.joined:
        return None
    form = _moment_form(left.form, right.form, link)
    return Piece(form, left.first, right.last, right.joined) if form else None


def _moment_form(left: Form, right: Form, link: str) -> Form | None:
    if isinstance(right, (ClockForm, PartForm)) and (link in _DAY_THEN_TIME or _is_log_entry(right, link)):
        if is_day(left) and not (isinstance(right, PartForm) and link == "at"):
            return _with_time(left, right)
        if isinstance(left, MomentForm) and isinstance(left.time, PartForm) and isinstance(right, ClockForm):
            return replace(left, time=_in_part(right, left.time.part))
        if isinstance(left, MomentForm) and isinstance(left.time, ClockForm) and isinstance(right, PartForm):
            return replace(left, time=_in_part(left.time, right.part))
        if isinstance(left, ClockForm) and isinstance(right, PartForm) and link == "in":
            return _in_part(left, right.part)
    if isinstance(left, (ClockForm, PartForm)) and link in _TIME_THEN_DAY:
        if isinstance(left, PartForm) and link == "":
            return None
        if is_day(right):
            return _with_time(right, left)
        if isinstance(right, MomentForm) and isinstance(right.time, PartForm) and isinstance(left, ClockForm):
            return replace(right, time=_in_part(left, right.time.part))
    return None


def _is_log_entry(time: ClockForm | PartForm, link: str) -> bool:
    """Whether a comma joins a day and its time, as in a log or a programme: "Tuesday, 09:00"."""
    return isinstance(time, ClockForm) and link == ","


def _in_part(clock: ClockForm, part: Part) -> ClockForm:
    """The time with its half of the day, where only the part of the day beside it says which ("9:15 Monday night")."""
    if not clock.halves:
        return clock
    later = part in {Part.AFTERNOON, Part.EVENING} or (part is Part.NIGHT and clock.hour > _SMALL_HOURS)
    hour = clock.hour % _NOON + (_NOON if later else 0)
    return replace(clock, hour=hour, halves=False)


def is_day(form: Form) -> TypeGuard[DayForm]:
    """Whether a form names one day, to which a time of day can belong."""
    if isinstance(form, CalendarForm):
        return form.weekday is not None or form.day is not None
    if isinstance(form, (ShiftForm, NamedShiftForm, CountForm)):
        return form.unit is Unit.DAY or (isinstance(form, ShiftForm) and form.weekday is not None)
    return isinstance(form, HolidayForm)


def _with_time(day: DayForm, time: ClockForm | PartForm) -> MomentForm:
    """The day at that time; an "early" before the day goes over to its part ("early Tuesday morning")."""
    if isinstance(day, (CalendarForm, ShiftForm, NamedShiftForm)) and day.edge:
        if isinstance(time, PartForm):
            time = replace(time, edge=day.edge)
        day = replace(day, edge=None)
    return MomentForm(day=day, time=time)


def join_ranges(tokens: Tokens, pieces: list[Piece]) -> list[Piece]:
    """The pieces with `joined` set on each that begins a range, its open parts filled from the one that ends it."""
    linked = list(pieces)
    for index in range(len(pieces) - 1):
        left, right = linked[index], linked[index + 1]
        if not left.joined and _is_range(tokens, left, right):
            linked[index] = left._replace(form=_in_zone_of(_filled(left.form, right.form), right.form), joined=True)
            linked[index + 1] = right._replace(form=_in_zone_of(right.form, left.form))
    return linked


def _is_range(tokens: Tokens, left: Piece, right: Piece) -> bool:
    link = between(tokens, left, right)
    if link is None or not (_is_alike(left.form, right.form) or _on_one_day(left.form, right.form)):
        return False
    before = tokens.word(left.first - 1).lower() if left.first else ""
    return link in _TO or (link == "and" and before == "between")


def _is_alike(left: Form, right: Form) -> bool:
    return type(left) is type(right) and isinstance(left, (CalendarForm, ClockForm, MomentForm))


def _on_one_day(left: Form, right: Form) -> TypeGuard[ClockForm]:
    """Whether a time of day and a later one with its day make a range on that day: "from 4 p.m. to 6 p.m. on Friday"."""
    if not (isinstance(left, ClockForm) and isinstance(right, MomentForm) and isinstance(right.time, ClockForm)):
        return False
    return (left.hour % _DAY_HOURS, left.minute) < (right.time.hour, right.time.minute)


def _in_zone_of(form: Form, other: Form) -> Form:
    """A time of day in the zone that only the other end of its range names: "from 16:15 UTC until 01:46 the next day"."""
    own, named = _clock_of(form), _clock_of(other)
    if own is None or named is None or own.zones or own.place or own.local or not (named.zones or named.place):
        return form
    time = replace(own, zones=named.zones, place=named.place, halves=own.halves and not named.zones)
    return replace(form, time=time) if isinstance(form, MomentForm) else time


def _clock_of(form: Form) -> ClockForm | None:
    time = form.time if isinstance(form, MomentForm) else form
    return time if isinstance(time, ClockForm) else None


def _filled(left: Form, right: Form) -> Form:
    """The beginning of a range with the year, the zone, or the day, that only its end names."""
    if isinstance(right, MomentForm) and isinstance(right.time, ClockForm) and _on_one_day(left, right):
        time = _filled(replace(left, hour=left.hour % _DAY_HOURS), right.time)
        return replace(right, time=time) if isinstance(time, ClockForm) else left
    if isinstance(left, CalendarForm) and isinstance(right, CalendarForm):
        if left.month and right.month and left.year is None and right.year is not None:
            return replace(left, year=right.year - (left.month > right.month))
        return left
    if isinstance(left, ClockForm) and isinstance(right, ClockForm) and not (left.zones or left.place or left.local):
        return replace(left, zones=right.zones, place=right.place, local=right.local, halves=False)
    return left
