"""Zones: from local civil time to UTC, with the history of each zone, or the union of zones where none is known."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ledger.model.when import ZoneSource

EARTH: Final = ("+14:00", "-12:00")
"""The two zones between which all others lie: the union when nothing is known."""
_MINUTES: Final = 60


@dataclass(frozen=True, slots=True)
class ZoneHint:
    """A zone for local times, and where it came from."""

    zone: str | None
    """An IANA name or "+HH:MM"; None when unknown."""
    source: ZoneSource


UNKNOWN_ZONE: Final = ZoneHint(None, ZoneSource.UNKNOWN)


@lru_cache(maxsize=512)
def zone_info(name: str) -> tzinfo | None:
    """The zone of an IANA name or of "+HH:MM"; None when there is no such zone."""
    if name in {"UTC", "Z"}:
        return UTC
    if name[:1] in {"+", "-"}:
        return _offset(name)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _offset(name: str) -> tzinfo | None:
    hours, _, minutes = name[1:].partition(":")
    if not (hours.isdigit() and (minutes or "0").isdigit()):
        return None
    shift = timedelta(minutes=int(hours) * _MINUTES + int(minutes or 0))
    if shift >= timedelta(days=1):
        return None
    return timezone(shift if name[0] == "+" else -shift)


def to_utc(start: datetime, end: datetime, zones: tuple[str, ...]) -> tuple[datetime, datetime] | None:
    """The union over zones of a local half-open interval, in UTC; None where the calendar ends (years 1 and 9999).

    Args:
        start: naive local time; of two readings (clocks set back) the earlier counts.
        end: naive local time; of two readings the later counts.
        zones: IANA names or offsets, at least one; those that do not exist are left out.
    """
    known = [zone for name in zones if (zone := zone_info(name))]
    try:
        starts = [start.replace(tzinfo=zone, fold=0).astimezone(UTC) for zone in known]
        ends = [end.replace(tzinfo=zone, fold=1).astimezone(UTC) for zone in known]
    except (OverflowError, ValueError):
        return None
    if not starts:
        return None
    first, last = min(starts), max(ends)
    return (first, last) if first < last else (first, first + (end - start))


def local_day_of(instant: datetime, zone: str | None) -> datetime:
    """The naive local time of an aware instant in a zone; in its own offset when the zone is unknown."""
    info = zone_info(zone) if zone else None
    return (instant.astimezone(info) if info else instant).replace(tzinfo=None)


def reread(instant: datetime | None, zone: str | None, other: str) -> datetime | None:
    """The instant at which the clocks of another zone show what those of this zone show then; None for none."""
    here, there = zone_info(zone) if zone else None, zone_info(other)
    if instant is None or here is None or there is None:
        return instant
    try:
        return instant.astimezone(here).replace(tzinfo=there).astimezone(UTC)
    except OverflowError:
        return instant
