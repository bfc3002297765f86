"""What SQLite says when it fails, as one line that a reporter can act on."""

import sqlite3
from pathlib import Path

from ledger.model.problem import StoreError

BUSY_SECONDS = 60.0
"""How long one process waits for another's transaction."""

FAULTS = (sqlite3.Error, UnicodeDecodeError)
"""What reading a file may raise; a damaged one may have SQLite's own message name what is no text."""

_ADVICE = {
    sqlite3.SQLITE_FULL: ("the disk is full", "make room and run it again: what was added before is safe"),
    sqlite3.SQLITE_READONLY: ("the ledger cannot be written", "allow writing to the file and its folder"),
    sqlite3.SQLITE_CANTOPEN: ("the ledger cannot be opened", "look at the permissions of the file and its folder"),
    sqlite3.SQLITE_PERM: ("the ledger cannot be opened", "look at the permissions of the file and its folder"),
    sqlite3.SQLITE_BUSY: ("another program is writing to the ledger", "wait for it and run this again"),
    sqlite3.SQLITE_LOCKED: ("another program is writing to the ledger", "wait for it and run this again"),
    sqlite3.SQLITE_NOTADB: ("this is no ledger", "give another file with --db"),
    sqlite3.SQLITE_CORRUPT: ("the ledger is damaged", "go back to a copy of it"),
    sqlite3.SQLITE_IOERR: ("the disk failed", "run it again: what was added before is safe"),
    sqlite3.SQLITE_TOOBIG: ("one record is larger than SQLite holds", "split the file"),
}


def store_error(error: BaseException, path: Path) -> StoreError:
    """The fault of the request that this error of SQLite's comes down to.

    Args:
        error: what SQLite raised; one without a code of SQLite's is told in its own words.
        path: the ledger's file.
    """
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if isinstance(error, UnicodeDecodeError):
        code = sqlite3.SQLITE_CORRUPT
    what, todo = _ADVICE.get(code, ("the ledger cannot be used", ""))
    return StoreError(f"{what} ({error})", where=str(path), todo=todo)
