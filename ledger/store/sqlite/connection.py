"""A connection that writes: opens a ledger, or makes one where there is none."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from ledger.model.problem import StoreError
from ledger.store.sqlite.faults import BUSY_SECONDS, FAULTS, store_error
from ledger.store.sqlite.schema import create_schema
from ledger.store.sqlite.strangers import LOOK, refuse_strangers
from ledger.store.version import APPLICATION_ID

_PAUSE_SECONDS = 0.02

_LOG_PAGES = 4000
"""How long the write-ahead log grows before SQLite copies its pages into the file: 16 MB. A page that many transactions
change is copied less often then; that a transaction is on disk when it ends is the log's doing."""


def connect(path: Path) -> Connection:
    """A connection to the ledger at this path, made if there is none; every transaction of it is BEGIN IMMEDIATE.

    Raises:
        StoreError: when the file cannot be opened, made or written.
    """
    with faults_told(path):
        connection = opened(path)
        try:
            _make(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def faults_told(path: Path) -> Iterator[None]:
    """Lets errors of the database come out as a StoreError that says what to do."""
    try:
        yield
    except DBAPIError as error:
        raise store_error(error.orig or error, path) from error
    except FAULTS as error:
        raise store_error(error, path) from error
    except UnicodeEncodeError as error:
        raise StoreError(
            f"a text holds a lone surrogate, which no file can keep ({error.object[error.start : error.end]!r})",
            where=str(path),
            todo="repair the input; nothing of it was kept",
        ) from error


def opened(path: Path, *, foreign_keys: bool = True) -> Connection:
    """A connection to the file as it is; every transaction of it is BEGIN IMMEDIATE."""
    engine = create_engine("sqlite+pysqlite://", creator=lambda: _raw(path, foreign_keys), poolclass=NullPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine.connect()


def driver(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection: what SQLAlchemy runs begins a transaction."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)  # noqa: S101  (`opened` made it)
    return raw


def _raw(path: Path, foreign_keys: bool) -> sqlite3.Connection:  # noqa: FBT001
    raw = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    for pragma in (
        f"foreign_keys = {int(foreign_keys)}",
        "synchronous = FULL",
        "trusted_schema = OFF",
        "cache_size = -65536",
        f"wal_autocheckpoint = {_LOG_PAGES}",
    ):
        raw.execute(f"PRAGMA {pragma}")
    return raw


def _make(connection: Connection, path: Path) -> None:
    """Makes the tables in a file without any.

    The file is in SQLite's first journal mode until it is a ledger, so that its header says so as soon as it has one.
    """
    with connection.begin():
        if connection.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION_ID:
            if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar():
                raise StoreError("this is a database of something else", where=str(path), todo="nothing was changed")
            create_schema(connection)
        refuse_strangers(map(tuple, connection.exec_driver_sql(LOOK)), str(path))
    _use_wal(connection)


def _use_wal(connection: Connection) -> None:
    """Turns write-ahead logging on; SQLite does not wait by itself when another process is at the file just then."""
    raw = driver(connection)
    deadline = time.monotonic() + BUSY_SECONDS
    while raw.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            raw.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_PAUSE_SECONDS)
