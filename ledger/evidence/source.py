"""A measurement file: its bytes as they lie, and as they are unpacked; read in pieces, as often as needed."""

import hashlib
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ledger.evidence.tally import Tally
from ledger.evidence.unpacked import pieces, unpacked
from ledger.model.evidence import Dataset
from ledger.model.ids import content_id, sha256_hex
from ledger.model.problem import LedgerError

HEAD = 65_536
"""How many unpacked bytes are looked at to tell a format."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A measurement file; gzip and bzip2 are unpacked on the way."""

    path: str
    """As given."""
    sha256: str
    """Of the bytes as they lie."""
    packed: Callable[[], Iterator[bytes]]
    """Opens it anew: the bytes as they lie, in pieces."""
    head: bytes
    """The first `HEAD` unpacked bytes, by which formats tell theirs."""
    entities: tuple[str, ...] = ()
    """What is looked for in it: another look for others is another dataset."""

    def pieces(self, tally: Tally) -> Iterator[bytes]:
        """The unpacked bytes; damage is told to the tally."""
        return unpacked(self.packed(), tally)

    def text(self) -> str:
        """All of it as UTF-8, a byte order mark left out; undecodable bytes become U+FFFD.

        Raises:
            LedgerError: when it is packed and cut short: half a JSON or table is none.
        """
        tally = Tally(self.path)
        data = b"".join(self.pieces(tally))
        for problem in tally.problems:
            raise LedgerError(problem.what, where=self.path, todo="get the file again")
        return data.decode("utf-8-sig", errors="replace")

    def archived(self) -> bytes:
        """The bytes as they lie, for the archive."""
        return b"".join(self.packed())

    def place(self, line: int) -> str:
        """This line of this file, for a Problem's `where`."""
        return f"{self.path}:{line}"

    def dataset(self, form: str, provider: str | None = None, licence: str | None = None) -> Dataset:
        """The dataset that these bytes make, read as this format; the same bytes give the same id in any folder."""
        name = content_id("dataset", self.sha256, form, *self.entities)
        return Dataset(
            id=name, sha256=self.sha256, source=self.path, format=form, provider=provider, licence=licence,
            entities=self.entities,
        )  # fmt: skip


def source_of(path: str, data: bytes) -> Source:
    """A source whose bytes are at hand."""
    return _made(path, sha256_hex(data), lambda: iter([data]))


def open_source(path: str) -> Source:
    """The file at this path.

    Raises:
        LedgerError: when it is missing, unreadable, or no file.
    """
    _check(path)

    def opened() -> Iterator[bytes]:
        with Path(path).open("rb") as stream:
            yield from pieces(stream)

    digest = hashlib.sha256()
    try:
        for piece in opened():
            digest.update(piece)
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    return _made(path, digest.hexdigest(), opened)


def _made(path: str, sha256: str, packed: Callable[[], Iterator[bytes]]) -> Source:
    head = b""
    for piece in unpacked(packed(), Tally(path)):
        head += piece
        if len(head) >= HEAD:
            break
    return Source(path=path, sha256=sha256, packed=packed, head=head[:HEAD])


def _check(path: str) -> None:
    try:
        kind = Path(path).stat().st_mode
    except FileNotFoundError as error:
        raise LedgerError("no such file", where=path, todo="check the path") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise _unreadable(path, error) from error
    if stat.S_ISDIR(kind):
        raise LedgerError("this is a folder", where=path, todo="name the files in it")
    if not stat.S_ISREG(kind):
        raise LedgerError("this is a pipe, socket or device, not a file", where=path, todo="save it as a file first")


def _unreadable(path: str, error: OSError | ValueError) -> LedgerError:
    reason = getattr(error, "strerror", None) or str(error)
    return LedgerError(f"cannot be read ({reason})", where=path, todo="check its permissions")
