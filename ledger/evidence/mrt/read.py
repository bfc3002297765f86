"""An MRT file as routing elements in the order of the file; a broken record costs itself."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ledger.evidence.bgp.element import Element, Peer
from ledger.evidence.mrt.addresses import AFI_IPV4, BrokenError
from ledger.evidence.mrt.bgp4mp import BGP4MP, BGP4MP_ET, MESSAGES, STATE_CHANGE, STATE_CHANGE_AS4, read_bgp4mp
from ledger.evidence.mrt.frames import HEADER, LONGEST, Frame, Prefilter, read_frames
from ledger.evidence.mrt.table_dump import TABLE_DUMP, read_table_dump
from ledger.evidence.mrt.table_dump_v2 import AFI_OF, PEER_INDEX, TABLE_DUMP_V2, read_entries, read_peers, read_rib
from ledger.evidence.tally import Tally

MOST_TOLD = 20
"""BrokenError records told one by one; the others are counted."""
KNOWN = {
    TABLE_DUMP: frozenset({1, 2}),
    TABLE_DUMP_V2: frozenset({PEER_INDEX, *AFI_OF}),
    BGP4MP: MESSAGES | {STATE_CHANGE, STATE_CHANGE_AS4},
    BGP4MP_ET: MESSAGES | {STATE_CHANGE, STATE_CHANGE_AS4},
}
"""Type -> the subtypes that are read."""
FIRST_YEAR_S, LAST_YEAR_S = 631_152_000, 4_102_444_800
"""1990 to 2100: what a time in a header may be."""


def is_mrt(head: bytes) -> bool:
    """Whether these first bytes, unpacked, are an MRT header that makes sense."""
    if len(head) < HEADER.size:
        return False
    seconds, kind, subtype, length = HEADER.unpack_from(head)
    return FIRST_YEAR_S <= seconds < LAST_YEAR_S and subtype in KNOWN.get(kind, ()) and 0 < length <= LONGEST


def read_mrt(pieces: Iterable[bytes], tally: Tally, prefilter: Prefilter | None = None) -> Iterator[Element]:
    """The elements of all records that can be read; with a prefilter only of those that may hold what is wanted.

    Args:
        pieces: the unpacked bytes.
        tally: told of broken records and of kinds that are not read; `close` it at the end.
        prefilter: may let records be passed over; what it lets through may still hold other prefixes too.
    """
    peers: tuple[Peer, ...] = ()
    for frame in read_frames(pieces, tally, prefilter):
        if frame.subtype not in KNOWN.get(frame.type, ()):
            tally.strange(f"MRT type {frame.type}/{frame.subtype}")
            continue
        try:
            if frame.type == TABLE_DUMP_V2 and frame.subtype == PEER_INDEX:
                peers = read_peers(frame)
            else:
                yield from list(_elements(frame, peers))
        except BrokenError as fault:
            tally.broken(str(fault), byte=frame.at)


def count_routes(pieces: Iterable[bytes], tally: Tally) -> Counter[Peer]:
    """How many IPv4 routes each peer has in a table, attributes unread; empty for a file of updates."""
    peers: tuple[Peer, ...] = ()
    counts: Counter[Peer] = Counter()
    for frame in read_frames(pieces, tally):
        try:
            if frame.type == TABLE_DUMP_V2 and frame.subtype == PEER_INDEX:
                peers = read_peers(frame)
            elif frame.type == TABLE_DUMP_V2 and AFI_OF.get(frame.subtype) == AFI_IPV4:
                counts.update(peers[entry.peer] for entry in read_entries(frame)[1] if entry.peer < len(peers))
            elif frame.type == TABLE_DUMP and frame.subtype == AFI_IPV4:
                counts.update(element.peer for element in read_table_dump(frame))
        except BrokenError as fault:
            tally.broken(str(fault), byte=frame.at)
    return counts


def _elements(frame: Frame, peers: tuple[Peer, ...]) -> Iterator[Element]:
    if frame.type == TABLE_DUMP_V2:
        return read_rib(frame, peers)
    return read_table_dump(frame) if frame.type == TABLE_DUMP else read_bgp4mp(frame)
