"""Observations by what they are about, so that a claim looks only at those it can concern."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ledger.assess.ranges import Bounds, bounds, seconds
from ledger.model.evidence import EvidenceBasis, Observation

INSTANTS = frozenset({"outage_start", "outage_end", "attack", "route_changes", "names_resolved"})
"""Kinds whose range is itself a time."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An observation with the time of its event, every side of it bounded, and its range as integers."""

    observation: Observation
    window: Bounds
    measured: Bounds
    start: int
    end: int

    @property
    def measurer(self) -> tuple[str, str]:
        """Whose figure it is: two figures of one measurer never disagree as two sources."""
        item = self.observation
        return item.provider or item.dataset, item.basis.value

    def shares_time(self, other: "Candidate") -> bool:
        """Whether the two events overlap: then they are one event to us."""
        return self.start < other.end and other.start < self.end


class Timeline:
    """Candidates of one kind and subject, by the start of their event."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._items = sorted(candidates, key=lambda item: (item.start, item.end, item.observation.id))
        self._starts = [item.start for item in self._items]
        self._longest = max((item.end - item.start for item in self._items), default=0)

    def __bool__(self) -> bool:
        return bool(self._items)

    def near(self, when: Bounds, horizon: int) -> Sequence[Candidate]:
        """The candidates whose event is no further from this time than the horizon, by start."""
        first = 0 if when.low is None else bisect_left(self._starts, when.low - horizon - self._longest)
        last = len(self._items) if when.high is None else bisect_right(self._starts, when.high + horizon)
        reach = when.widened(horizon)
        return [item for item in self._items[first:last] if reach.meets(Bounds(item.start, item.end))]


class Index:
    """Observations by kind, and by subject or entity."""

    def __init__(self, observations: Iterable[Observation]) -> None:
        unique = {item.id: item for item in observations}.values()
        windows = _group_windows(unique)
        found: defaultdict[tuple[str, str | None], list[Candidate]] = defaultdict(list)
        for item in unique:
            made = _candidate(item, windows[_event(item)])
            for name in {None, item.subject, item.entity}:
                found[item.kind, name].append(made)
        self._timelines = {key: Timeline(items) for key, items in found.items()}

    def of(self, kind: str, subject: str | None) -> Timeline:
        """The candidates of this kind about this subject; with None, about any."""
        return self._timelines.get((kind, subject), Timeline(()))


def _event(item: Observation) -> tuple[str, str]:
    return (item.dataset, item.group) if item.group else ("", item.id)


def _group_windows(observations: Iterable[Observation]) -> dict[tuple[str, str], Bounds]:
    """From the first to the last that any observation of an event says about its time."""
    times: defaultdict[tuple[str, str], list[Bounds]] = defaultdict(list)
    for item in observations:
        times[_event(item)].extend(_told(item))
    return {event: _together(told) for event, told in times.items()}


def _told(item: Observation) -> Iterator[Bounds]:
    low = None if item.window_start is None else seconds(item.window_start)
    high = None if item.window_end is None else seconds(item.window_end)
    yield Bounds(low, high)
    if item.kind in INSTANTS:
        yield bounds(item.low, item.high)
    longest = item.high if item.high is not None else item.low
    if item.kind == "outage_duration" and low is not None and isinstance(longest, int):
        yield Bounds(low, low + longest)


def _together(told: list[Bounds]) -> Bounds:
    lows = [item.low for item in told if item.low is not None]
    highs = [item.high for item in told if item.high is not None]
    return Bounds(min(lows, default=None), max(highs, default=None))


def _candidate(item: Observation, group: Bounds) -> Candidate:
    """An event whose end nobody gives is taken at its start; one without any time is taken at 1970."""
    low = group.low if item.window_start is None else seconds(item.window_start)
    high = group.high if item.window_end is None else seconds(item.window_end)
    start = low if low is not None else (high - 1 if high is not None else 0)
    end = max(high if high is not None else start + 1, start + 1)
    return Candidate(item, Bounds(low, high), bounds(item.low, item.high), start, end)


def best_of(candidates: Iterable[Candidate], distance: dict[str, int]) -> list[Candidate]:
    """One candidate a measurer: the one at the least distance (by observation id), raw before reported."""
    chosen: dict[tuple[str, str], Candidate] = {}
    for item in candidates:
        rival = chosen.get(item.measurer)
        if rival is None or _rank(item, distance) < _rank(rival, distance):
            chosen[item.measurer] = item
    return sorted(chosen.values(), key=lambda item: (item.observation.basis is not EvidenceBasis.RAW, item.measurer))


def _rank(item: Candidate, distance: dict[str, int]) -> tuple[int, str]:
    return distance[item.observation.id], item.observation.id
