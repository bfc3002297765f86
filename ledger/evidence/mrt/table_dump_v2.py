"""Tables of the new kind, one prefix a record: TABLE_DUMP_V2 (RFC 6396, 4.3; RFC 8050 for ADD-PATH)."""

from collections.abc import Iterator
from struct import Struct, error
from typing import NamedTuple

from ledger.evidence.bgp.element import Attributes, Element, ElementKind, Peer
from ledger.evidence.mrt.addresses import BITS, IPV4_BYTES, IPV6_BYTES, U16, U32, BrokenError, address, prefix_text
from ledger.evidence.mrt.attributes import read_attributes
from ledger.evidence.mrt.frames import Frame

TABLE_DUMP_V2 = 13
PEER_INDEX = 1
AFI_OF = {2: 1, 3: 1, 4: 2, 5: 2, 8: 1, 9: 1, 10: 2, 11: 2}
"""Address family by subtype: IPv4 and IPv6, unicast and multicast, without and with ADD-PATH."""
ADD_PATH = frozenset({8, 9, 10, 11})
IS_IPV6, IS_WIDE = 1, 2
"""Bits of a peer's type."""
ENTRY, ENTRY_WITH_PATH = Struct(">HIH"), Struct(">HIIH")
"""Peer, when originated, path identifier, length of the attributes."""
SEQUENCE = 4
MILLION = 1_000_000


class Entry(NamedTuple):
    """One peer's route, its attributes unread."""

    peer: int
    path_id: int | None
    attributes: bytes


def read_peers(frame: Frame) -> tuple[Peer, ...]:
    """The table of peers that the records after it number.

    Raises:
        BrokenError: when a length does not fit.
    """
    body = frame.body
    try:
        at = 6 + U16.unpack_from(body, 4)[0]
        count = U16.unpack_from(body, at)[0]
        at += 2
        peers = []
        for _ in range(count):
            kind = body[at]
            size = IPV6_BYTES if kind & IS_IPV6 else IPV4_BYTES
            width = U32.size if kind & IS_WIDE else U16.size
            begin = at + 5
            at = begin + size + width
            if at > len(body):
                raise BrokenError("the table of peers is cut short")
            asn = int.from_bytes(body[begin + size : at], "big")
            peers.append(Peer(address(body[begin : begin + size]), asn))
        return tuple(peers)
    except (error, IndexError) as fault:
        raise BrokenError("the table of peers is cut short") from fault


def read_entries(frame: Frame) -> tuple[str, list[Entry]]:
    """The prefix of this record, and the routes to it with their attributes unread.

    Raises:
        BrokenError: when a length does not fit.
    """
    afi, body = AFI_OF[frame.subtype], frame.body
    try:
        bits = body[SEQUENCE]
        at = SEQUENCE + 1 + (bits + 7) // 8
        if bits > BITS[afi]:
            raise BrokenError("a prefix is too long")
        prefix = prefix_text(afi, bits, body[SEQUENCE + 1 : at])
        count = U16.unpack_from(body, at)[0]
        return prefix, list(_entries(body, at + 2, count, add_path=frame.subtype in ADD_PATH))
    except (error, IndexError) as fault:
        raise BrokenError("the record is cut short") from fault


def read_rib(frame: Frame, peers: tuple[Peer, ...]) -> Iterator[Element]:
    """The routes of this record.

    Raises:
        BrokenError: when a length does not fit, or a peer is not in the table.
    """
    prefix, entries = read_entries(frame)
    form = "TABLE_DUMP2_AP" if frame.subtype in ADD_PATH else "TABLE_DUMP2"
    for entry in entries:
        if entry.peer >= len(peers):
            raise BrokenError(f"peer {entry.peer} is not in the table of peers")
        attributes, peer = _route(entry.attributes), peers[entry.peer]
        yield Element(form, frame.seconds * MILLION, ElementKind.RIB, peer, prefix, attributes, entry.path_id)


def _entries(body: bytes, at: int, count: int, *, add_path: bool) -> Iterator[Entry]:
    head = ENTRY_WITH_PATH if add_path else ENTRY
    for _ in range(count):
        peer, *rest, length = head.unpack_from(body, at)
        begin = at + head.size
        at = begin + length
        if at > len(body):
            raise BrokenError("a route is cut short")
        yield Entry(peer, rest[1] if add_path else None, body[begin:at])


def _route(data: bytes) -> Attributes:
    read = read_attributes(data, U32.size, abbreviated=True)
    return read.attributes._replace(next_hop=read.reach.next_hop) if read.reach else read.attributes
