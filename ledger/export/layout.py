"""Where times and labels stand in a picture: even ticks, and rows in which nothing overlaps."""

import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo

from ledger.export.figures import MONTHS, clock_words

CHARACTER = 6.4
"""Width of a character of a label, generously; in units of the picture."""

_NARROW = frozenset("iljtfrI.,;:'|!()[] -’‘")
_WIDE = frozenset("mw%@—…→←")
_MOST_TICKS = 9
_STEPS = (
    *(timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 15, 30)),
    *(timedelta(hours=hours) for hours in (1, 2, 3, 6, 12, 24, 48, 96, 168, 336, 720, 2160)),
)


def tick_times(start: datetime, end: datetime) -> tuple[datetime, ...]:
    """Even UTC times from start to end, few enough to be read."""
    span = end - start
    step = next((step for step in _STEPS if span / step <= _MOST_TICKS), _STEPS[-1])
    midnight = start.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    moment, moments = midnight + max(-((midnight - start) // step), 0) * step, []
    while moment <= end:
        if moment >= start:
            moments.append(moment)
        moment += step
    return tuple(moments)


def tick_words(moment: datetime, zone: tzinfo) -> str:
    """Day and time of day: "23 Dec 00:00"."""
    there = moment.astimezone(zone)
    return f"{there.day} {MONTHS[there.month - 1]} {clock_words(there)}"


def rows_of(reaches: Iterable[tuple[float, float]], between: float = 8) -> list[int]:
    """The row of each thing that reaches from left to right, sorted by left: the first row with room for it."""
    ends: list[float] = []
    rows: list[int] = []
    for left, right in reaches:
        row = next((row for row, end in enumerate(ends) if end < left), len(ends))
        ends[row : row + 1] = [right + between]
        rows.append(row)
    return rows


def width_of(text: str) -> float:
    """About how wide a label of 11 units is set; rather too wide than too narrow."""
    return sum(_width(char) for char in text)


def _width(char: str) -> float:
    if unicodedata.east_asian_width(char) in {"W", "F"}:
        return 11.5
    if char in _NARROW:
        return 3.6
    return 8.6 if char.isupper() or char in _WIDE else 6.2


def wrapped(text: str, width: float, most: int) -> list[str]:
    """The text in at most so many lines of this width, saying by "…" that something is left out.

    A word that is longer than a line is broken: no text reaches further than it may.
    """
    lines, rest = [""], deque(_pieces(text, width))
    while rest:
        piece = rest.popleft()
        longer = f"{lines[-1]} {piece}".strip()
        if width_of(longer) <= width:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(piece)
        else:
            lines[-1] = _cut(lines[-1], width)
            break
    return [line for line in lines if line]


def _pieces(text: str, width: float) -> Iterator[str]:
    """The words, those broken that are longer than a line."""
    for word in text.split():
        piece = ""
        for char in word:
            if width_of(piece + char) > width:
                yield piece
                piece = ""
            piece += char
        yield piece


def _cut(line: str, width: float) -> str:
    """The line with "…" at its end, in the same width."""
    while line and width_of(f"{line}…") > width:
        line = line[:-1]
    return f"{line.rstrip(' ,;:')}…"
