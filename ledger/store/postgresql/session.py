"""A connection of psycopg's to the database that an address names, and whether a ledger is there."""

import psycopg
from psycopg import IsolationLevel, pq
from psycopg.conninfo import make_conninfo

from ledger.model.problem import OutdatedError, StoreError, UsageError
from ledger.store.address import PostgresqlAddress
from ledger.store.postgresql.faults import driver_faults_told, store_error
from ledger.store.version import SCHEMA_VERSION

_UNLESS_SAID = {
    "fallback_application_name": "ledger",
    "connect_timeout": "30",
    "keepalives_idle": "60",
    "keepalives_interval": "10",
    "keepalives_count": "6",
}
"""Options for libpq that an address may overrule. A server that has gone without a word is given up in two minutes."""

_MARK = "attribution-ledger, schema "

_OLDEST = 130_000
"""PostgreSQL 13: the oldest server that these statements are written for."""

_LOOK = """
    SELECT current_setting('server_encoding'),
        (SELECT obj_description(c.oid, 'pg_class') FROM pg_catalog.pg_class c
         WHERE c.relnamespace = n.oid AND c.relname = 'event' AND c.relkind = 'r'),
        EXISTS (SELECT 1 FROM pg_catalog.pg_class c WHERE c.relnamespace = n.oid AND NOT EXISTS (
            SELECT 1 FROM pg_catalog.pg_depend d
            WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'))
    FROM pg_catalog.pg_namespace n WHERE n.nspname = current_schema()
"""
"""The mark is the comment on the table `event`: only its owner can write it. What extensions bring does not count."""


def mark(version: int) -> str:
    """The comment that says of a table `event` that it is a ledger's."""
    return f"{_MARK}{version}"


def opened(address: PostgresqlAddress, isolation: IsolationLevel) -> psycopg.Connection:
    """A connection whose transactions are of this isolation.

    Raises:
        UsageError: when the address has an option that PostgreSQL does not know.
        StoreError: when there is no such server or database, it is too old, or it does not let us in.
    """
    known = {option.keyword.decode() for option in pq.Conninfo.get_defaults()}
    for number, (name, _) in enumerate(address.options, start=1):
        if name not in known:
            raise UsageError(
                f"option {number} of the database's address is none that PostgreSQL knows", where=address.shown
            )
    options = _UNLESS_SAID | dict(address.options) | {"client_encoding": "UTF8"}
    try:
        with driver_faults_told(address):
            connection = psycopg.connect(make_conninfo("", **options), prepare_threshold=None)
    except UnicodeError as error:  # Python's, of a label that is empty, too long or of letters that none may have
        raise UsageError("the address names no host that can be", where=address.shown) from error
    connection.isolation_level = isolation
    if connection.info.server_version < _OLDEST:
        connection.close()
        raise StoreError("the server is too old", where=address.shown, todo="PostgreSQL 13 or newer is needed")
    return connection


def look(connection: psycopg.Connection, address: PostgresqlAddress) -> int | None:
    """The schema version of the ledger that is there, as the connection's transaction sees it; None where none is yet.

    Raises:
        StoreError: when something else is there, a newer ledger, or no ledger can be.
    """
    try:
        row = connection.execute(_LOOK).fetchone()
    except psycopg.Error as error:
        raise store_error(error, address) from error
    if row is None:
        what = "the database has no schema to keep a ledger in"
        raise StoreError(what, where=address.shown, todo="look at search_path: its first schema must exist")
    encoding, comment, is_used = row
    if encoding != "UTF8":
        todo = "make another: CREATE DATABASE name TEMPLATE template0 ENCODING 'UTF8'"
        raise StoreError(f"the database's encoding is {encoding}, not UTF8", where=address.shown, todo=todo)
    return _version(comment, address) if is_used else None


def version_of(connection: psycopg.Connection) -> int:
    """The schema version of the ledger that `look` has found there, whichever it is."""
    (comment,) = connection.execute("SELECT obj_description('event'::regclass, 'pg_class')").fetchone() or ("",)
    return int(comment.removeprefix(_MARK))


def _version(comment: str | None, address: PostgresqlAddress) -> int:
    number = (comment or "").removeprefix(_MARK)
    if not comment or not comment.startswith(_MARK) or not number.isdecimal():
        todo = "give another database with --db, or another schema with ?options=-csearch_path%3Dname"
        raise StoreError(
            "this is a database of something else", where=address.shown, todo=f"{todo}; nothing was changed"
        )
    if int(number) > SCHEMA_VERSION:
        raise StoreError(
            f"a newer version of this program wrote it (schema {number}; this one knows {SCHEMA_VERSION})",
            where=address.shown,
            todo="bring attribution-ledger up to date; nothing was changed",
        )
    if int(number) < SCHEMA_VERSION:
        what = f"an earlier version of this program made it (schema {number}; this one has {SCHEMA_VERSION})"
        raise OutdatedError(what, where=address.shown, todo="run: ledger migrate")
    return int(number)
