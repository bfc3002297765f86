"""One ledger file copied into another by SQLite itself."""

import sqlite3
from contextlib import closing
from pathlib import Path

from ledger.model.problem import StoreError
from ledger.store.sqlite.faults import FAULTS, store_error
from ledger.store.sqlite.snapshot import opened_to_read


def copy(source: Path, target: Path) -> None:
    """Copies one moment of a ledger, its write-ahead log included, into this empty file.

    Raises:
        StoreError: when either cannot be used.
    """
    try:
        with closing(opened_to_read(source)) as there, closing(sqlite3.connect(target, isolation_level=None)) as here:
            there.backup(here)
            here.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
    except sqlite3.OperationalError as error:
        raise store_error(error, target) from error
    except FAULTS as error:
        raise store_error(error, source) from error
    except OSError as error:
        raise StoreError(f"the copy cannot be written ({error.strerror})", where=str(target)) from error
