"""Through whom a network was reached: the ASes before the origin, their shares over time, as intervals with bounds.

For each route the left neighbour of the origin after prepending is collapsed; a path that ends in an AS_SET, or has a
private AS there, says nothing. A share is of distinct (peer AS, prefix) routes. Backups that are not announced, several
links to one AS, and capacity do not show.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from ledger.evidence.bgp.element import Path, Peer, SegmentKind
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

    def __init__(self, routes: Routes, peers: Iterable[Peer]) -> None:
        self._routes = routes
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
            asn = upstream(path) if path else None
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
    """Each upstream in each stretch of time that saw the same ones; what was brief is part of a longer one."""
    groups = _grouped(changes, end_us, parameters)
    return [one for group, until in groups for one in _through(group, until)]


Group = list[Shares]


def _grouped(changes: Sequence[Shares], end_us: int, parameters: Parameters) -> list[tuple[Group, int]]:
    """Runs of changes with the same upstreams, each with its end; a run that is brief joins the one before."""
    groups: list[tuple[Group, int]] = []
    for shares, following in zip(changes, [*changes[1:], None], strict=True):
        until = following.time_us if following else end_us
        if not shares.routes or until <= shares.time_us:
            continue
        if groups and groups[-1][1] == shares.time_us and _belongs(groups[-1], shares, until, parameters):
            groups[-1] = ([*groups[-1][0], shares], until)
        else:
            groups.append(([shares], until))
    return groups


def _belongs(group: tuple[Group, int], shares: Shares, until: int, parameters: Parameters) -> bool:
    brief_us = parameters.shortest_s * 1_000_000
    first, last = group[0][0], group[0][-1]
    return last.seen == shares.seen or until - shares.time_us < brief_us or group[1] - first.time_us < brief_us


def _through(group: Group, until_us: int) -> Iterable[Through]:
    for asn in sorted(frozenset().union(*(shares.seen for shares in group))):
        shares_of = [shares.ppm(asn) for shares in group]
        yield Through(
            asn=asn, since_us=group[0].time_us, until_us=until_us, least_ppm=min(shares_of), most_ppm=max(shares_of),
            peer_asns=max(shares.peer_asns.get(asn, 0) for shares in group),
        )  # fmt: skip
