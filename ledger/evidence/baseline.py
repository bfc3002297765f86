"""What is normal: the median of what was read in a stretch of time before, each value by how long it was so."""

from bisect import bisect_left, insort
from collections import deque
from typing import NamedTuple


class Held(NamedTuple):
    """A value and how long it was so."""

    last_s: int
    value: int
    weight: int


class Baseline:
    """The weighted median of the readings in a window of so many seconds, as they come."""

    def __init__(self, width_s: int) -> None:
        self._width = width_s
        self._held: deque[Held] = deque()
        self._weights: dict[int, int] = {}
        self._values: list[int] = []
        self._total = 0

    @property
    def weight(self) -> int:
        """Of all that is in the window: samples, or seconds."""
        return self._total

    def add(self, held: Held) -> None:
        """Takes a value in, and lets those go that are a window older."""
        self._held.append(held)
        self._put(held.value, held.weight)
        while self._held[0].last_s <= held.last_s - self._width:
            old = self._held.popleft()
            self._put(old.value, -old.weight)
        first = self._held[0]
        overhang = held.last_s - self._width - (first.last_s - first.weight)
        if first.weight > 1 and overhang > 0:  # only part of the oldest is still in the window
            self._held[0] = first._replace(weight=first.weight - overhang)
            self._put(first.value, -overhang)

    def median(self) -> int | None:
        """The lower median; None when there is nothing, or when it is not above zero."""
        half, seen = (self._total + 1) // 2, 0
        for value in self._values:
            seen += self._weights[value]
            if seen >= half:
                return value if value > 0 else None
        return None

    def _put(self, value: int, weight: int) -> None:
        self._total += weight
        if value not in self._weights:
            insort(self._values, value)
        self._weights[value] = self._weights.get(value, 0) + weight
        if not self._weights[value]:
            del self._weights[value]
            del self._values[bisect_left(self._values, value)]
