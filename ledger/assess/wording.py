"""Numbers in the words of a sentence that can be printed."""

from datetime import datetime

from ledger.assess.ranges import Bounds, moment

MINUTE_S = 60
HOUR_S = 3_600
PPM_PER_PERCENT = 10_000
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
PREFIXES = ((10**12, "T"), (10**9, "G"), (10**6, "M"), (10**3, "k"))
GRAINS = {"s": MINUTE_S, "ppm": 1_000, "bit/s": 1_000, "packet/s": 1_000}
"""What a round number is a multiple of, by unit; things that are counted are whole."""
MINUS = "−"


def amount(value: int, unit: str) -> str:
    """A number with its unit: "16:15 UTC on 22 December 2014", "9 h 31 min", "94.0476 %", "5.97 Gbit/s"."""
    if unit == "instant":
        return f"{clock(moment(value))} on {day(moment(value))}"
    if unit == "s":
        return span(value)
    if unit == "ppm":
        return f"{_decimal(value, PPM_PER_PERCENT)} %"
    if unit in {"bit/s", "packet/s"}:
        for size, prefix in PREFIXES:
            if abs(value) >= size:
                return f"{_decimal(value, size)} {prefix}{unit}"
    return f"{value} {unit}"


def between(made: Bounds, unit: str) -> str:
    """A range in words; one that is a single figure at its own precision is that figure."""
    low, high = made
    if low is None and high is None:
        return "at no stated time" if unit == "instant" else "no stated amount"
    if unit == "instant":
        return _between_instants(low, high)
    if high is None:
        return f"{amount(low or 0, unit)} or more"
    if not low and high > 1:
        return _most(high, unit)
    if high - (low or 0) <= 1:
        return amount(low or 0, unit)
    return f"at least {amount(low or 0, unit)} and {_most(high, unit)}"


def _most(high: int, unit: str) -> str:
    """An open upper bound in words: what lies just below it where that is the rounder number: "at most 9 h"."""
    grain = GRAINS.get(unit, 1)
    return f"at most {amount(high - 1, unit)}" if (high - 1) % grain == 0 else f"under {amount(high, unit)}"


def difference(value: int, unit: str) -> str:
    """A signed difference: "+15 min", "−14 min", "+5.95 %"; points of a share are said to be points."""
    sign = MINUS if value < 0 else "+"
    text = amount(abs(value), "s" if unit == "instant" else unit)
    return sign + (text.replace(" %", " percentage points") if unit == "ppm" else text)


def span(seconds: int) -> str:
    """A length of time: "9 h 31 min", "45 s"; "0 min" for none."""
    hours, rest = divmod(abs(seconds), HOUR_S)
    minutes, left = divmod(rest, MINUTE_S)
    parts = [(hours, "h"), (minutes, "min"), (left, "s")]
    text = " ".join(f"{count} {unit}" for count, unit in parts if count) or "0 min"
    return f"{MINUS}{text}" if seconds < 0 else text


def clock(when: datetime) -> str:
    """The time of day in UTC; seconds only where there are any."""
    return f"{when:%H:%M:%S} UTC" if when.second else f"{when:%H:%M} UTC"


def day(when: datetime) -> str:
    """The day in UTC: "22 December 2014"."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def _between_instants(low: int | None, high: int | None) -> str:
    if low is None or high is None:
        return f"before {amount(high, 'instant')}" if high is not None else f"not before {amount(low or 0, 'instant')}"
    first, last = moment(low), moment(high)
    if high - low <= MINUTE_S:
        return f"at {amount(low, 'instant')}"
    if day(first) == day(last):
        return f"between {clock(first).removesuffix(' UTC')} and {clock(last)} on {day(first)}"
    return f"between {amount(low, 'instant')} and {amount(high, 'instant')}"


def _decimal(value: int, size: int) -> str:
    """The quotient without a float and without trailing zeros."""
    whole, rest = divmod(abs(value), size)
    digits = str(rest).zfill(len(str(size)) - 1).rstrip("0") if rest else ""
    return f"{MINUS if value < 0 else ''}{whole}{'.' if digits else ''}{digits}"
