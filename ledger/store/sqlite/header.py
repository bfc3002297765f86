"""Whether a file is a ledger: looked at before SQLite touches it."""

from pathlib import Path

from ledger.model.problem import OutdatedError, StoreError
from ledger.store.version import APPLICATION_ID, SCHEMA_VERSION

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


def is_started(path: Path) -> bool:
    """Whether there is a ledger at this path; False where there is nothing, or a file without a byte.

    Raises:
        StoreError: when something else is there: a folder, another file, another program's database, a newer ledger.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except FileNotFoundError:
        return False
    except IsADirectoryError as error:
        raise StoreError("this is a folder", where=str(path), todo="name a file in it") from error
    except OSError as error:
        raise StoreError(f"the ledger cannot be read ({error.strerror})", where=str(path)) from error
    if not header:
        return False
    _check_header(header, path)
    return True


def is_ledger(path: Path) -> bool:
    """Whether the file is a ledger, of whatever version; False for what is not there or cannot be read."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except OSError:
        return False
    return header.startswith(_MAGIC) and _application_id(header) == APPLICATION_ID


def _application_id(header: bytes) -> int:
    return int.from_bytes(header[68:72], "big")


def _check_header(header: bytes, path: Path) -> None:
    """SQLite's file format, section 1.3: user version at byte 60, application id at byte 68, both big-endian."""
    todo = "give another file with --db; nothing was changed"
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise StoreError("this is no ledger", where=str(path), todo=todo)
    if _application_id(header) != APPLICATION_ID:
        raise StoreError("this is a database of something else", where=str(path), todo=todo)
    version = int.from_bytes(header[60:64], "big")
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"a newer version of this program wrote it (schema {version}; this one knows {SCHEMA_VERSION})",
            where=str(path),
            todo="bring attribution-ledger up to date; nothing was changed",
        )
    if version < 1:
        raise StoreError("the ledger is damaged (no schema version)", where=str(path), todo="go back to a copy of it")
    if version < SCHEMA_VERSION:
        what = f"an earlier version of this program made it (schema {version}; this one has {SCHEMA_VERSION})"
        raise OutdatedError(what, where=str(path), todo="run: ledger migrate")
