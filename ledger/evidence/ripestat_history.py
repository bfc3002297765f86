"""Formats of RIPEstat: routing-history and announced-prefixes, as the number of prefixes seen at each table of RIS.

Both list for each prefix the stretches of time in which it was in the tables that RIS writes every eight hours:

    {"data_call_name": "routing-history", "data": {"resource": "64500", "time_granularity": 28800,
     "query_starttime": "2026-01-01T00:00:00", "query_endtime": "2026-01-03T00:00:00",
     "by_origin": [{"origin": "64500", "prefixes": [{"prefix": "192.0.2.0/24", "timelines": [
        {"starttime": "2026-01-01T00:00:00", "endtime": "2026-01-01T07:59:59", "full_peers_seeing": 370}]}]}]}}

routing-history says how many full-feed peers saw it: a prefix is visible when more than half did of those that saw the
best seen prefix of its address family about that time (their number grows over the years). announced-prefixes does
not say: what ten peers saw is listed. Times are UTC; no list of a time when a table was missing is published, so a
missing table looks like a loss. https://stat.ripe.net/docs/02.data-api/
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from itertools import accumulate
from typing import Any, NamedTuple

from ledger.evidence.answers import holds_keys, left_out, speaks_of, unreadable
from ledger.evidence.entities import asn, meets, network_of
from ledger.evidence.format import Asked, Evidence
from ledger.evidence.json_fields import (
    Object,
    ShapeError,
    figure_at,
    list_at,
    maybe_text,
    moment_at,
    needed_list,
    object_of,
    shown,
    text_at,
    whole_at,
)  # fmt: skip
from ledger.evidence.parameters import PPM
from ledger.evidence.ripestat import CALL, LICENCE, PROVIDER, Call, read_call
from ledger.evidence.sampled import Sampled, sampled_evidence
from ledger.evidence.source import Source
from ledger.model.problem import LedgerError, Problem

STEP_S = 28_800
"""RIS writes a table at 00:00, 08:00 and 16:00 UTC."""
MOST_STEPS = 300_000
MONTH_STEPS = 90
"""The best seen prefix is looked for within a month's tables, and the months before and after."""
LISTED = Decimal(0)
"""For full_peers_seeing where the answer does not give it."""


@dataclass(frozen=True, slots=True)
class RoutingHistory:
    """The answer with peers."""

    name: str = "ripestat-routing-history/1"

    def sniff(self, head: bytes) -> bool:
        """Whether it is that answer."""
        return speaks_of(head, CALL, "routing-history") or holds_keys(head, "by_origin", "timelines")

    def read(self, source: Source, asked: Asked) -> Evidence:
        """The number of visible prefixes, in steps of eight hours."""
        return _evidence(self.name, source, asked)


@dataclass(frozen=True, slots=True)
class AnnouncedPrefixes:
    """The answer without peers."""

    name: str = "ripestat-announced-prefixes/1"

    def sniff(self, head: bytes) -> bool:
        """Whether it is that answer."""
        return speaks_of(head, CALL, "announced-prefixes")

    def read(self, source: Source, asked: Asked) -> Evidence:
        """The number of announced prefixes, in steps of eight hours."""
        return _evidence(self.name, source, asked)


HISTORY = RoutingHistory()
ANNOUNCED = AnnouncedPrefixes()


class _Seen(NamedTuple):
    """A prefix was in the tables from one place on the grid to another, both included."""

    origin: str | None
    prefix: str
    first: int
    last: int
    peers: Decimal
    is_visible: bool | None
    """Where the answer gives the share of peers itself."""


