"""Updates and session states: BGP4MP and BGP4MP_ET (RFC 6396, 4.4; RFC 8050 for ADD-PATH)."""

from collections.abc import Iterator
from struct import Struct, error
from typing import NamedTuple

from ledger.evidence.bgp.element import Attributes, Element, ElementKind, Peer
from ledger.evidence.mrt.addresses import (
    AFI_IPV4,
    IPV4_BYTES,
    IPV6_BYTES,
    U16,
    U32,
    BrokenError,
    address,
    read_prefixes,
)
from ledger.evidence.mrt.attributes import Reach, read_attributes
from ledger.evidence.mrt.frames import Frame

BGP4MP, BGP4MP_ET = 16, 17
STATE_CHANGE, STATE_CHANGE_AS4 = 0, 5
WIDE = frozenset({4, 5, 7, 9, 11})
"""Subtypes with AS numbers of four bytes."""
MESSAGES = frozenset({1, 4, 6, 7, 8, 9, 10, 11})
ADD_PATH = frozenset({8, 9, 10, 11})
HEADS = {2: Struct(">HHHH"), 4: Struct(">IIHH")}
"""Peer AS, local AS, interface, address family; by the width of an AS number."""
ADDRESS_BYTES = {1: IPV4_BYTES, 2: IPV6_BYTES}
MARKER = 16
UPDATE = 2
MILLION = 1_000_000


class Session(NamedTuple):
    """Who told, when, and how its bytes are to be read."""

    form: str
    time_us: int
    peer: Peer
    asn_bytes: int
    add_path: bool


def read_bgp4mp(frame: Frame) -> Iterator[Element]:
    """The elements of one record, in the order that `bgpdump` prints; none of a message that is no UPDATE.

    Raises:
        BrokenError: when a length does not fit.
    """
    try:
        yield from _elements(frame)
    except (error, IndexError, KeyError) as fault:
        raise BrokenError("the record is cut short") from fault


def _elements(frame: Frame) -> Iterator[Element]:
    time_us, body, form = frame.seconds * MILLION, frame.body, "BGP4MP"
    if frame.type == BGP4MP_ET:
        time_us += U32.unpack_from(body)[0]
        body, form = body[U32.size :], "BGP4MP_ET"
    asn_bytes = 4 if frame.subtype in WIDE else 2
    head = HEADS[asn_bytes]
    asn, _, _, family = head.unpack_from(body)
    size = ADDRESS_BYTES[family]
    at = head.size + 2 * size
    if len(body) < at:
        raise BrokenError("the record is cut short")
    peer = Peer(address(body[head.size : head.size + size]), asn)
    session = Session(form, time_us, peer, asn_bytes, frame.subtype in ADD_PATH)
    if frame.subtype in {STATE_CHANGE, STATE_CHANGE_AS4}:
        states = U16.unpack_from(body, at)[0], U16.unpack_from(body, at + 2)[0]
        yield Element(form, time_us, ElementKind.STATE, peer, states=states)
    elif body[at + MARKER + 2] == UPDATE:
        yield from _update(session, body[at + MARKER + 3 : at + U16.unpack_from(body, at + MARKER)[0]])


def _update(session: Session, data: bytes) -> Iterator[Element]:
    gone = 2 + U16.unpack_from(data)[0]
    routes = gone + 2 + U16.unpack_from(data, gone)[0]
    if routes > len(data):
        raise BrokenError("the update is cut short")
    read = read_attributes(data[gone + 2 : routes], session.asn_bytes)
    yield from _withdrawn(session, Reach(AFI_IPV4, "", data[2:gone]))
    if read.unreach:
        yield from _withdrawn(session, read.unreach)
    yield from _announced(session, Reach(AFI_IPV4, read.attributes.next_hop, data[routes:]), read.attributes)
    if read.reach:
        yield from _announced(session, read.reach, read.attributes)


def _withdrawn(session: Session, gone: Reach) -> Iterator[Element]:
    for prefix, number in read_prefixes(gone.nlri, gone.afi, add_path=session.add_path):
        yield Element(session.form, session.time_us, ElementKind.WITHDRAW, session.peer, prefix, path_id=number)


def _announced(session: Session, reach: Reach, attributes: Attributes) -> Iterator[Element]:
    route = attributes._replace(next_hop=reach.next_hop)
    for prefix, number in read_prefixes(reach.nlri, reach.afi, add_path=session.add_path):
        yield Element(session.form, session.time_us, ElementKind.ANNOUNCE, session.peer, prefix, route, number)
