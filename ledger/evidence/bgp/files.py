"""Files of routing elements of any format, in order of time, and the time they cover."""

import heapq
import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from ledger.evidence.bgp.element import Element, Peer
from ledger.evidence.bgp.wanted import Wanted
from ledger.evidence.parameters import Parameters
from ledger.evidence.source import Source
from ledger.evidence.tally import Tally

MILLION = 1_000_000
MINUTE_S = 60
TENTHS = 10


class First(NamedTuple):
    """What the first record of a file says of it."""

    second: int
    is_table: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteFormat:
    """A format that holds routing elements."""

    name: str
    sniff: Callable[[bytes], bool]
    """Whether these first bytes, unpacked, look like it."""
    first: Callable[[Source], First | None]
    """None when there is no record."""
    elements: Callable[[Source, Tally, Wanted], Iterator[Element]]
    """Those that are wanted, in the order of the file."""
    counts: Callable[[Source], Counter[Peer]]
    """How many IPv4 routes each peer has in a table; empty for updates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteFile:
    """A file of elements."""

    source: Source
    form: RouteFormat
    first_s: int
    """Time of the first record."""
    is_table: bool
    """A table of who held what, not updates."""


def in_order(files: Iterable[RouteFile], read: Callable[[RouteFile], list[Element]]) -> Iterator[Element]:
    """The elements of all files in order of time; a file is read when its time comes, so that memory stays flat."""
    waiting = sorted(files, key=lambda file: file.first_s, reverse=True)
    heap: list[tuple[int, int, int, Element]] = []
    loaded: list[list[Element]] = []
    while waiting or heap:
        while waiting and (not heap or waiting[-1].first_s * MILLION <= heap[0][0]):
            loaded.append(sorted(read(waiting.pop()), key=lambda element: element.time_us))
            _push(heap, loaded, len(loaded) - 1, 0)
        if heap:
            _, file, place, element = heapq.heappop(heap)
            yield element
            _push(heap, loaded, file, place + 1)


def _push(heap: list[tuple[int, int, int, Element]], loaded: list[list[Element]], file: int, place: int) -> None:
    if place < len(loaded[file]):
        element = loaded[file][place]
        heapq.heappush(heap, (element.time_us, file, place, element))
    else:
        loaded[file] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Time that files cover without a gap: half-open seconds."""

    since_s: int
    until_s: int


def stretches_of(files: Iterable[RouteFile], last_s: int, parameters: Parameters) -> list[Stretch]:
    """The time that files of updates cover.

    Collectors cut their files at even intervals (RIS 5 minutes, RouteViews 15): the usual distance between the first
    records is the length of a file. Files that begin further apart leave a gap.

    Args:
        files: of updates.
        last_s: time of the latest record of all.
        parameters: how far apart is a gap.
    """
    starts = sorted({file.first_s for file in files})
    if not starts:
        return []
    apart = [later - earlier for earlier, later in itertools.pairwise(starts)]
    slot = max(round(median(apart) / MINUTE_S), 1) * MINUTE_S if apart else 0
    found: list[Stretch] = []
    since = starts[0]
    for earlier, distance in zip(starts, apart, strict=False):
        if distance * TENTHS > slot * parameters.gap_slots_tenths:
            found.append(Stretch(since_s=since, until_s=earlier + slot))
            since = earlier + distance
    return [*found, Stretch(since_s=since, until_s=max(starts[-1] + slot, last_s + 1))]