class _Grid(NamedTuple):
    """The times of the tables, by their place."""

    first_s: int
    step_s: int
    places: int
    has_peers: bool
    """Whether every stretch says how many peers saw it."""

    def stretch(self, start: datetime, end: datetime) -> tuple[int, int]:
        """The first and the last table in this time, both ends included; the last is before the first if none is.

        They can lie outside the grid.
        """
        first = -(-(int(start.timestamp()) - self.first_s) // self.step_s)
        last = (int(end.timestamp()) - self.first_s) // self.step_s
        return first, last

    def clip(self, first: int, last: int) -> tuple[int, int]:
        """The places of these that lie on the grid."""
        return max(first, 0), min(last, self.places - 1)


def _evidence(form: str, source: Source, asked: Asked) -> Evidence:
    call = read_call(source)
    grid = _grid(call, source, has_peers=form == HISTORY.name)
    problems = list(call.problems)
    seen = list(_all_seen(call, grid, source.path, asked, problems))
    dataset = source.dataset(form, PROVIDER, LICENCE)
    most = _most_peers(seen)
    ppm = asked.parameters.visible_ppm
    samples = [_sampled(name, chosen, grid, most, ppm) for name, chosen in _by_entity(call, seen, asked)]
    if len(problems) > len(call.problems):
        what = "What was left out would look like a loss: no outage was looked for."
        problems.append(Problem(kind="incomplete", where=source.path, what=what))
        samples = [replace(one, is_searched=False) for one in samples]
    return sampled_evidence(dataset, samples, asked, problems)


def _grid(call: Call, source: Source, *, has_peers: bool) -> _Grid:
    try:
        step = whole_at(call.data, "time_granularity") if "time_granularity" in call.data else STEP_S
        if step < 1:
            raise ShapeError("time_granularity is no time")
    except ValueError as error:
        raise unreadable(source, PROVIDER, error) from error
    first = -(-int(call.since.timestamp()) // step) * step
    places = (int(call.until.timestamp()) - first) // step + 1
    if places > MOST_STEPS:
        raise LedgerError("its time is too long for its step", where=source.path, todo="ask for less time")
    return _Grid(first, step, max(places, 0), has_peers)


def _all_seen(call: Call, grid: _Grid, path: str, asked: Asked, problems: list[Problem]) -> Iterator[_Seen]:
    """Every stretch of every prefix that can be read."""
    try:
        is_by_origin = call.data.get("by_origin") is not None
        groups = list_at(call.data, "by_origin") if is_by_origin else [{"prefixes": needed_list(call.data, "prefixes")}]
    except ValueError as error:
        problems.append(left_out(path, "The list of prefixes", error))
        return
    for group in groups:
        try:
            prefixes = needed_list(object_of(group, "an origin"), "prefixes")
        except ValueError as error:
            problems.append(left_out(path, "An origin", error))
            continue
        origin = _origin(group, path, problems)
        for item in prefixes:
            yield from _of_prefix(item, origin, grid, path, asked, problems)


def _of_prefix(
    item: Any, origin: str | None, grid: _Grid, path: str, asked: Asked, problems: list[Problem]
) -> Iterator[_Seen]:
    name = "A prefix"
    try:
        prefix = text_at(object_of(item, "it"), "prefix")
        name = f"The prefix {shown(prefix)}"
        if network_of(prefix) is None:
            raise ShapeError("it is no prefix")
        timelines = needed_list(item, "timelines")
    except ValueError as error:
        problems.append(left_out(path, name, error))
        return
    for timeline in timelines:
        try:
            made = _stretch(object_of(timeline, "a timeline"), origin, prefix, grid, asked)
        except ValueError as error:
            problems.append(left_out(path, f"A stretch of {prefix}", error))
            continue
        first, last = grid.clip(made.first, made.last)
        if first - made.first > 1 or made.last - last > 1:  # it may begin and end at the tables next to the first, last
            problems.append(left_out(path, f"A part of a stretch of {prefix}", "nobody asked about its time"))
        yield made._replace(first=first, last=last)


def _stretch(timeline: Object, origin: str | None, prefix: str, grid: _Grid, asked: Asked) -> _Seen:
    start, end = moment_at(timeline, "starttime"), moment_at(timeline, "endtime")
    share = figure_at(timeline, "visibility") if timeline.get("visibility") is not None else None
    is_told = "full_peers_seeing" in timeline or (grid.has_peers and share is None)
    peers = figure_at(timeline, "full_peers_seeing") if is_told else LISTED
    if end < start:
        raise ShapeError("it ends before it begins")
    if peers < 0 or not 0 <= (share or 0) <= 1:
        raise ShapeError("so many peers cannot see it")
    first, last = grid.stretch(start, end)
    is_visible = None if share is None else share * PPM > asked.parameters.visible_ppm
    return _Seen(origin, prefix, first, last, peers, is_visible)


def _by_entity(call: Call, seen: Sequence[_Seen], asked: Asked) -> Iterator[tuple[str, Sequence[_Seen]]]:
    """What was asked for, each with what was seen of it; the resource itself where nothing of that was."""
    is_found = False
    for name in asked.entities:
        if meets(name, call.resource):
            is_found = True
            yield call.resource, seen
        elif chosen := [one for one in seen if meets(name, one.prefix) or name.upper() == one.origin]:
            is_found = True
            yield name, chosen
    if not is_found:
        yield call.resource, seen


def _origin(group: Object, path: str, problems: list[Problem]) -> str | None:
    """The AS that announced the group's prefixes; of a pair with the first hop, the last one; None where none is."""
    try:
        named = maybe_text(group, "origin")
        return asn(named.split()[-1]) if named else None
    except ValueError as error:
        problems.append(left_out(path, "The name of an origin", error))
        return None


def _most_peers(seen: Iterable[_Seen]) -> Mapping[tuple[int, int], Decimal]:
    """How many peers saw the best seen prefix, by address family and month."""
    most: dict[tuple[int, int], Decimal] = defaultdict(Decimal)
    for one in seen:
        for month in range(one.first // MONTH_STEPS, one.last // MONTH_STEPS + 1 if one.last >= one.first else 0):
            key = _family(one), month
            most[key] = max(most[key], one.peers)
    return most


def _sampled(
    entity: str, seen: Iterable[_Seen], grid: _Grid, most: Mapping[tuple[int, int], Decimal], visible_ppm: int
) -> Sampled:
    by_prefix: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for one in seen:
        by_prefix[one.prefix] += _visible(one, most, visible_ppm)
    turns = [0] * (grid.places + 1)
    for stretches in by_prefix.values():
        for first, last in _merged(stretches):
            turns[first] += 1
            turns[last + 1] -= 1
    is_counted = any(peers > LISTED for peers in most.values())
    return Sampled(
        entity=entity, metric="visible_prefixes" if is_counted else "announced_prefixes", unit="networks",
        step_s=grid.step_s, start=datetime.fromtimestamp(grid.first_s, UTC),
        values=tuple(Decimal(count) for count in accumulate(turns[:-1])),
        note="Known only at the times of the tables of RIS; a table that is missing looks like a loss.",
    )  # fmt: skip


def _visible(one: _Seen, most: Mapping[tuple[int, int], Decimal], visible_ppm: int) -> Iterator[tuple[int, int]]:
    """The parts of the stretch in which enough peers saw the prefix, first and last place."""
    if one.last < one.first:
        return
    for month in range(one.first // MONTH_STEPS, one.last // MONTH_STEPS + 1):
        best = max(most.get((_family(one), near), LISTED) for near in (month - 1, month, month + 1))
        enough = one.peers * PPM > best * visible_ppm or best == LISTED
        if one.is_visible if one.is_visible is not None else enough:
            yield max(one.first, month * MONTH_STEPS), min(one.last, (month + 1) * MONTH_STEPS - 1)


def _merged(stretches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same places, each once: a prefix that two origins announce is one prefix."""
    end = -1
    for first, last in sorted(stretches):
        if last > end:
            yield max(first, end + 1), last
            end = last


def _family(one: _Seen) -> int:
    network = network_of(one.prefix)
    return network.version if network else 0
