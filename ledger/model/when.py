"""Time as the ledger keeps it: half-open UTC intervals with precision, zone, and where the zone came from."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

_WEEK = re.compile(r"(\d{4})-W(0[1-9]|[1-4]\d|5[0-2])")
"""A week of a year; the 53rd, which only some years have, stands as it is."""


class Precision(StrEnum):
    """How fine a time is known."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"


class ZoneSource(StrEnum):
    """Where the zone of a time came from, the surest first."""

    EXPLICIT = "explicit"
    EVENT_PLACE = "event_place"
    SPEAKER_PLACE = "speaker_place"
    DATELINE = "dateline"
    OUTLET = "outlet"
    UNKNOWN = "unknown"


class TimexType(StrEnum):
    """The four types of TIMEX3 (ISO-TimeML)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """When something was said or happened, and how that is known."""

    text: str
    """The words of the article that say so."""
    earliest: datetime | None
    """UTC, aware. The first instant it can be; None when unresolved or open."""
    latest: datetime | None
    """UTC, aware. The first instant it can no longer be (half-open); None when unresolved or open."""
    precision: Precision
    zone: str | None
    """An IANA name or "+HH:MM"; None when unknown (then the interval is the union over `candidates`)."""
    zone_source: ZoneSource
    anchor: str | None
    """The date or expression counted from ("2014-12-23"); None for a whole absolute date, `anchor_missing` when it
    could not be resolved for want of one."""
    direction: str | None
    """"past", "future" or "same" for a relative expression; None for an absolute one."""
    value: str
    """TIMEX3 value in the claim's own zone: "2014-12-23", "2014-12-23T01:00", "XXXX-WXX-2" when unresolved."""
    candidates: tuple[str, ...] = ()
    """The zones whose union the interval is, where the zone is unknown."""
    notes: tuple[str, ...] = ()
    """Reasons and other readings, in the order found: `zone_unknown`, `anchor_missing`, `after_publication` ..."""

    @property
    def day(self) -> str:
        """What the value says without its clock: "2014-12-23", "2014-12"; of a week "week of 2014-12-22", a Monday."""
        text = self.value.partition("T")[0]
        week = _WEEK.fullmatch(text)
        if week is None:
            return text
        return f"week of {date.fromisocalendar(int(week[1]), int(week[2]), 1)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A temporal expression of an article, attached to a claim or not."""

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    """TIMEX3 value: "2014-12-23", "PT9H", "PRESENT_REF"."""
    earliest: datetime | None
    latest: datetime | None
    precision: Precision | None
    """None for a duration or a set."""
    zone: str | None
    zone_source: ZoneSource
