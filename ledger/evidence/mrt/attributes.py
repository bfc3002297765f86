"""The path attributes of a route: bytes to values (RFC 4271, 1997, 4760, 6793).

Attributes that nothing here reads are passed over. Lengths that do not fit raise `BrokenError`, which costs the record.
"""

from functools import lru_cache
from struct import Struct, error
from typing import NamedTuple

from ledger.evidence.bgp.element import Attributes, Path
from ledger.evidence.mrt.addresses import (
    AFI_IPV4,
    AFI_IPV6,
    BITS,
    IPV4_BYTES,
    IPV6_BYTES,
    U16,
    U32,
    BrokenError,
    address,
)
from ledger.evidence.mrt.as_path import merged, read_path

EXTENDED_LENGTH = 0x10
ORIGIN, AS_PATH, NEXT_HOP, MED, LOCAL_PREF, ATOMIC, AGGREGATOR, COMMUNITIES = range(1, 9)
MP_REACH, MP_UNREACH, AS4_PATH, AS4_AGGREGATOR = 14, 15, 17, 18
ORIGINS = ("IGP", "EGP", "INCOMPLETE")
WELL_KNOWN = {0xFFFFFF01: "no-export", 0xFFFFFF02: "no-advertise", 0xFFFFFF03: "local-AS"}
SAFI_UNICAST, SAFI_MULTICAST, SAFI_BOTH = 1, 2, 3
AFI_SAFI = Struct(">HB")


class Reach(NamedTuple):
    """What MP_REACH_NLRI or MP_UNREACH_NLRI carries."""

    afi: int
    next_hop: str
    nlri: bytes
    """Prefixes, to be read with the session's ADD-PATH."""


class Read(NamedTuple):
    """The attributes of one message, with the prefixes that they carry themselves."""

    attributes: Attributes
    reach: Reach | None = None
    unreach: Reach | None = None


def read_attributes(data: bytes, asn_bytes: int, *, abbreviated: bool = False) -> Read:
    """The attributes in these bytes.

    Args:
        data: exactly the attributes.
        asn_bytes: how wide an AS number is in AS_PATH: 2 or 4.
        abbreviated: MP_REACH_NLRI holds a next hop only, as in a RIB (RFC 6396, 4.3.4); the full form is taken too.

    Raises:
        BrokenError: when a length does not fit.
    """
    try:
        found = dict(_split(data))
        return _values(found, asn_bytes, abbreviated=abbreviated)
    except (error, IndexError) as fault:
        raise BrokenError("a path attribute is cut short") from fault


def _split(data: bytes) -> list[tuple[int, bytes]]:
    """Type and value of each attribute; of a type that comes twice the later one counts."""
    found = []
    at = 0
    while at < len(data):
        if data[at] & EXTENDED_LENGTH:
            length, begin = U16.unpack_from(data, at + 2)[0], at + 4
        else:
            length, begin = data[at + 2], at + 3
        end = begin + length
        if end > len(data):
            raise BrokenError("a path attribute is cut short")
        found.append((data[at + 1], data[begin:end]))
        at = end
    return found


def _values(found: dict[int, bytes], asn_bytes: int, *, abbreviated: bool) -> Read:
    reach = unreach = None
    if MP_REACH in found:
        reach = _reach(found[MP_REACH], abbreviated=abbreviated)
    if MP_UNREACH in found:
        unreach = _unreach(found[MP_UNREACH])
    hop = address(found[NEXT_HOP]) if NEXT_HOP in found else ""
    made = Attributes(
        path=_path(found, asn_bytes),
        origin=ORIGINS[found[ORIGIN][0]] if ORIGIN in found else "",
        next_hop=hop,
        local_pref=U32.unpack(found[LOCAL_PREF])[0] if LOCAL_PREF in found else 0,
        med=U32.unpack(found[MED])[0] if MED in found else 0,
        communities=_communities(found.get(COMMUNITIES, b"")),
        atomic=ATOMIC in found,
        aggregator=_aggregator(found),
    )
    return Read(made, reach, unreach)


def _reach(data: bytes, *, abbreviated: bool) -> Reach | None:
    if abbreviated and data[0]:
        return Reach(AFI_IPV6 if data[0] >= IPV6_BYTES else AFI_IPV4, _hop(data[1 : 1 + data[0]]), b"")
    afi, safi = AFI_SAFI.unpack_from(data)
    end = 4 + data[3]
    if afi not in BITS or safi not in (SAFI_UNICAST, SAFI_MULTICAST, SAFI_BOTH):
        return None
    return Reach(afi, _hop(data[4:end]), data[end + 1 :])


def _unreach(data: bytes) -> Reach | None:
    afi, safi = AFI_SAFI.unpack_from(data)
    if afi not in BITS or safi not in (SAFI_UNICAST, SAFI_MULTICAST, SAFI_BOTH):
        return None
    return Reach(afi, "", data[3:])


def _hop(data: bytes) -> str:
    """The global address; a link-local one may follow it (RFC 2545)."""
    return address(data[:IPV6_BYTES] if len(data) >= IPV6_BYTES else data[:IPV4_BYTES])


def _path(found: dict[int, bytes], asn_bytes: int) -> Path:
    path = read_path(found.get(AS_PATH, b""), asn_bytes)
    if asn_bytes == U16.size and AS4_PATH in found:
        return merged(path, read_path(found[AS4_PATH], U32.size))
    return path


def _communities(data: bytes) -> tuple[str, ...]:
    return _community_texts(data) if data else ()


@lru_cache(maxsize=65_536)
def _community_texts(data: bytes) -> tuple[str, ...]:
    return tuple(WELL_KNOWN.get(one) or f"{one >> 16}:{one & 0xFFFF}" for (one,) in U32.iter_unpack(data))


def _aggregator(found: dict[int, bytes]) -> str:
    data = found.get(AGGREGATOR, b"")
    if not data:
        return ""
    wide = found.get(AS4_AGGREGATOR, b"") if len(data) < U32.size + IPV4_BYTES else b""
    data = wide or data
    asn = int.from_bytes(data[:-IPV4_BYTES], "big")
    return f"{asn} {address(data[-IPV4_BYTES:])}"
