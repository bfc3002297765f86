"""Instants as tables write them, with the bounds that their precision gives.

"2014-12-22T16:15Z" is the minute [16:15:00, 16:16:00), "2014-12-22T16:15:07Z" the second, "2014-12-22" the UTC day,
"2014-12" the month. A clock time needs its zone ("Z" or an offset): one without is refused, not guessed. Seconds are
the finest; a fraction is cut off.
"""

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

WRITTEN = re.compile(
    r"(?P<day>\d{4}-\d{2}(?:-\d{2})?)"
    r"(?:[T ](?P<clock>\d{2}:\d{2})(?P<second>:\d{2}(?:\.\d{1,9})?)?\s?(?P<zone>Z|[+-]\d{2}:?\d{2}))?"
)
MONTH_LENGTH = len("2014-12")
DECEMBER = 12


class Bounds(NamedTuple):
    """Half-open bounds in UTC."""

    low: datetime
    high: datetime


def instant_bounds(text: str) -> Bounds:
    """The first instant that the text can mean, and the first that it can no longer.

    Raises:
        ValueError: when the text is no date or zoned clock time, with what is wrong.
    """
    match = WRITTEN.fullmatch(text.strip())
    if match is None:
        raise ValueError(f'"{text}" is no instant: write 2014-12-22, 2014-12-22T16:15Z or 2014-12-22T16:15:07Z')
    try:
        return _clock(match) if match["clock"] else _day(match["day"])
    except (ValueError, OverflowError) as error:
        raise ValueError(f'"{text}" is no instant: {error}') from error


def _clock(match: re.Match[str]) -> Bounds:
    second = (match["second"] or ":00").split(".")[0]
    zone = match["zone"].replace("Z", "+00:00")
    low = datetime.fromisoformat(f"{match['day']}T{match['clock']}{second}{zone}").astimezone(UTC)
    return Bounds(low, low + (timedelta(seconds=1) if match["second"] else timedelta(minutes=1)))


def _day(text: str) -> Bounds:
    if len(text) > MONTH_LENGTH:
        low = datetime.fromisoformat(text).replace(tzinfo=UTC)
        return Bounds(low, low + timedelta(days=1))
    year, month = (int(part) for part in text.split("-"))
    low = datetime(year, month, 1, tzinfo=UTC)
    high = datetime(year + month // DECEMBER, month % DECEMBER + 1, 1, tzinfo=UTC)
    return Bounds(low, high)
