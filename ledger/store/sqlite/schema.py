"""Makes an empty ledger: the tables, and the triggers that let nobody edit them."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Table, UniqueConstraint
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from ledger.store.sqlite.search import MAKING
from ledger.store.sqlite.triggers import GAPLESS, no_change, no_replacement
from ledger.store.tables import TABLES
from ledger.store.version import APPLICATION_ID, SCHEMA_VERSION


def create_schema(connection: Connection) -> None:
    """Makes tables, indices and triggers and marks the file as a ledger, inside the caller's transaction."""
    for statement in statements():
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def statements() -> Iterator[str]:
    """The SQL that makes an empty ledger, in order."""
    yield from _making(TABLES)
    yield GAPLESS
    yield MAKING


def _making(tables: Sequence[Table]) -> Iterator[str]:
    """The SQL that makes these tables with their indices, then the triggers on them."""
    dialect = sqlite.dialect()
    for table in tables:
        yield str(CreateTable(table).compile(dialect=dialect)).strip()
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            yield str(CreateIndex(index).compile(dialect=dialect))
    for table in tables:
        yield from _triggers(table)


def _triggers(table: Table) -> Iterator[str]:
    """UPDATE and DELETE refused, and INSERT over a key that is there."""
    for verb in ("update", "delete"):
        yield no_change(table.name, verb)
    for number, key in enumerate(_keys(table)):
        yield no_replacement(table.name, number, key)


def _keys(table: Table) -> Iterator[tuple[str, ...]]:
    """The primary key, then every other set of columns that must be unique."""
    yield tuple(column.name for column in table.primary_key.columns)
    unique = [c.columns.keys() for c in table.constraints if isinstance(c, UniqueConstraint)]
    unique += [index.columns.keys() for index in table.indexes if index.unique]
    yield from sorted(tuple(columns) for columns in unique)
