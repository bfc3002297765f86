"""What happened to a network, and the files that a collector would have kept of it: tables, updates, resets, gaps."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import collector

from ledger.evidence.bgp.element import Attributes, Peer, Segment, SegmentKind

MILLION = 1_000_000
FILLER = tuple(f"203.0.{number}.0/24" for number in range(30))
"""Other networks' routes, by which full feeds are told."""


@dataclass(frozen=True, kw_only=True)
class World:
    """Peers, a network and its upstream."""

    peers: int = 40
    prefixes: tuple[str, ...] = ("175.45.176.0/24", "175.45.177.0/24", "175.45.178.0/24", "175.45.179.0/24")
    origin: int = 131_279
    upstream: int = 4_837
    jitter_s: int = 20
    """Peers hear of a change within so many seconds."""
    seed: int = 1

    def peer(self, number: int) -> Peer:
        """One of the peers, each in its own AS."""
        return Peer(f"192.0.2.{number + 1}", 64_600 + number)

    def route(self, number: int) -> Attributes:
        """How this peer reaches the network."""
        return self._through(number, self.upstream, self.origin)

    def elsewhere(self, number: int) -> Attributes:
        """How this peer reaches another network."""
        return self._through(number, 3_356, 64_496)

    def _through(self, number: int, *asns: int) -> Attributes:
        asns = (self.peer(number).asn, 1_299, *asns)
        path = (Segment(SegmentKind.SEQUENCE, asns),)
        return Attributes(path=path, origin="IGP", next_hop=self.peer(number).address)


@dataclass(frozen=True, kw_only=True)
class History:
    """What became of the network, in seconds since 1970."""

    since_s: int
    until_s: int
    down: Sequence[tuple[int, int]] = ()
    """From when to when all its prefixes were gone; in order, without overlap."""
    resets: Sequence[tuple[int, int, int]] = ()
    """Peer, when its session ended, when it came back."""
    gaps: Sequence[tuple[int, int]] = ()
    """From when to when no file was kept."""
    world: World = field(default_factory=World)


def table(history: History, at_s: int) -> bytes:
    """The table written at this second."""
    world = history.world
    numbers = range(world.peers)
    is_up = not any(start <= at_s < end for start, end in history.down)
    held = {key: {number: world.elsewhere(number) for number in numbers} for key in FILLER}
    if is_up:
        held |= {key: {number: world.route(number) for number in numbers} for key in world.prefixes}
    return collector.table(at_s * MILLION, [world.peer(number) for number in numbers], held)


def files(history: History, slot_s: int = 300) -> Iterator[bytes]:
    """The files of updates, one a slot; none in a gap."""
    records = sorted(_records(history), key=lambda record: record[0])
    place = 0
    for start in range(history.since_s, history.until_s, slot_s):
        inside = [_keepalive(history, start)]
        while place < len(records) and records[place][0] < (start + slot_s) * MILLION:
            inside.append(records[place][1])
            place += 1
        if not any(since <= start < until for since, until in history.gaps):
            yield b"".join(inside)


def _keepalive(history: History, at_s: int) -> bytes:
    """Something always happens somewhere: the file's first record."""
    message = collector.Message((FILLER[0],), (), history.world.elsewhere(0))
    return collector.update(at_s * MILLION, history.world.peer(0), message)


def _records(history: History) -> Iterator[tuple[int, bytes]]:
    chance, world = random.Random(history.world.seed), history.world  # noqa: S311  a simulation's dice
    away = {number: (start, end) for number, start, end in history.resets}
    for start, end in history.down:
        for number in range(world.peers):
            for second, gone in ((start, True), (end, False)):
                at = second * MILLION + chance.randrange(max(world.jitter_s, 1)) * MILLION
                if number in away and away[number][0] * MILLION <= at < away[number][1] * MILLION:
                    continue
                said = (collector.Message((), world.prefixes) if gone
                        else collector.Message(world.prefixes, (), world.route(number)))  # fmt: skip
                yield at, collector.update(at, world.peer(number), said)
    for number, start, end in history.resets:
        yield start * MILLION, collector.state(start * MILLION, world.peer(number), 6, 1)
        yield end * MILLION, collector.state(end * MILLION, world.peer(number), 1, 6)
        is_up = not any(first <= end < last for first, last in history.down)
        if is_up:
            whole = collector.Message(world.prefixes, (), world.route(number))
            yield (end + 5) * MILLION, collector.update((end + 5) * MILLION, world.peer(number), whole)
