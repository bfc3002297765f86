"""What the words of a temporal expression say, before any calendar is opened: plain values without context."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias


class Unit(StrEnum):
    """A unit of time, named as in English; `TIMEX_LETTER` gives its letter in TIMEX3."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Part(StrEnum):
    """A part of the day, by its TIMEX3 code."""

    MORNING = "TMO"
    MIDDAY = "TMI"
    AFTERNOON = "TAF"
    EVENING = "TEV"
    NIGHT = "TNI"
    DAYTIME = "TDT"


class Origin(StrEnum):
    """From where a relative expression counts."""

    STORY = "story"
    """The day of the story: "yesterday", "two days ago"."""
    NARRATIVE = "narrative"
    """The day last spoken of: "the next day", "hours later"."""
    EVENT = "event"
    """An event named after it: "two days after the attack"."""


class Edge(StrEnum):
    """Which part of a period is meant; the TIMEX3 value stays that of the whole."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarForm:
    """A day, month or year by name, whole or in part: "Dec. 23, 2014", "23 December", "Tuesday", "2014"."""

    year: int | None = None
    year_shift: int | None = None
    """Years from the story's year: "October of next year" is 1."""
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """ISO: Monday is 1."""
    edge: Edge | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodForm:
    """A numbered part of a year, or a decade or century: "the third quarter", "the 1980s", "summer 2012"."""

    unit: Unit
    index: int
    """From 1; -1 is the last. Seasons: spring is 1. Decades and centuries: the leading digits (198, 19)."""
    year: int | None = None
    year_shift: int | None = None
    month: int | None = None
    """For a week of a month."""
    fiscal: bool = False
    edge: Edge | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayForm:
    """A day with a name, an entry of `holidays.HOLIDAYS`."""

    name: str
    year: int | None = None
    year_shift: int | None = None
    shift: int = 0
    """Which one, from the story: -1 in "last Christmas"; 0 when the words do not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftForm:
    """A period counted in whole units from an origin: "today", "last week", "the next day"."""

    unit: Unit
    shift: int
    origin: Origin = Origin.STORY
    weekday: int | None = None
    """A day of the week that is meant: "Tuesday of last week"."""
    edge: Edge | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedShiftForm:
    """A weekday, month or season chosen by a word: "last Monday", "next summer", "this March"."""

    unit: Unit
    index: int
    """`Unit.DAY`: ISO weekday; `Unit.MONTH`: month; `Unit.SEASON`: spring is 1; `Unit.WEEKEND`: 0."""
    shift: int
    """-1 last, 0 this, 1 next."""
    edge: Edge | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountForm:
    """So many units before or after an origin: "two days ago", "three weeks later", "hours earlier"."""

    count: Fraction | None
    """None for a vague count."""
    unit: Unit
    sign: int
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchoredForm:
    """A period a number of years before the one last spoken of: "the same month a year ago"."""

    unit: Unit | None
    """None for "the same period": the unit of the reference."""
    years: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VagueForm:
    """Past, present or future and no more: "recently", "now", "soon"."""

    value: str
    """PAST_REF, PRESENT_REF or FUTURE_REF."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number of units."""

    count: Fraction | None
    """None for a vague one: "several hours"."""
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class DurationForm:
    """A length of time: "more than nine hours", "9 hours 31 minutes", "the past two weeks"."""

    amounts: tuple[Amount, ...]
    bound: str | None = None
    """A word of `ranges.AMOUNT_WORDS`: "more than", "nearly"."""
    window: int = 0
    """-1 for the time up to the story's day ("the past week"), 1 for the time after it, 0 for none."""
    after: int = 0
    """1 in "two days after X", -1 in "two days before X": the words give a date once X is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetForm:
    """A repeated time, by its TIMEX3 value: "daily" P1D, "every Monday" XXXX-WXX-1."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockForm:
    """A time of day: "about 1 a.m. local time", "16:15 UTC", "noon"."""

    hour: int
    """0 to 24; 24 is the midnight that ends the day."""
    minute: int = 0
    second: int | None = None
    halves: bool = False
    """Whether the words leave open which half of the day ("at 6:40")."""
    zones: tuple[str, ...] = ()
    """Zones that the words name, IANA or "+HH:MM"; more than one when the abbreviation is ambiguous."""
    place: str | None = None
    """The place whose time it is: "Beijing" in "Beijing time"."""
    local: bool = False
    """Whether the words say "local time"."""
    bound: str | None = None
    """A word of `ranges.CLOCK_WORDS`: "about", "shortly before"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartForm:
    """A part of a day: "the morning", "overnight"."""

    part: Part
    edge: Edge | None = None
    previous: bool = False
    """Whether it began the day before: "overnight"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignForm:
    """A whole date in another language, read by dateparser when it is resolved."""

    text: str


DayForm: TypeAlias = CalendarForm | PeriodForm | HolidayForm | ShiftForm | NamedShiftForm | CountForm | ForeignForm


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentForm:
    """A day with a time or part of it: "Tuesday night", "16:00 UTC today"."""

    day: DayForm
    time: ClockForm | PartForm


Form: TypeAlias = DayForm | AnchoredForm | VagueForm | DurationForm | SetForm | ClockForm | PartForm | MomentForm
