"""An MRT file as routing elements in the order of the file; a broken record costs itself."""

from collections.abc import Iterable, Iterator

from ledger.evidence.bgp.element import Element, Peer
from ledger.evidence.mrt.addresses import BrokenError
from ledger.evidence.mrt.bgp4mp import BGP4MP, BGP4MP_ET, MESSAGES, STATE_CHANGE, STATE_CHANGE_AS4, read_bgp4mp
from ledger.evidence.mrt.frames import HEADER, LONGEST, Frame, Prefilter, read_frames
from ledger.evidence.mrt.table_dump import TABLE_DUMP, read_table_dump
from ledger.evidence.mrt.table_dump_v2 import AFI_OF, PEER_INDEX, TABLE_DUMP_V2, read_peers, read_rib
from ledger.model.problem import Problem

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


def read_mrt(
    pieces: Iterable[bytes], where: str, problems: list[Problem], prefilter: Prefilter | None = None
) -> Iterator[Element]:
    """The elements of all records that can be read; with a prefilter only of those that may hold what is wanted.

    Args:
        pieces: the unpacked bytes.
        where: the file, for a Problem.
        problems: one for each broken record (after `MOST_TOLD`, their number), and for records of kinds not read.
        prefilter: may let records be passed over; what it lets through may still hold other prefixes too.
    """
    peers: tuple[Peer, ...] = ()
    broken, strange = _Broken(where, problems), _Strange(where, problems)
    for frame in read_frames(pieces, where, problems, prefilter):
        if frame.subtype not in KNOWN.get(frame.type, ()):
            strange.count(frame)
            continue
        try:
            if frame.type == TABLE_DUMP_V2 and frame.subtype == PEER_INDEX:
                peers = read_peers(frame)
            else:
                yield from list(_elements(frame, peers))
        except BrokenError as fault:
            broken.tell(frame, str(fault))
    broken.close()
    strange.close()


def _elements(frame: Frame, peers: tuple[Peer, ...]) -> Iterator[Element]:
    if frame.type == TABLE_DUMP_V2:
        return read_rib(frame, peers)
    return read_table_dump(frame) if frame.type == TABLE_DUMP else read_bgp4mp(frame)


class _Broken:
    """Tells of broken records: the first ones with their place, then how many more."""

    def __init__(self, where: str, problems: list[Problem]) -> None:
        self._where, self._problems, self._count = where, problems, 0

    def tell(self, frame: Frame, why: str) -> None:
        """Tells of one, or counts it."""
        self._count += 1
        if self._count <= MOST_TOLD:
            what = f"The MRT record here was left out: {why}."
            self._problems.append(Problem(kind="broken_record", where=f"{self._where}@{frame.at}", what=what))

    def close(self) -> None:
        """Tells how many were only counted."""
        if self._count > MOST_TOLD:
            what = f"{self._count - MOST_TOLD} more MRT records were left out as broken."
            self._problems.append(Problem(kind="broken_record", where=self._where, what=what))


class _Strange:
    """Counts records of kinds that are not read: they are no damage, but nothing is passed over in silence."""

    def __init__(self, where: str, problems: list[Problem]) -> None:
        self._where, self._problems = where, problems
        self._kinds: dict[tuple[int, int], int] = {}

    def count(self, frame: Frame) -> None:
        """Counts one."""
        key = frame.type, frame.subtype
        self._kinds[key] = self._kinds.get(key, 0) + 1

    def close(self) -> None:
        """Tells how many there were of each kind."""
        for (kind, subtype), count in sorted(self._kinds.items()):
            records = f"{count} MRT record{'s' if count != 1 else ''}"
            what = f"{records} of type {kind}/{subtype} not read: a kind not known here."
            self._problems.append(Problem(kind="unknown_record", where=self._where, what=what))
