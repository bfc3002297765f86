"""Small questions within a transaction, put to the driver: SQLAlchemy takes longer over one than the database does."""

import typing
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from ledger.store.postgresql.dialect import translated
from ledger.store.snapshot import Row, Value, parted


def ask(connection: Connection, sql: str, values: Sequence[Value] = ()) -> list[Row]:
    """The rows that answer; each `?` stands for a value. The SQL is what `Snapshot` takes.

    Args:
        connection: in a transaction; what it has not yet committed shows.
        sql: the question.
        values: for each `?`.
    """
    driver: typing.Any = connection.connection.driver_connection
    if connection.dialect.name == "postgresql":
        sql = translated(sql)
    rows: list[Row] = driver.execute(sql, values).fetchall()
    return rows


def ask_for(connection: Connection, sql: str, keys: Sequence[Value]) -> Iterator[Row]:
    """The rows for these keys, some hundred keys at a time; `{keys}` in the SQL stands for them."""
    for question, part in parted(sql, keys):
        yield from ask(connection, question, part)
