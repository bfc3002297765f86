"""Routes of RIPEstat: bgp-state and bgp-updates, as routing elements.

    {"data_call_name": "bgp-state", "data": {"timestamp": "2026-01-01T00:00:00", "bgp_state": [
        {"target_prefix": "192.0.2.0/24", "path": [64510, 64500], "community": [], "source_id": "00-198.51.100.1"}]}}

    {"data_call_name": "bgp-updates", "data": {"updates": [
        {"timestamp": "2026-01-01T00:10:00", "type": "W",
         "attrs": {"source_id": "00-198.51.100.1", "target_prefix": "192.0.2.0/24"}}]}}

source_id is the collector and the peer's address. The peer's AS is the first of its paths; a withdrawal has no path, so
it has the AS that the same peer's announcements in the same file begin with, or 0 when there are none.
https://stat.ripe.net/docs/02.data-api/bgp-updates.html
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from ipaddress import ip_address
from typing import Any

from ledger.evidence.answers import speaks_of
from ledger.evidence.bgp.element import Attributes, Element, ElementKind, Path, Peer, Segment, SegmentKind
from ledger.evidence.bgp.wanted import LARGEST_ASN, network
from ledger.evidence.json_fields import (
    Object,
    ShapeError,
    figure_of,
    list_at,
    maybe_text,
    moment_at,
    needed_list,
    object_at,
    object_of,
    shown,
    text_at,
)  # fmt: skip
from ledger.evidence.ripestat import CALL, LICENCE, PROVIDER, read_data
from ledger.evidence.source import Source
from ledger.evidence.tally import Tally

__all__ = ["LICENCE", "PROVIDER", "is_routes", "read_elements"]

MILLION = 1_000_000
WORD = re.compile(r"[\w:.-]{1,60}", re.ASCII)
TABLE, UPDATES = "TABLE_DUMP2", "BGP4MP"
"""The kinds of record, as `bgpdump -m` names them."""


def is_routes(head: bytes) -> bool:
    """Whether these first bytes begin one of the two answers."""
    return speaks_of(head, CALL, "bgp-(?:state|updates)")


def read_elements(source: Source, tally: Tally) -> Iterator[Element]:
    """The elements in the order of the answer; an item that is broken is told with its number, from 1.

    Raises:
        LedgerError: when it is a refusal, or no JSON.
    """
    data, problems = read_data(source)
    tally.problems += problems
    try:
        is_state = data.get("bgp_state") is not None
        items = needed_list(data, "bgp_state" if is_state else "updates")
        table_time = moment_at(data, "timestamp") if is_state else None
    except ValueError as error:
        tally.broken(f"the answer is not as it is known here: {error}")
        return
    asns = {} if is_state else _peer_asns(items)
    for number, item in enumerate(items, start=1):
        try:
            element = _element(object_of(item, "it"), table_time, asns)
        except ValueError as error:
            tally.broken(f"item {number}: {error}")
            continue
        tally.records += 1
        tally.saw(element.time_us // MILLION)
        yield element


def path_from(value: Any) -> Path:
    """The path that a list of AS numbers gives; a list inside it is an AS_SET.

    Raises:
        ValueError: when it is none.
    """
    if not isinstance(value, list):
        raise ShapeError("path is no array")
    segments: list[Segment] = []
    for part in value:
        if isinstance(part, list):
            segments.append(Segment(SegmentKind.SET, tuple(asn_from(one) for one in part)))
        elif segments and segments[-1].kind is SegmentKind.SEQUENCE:
            segments[-1] = Segment(SegmentKind.SEQUENCE, (*segments[-1].asns, asn_from(part)))
        else:
            segments.append(Segment(SegmentKind.SEQUENCE, (asn_from(part),)))
    return tuple(segments)


def asn_from(value: Any) -> int:
    """The AS number.

    Raises:
        ValueError: when it is none.
    """
    number = figure_of(value)
    if number != int(number) or not 0 <= number < LARGEST_ASN:
        raise ShapeError(f"{value} is no AS number")
    return int(number)


def prefix_from(value: Any) -> str:
    """The prefix, as it is written.

    Raises:
        ValueError: when it is none.
    """
    if not isinstance(value, str) or "/" not in value:
        raise ShapeError("a prefix is missing")
    network(value)
    return value


def word_from(value: Any) -> str:
    """A community or the like, as one word; its parts may stand in a list.

    Raises:
        ValueError: when it is none.
    """
    text = ":".join(map(str, value)) if isinstance(value, list) else value
    if not isinstance(text, str) or not WORD.fullmatch(text):
        raise ShapeError(f'"{shown(value)}" is no community')
    return text


def address_from(text: str) -> str:
    """The peer's address.

    Raises:
        ValueError: when it is none.
    """
    return str(ip_address(text))


def _element(item: Object, table_time: datetime | None, asns: Mapping[str, int]) -> Element:
    if table_time is not None:
        route = _route(item)
        peer = Peer(_address(item), _first(route.path))
        time_us = int(table_time.timestamp()) * MILLION
        return Element(TABLE, time_us, ElementKind.RIB, peer, prefix_from(item.get("target_prefix")), route)
    attrs = object_at(item, "attrs")
    kind, address = text_at(item, "type"), _address(attrs)
    time_us = int(moment_at(item, "timestamp").timestamp()) * MILLION
    prefix = prefix_from(attrs.get("target_prefix"))
    if kind == ElementKind.WITHDRAW:
        return Element(UPDATES, time_us, ElementKind.WITHDRAW, Peer(address, asns.get(address, 0)), prefix)
    if kind != ElementKind.ANNOUNCE:
        raise ShapeError(f'type "{kind}" is neither A nor W')
    route = _route(attrs)
    return Element(UPDATES, time_us, ElementKind.ANNOUNCE, Peer(address, _first(route.path)), prefix, route)


def _peer_asns(items: list[Any]) -> dict[str, int]:
    """By address, the AS that a peer's announcements begin with."""
    found: dict[str, int] = {}
    for item in items:
        try:
            attrs = object_at(item, "attrs")
            found.setdefault(_address(attrs), _first(path_from(attrs.get("path"))))
        except (ValueError, AttributeError):  # a withdrawal, or what is told when it is read
            continue
    return found


def _route(item: Object) -> Attributes:
    communities = tuple(word_from(one) for one in list_at(item, "community"))
    return Attributes(path=path_from(item.get("path")), communities=communities)


def _first(path: Path) -> int:
    if not path or not path[0].asns:
        raise ShapeError("path is empty")
    return path[0].asns[0]


def _address(item: Object) -> str:
    """The peer: "00-198.51.100.1" is that of collector 00."""
    text = maybe_text(item, "source_id") or ""
    return address_from(text.partition("-")[2] or text)
