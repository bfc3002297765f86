"""What keeps a ledger trustworthy: begun, verified, proved, compared, copied, and whose keys sign it.

Each function opens the ledger, asks or appends, and gives a value; nothing is printed here.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.model.problem import LedgerError

if TYPE_CHECKING:
    from ledger.store.snapshot import Snapshot
    from ledger.store.verify.ledger import Verified


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A ledger just made."""

    origin: str
    """The name of its log."""
    key: str
    """The public half of the key that signs it, as C2SP signed notes write it."""
    key_file: Path


def begin(address: str, *, at: datetime) -> Begun:
    """Makes a ledger with nothing in it but the key that signs it.

    Raises:
        LedgerError: when there is one already, or it cannot be made.
    """
    from ledger.store.keyring import key_path
    from ledger.store.writing import open_writer

    with open_writer(address) as writer:
        origin, key = writer.begin(at=at)
    return Begun(origin=origin, key=key.text, key_file=key_path())


def verify(address: str, against: Path | None = None) -> "Verified":
    """Compares all that a ledger holds with its log, and its log with what was signed.

    Args:
        address: the ledger.
        against: the file of a checkpoint that was kept elsewhere.

    Raises:
        LedgerError: when the ledger or the checkpoint cannot be read.
    """
    from ledger.store.verify.ledger import verify as verified

    kept = None if against is None else _note_in(against)
    with _snapshot(address) as snapshot:
        return verified(snapshot, kept)


def migrate(address: str, *, at: datetime) -> str | None:
    """Brings a ledger of an earlier schema to this one; says where it is kept as it was.

    Returns:
        None when the ledger is of this schema already.

    Raises:
        LedgerError: when there is no ledger, or it cannot be read, copied or written.
    """
    from ledger.model.problem import NotFoundError, OutdatedError
    from ledger.store.backend import backend_at
    from ledger.store.keyring import signing_key

    backend = backend_at(address)
    try:
        if not backend.is_started():
            raise NotFoundError("there is no ledger here", where=backend.where)
    except OutdatedError:
        return backend.migrate(signing_key(), at=at)
    return None


@contextmanager
def _snapshot(address: str) -> Iterator["Snapshot"]:
    from ledger.store.backend import open_snapshot

    with closing(open_snapshot(address)) as snapshot:
        yield snapshot


def _note_in(path: Path) -> str:
    """The text of a checkpoint's file.

    Raises:
        LedgerError: when it cannot be read, or is no text.
    """
    try:
        return path.read_bytes()[:_LONGEST_NOTE].decode("utf-8")
    except OSError as error:
        raise LedgerError(f"cannot be read ({error.strerror})", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise LedgerError("is no checkpoint", where=str(path), todo="give what `ledger checkpoint` printed") from error


_LONGEST_NOTE = 1 << 18
