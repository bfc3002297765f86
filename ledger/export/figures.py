"""Times and numbers in words that a reader takes in: "22 Dec 2014 16:15 UTC", "9 h 31 min", "5.97 Gbit/s"."""

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from ledger.export.rows import difference_direction
from ledger.model.record import parse_instant
from ledger.model.verdict import Finding, Range
from ledger.model.when import Time

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""English whatever the locale, so that the same input gives the same file."""

_DURATIONS = (("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1))
_PREFIXES = ((10**12, "T"), (10**9, "G"), (10**6, "M"), (10**3, "k"))
_POINT = timedelta(minutes=1)


def zone_name(zone: ZoneInfo) -> str:
    """The place of a zone: "Asia/Pyongyang" is "Pyongyang"."""
    return zone.key.rsplit("/", 1)[-1].replace("_", " ")


def day_words(moment: datetime) -> str:
    """The day: "22 Dec 2014"."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def clock_words(moment: datetime) -> str:
    """The time of day, with seconds where there are any: "16:15"."""
    return moment.strftime("%H:%M:%S" if moment.second else "%H:%M")


def interval_words(low: datetime | None, high: datetime | None, zone: ZoneInfo | None = None) -> str:
    """A half-open interval in UTC and, when given, in a second zone; one minute or less is a point."""
    said = _interval_in(low, high, UTC, "UTC")
    return f"{said} ({_interval_in(low, high, zone, zone_name(zone))})" if zone else said


def _interval_in(low: datetime | None, high: datetime | None, zone: tzinfo, name: str) -> str:
    """The interval in one zone."""
    first = low.astimezone(zone) if low else None
    last = high.astimezone(zone) if high else None
    if first is None:
        return f"before {day_words(last)} {clock_words(last)} {name}" if last else "open"
    start = f"{day_words(first)} {clock_words(first)}"
    if last is None:
        return f"from {start} {name} on"
    if last - first <= _POINT:
        return f"{start} {name}"
    end = clock_words(last) if first.date() == last.date() else f"{day_words(last)} {clock_words(last)}"
    return f"{start} to {end} {name}"


def time_words(time: Time | None, zone: ZoneInfo | None = None) -> str:
    """A claim's time: the words, the interval they stand for, and how sure it is; "" for None."""
    if time is None:
        return ""
    if time.earliest is None and time.latest is None:
        why = ", ".join(time.notes) or time.anchor or "no reason given"
        return f"“{time.text}”: unresolved ({why})"
    source = f"zone {time.zone or 'unknown'} ({time.zone_source.value})"
    return f"“{time.text}”: {interval_words(time.earliest, time.latest, zone)}; {time.precision.value}, {source}"


def duration_words(seconds: int) -> str:
    """A length of time by its two largest units: "9 h 31 min"."""
    parts: list[str] = []
    rest = abs(seconds)
    for unit, length in _DURATIONS:
        count, rest = divmod(rest, length)
        if count or (unit == "s" and not parts):
            parts.append(f"{count} {unit}")
    return " ".join(parts[:2])


def amount_words(amount: int, unit: str | None) -> str:
    """A whole number in its unit: seconds as a duration, ppm as per cent, rates with a prefix."""
    if unit == "s":
        return duration_words(amount)
    if unit == "ppm":
        return f"{amount / 10_000:g} %"
    if unit in {"bit/s", "packet/s"}:
        scale, prefix = next(((scale, prefix) for scale, prefix in _PREFIXES if abs(amount) >= scale), (1, ""))
        return f"{amount / scale:.4g} {prefix}{unit}"
    return f"{amount} {unit}" if unit else str(amount)


def range_words(bounds: Range | None, unit: str | None, zone: ZoneInfo | None = None) -> str:
    """The bounds of a finding; "" for None."""
    if bounds is None:
        return ""
    low, high = bounds.low, bounds.high
    if unit == "instant" or isinstance(low, str) or isinstance(high, str):
        return _instants_words(low, high, zone)
    if low is None:
        return f"under {amount_words(high, unit)}" if high is not None else "unbounded"
    if high is None:
        return f"at least {amount_words(low, unit)}"
    if high - low <= 1:
        return amount_words(low, unit)
    return f"{amount_words(low, unit)} to under {amount_words(high, unit)}"


def _instants_words(low: int | str | None, high: int | str | None, zone: ZoneInfo | None) -> str:
    """Instants of a range in words; as they stand when they are none."""
    try:
        first = parse_instant(str(low)) if low is not None else None
        last = parse_instant(str(high)) if high is not None else None
    except ValueError:
        return " to ".join(str(bound) for bound in (low, high) if bound is not None)
    return interval_words(first, last, zone)


def difference_words(finding: Finding) -> str:
    """The difference with its direction: "15 min later"; "" where there is none."""
    if finding.difference is None:
        return ""
    if finding.difference == 0:
        return "inside the claimed range"
    direction = difference_direction(finding) or ""
    unit = "s" if direction in {"later", "earlier"} else finding.unit
    return f"{amount_words(abs(finding.difference), unit)} {direction}"
