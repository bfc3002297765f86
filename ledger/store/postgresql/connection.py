"""A connection that writes: opens a ledger on a server, or makes one where there is none."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import IsolationLevel
from sqlalchemy import Connection, Engine, RootTransaction, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from ledger.model.problem import OutdatedError, StoreError
from ledger.store.address import PostgresqlAddress
from ledger.store.postgresql.faults import driver_faults_told, is_lost, store_error
from ledger.store.postgresql.schema import create_schema
from ledger.store.postgresql.session import look, opened, version_of
from ledger.store.version import APPLICATION_ID

_SETTINGS = """
    SELECT set_config('lock_timeout', '60s', true),
        CASE WHEN current_setting('synchronous_commit') = 'off' THEN set_config('synchronous_commit', 'on', true) END
"""
"""How long one process waits for another's transaction; and what is said to be kept is on the server's disk."""

_ALONE = f"""
    SELECT pg_advisory_xact_lock(({APPLICATION_ID}::bigint << 32) | n.oid::bigint)
    FROM pg_catalog.pg_namespace n WHERE n.nspname = current_schema()
"""
"""One lock a schema; it ends with the transaction, or with the connection."""


def connect(address: PostgresqlAddress) -> Connection:
    """A connection to the ledger at this address, made if there is none; its transactions wait for one another.

    READ COMMITTED, so that a transaction sees all that was kept before it got its turn.

    Raises:
        UsageError: when the address has an option that PostgreSQL does not know.
        StoreError: when the database cannot be opened, made or written.
    """
    with faults_told(address):
        connection = engine_of(address).connect()
        try:
            with writing(connection, address):
                _make(connection, address)
        except BaseException:
            connection.invalidate()
            connection.close()
            raise
    return connection


def engine_of(address: PostgresqlAddress) -> Engine:
    """What connects to this database as it is; each transaction waits for its turn."""
    engine = create_engine(
        "postgresql+psycopg://",
        creator=lambda: opened(address, IsolationLevel.READ_COMMITTED),
        poolclass=NullPool,
        use_native_hstore=False,
    )
    event.listen(engine, "begin", _wait_for_turn)
    return engine


def version_there(connection: Connection, address: PostgresqlAddress) -> int:
    """The schema version of the ledger that is there, this program's or an earlier one.

    Raises:
        StoreError: when there is none, or a newer one.
    """
    try:
        version = look(_driver(connection), address)
    except OutdatedError:
        return version_of(_driver(connection))
    if version is None:
        raise StoreError("there is no ledger here", where=address.shown)
    return version


@contextmanager
def faults_told(address: PostgresqlAddress) -> Iterator[None]:
    """Lets errors of the database come out as a StoreError that says what to do."""
    try:
        with driver_faults_told(address):
            yield
    except DBAPIError as error:
        raise store_error(error.orig or error, address) from error


@contextmanager
def writing(connection: Connection, address: PostgresqlAddress) -> Iterator[None]:
    """A transaction that nobody else writes beside; kept at the end, undone on any exception.

    A connection that is lost on the way is closed: the server undoes what was not kept.

    Raises:
        StoreError: when the server refuses, or is lost; and when it is lost over the keeping, so that nobody knows.
    """
    with faults_told(address):
        begun = connection.begin()
        try:
            yield
        except BaseException:
            _undo(begun, connection)
            raise
        _keep(begun, connection, address)


def _wait_for_turn(connection: Connection) -> None:
    connection.exec_driver_sql(_SETTINGS)
    connection.exec_driver_sql(_ALONE)


def _make(connection: Connection, address: PostgresqlAddress) -> None:
    """Makes the tables in a schema without any."""
    if look(_driver(connection), address) is None:
        create_schema(connection)


def _keep(begun: RootTransaction, connection: Connection, address: PostgresqlAddress) -> None:
    try:
        begun.commit()
    except DBAPIError as error:
        if not is_lost(error.orig):
            raise
        connection.invalidate()
        connection.close()
        raise StoreError(
            "the server was lost while it was to keep what was added: whether it did is not known",
            where=address.shown,
            todo="run the same again: what is kept already is not added twice",
        ) from error


def _undo(begun: RootTransaction, connection: Connection) -> None:
    if connection.invalidated or _driver(connection).closed:
        connection.invalidate()
        connection.close()
    else:
        begun.rollback()


def _driver(connection: Connection) -> psycopg.Connection:
    raw = connection.connection.driver_connection
    assert isinstance(raw, psycopg.Connection)  # noqa: S101  (the creator above made it)
    return raw
