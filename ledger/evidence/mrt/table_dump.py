"""Tables of the old kind, one route a record: TABLE_DUMP (RFC 6396, 4.2)."""

from collections.abc import Iterator
from struct import Struct, error

from ledger.evidence.bgp.element import Element, ElementKind, Peer
from ledger.evidence.mrt.addresses import BITS, FAMILY, BrokenError, address, prefix_text
from ledger.evidence.mrt.attributes import read_attributes
from ledger.evidence.mrt.frames import Frame

TABLE_DUMP = 12
FORM = "TABLE_DUMP"
VIEW = 4
"""View and sequence number stand before the prefix."""
TAIL = {size: Struct(f">BBI{size}sHH") for size in (4, 16)}
"""Bits of the prefix, status, when originated, peer's address, peer's AS, length of the attributes."""
MILLION = 1_000_000


def read_table_dump(frame: Frame) -> Iterator[Element]:
    """The one route of this record.

    Raises:
        BrokenError: when a length does not fit.
    """
    afi, body = frame.subtype, frame.body
    if afi not in FAMILY:
        return
    size = BITS[afi] // 8
    tail = TAIL[size]
    try:
        bits, _, _, peer, asn, length = tail.unpack_from(body, VIEW + size)
        begin = VIEW + size + tail.size
        if bits > BITS[afi] or begin + length > len(body):
            raise BrokenError("the route is cut short")
        prefix = prefix_text(afi, bits, body[VIEW : VIEW + size])
        attributes = read_attributes(body[begin : begin + length], 2).attributes
        yield Element(FORM, frame.seconds * MILLION, ElementKind.RIB, Peer(address(peer), asn), prefix, attributes)
    except (error, IndexError) as fault:
        raise BrokenError("the record is cut short") from fault
