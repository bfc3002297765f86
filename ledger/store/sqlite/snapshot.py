"""A connection that only reads: opens a ledger by the standard library and sees one moment of it."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from ledger.model.problem import StoreError
from ledger.store.queries.search import Search
from ledger.store.queries.spelling import spelled
from ledger.store.snapshot import Row, Snapshot, Value, no_text
from ledger.store.sqlite.check import damage
from ledger.store.sqlite.faults import BUSY_SECONDS, FAULTS, store_error
from ledger.store.sqlite.header import is_started
from ledger.store.sqlite.search import MATCHING, SPELLING


class SqliteSnapshot(Snapshot):
    """A ledger's file as it was at the first question; what others append later does not show."""

    def __init__(self, path: Path) -> None:
        """Opens the ledger at this path.

        Raises:
            StoreError: when there is none, or something else. Nothing is created.
        """
        if not is_started(path):
            raise _none_here(path)
        self.where = str(path)
        self._path = path
        try:
            self._connection = opened_to_read(path)
        except FAULTS as error:
            raise store_error(error, path) from error

    def rows(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """The rows that answer; each `?` stands for a value.

        Raises:
            StoreError: when the file is damaged or cannot be read.
            UsageError: when a value is no text.
        """
        try:
            for row in self._connection.execute(sql, values):  # noqa: UP028  `yield from` closes cursors, too late
                yield row
        except FAULTS as error:
            raise store_error(error, self._path) from error
        except UnicodeEncodeError as error:
            raise no_text(error) from error

    def matching(self, search: Search) -> tuple[str, tuple[str, ...]]:
        """SQL that FTS5 makes true for all claims that answer, and the values bound in it."""
        return MATCHING, (spelled(search, SPELLING),)

    def size_bytes(self) -> int:
        """The size of the file without its write-ahead log."""
        return self.number("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")

    def damage(self) -> Iterator[str]:
        """What SQLite's own check and a look at the schema find wrong."""
        return damage(self)

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()


def opened_to_read(path: Path) -> sqlite3.Connection:
    """Opens the file for reading.

    A file that we may write is opened in mode=rw and every writing statement refused (query_only): a reader in mode=ro
    leaves the -wal and -shm files of write-ahead logging behind. One in a folder that cannot be written is taken as
    immutable when there is nothing in its write-ahead log.
    """
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return _begun(path, "mode=rw")
    try:
        return _begun(path, "mode=ro")
    except sqlite3.OperationalError:
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise
        return _begun(path, "mode=ro&immutable=1")


def _begun(path: Path, how: str) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?{how}"
    connection = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("BEGIN")
        _check_made(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_made(connection: sqlite3.Connection, path: Path) -> None:
    """A ledger that was being made when its maker was killed is none: SQLite has undone it on opening."""
    if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise _none_here(path)


def _none_here(path: Path) -> StoreError:
    return StoreError("there is no ledger here", where=str(path), todo="run: ledger ingest FILE")
