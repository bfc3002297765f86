"""Brings a ledger on a server to this program's schema: its log stays as it is, its tables are made anew from it.

Everything happens in one transaction, the copy of what was there included.
"""

from datetime import datetime

from sqlalchemy import Connection

from ledger.log.keys import SigningKey
from ledger.store.address import PostgresqlAddress
from ledger.store.postgresql.connection import engine_of, faults_told, version_there, writing
from ledger.store.postgresql.schema import statements
from ledger.store.replaying import kept_tables, migrated
from ledger.store.rows import MadeWith
from ledger.store.transaction import Signing
from ledger.store.version import SCHEMA_VERSION

_TABLES = "SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = current_schema() ORDER BY tablename"
_FREE = """
    SELECT name FROM (
        SELECT n, current_schema() || '_schema' || {before} || CASE n WHEN 1 THEN '' ELSE '_' || n END AS name
        FROM generate_series(1, 1000) AS n
    ) AS names
    WHERE name NOT IN (SELECT nspname FROM pg_catalog.pg_namespace) ORDER BY n LIMIT 1
"""


def migrate(address: PostgresqlAddress, key: SigningKey, *, at: datetime) -> str | None:
    """Brings the ledger to this program's schema; gives the schema of the database where it is as it was.

    Returns:
        None when another process has done it meanwhile.

    Raises:
        StoreError: when the server refuses or is lost. Nothing is changed then.
    """
    with faults_told(address), engine_of(address).connect() as connection, writing(connection, address):
        before = version_there(connection, address)
        if before >= SCHEMA_VERSION:
            return None
        aside = _copied(connection, before)
        _drop_tables(connection, kept_tables(before))
        signing = Signing(key=key, at=at, made_with=MadeWith(), where=address.shown, begins=True)
        migrated(connection, statements(), before, signing)
    return f"the schema {aside} of the same database"


def _copied(connection: Connection, before: int) -> str:
    """Copies every table into a new schema, and gives its name."""
    quoted = connection.dialect.identifier_preparer.quote_identifier
    aside: str = connection.exec_driver_sql(_FREE.format(before=before)).scalar_one()
    connection.exec_driver_sql(f"CREATE SCHEMA {quoted(aside)}")
    for name in connection.exec_driver_sql(_TABLES).scalars().all():
        connection.exec_driver_sql(f"CREATE TABLE {quoted(aside)}.{quoted(name)} AS TABLE {quoted(name)}")
    return aside


def _drop_tables(connection: Connection, kept: tuple[str, ...]) -> None:
    """Drops what follows from the log, and every trigger."""
    quoted = connection.dialect.identifier_preparer.quote_identifier
    for name in connection.exec_driver_sql(_TABLES).scalars().all():
        if name not in kept:
            connection.exec_driver_sql(f"DROP TABLE {quoted(name)} CASCADE")
    for function in ("ledger_refuse", "ledger_gapless", "ledger_keep"):
        connection.exec_driver_sql(f"DROP FUNCTION IF EXISTS {function}() CASCADE")
