"""A copy of a ledger in a new file, made while others may write: of one moment, whole or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from ledger.model.problem import NotFoundError, StoreError
from ledger.store.backend import backend_at, open_snapshot


def backup(address: str, target: Path) -> int:
    """Copies the ledger at this address to a new SQLite file; gives how many events the copy holds.

    Raises:
        NotFoundError: when there is no ledger.
        StoreError: when there is something at the target, or either cannot be used.
    """
    backend = backend_at(address)
    if not backend.is_started():
        raise NotFoundError("there is no ledger here", where=backend.where)
    if target.exists():
        raise StoreError("there is a file already", where=str(target), todo="give another name; nothing was changed")
    beside = _beside(target)
    try:
        backend.copy_to(beside)
        _put(beside, target)
    finally:
        for name in (beside, *(beside.with_name(beside.name + end) for end in ("-wal", "-shm", "-journal"))):
            with suppress(OSError):
                name.unlink(missing_ok=True)
    snapshot = open_snapshot(str(target))
    try:
        return snapshot.number("SELECT coalesce(max(seq), 0) FROM event")
    finally:
        snapshot.close()


def _beside(target: Path) -> Path:
    """A new empty file in the target's folder."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise StoreError(f"nothing can be written there ({error.strerror})", where=str(target.parent)) from error
    os.close(handle)
    return Path(name)


def _put(made: Path, target: Path) -> None:
    """Gives a whole, written-through file its name, unless the name was taken meanwhile."""
    try:
        with made.open("rb+") as file:
            os.fsync(file.fileno())
        os.link(made, target)
    except FileExistsError as error:
        raise StoreError("there is a file already", where=str(target), todo="give another name") from error
    except OSError as error:
        raise StoreError(f"the copy cannot be written ({error.strerror})", where=str(target)) from error
