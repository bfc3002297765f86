"""MRT records as they lie in a stream (RFC 6396, section 2): header and body, with their place in bytes.

All records are walked by their headers; a `Prefilter` lets those be passed over unread that cannot hold what is wanted.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from struct import Struct
from typing import NamedTuple, Protocol

from ledger.evidence.tally import Tally

HEADER = Struct(">IHHI")
"""Seconds, type, subtype, length of what follows."""
LONGEST = 1 << 24
"""A record of more bytes is none: the largest that collectors write are RIB entries of under 1 MiB."""
WINDOW = 1 << 20
"""How many bytes are looked through at once."""


class Frame(NamedTuple):
    """One record, not yet understood."""

    at: int
    """Of its header's first byte, counted in unpacked bytes."""
    seconds: int
    type: int
    subtype: int
    body: bytes


class Prefilter(Protocol):
    """Says which records of a window may hold what is wanted."""

    def places(self, window: bytes) -> Iterable[int]:
        """Bytes at which something wanted may stand, in rising order."""
        ...

    def is_always_read(self, kind: int, subtype: int) -> bool:
        """Whether records of this kind are read whatever they hold: tables of peers, states of sessions."""
        ...


def read_frames(pieces: Iterable[bytes], tally: Tally, prefilter: Prefilter | None = None) -> Iterator[Frame]:
    """The records in order; what is left of a cut one, or what follows a header that is none, is told to the tally.

    Args:
        pieces: the unpacked bytes.
        tally: counts all records, those passed over too.
        prefilter: lets those through that may hold what is wanted; without one all come.
    """
    base, left = 0, b""
    for window in _windows(pieces):
        data = left + window
        starts, end = _walk(data)
        _count(data, starts, tally)
        yield from _chosen(data, starts, end, base, prefilter)
        left = data[end:]
        base += end
        if len(left) >= HEADER.size and HEADER.unpack_from(left)[3] > LONGEST:
            tally.cut(f"After {_records(tally)} no MRT header stands here; the rest of the file is lost.", base)
            for _ in pieces:  # what packs the file says whether it is whole
                pass
            return
    if left:
        tally.cut(f"After {_records(tally)} the file ends inside a record; {len(left)} bytes are lost.", base)


def _count(data: bytes, starts: list[int], tally: Tally) -> None:
    """Notes the number of records, and the times of the first and the last: collectors write in order of time."""
    tally.records += len(starts)
    for at in (*starts[:1], *starts[-1:]):
        tally.saw(HEADER.unpack_from(data, at)[0])


def _records(tally: Tally) -> str:
    return f"{tally.records} record{'s' if tally.records != 1 else ''}"


def _windows(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces put together until they are worth a search."""
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= WINDOW:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)


def _walk(data: bytes) -> tuple[list[int], int]:
    """Where each whole record begins, and where the last of them ends."""
    starts: list[int] = []
    at, size, unpack = 0, len(data), HEADER.unpack_from
    while at + HEADER.size <= size:
        length = unpack(data, at)[3]
        end = at + HEADER.size + length
        if end > size or length > LONGEST:
            break
        starts.append(at)
        at = end
    return starts, at


def _chosen(data: bytes, starts: list[int], end: int, base: int, prefilter: Prefilter | None) -> Iterator[Frame]:
    wanted = range(len(starts)) if prefilter is None else _hit(data, starts, end, prefilter)
    for index in wanted:
        at = starts[index]
        seconds, kind, subtype, length = HEADER.unpack_from(data, at)
        yield Frame(base + at, seconds, kind, subtype, data[at + HEADER.size : at + HEADER.size + length])


def _hit(data: bytes, starts: list[int], end: int, prefilter: Prefilter) -> list[int]:
    """The records that hold a place the prefilter names, and those that are read always."""
    found = {bisect_right(starts, place) - 1 for place in prefilter.places(data) if place < end}
    always: dict[bytes, bool] = {}
    for index, at in enumerate(starts):
        kind = data[at + 4 : at + 8]
        if kind not in always:
            always[kind] = prefilter.is_always_read(*HEADER.unpack_from(data, at)[1:3])
        if always[kind]:
            found.add(index)
    return sorted(found)
