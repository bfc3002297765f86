"""A route collector that writes valid MRT for a described history: what the tests of routing read."""

import socket
from collections.abc import Iterable, Mapping, Sequence
from ipaddress import ip_network
from struct import pack
from typing import NamedTuple

from ledger.evidence.bgp.element import Attributes, Peer, SegmentKind

MARKER = b"\xff" * 16
ORIGINS = ("IGP", "EGP", "INCOMPLETE")
SEGMENTS = {SegmentKind.SET: 1, SegmentKind.SEQUENCE: 2, SegmentKind.CONFED_SEQUENCE: 3, SegmentKind.CONFED_SET: 4}
MILLION = 1_000_000
LOCAL_ASN = 64_500


def record(time_us: int, kind: int, subtype: int, body: bytes) -> bytes:
    """One MRT record; of kind 17 with its microseconds."""
    seconds, micro = divmod(time_us, MILLION)
    whole = pack(">I", micro) + body if kind == 17 else body
    return pack(">IHHI", seconds, kind, subtype, len(whole)) + whole


def nlri(prefix: str, path_id: int | None = None) -> bytes:
    """A prefix as BGP writes it, after its path identifier if it has one."""
    one = ip_network(prefix)
    head = b"" if path_id is None else pack(">I", path_id)
    return head + bytes([one.prefixlen]) + one.network_address.packed[: (one.prefixlen + 7) // 8]


def attributes(route: Attributes, asn_bytes: int = 4, reach: bytes = b"", unreach: bytes = b"") -> bytes:
    """The path attributes of a route; a narrow session carries wide AS numbers in AS4_PATH."""
    return b"".join([
        attribute(1, bytes([ORIGINS.index(route.origin)])) if route.origin else b"",
        attribute(2, path(route, asn_bytes)),
        attribute(3, socket.inet_aton(route.next_hop)) if route.next_hop and ":" not in route.next_hop else b"",
        attribute(4, pack(">I", route.med)) if route.med else b"",
        attribute(5, pack(">I", route.local_pref)) if route.local_pref else b"",
        attribute(6, b"") if route.atomic else b"",
        attribute(8, b"".join(map(community, route.communities))) if route.communities else b"",
        attribute(14, reach) if reach else b"",
        attribute(15, unreach) if unreach else b"",
        attribute(17, path(route, 4)) if asn_bytes == 2 else b"",
    ])  # fmt: skip


def attribute(kind: int, data: bytes) -> bytes:
    """One path attribute; a long one with two bytes of length."""
    if len(data) > 255:
        return pack(">BBH", 0x50, kind, len(data)) + data
    return bytes([0x40, kind, len(data)]) + data


def path(route: Attributes, asn_bytes: int) -> bytes:
    """AS_PATH; in two bytes a wide AS number is AS_TRANS."""
    letter, limit = ("H" if asn_bytes == 2 else "I"), 1 << (8 * asn_bytes)
    made = b""
    for one in route.path:
        asns = [asn if asn < limit else 23_456 for asn in one.asns]
        made += pack(f">BB{len(asns)}{letter}", SEGMENTS[one.kind], len(asns), *asns)
    return made


def community(text: str) -> bytes:
    """A community, 65000:1, in four bytes."""
    high, low = text.split(":")
    return pack(">HH", int(high), int(low))


class Message(NamedTuple):
    """What one UPDATE says."""

    announced: Sequence[str] = ()
    withdrawn: Sequence[str] = ()
    route: Attributes | None = None


class Form(NamedTuple):
    """How a collector writes it: the record's type and subtype, and the path identifier of a session with ADD-PATH."""

    kind: int = 16
    subtype: int = 4
    path_id: int | None = None


PLAIN = Form()


def update(time_us: int, peer: Peer, message: Message, form: Form = PLAIN) -> bytes:
    """One UPDATE as the collector kept it; IPv6 prefixes go into MP_REACH and MP_UNREACH."""
    announced, withdrawn, route = message
    kind, subtype, path_id = form
    asn_bytes = 2 if subtype in {1, 6, 8, 10} else 4
    old_gone = b"".join(nlri(one, path_id) for one in withdrawn if ":" not in one)
    new_gone = b"".join(nlri(one, path_id) for one in withdrawn if ":" in one)
    old, new = ([one for one in announced if (":" in one) is wide] for wide in (False, True))
    reach = unreach = b""
    if new and route:
        hop = socket.inet_pton(socket.AF_INET6, route.next_hop)
        reach = pack(">HBB", 2, 1, len(hop)) + hop + b"\0" + b"".join(nlri(one, path_id) for one in new)
    if new_gone:
        unreach = pack(">HB", 2, 1) + new_gone
    sent = attributes(route or Attributes(), asn_bytes, reach, unreach) if route or unreach else b""
    body = pack(">H", len(old_gone)) + old_gone + pack(">H", len(sent)) + sent
    body += b"".join(nlri(one, path_id) for one in old)
    bgp = MARKER + pack(">HB", 19 + len(body), 2) + body
    return record(time_us, kind, subtype, head(peer, asn_bytes) + bgp)


def state(time_us: int, peer: Peer, before: int, after: int, *, kind: int = 16, subtype: int = 5) -> bytes:
    """A change of a session's state; 6 is established."""
    return record(time_us, kind, subtype, head(peer, 2 if subtype == 0 else 4) + pack(">HH", before, after))


def head(peer: Peer, asn_bytes: int) -> bytes:
    """Who talks to whom."""
    family = socket.AF_INET6 if ":" in peer.address else socket.AF_INET
    address = socket.inet_pton(family, peer.address)
    letter = "H" if asn_bytes == 2 else "I"
    numbers = pack(f">{letter}{letter}HH", peer.asn, LOCAL_ASN, 0, 2 if family is socket.AF_INET6 else 1)
    return numbers + address + bytes(len(address))


def table(time_us: int, peers: Sequence[Peer], routes: Mapping[str, Mapping[int, Attributes]]) -> bytes:
    """A whole table: TABLE_DUMP_V2 with the peers first, then a record a prefix, by peer's number."""
    index = b"\x0a\0\0\1" + pack(">H", 0) + pack(">H", len(peers)) + b"".join(map(peer_entry, peers))
    return record(time_us, 13, 1, index) + b"".join(
        rib_entry(time_us, number, prefix, held.items()) for number, (prefix, held) in enumerate(routes.items())
    )


def peer_entry(peer: Peer) -> bytes:
    """One line of the table of peers, with a wide AS number."""
    family = socket.AF_INET6 if ":" in peer.address else socket.AF_INET
    kind = 2 | (family is socket.AF_INET6)
    return bytes([kind]) + b"\0\0\0\0" + socket.inet_pton(family, peer.address) + pack(">I", peer.asn)


def rib_entry(time_us: int, number: int, prefix: str, held: Iterable[tuple[int, Attributes]]) -> bytes:
    """The routes of all peers to one prefix."""
    entries = []
    for peer, route in held:
        hop = socket.inet_pton(socket.AF_INET6, route.next_hop) if ":" in route.next_hop else b""
        data = attributes(route, 4, bytes([len(hop)]) + hop if hop else b"")
        entries.append(pack(">HIH", peer, time_us // MILLION, len(data)) + data)
    body = pack(">I", number) + nlri(prefix) + pack(">H", len(entries)) + b"".join(entries)
    return record(time_us, 13, 4 if ":" in prefix else 2, body)
