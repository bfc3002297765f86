"""Rows into a table, many at once."""

import typing
from collections.abc import Sequence
from operator import itemgetter

from sqlalchemy import Connection, Table

from ledger.store.log.events import Plain
from ledger.store.sqlite.search import FILLING


def insert_rows(connection: Connection, table: Table, rows: Sequence[Plain]) -> None:
    """Adds rows, each with a value for every column: in the way that is fastest in this kind of database."""
    if connection.dialect.name == "postgresql":
        _copy(connection, table, rows)
    else:
        _insert(connection, table, rows)


def _insert(connection: Connection, table: Table, rows: Sequence[Plain]) -> None:
    """By the driver, and by the values' places: twice as fast as by their names."""
    names = table.columns.keys()
    statement = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
    driver: typing.Any = connection.connection.driver_connection
    driver.executemany(statement, map(itemgetter(*names), rows))
    if table.name == "claim_search":
        driver.executemany(FILLING, map(itemgetter("seq", "tokens"), rows))


def _copy(connection: Connection, table: Table, rows: Sequence[Plain]) -> None:
    """By COPY, which PostgreSQL takes several times as fast as INSERT."""
    quoted = connection.dialect.identifier_preparer.quote
    names = table.columns.keys()
    statement = f"COPY {quoted(table.name)} ({', '.join(map(quoted, names))}) FROM STDIN"
    driver: typing.Any = connection.connection.driver_connection  # psycopg's, which is not loaded for a file's sake
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row([row[name] for name in names])
