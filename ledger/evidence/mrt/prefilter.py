"""Byte patterns of what is wanted: an MRT record without one of them cannot hold it and is never decoded.

A prefix stands in a record as its length and its first bytes, an AS number as 2 or 4 bytes. The patterns take a little
too much (bits inside a byte are not compared, a match may be of something else), never too little: what holds, covers
or divides a wanted prefix down to single addresses matches. What they find is decoded and looked at again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ledger.evidence.bgp.wanted import SHORTEST, Network, Wanted
from ledger.evidence.mrt.bgp4mp import BGP4MP, BGP4MP_ET, STATE_CHANGE, STATE_CHANGE_AS4
from ledger.evidence.mrt.table_dump import TABLE_DUMP
from ledger.evidence.mrt.table_dump_v2 import PEER_INDEX, TABLE_DUMP_V2

NARROW = 2**16


@dataclass(frozen=True, slots=True)
class Patterns:
    """The `Prefilter` of what is wanted."""

    pattern: re.Pattern[bytes]

    def places(self, window: bytes) -> Iterator[int]:
        """Where a pattern begins."""
        return (match.start() for match in self.pattern.finditer(window))

    def is_always_read(self, kind: int, subtype: int) -> bool:
        """Tables of peers and states of sessions name no prefix, and are needed; old tables write it another way."""
        if kind == TABLE_DUMP:
            return True
        if kind == TABLE_DUMP_V2:
            return subtype == PEER_INDEX
        return kind in {BGP4MP, BGP4MP_ET} and subtype in {STATE_CHANGE, STATE_CHANGE_AS4}


def prefilter(wanted: Wanted) -> Patterns | None:
    """The patterns of these routes; None when all is to be read: nothing in particular, or half the address space."""
    if not wanted or any(one.prefixlen < SHORTEST[one.version] for one in wanted.prefixes):
        return None
    ordered = sorted(wanted.prefixes, key=lambda one: (one.version, one))
    parts = {part for one in ordered for part in _of_prefix(one)} | {_of_asn(asn) for asn in wanted.origins}
    return Patterns(re.compile(b"(?=" + b"|".join(sorted(parts)) + b")", re.DOTALL))


def _of_prefix(one: Network) -> Iterator[bytes]:
    """For each number of whole bytes that a covering prefix has, then for all that divide this one."""
    data, bits = one.network_address.packed, one.prefixlen
    for whole in range(SHORTEST[one.version] // 8, bits // 8 + 1):
        low = max(whole * 8, SHORTEST[one.version])
        high = min(whole * 8 + 7, bits) if whole < bits // 8 else one.max_prefixlen
        yield _lengths(low, high) + re.escape(data[:whole])


def _lengths(low: int, high: int) -> bytes:
    return b"[" + re.escape(bytes([low])) + b"-" + re.escape(bytes([high])) + b"]"


def _of_asn(asn: int) -> bytes:
    return re.escape(asn.to_bytes(2 if asn < NARROW else 4, "big"))
