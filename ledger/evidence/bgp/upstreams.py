"""Through whom a network was reached: the ASes before the origin, their shares over time, as intervals with bounds.

For each route the left neighbour of the origin after prepending is collapsed; a path that ends in an AS_SET, or has a
private AS there, says nothing. A share is of distinct (peer AS, prefix) routes. Backups that are not announced, several
links to one AS, and capacity do not show.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from ledger.evidence.bgp.element import Path, Peer, SegmentKind, origins
from ledger.evidence.bgp.routes import Routes
from ledger.evidence.parameters import PPM, Parameters

PRIVATE = ((64_512, 65_535), (4_200_000_000, 4_294_967_295))
"""RFC 6996, and the last of each range (RFC 7300); 23456 is AS_TRANS (RFC 6793)."""
AS_TRANS = 23_456
FEWEST_PEER_ASNS = 2
"""An upstream that one peer AS alone saw is not counted among those seen (METHODS: seen by two or more)."""

Key = tuple[int, int]
"""Peer AS and the prefix's place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Through:
    """One upstream in a stretch of time."""

    asn: int
    since_us: int
    until_us: int
    least_ppm: int
    most_ppm: int
    peer_asns: int
    """How many peer ASes saw it at most."""


@lru_cache(maxsize=65_536)
def upstream(path: Path) -> int | None:
    """The AS before the origin; None where the path does not say."""
    if not path or path[-1].kind is not SegmentKind.SEQUENCE:
        return None
    asns = path[-1].asns
    origin = asns[-1]
    for asn in reversed(asns):
        if asn != origin:
            return None if _is_private(asn) or asn == AS_TRANS else asn
    return None


def _is_private(asn: int) -> bool:
    return any(low <= asn <= high for low, high in PRIVATE)


@dataclass(frozen=True, slots=True)
class Shares:
    """The upstreams from one instant to the next change: routes and peer ASes by AS number."""

    time_us: int
    routes: dict[int, int]
    peer_asns: dict[int, int]

    @property
    def seen(self) -> frozenset[int]:
        """Those that two peer ASes saw."""
        return frozenset(asn for asn, peers in self.peer_asns.items() if peers >= FEWEST_PEER_ASNS)

    def ppm(self, asn: int) -> int:
        """The share of one."""
        return self.routes.get(asn, 0) * PPM // sum(self.routes.values())


class Upstreams:
    """The shares, kept up to date route by route."""

    def __init__(self, routes: Routes, peers: Iterable[Peer], owners: frozenset[int] = frozenset()) -> None:
        """Of routes that one of the owners originates; of all routes where none is given."""
        self._routes, self._owners = routes, owners
        self._peers = frozenset(peers)
        self._through: dict[tuple[Peer, int], int] = {}
        self._counts: dict[int, Counter[Key]] = {}
        self.changes: list[Shares] = []
        self.look(self._peers, None)

    def look(self, peers: Iterable[Peer], places: Iterable[int] | None) -> None:
        """Looks again through whom these peers reach these prefixes; None: all."""
        wanted = range(len(self._routes.watched)) if places is None else places
        for peer, place in product(self._peers.intersection(peers), wanted):
            path = self._routes.path(peer, place)
            is_own = path is not None and (not self._owners or not self._owners.isdisjoint(origins(path)))
            asn = upstream(path) if path and is_own else None
            before = self._through.pop((peer, place), None)
            if before is not None:
                self._drop(before, (peer.asn, place))
            if asn is not None:
                self._through[peer, place] = asn
                self._counts.setdefault(asn, Counter())[peer.asn, place] += 1

    def note(self, time_us: int) -> None:
        """Keeps the shares as they stand, if they have changed."""
        routes = {asn: len(held) for asn, held in sorted(self._counts.items())}
        if self.changes and self.changes[-1].routes == routes:
            return
        peers = {asn: len({peer for peer, _ in held}) for asn, held in sorted(self._counts.items())}
        self.changes.append(Shares(time_us, routes, peers))

    def _drop(self, asn: int, key: Key) -> None:
        held = self._counts[asn]
        held[key] -= 1
        if not held[key]:
            del held[key]
        if not held:
            del self._counts[asn]


