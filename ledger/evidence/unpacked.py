"""Bytes as they were before gzip or bzip2, in pieces, so that memory stays flat; what is cut gives what came before."""

import bz2
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from ledger.evidence.tally import Tally

GZIP, BZIP2 = b"\x1f\x8b", b"BZh"
PIECE = 1 << 18
"""How many packed bytes are read at once."""
MOST = 1 << 20
"""How many bytes one piece of unpacked ones has at most: what is packed tightly must not fill the memory."""


def pieces(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes of the stream as they are."""
    return iter(lambda: stream.read(PIECE), b"")


def unpacked(packed: Iterable[bytes], tally: Tally) -> Iterator[bytes]:
    """The unpacked bytes of a plain, gzip or bzip2 file, member after member; damage ends them with a Problem.

    Args:
        packed: the file's bytes in pieces of any size.
        tally: told of damage.
    """
    source = iter(packed)
    first = next(source, b"")
    while len(first) < len(BZIP2) and (more := next(source, b"")):
        first += more
    if first.startswith(GZIP):
        yield from _members(first, source, _Gzip, tally)
    elif first.startswith(BZIP2):
        yield from _members(first, source, _Bzip2, tally)
    else:
        yield first
        yield from source


class _Gzip:
    """One member of a gzip file."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)

    def feed(self, data: bytes) -> bytes:
        """Some unpacked bytes."""
        return self._inner.decompress(self._inner.unconsumed_tail + data, MOST)

    @property
    def is_hungry(self) -> bool:
        """Whether it can give nothing more without more input."""
        return not self._inner.unconsumed_tail

    @property
    def is_done(self) -> bool:
        """Whether the member has ended."""
        return self._inner.eof

    @property
    def rest(self) -> bytes:
        """What came after the member."""
        return self._inner.unused_data


class _Bzip2:
    """One member of a bzip2 file."""

    def __init__(self) -> None:
        self._inner = bz2.BZ2Decompressor()

    def feed(self, data: bytes) -> bytes:
        """Some unpacked bytes."""
        return self._inner.decompress(data, MOST)

    @property
    def is_hungry(self) -> bool:
        """Whether it can give nothing more without more input."""
        return self._inner.needs_input

    @property
    def is_done(self) -> bool:
        """Whether the member has ended."""
        return self._inner.eof

    @property
    def rest(self) -> bytes:
        """What came after the member."""
        return self._inner.unused_data


def _members(
    first: bytes, source: Iterator[bytes], kind: Callable[[], _Gzip | _Bzip2], tally: Tally
) -> Iterator[bytes]:
    given, data, member = 0, first, kind()
    try:
        while True:
            piece = member.feed(data)
            given += len(piece)
            if piece:
                yield piece
            data = b""
            if member.is_done:
                data = member.rest or next(source, b"")
                if not data.strip(b"\0"):  # tapes and some archives fill up with zeros
                    return
                member = kind()
            elif member.is_hungry:
                data = next(source, b"")
                if not data:
                    tally.cut(f"The packed data are cut short: {given} bytes could be unpacked; what follows is lost.")
                    return
    except (zlib.error, OSError, EOFError) as fault:  # OSError: what bz2 raises
        tally.cut(f"The packed data are damaged ({fault}): {given} bytes could be unpacked; what follows is lost.")
