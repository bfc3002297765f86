"""Routes of RIS Live, the stream of RIS: messages as JSON, one after another, as routing elements.

    {"type": "ris_message", "data": {"type": "UPDATE", "timestamp": 1767225600.25, "peer": "198.51.100.1",
     "peer_asn": "64510", "host": "rrc00", "path": [64510, 64500], "origin": "igp", "withdrawals": ["203.0.113.0/24"],
     "announcements": [{"next_hop": "198.51.100.1", "prefixes": ["192.0.2.0/24"]}]}}
    {"type": "ris_message", "data": {"type": "RIS_PEER_STATE", "timestamp": 1767225601.5, "peer": "198.51.100.1",
     "peer_asn": "64510", "state": "down"}}

OPEN, NOTIFICATION and KEEPALIVE say nothing of routes; a session's end comes as RIS_PEER_STATE besides.
https://ris-live.ripe.net/manual/
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal

from ledger.evidence.bgp.element import ESTABLISHED, Attributes, Element, ElementKind, Peer
from ledger.evidence.json_fields import (
    YEARS,
    Object,
    ShapeError,
    figure_at,
    list_at,
    maybe_text,
    needed_list,
    object_at,
    object_of,
    shown,
    text_at,
)  # fmt: skip
from ledger.evidence.json_stream import json_items
from ledger.evidence.ripestat_routes import address_from, asn_from, path_from, prefix_from, word_from
from ledger.evidence.source import Source
from ledger.evidence.tally import Tally
from ledger.model.problem import Problem

PROVIDER = "RIPE NCC RIS Live"
LICENCE = "RIPE NCC RIS terms of service"
FORM = "BGP4MP_ET"
MILLION = 1_000_000
OPENED = re.compile(rb"(?:\xef\xbb\xbf)?[\s\[]*\{")
IDLE = 1
STATES = {"down": (ESTABLISHED, IDLE), "connected": (IDLE, ESTABLISHED), "up": (IDLE, ESTABLISHED)}
WITHOUT_ROUTES = {"OPEN", "NOTIFICATION", "KEEPALIVE"}
ORIGINS = {"igp": "IGP", "egp": "EGP", "incomplete": "INCOMPLETE"}


def is_routes(head: bytes) -> bool:
    """Whether these first bytes begin a message of RIS Live."""
    return OPENED.match(head) is not None and b'"ris_message"' in head


def read_elements(source: Source, tally: Tally) -> Iterator[Element]:
    """The elements in the order of the stream; a message that is broken is told with its line."""
    for line, message in json_items(source, tally):
        kind = message.get("type")
        if kind != "ris_message":
            _tell(message, source.place(line), tally)
            continue
        try:
            made = _elements(object_at(message, "data"))
        except ValueError as error:
            tally.broken(str(error), line=line)
            continue
        if made is None:
            tally.strange(f"RIS Live {shown(object_at(message, 'data').get('type'))}")
            continue
        tally.records += 1
        if not made and message["data"].get("type") not in WITHOUT_ROUTES:
            tally.strange("RIS Live UPDATE without routes")
        for element in made:
            tally.saw(element.time_us // MILLION)
            yield element


def _tell(message: Object, where: str, tally: Tally) -> None:
    if message.get("type") == "ris_error":
        data = message.get("data")
        why = data.get("message") if isinstance(data, dict) else data
        tally.problems.append(Problem(kind="stream_error", where=where, what=f"RIS Live says: {shown(why)}."))
    else:
        tally.strange(f"message {shown(message.get('type'))}")


def _elements(data: Object) -> list[Element] | None:
    """The elements of a message; None when its kind is not known."""
    kind = text_at(data, "type")
    peer = Peer(address_from(text_at(data, "peer")), asn_from(data.get("peer_asn")))
    base = Element(FORM, _time_us(figure_at(data, "timestamp")), ElementKind.STATE, peer)
    if kind in WITHOUT_ROUTES:
        return []
    if kind == "RIS_PEER_STATE":
        state = text_at(data, "state")
        if state not in STATES:
            raise ShapeError(f'state "{shown(state)}" is not known')
        return [base._replace(states=STATES[state])]
    return list(_routes(data, base)) if kind == "UPDATE" else None


def _routes(data: Object, base: Element) -> Iterator[Element]:
    for prefix in list_at(data, "withdrawals"):
        yield base._replace(kind=ElementKind.WITHDRAW, prefix=prefix_from(prefix))
    groups = [object_of(group, "an announcement") for group in list_at(data, "announcements")]
    route = _route(data) if groups else Attributes()
    for group in groups:
        hop = maybe_text(group, "next_hop")
        own = route._replace(next_hop=address_from(hop.split(",")[0]) if hop else "")
        for prefix in needed_list(group, "prefixes"):
            yield base._replace(kind=ElementKind.ANNOUNCE, prefix=prefix_from(prefix), attributes=own)


def _route(data: Object) -> Attributes:
    return Attributes(
        path=path_from(data.get("path")), origin=ORIGINS.get((maybe_text(data, "origin") or "").lower(), ""),
        med=asn_from(data.get("med") or "0"), communities=tuple(word_from(one) for one in list_at(data, "community")),
        aggregator=_aggregator(data),
    )  # fmt: skip


def _aggregator(data: Object) -> str:
    """The aggregator "64500:192.0.2.1" as `bgpdump` writes it; empty where none is given."""
    text = maybe_text(data, "aggregator")
    if text is None:
        return ""
    number, _, address = text.partition(":")
    return f"{asn_from(number)} {address_from(address)}"


def _time_us(seconds: Decimal) -> int:
    low, high = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in (YEARS.start, YEARS.stop))
    if not low <= seconds < high:
        raise ShapeError("timestamp is no time that anybody measured in")
    return int(seconds * MILLION)