def stretches(changes: Sequence[Shares], end_us: int, parameters: Parameters) -> list[Through]:
    """Each upstream in each stretch of time that saw the same ones, apart from what was brief."""
    groups = _grouped(changes, end_us, parameters)
    return [one for group in groups for one in _through(group)]


@dataclass(frozen=True, slots=True)
class Run:
    """Changes one after the other through which the same upstreams were seen."""

    changes: tuple[Shares, ...]
    until_us: int
    seen: frozenset[int]
    is_brief: bool

    @property
    def since_us(self) -> int:
        """When it began."""
        return self.changes[0].time_us

    def with_next(self, other: "Run") -> "Run":
        """Both as one, which is known by what this one saw."""
        return replace(
            self, changes=(*self.changes, *other.changes), until_us=other.until_us,
            is_brief=self.is_brief and other.is_brief,
        )  # fmt: skip


def _grouped(changes: Sequence[Shares], end_us: int, parameters: Parameters) -> list[Run]:
    """Runs of changes with the same upstreams.

    What is brief joins the one before if the same ones are seen after it; between two that differ, it stands alone:
    while peers change over one by one, neither upstream has all.
    """
    runs = _runs(changes, end_us, parameters)
    groups: list[Run] = []
    for place, run in enumerate(runs):
        before = groups[-1] if groups and groups[-1].until_us == run.since_us else None
        if before is not None and _is_part(run, before, _seen_after(runs, place)):
            groups[-1] = before.with_next(run)
        else:
            groups.append(run)
    return groups


def _is_part(run: Run, before: Run, after: frozenset[int] | None) -> bool:
    """Whether a run belongs to the one before it, by what is seen after it."""
    if run.is_brief:
        return before.is_brief or after in {None, before.seen}
    return run.seen == before.seen


def _runs(changes: Sequence[Shares], end_us: int, parameters: Parameters) -> list[Run]:
    """The changes in runs by what was seen, each with whether it was shorter than an outage has to be."""
    found: list[Run] = []
    for shares, following in zip(changes, [*changes[1:], None], strict=True):
        until = following.time_us if following else end_us
        if not shares.routes or until <= shares.time_us:
            continue
        one = Run((shares,), until, shares.seen, is_brief=True)
        if found and found[-1].until_us == shares.time_us and _is_like(found[-1].changes[-1], shares):
            found[-1] = found[-1].with_next(one)
        else:
            found.append(one)
    brief_us = parameters.shortest_s * 1_000_000
    return [replace(run, is_brief=run.until_us - run.since_us < brief_us) for run in found]


def _is_like(one: Shares, other: Shares) -> bool:
    """Whether the same upstreams were seen, by one peer too: the first peer to change over begins a change."""
    return one.seen == other.seen and one.routes.keys() == other.routes.keys()


def _seen_after(runs: Sequence[Run], place: int) -> frozenset[int] | None:
    """What is seen in the next run that is not brief; None where the routes end before."""
    for run, later in zip(runs[place:], runs[place + 1 :], strict=False):
        if run.until_us != later.since_us:
            return None
        if not later.is_brief:
            return later.seen
    return None


def _through(group: Run) -> Iterable[Through]:
    for asn in sorted(frozenset().union(*(shares.seen for shares in group.changes))):
        shares_of = [shares.ppm(asn) for shares in group.changes]
        yield Through(
            asn=asn, since_us=group.since_us, until_us=group.until_us, least_ppm=min(shares_of),
            most_ppm=max(shares_of), peer_asns=max(shares.peer_asns.get(asn, 0) for shares in group.changes),
        )  # fmt: skip
