"""AS paths: bytes to segments, and wide AS numbers put back into narrow paths (RFC 4271, RFC 6793)."""

from functools import lru_cache
from struct import Struct

from ledger.evidence.bgp.element import Path, Segment, SegmentKind
from ledger.evidence.mrt.addresses import U16, BrokenError

SEGMENTS = {
    1: SegmentKind.SET, 2: SegmentKind.SEQUENCE, 3: SegmentKind.CONFED_SEQUENCE, 4: SegmentKind.CONFED_SET,
}  # fmt: skip


@lru_cache(maxsize=65_536)
def read_path(data: bytes, asn_bytes: int) -> Path:
    """The segments of an AS_PATH.

    Raises:
        BrokenError: when a length does not fit or a segment is of no known kind.
    """
    segments = []
    at = 0
    while at < len(data):
        if at + 2 > len(data):
            raise BrokenError("an AS path is cut short")
        kind, count = data[at], data[at + 1]
        end = at + 2 + count * asn_bytes
        if end > len(data) or kind not in SEGMENTS:
            raise BrokenError("an AS path is cut short")
        unpack = Struct(f">{count}{'H' if asn_bytes == U16.size else 'I'}").unpack_from
        segments.append(Segment(SEGMENTS[kind], unpack(data, at + 2)))
        at = end
    return tuple(segments)


def merged(path: Path, wide: Path) -> Path:
    """AS_PATH with the wide numbers of AS4_PATH at its end (RFC 6793, 4.2.3)."""
    narrow, known = _hops(path), _hops(wide)
    if narrow < known:
        return path
    leading: list[Segment] = []
    left = narrow - known
    for segment in path:
        if left <= 0:
            break
        if segment.kind is SegmentKind.SEQUENCE:
            leading.append(Segment(segment.kind, segment.asns[:left]))
            left -= len(segment.asns)
        else:
            leading.append(segment)
            left -= segment.kind is SegmentKind.SET
    return _joined(leading, wide)


def _joined(leading: list[Segment], wide: Path) -> Path:
    """Two sequences that meet are one."""
    if leading and wide and leading[-1].kind is wide[0].kind is SegmentKind.SEQUENCE:
        met = Segment(SegmentKind.SEQUENCE, leading[-1].asns + wide[0].asns)
        return (*leading[:-1], met, *wide[1:])
    return (*leading, *wide)


def _hops(path: Path) -> int:
    """The length as route selection counts it: a set is one hop, a confederation none."""
    return sum(
        len(segment.asns) if segment.kind is SegmentKind.SEQUENCE else segment.kind is SegmentKind.SET
        for segment in path
    )
