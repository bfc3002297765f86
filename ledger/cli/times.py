"""Times as people read them: in the claim's own zone, or in the one that `--tz` names."""

import re
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ledger.model.problem import UsageError
from ledger.model.when import Time
from ledger.model.window import Window

_CALENDAR = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")

_POINT = timedelta(minutes=1)

_PARTS_OF_DAY = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
"""TIMEX3's letters for the parts of a day."""


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
    if not clock:
        return time.day
    if not day or not time.zone:
        return time.value
    return f"{day} {_PARTS_OF_DAY.get(hour, hour)} {time.zone}"


def interval(time: Time) -> str:
    """Both bounds in UTC."""
    return _interval(time.earliest, time.latest, ZoneInfo("UTC")) + " UTC"


def between(earliest: datetime | None, latest: datetime | None, zone: ZoneInfo | None) -> str:
    """Both bounds in the zone, else in UTC; a minute or less is a point, nothing known is empty."""
    if earliest is None and latest is None:
        return ""
    home, name = zone or ZoneInfo("UTC"), "" if zone else " UTC"
    if earliest is not None and latest is not None and latest - earliest <= _POINT:
        return f"{earliest.astimezone(home):%Y-%m-%d %H:%M}{name}"
    return f"{_interval(earliest, latest, home)}{name}"


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


def first_instant(text: str, zone: ZoneInfo | None, *, option: str) -> datetime:
    """The first instant of what the text names: a year, a month, a day, or an instant.

    Args:
        text: "2014", "2014-12", "2014-12-23" or an ISO 8601 instant.
        zone: whose days are meant where the text names no zone; None for UTC.
        option: named when the text cannot be read.

    Raises:
        UsageError: when the text is no such thing.
    """
    return _named(text, zone, option)[0]


def end_instant(text: str, zone: ZoneInfo | None, *, option: str) -> datetime:
    """The first instant after what the text names, so that "--until 2014-12-23" takes that day in.

    Raises:
        UsageError: when the text is no such thing.
    """
    return _named(text, zone, option)[1]


def window_of(since: str | None, until: str | None, zone: ZoneInfo | None, *, option: str = "--since") -> Window:
    """The time between two options, `option` and --until; days are those of the zone, or of UTC.

    Raises:
        UsageError: when one cannot be read, or nothing lies between them.
    """
    first = first_instant(since, zone, option=option) if since else None
    end = end_instant(until, zone, option="--until") if until else None
    if first and end and end <= first:
        raise UsageError(f"--until {until} is not after {option} {since}", todo="give a stretch of time")
    return Window(since=first, until=end)


def _named(text: str, zone: ZoneInfo | None, option: str) -> tuple[datetime, datetime]:
    home = zone or UTC
    try:
        if found := _CALENDAR.fullmatch(text.strip()):
            return _span_of_days(found, home)
        moment = datetime.fromisoformat(text.strip())
        moment = moment if moment.tzinfo else moment.replace(tzinfo=home)
        return moment.astimezone(UTC), moment.astimezone(UTC)
    except (ValueError, OverflowError) as fault:
        todo = "give a day such as 2014-12-23, a month, a year, or an instant such as 2014-12-23T01:00+09:00"
        raise UsageError(f"{option}: {text!r} is no date", todo=todo) from fault


def _span_of_days(found: re.Match[str], home: tzinfo) -> tuple[datetime, datetime]:
    year, month, day = (int(part) if part else None for part in found.groups())
    begin = datetime(year or 0, month or 1, day or 1, tzinfo=home)
    if day:
        end = begin + timedelta(days=1)
    elif month:
        end = begin.replace(year=begin.year + month // 12, month=month % 12 + 1)
    else:
        end = begin.replace(year=begin.year + 1)
    return begin.astimezone(UTC), end.astimezone(UTC)
