"""Rows into a table, many at once."""

import typing
from collections.abc import Sequence
from operator import itemgetter

from sqlalchemy import Connection, Table, insert

from ledger.store.events import Plain


def insert_rows(connection: Connection, table: Table, rows: Sequence[Plain]) -> None:
    """Adds rows, each with a value for every column: in the way that is fastest in this kind of database."""
    if connection.dialect.name == "postgresql":
        _copy(connection, table, rows)
    else:
        _insert(connection, table, rows)


def _insert(connection: Connection, table: Table, rows: Sequence[Plain]) -> None:
    """By SQL compiled once, the values bound by place: twice as fast as binding them by name."""
    statement = insert(table).compile(dialect=connection.dialect)
    values = itemgetter(*statement.positiontup or ())
    connection.exec_driver_sql(str(statement), [values(row) for row in rows])


def _copy(connection: Connection, table: Table, rows: Sequence[Plain]) -> None:
    """By COPY, which PostgreSQL takes several times as fast as INSERT."""
    quoted = connection.dialect.identifier_preparer.quote
    names = table.columns.keys()
    statement = f"COPY {quoted(table.name)} ({', '.join(map(quoted, names))}) FROM STDIN"
    driver: typing.Any = connection.connection.driver_connection  # psycopg's, which is not loaded for a file's sake
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row([row[name] for name in names])
