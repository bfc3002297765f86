"""From files of routes to what was seen of a network: who counted, how many prefixes were visible when, through whom.

Every covered stretch of time begins anew with a table: what a peer holds is known from it and from the updates after.
Where there is no table at all, a peer is taken to have held what it first withdrew. Tables alone are samples.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ledger.evidence.bgp.element import Attributes, Element, ElementKind, Peer
from ledger.evidence.bgp.files import RouteFile, Stretch, in_order, stretches_of
from ledger.evidence.bgp.peers import Sessions, full_feeds
from ledger.evidence.bgp.reading import Library
from ledger.evidence.bgp.routes import Routes, Turn
from ledger.evidence.bgp.upstreams import Shares, Upstreams
from ledger.evidence.bgp.visibility import Change, Visibility, by_asn, by_peer, follow
from ledger.evidence.bgp.wanted import Wanted
from ledger.evidence.parameters import Parameters

MILLION = 1_000_000
SEED_SLACK_S = 900
"""A table written so long before the updates begin still seeds them: collectors write tables at full hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What was seen in one stretch of time that was covered and known."""

    since_us: int
    until_us: int
    changes: tuple[Change, ...]
    """Votes by peer."""
    changes_by_asn: tuple[Change, ...]
    """A vote for each peer AS."""
    shares: tuple[Shares, ...]
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What came of all files."""

    watched: tuple[str, ...]
    peers: frozenset[Peer]
    """The full feeds."""
    looks: tuple[Look, ...]
    """In order of time."""
    unknown: tuple[Stretch, ...]
    """Time in which files are missing, or after which no table says what became of the routes; none of tables alone."""
    is_sampled: bool
    """Tables only: each look is an instant."""
    is_inferred: bool
    """No table: who held what was inferred from what was withdrawn, and who has a full feed is not known."""

    @property
    def since_us(self) -> int | None:
        """When the first look begins; None when there is none."""
        return self.looks[0].since_us if self.looks else None

    @property
    def until_us(self) -> int | None:
        """When the last look ends."""
        return self.looks[-1].until_us if self.looks else None


def look(files: Sequence[RouteFile], asked: Wanted, library: Library, parameters: Parameters) -> Seen:
    """What the files show of the routes asked for."""
    tables = sorted((file for file in files if file.is_table), key=lambda file: file.first_s)
    updates = [file for file in files if not file.is_table]
    seeds = library.read(tables[0]) if tables else _all(updates, library)
    watched = library.watched(seeds, asked)
    counts = tables[0].form.counts(tables[0].source) if tables else {}
    peers = full_feeds(counts, parameters) or frozenset(element.peer for element in seeds)
    watch = Watch(watched=watched, peers=peers, library=library, parameters=parameters)
    covered: list[Stretch] = []
    if updates:
        covered = stretches_of(updates, _last_s(updates, library), parameters)
        looks = [one for stretch in covered if (one := watch.follow(stretch, tables, updates)) is not None]
    else:
        looks = [watch.sample(table) for table in tables]
    return Seen(
        watched=watched, peers=peers, looks=tuple(looks), unknown=_unknown(looks, covered),
        is_sampled=not updates, is_inferred=not tables,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What is watched, by whom."""

    watched: tuple[str, ...]
    peers: frozenset[Peer]
    library: Library
    parameters: Parameters

    def sample(self, table: RouteFile) -> Look:
        """What one table shows: an instant."""
        routes = Routes(self.watched)
        at = table.first_s * MILLION
        _seed(routes, self.library.read(table))
        return self._followed((), routes, Stretch(since_s=table.first_s, until_s=table.first_s), at)

    def follow(self, stretch: Stretch, tables: Sequence[RouteFile], updates: Sequence[RouteFile]) -> Look | None:
        """What one covered stretch shows from its first table on; None when none is in it, though there are tables."""
        inside = [file for file in updates if stretch.since_s <= file.first_s < stretch.until_s]
        begins = stretch.since_s - SEED_SLACK_S
        seeds = [table for table in tables if begins <= table.first_s < stretch.until_s]
        if tables and not seeds:
            return None
        routes = Routes(self.watched)
        since = stretch.since_s
        if seeds:
            since = max(since, seeds[0].first_s)
            _seed(routes, self.library.read(seeds[0]))
        else:
            _seed(routes, _first_withdrawn(in_order(inside, self.library.read)))
        elements = (one for one in in_order(inside, self.library.read) if one.time_us >= since * MILLION)
        return self._followed(elements, routes, stretch, since * MILLION)

    def _followed(self, elements: Iterable[Element], routes: Routes, stretch: Stretch, since_us: int) -> Look:
        sessions = Sessions(self.peers, self.parameters)
        views = [Visibility(routes, sessions, self.parameters, voter) for voter in (by_peer, by_asn)]
        upstreams = Upstreams(routes, self.peers, self.library.wanted.origins)
        changes: list[list[Change]] = [[view.now(since_us)] for view in views]
        upstreams.note(since_us)
        for instant in follow(elements, routes, sessions, [*views, upstreams]):
            for kept, view in zip(changes, views, strict=True):
                now = view.now(instant)
                if now[1:] != kept[-1][1:]:
                    kept.append(now)
            upstreams.note(instant)
        return Look(
            since_us=since_us, until_us=stretch.until_s * MILLION, changes=tuple(changes[0]),
            changes_by_asn=tuple(changes[1]), shares=tuple(upstreams.changes), turns=tuple(routes.turns),
        )  # fmt: skip


def _seed(routes: Routes, elements: Iterable[Element]) -> None:
    for element in elements:
        if element.kind is ElementKind.RIB:
            routes.take(element)


def _first_withdrawn(elements: Iterable[Element]) -> list[Element]:
    """Routes that were held, as what was first said of them was that they are gone."""
    met: set[tuple[Peer, str]] = set()
    held: list[Element] = []
    for element in elements:
        if element.kind is ElementKind.STATE or (key := (element.peer, element.prefix)) in met:
            continue
        met.add(key)
        if element.kind is ElementKind.WITHDRAW:
            held.append(element._replace(kind=ElementKind.RIB, attributes=Attributes()))
    return held


def _all(files: Iterable[RouteFile], library: Library) -> list[Element]:
    return [element for file in files for element in library.read(file)]


def _last_s(updates: Sequence[RouteFile], library: Library) -> int:
    """The time of the latest record."""
    latest = max(updates, key=lambda file: file.first_s)
    library.read(latest)
    return library.tallies[latest.source.path].last_s or latest.first_s


def _unknown(looks: Sequence[Look], covered: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """What the looks leave out of the time from the first file of updates to the last."""
    if not covered:
        return ()
    inner = (edge // MILLION for one in looks for edge in (one.since_us, one.until_us))
    edges = [covered[0].since_s, *inner, covered[-1].until_s]
    return tuple(
        Stretch(since_s=since, until_s=until)
        for since, until in zip(edges[::2], edges[1::2], strict=True)
        if until > since
    )
