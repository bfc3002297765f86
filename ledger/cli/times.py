"""Times as people read them: in the claim's own zone, or in the one that `--tz` names."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ledger.model.problem import UsageError
from ledger.model.when import Time


def zone_named(name: str | None) -> ZoneInfo | None:
    """The zone of `--tz`; None for none.

    Raises:
        UsageError: when the time zone database has no such name.
    """
    if name is None:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
        raise UsageError(f"--tz: no zone is called {name!r}", todo="give an IANA name such as Asia/Tokyo") from unknown


def shown(time: Time, zone: ZoneInfo | None) -> str:
    """The time in a few words; one that is not resolved is shown as the article's words with a question mark."""
    if time.earliest is None and time.latest is None:
        return f"“{time.text}” ?"
    if zone is None:
        return _own_words(time)
    return _interval(time.earliest, time.latest, zone)


def _own_words(time: Time) -> str:
    """The value in the claim's own zone, with that zone where a clock time needs it."""
    day, clock, hour = time.value.partition("T")
    if not clock or not day or not time.zone:
        return time.value
    return f"{day} {hour} {time.zone}"


def interval(time: Time) -> str:
    """Both bounds in UTC."""
    return _interval(time.earliest, time.latest, ZoneInfo("UTC")) + " UTC"


def _interval(earliest: datetime | None, latest: datetime | None, zone: ZoneInfo) -> str:
    """Whole days as days, all else as "2014-12-23 00:30 - 01:30"; an open side is left open."""
    first = earliest.astimezone(zone) if earliest else None
    last = latest.astimezone(zone) if latest else None
    if first and last and _is_midnight(first) and _is_midnight(last):
        end = (last - timedelta(days=1)).date()
        return f"{first:%Y-%m-%d}" if end <= first.date() else f"{first:%Y-%m-%d} – {end}"
    begin = f"{first:%Y-%m-%d %H:%M}" if first else "…"
    same_day = first is not None and last is not None and first.date() == last.date()
    end_text = "…" if last is None else f"{last:%H:%M}" if same_day else f"{last:%Y-%m-%d %H:%M}"
    return begin if begin == end_text else f"{begin} – {end_text}"


def _is_midnight(moment: datetime) -> bool:
    return (moment.hour, moment.minute, moment.second) == (0, 0, 0)
