"""A temporal expression of a text: its place, its type, and what its words say, before any context is known."""

from dataclasses import dataclass
from typing import Final

from ledger.extract.dates.forms import (
    CalendarForm,
    ClockForm,
    CountForm,
    DurationForm,
    Form,
    MomentForm,
    Origin,
    PartForm,
    SetForm,
    ShiftForm,
    Unit,
    VagueForm,
)
from ledger.model.when import TimexType

_CLOCK_UNITS: Final = frozenset({Unit.HOUR, Unit.MINUTE, Unit.SECOND})


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """Words that name a time, at `start:end` of the text (half-open code points)."""

    start: int
    end: int
    text: str
    """The words as they stand."""
    form: Form
    relation: str | None = None
    """The preposition before it that opens a side of it: before, by, after, since, until; not part of `text`."""
    has_future_cue: bool = False
    """Whether words before it in its clause put it after the story ("will", "is due")."""
    through: "Expression | None" = None
    """The expression that ends the range which this one begins ("from 2010 to 2012")."""
    through_text: str | None = None
    """The words from this expression to the end of `through`."""
    twin: "Expression | None" = None
    """The same time again in another zone, in brackets beside it ("10:46 p.m. local time (0146 GMT)")."""

    @property
    def type(self) -> TimexType:
        """The TIMEX3 type."""
        form = self.form
        if isinstance(form, DurationForm):
            return TimexType.DURATION
        if isinstance(form, SetForm):
            return TimexType.SET
        if isinstance(form, (ClockForm, PartForm, MomentForm)):
            return TimexType.TIME
        if isinstance(form, CountForm) and form.unit in _CLOCK_UNITS:
            return TimexType.TIME
        return TimexType.DATE

    @property
    def clock(self) -> ClockForm | None:
        """The time of day in it, with or without a day."""
        form = self.form.time if isinstance(self.form, MomentForm) else self.form
        return form if isinstance(form, ClockForm) else None

    @property
    def is_clock(self) -> bool:
        """Whether it is a time of day without a day, which some other expression has to give."""
        return isinstance(self.form, ClockForm)

    @property
    def is_part_of_day(self) -> bool:
        """Whether it is a part of a day without a day: "the morning"."""
        return isinstance(self.form, PartForm)

    @property
    def is_weekday(self) -> bool:
        """Whether it is a bare weekday, alone or with a time or part of it."""
        form = self.form.day if isinstance(self.form, MomentForm) else self.form
        return isinstance(form, CalendarForm) and form.weekday is not None and form.day is None

    @property
    def is_duration(self) -> bool:
        """Whether it is a length of time."""
        return isinstance(self.form, DurationForm)

    @property
    def is_set(self) -> bool:
        """Whether it is a repeated time."""
        return isinstance(self.form, SetForm)

    @property
    def is_vague(self) -> bool:
        """Whether it only says past, present or future."""
        return isinstance(self.form, VagueForm)

    @property
    def has_explicit_zone(self) -> bool:
        """Whether the words name the zone; it always wins over the context's."""
        clock = self.clock
        return clock is not None and bool(clock.zones or clock.place)

    @property
    def is_local_time(self) -> bool:
        """Whether the words say "local time": the zone is that of the event's place."""
        clock = self.clock
        return clock is not None and clock.local

    @property
    def origin(self) -> Origin | None:
        """From where a relative expression counts; None when it does not count."""
        form = self.form.day if isinstance(self.form, MomentForm) else self.form
        if isinstance(form, (ShiftForm, CountForm)):
            return form.origin
        if isinstance(form, DurationForm) and form.after:
            return Origin.EVENT
        return None
