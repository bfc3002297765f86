"""A connection that only reads: one moment of a ledger on a server."""

import itertools
from collections.abc import Iterator, Sequence

from psycopg import IsolationLevel

from ledger.model.problem import StoreError
from ledger.store.address import PostgresqlAddress
from ledger.store.postgresql.check import damage
from ledger.store.postgresql.dialect import translated
from ledger.store.postgresql.faults import driver_faults_told
from ledger.store.postgresql.search import MATCHING, SPELLING
from ledger.store.postgresql.session import look, opened
from ledger.store.queries.search import Search
from ledger.store.queries.spelling import spelled
from ledger.store.snapshot import Row, Snapshot, Value, no_text

_AT_ONCE = 1000
"""Rows fetched together."""

_SIZE = """
    SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class c
    WHERE c.relkind = 'r' AND c.relnamespace = (SELECT n.oid FROM pg_namespace n WHERE n.nspname = current_schema())
"""


class PostgresqlSnapshot(Snapshot):
    """A ledger as it was when it was opened: one REPEATABLE READ, READ ONLY transaction."""

    def __init__(self, address: PostgresqlAddress) -> None:
        """Opens the ledger at this address.

        Raises:
            StoreError: when there is none, or something else. Nothing is created.
        """
        self.where = address.shown
        self._address = address
        self._names = map("rows_{}".format, itertools.count())
        self._connection = opened(address, IsolationLevel.REPEATABLE_READ)
        try:
            self._connection.read_only = True
            version = look(self._connection, address)
        except BaseException:
            self._connection.close()
            raise
        if version is None:
            self._connection.close()
            raise StoreError("there is no ledger here", where=self.where, todo="run: ledger ingest FILE")
        list(self.rows("SELECT set_config('cursor_tuple_fraction', '1', true)"))  # all rows are wanted, not the first

    def rows(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """The rows that answer, fetched some at a time; each `?` stands for a value.

        Raises:
            StoreError: when the server is lost or refuses.
            UsageError: when a value is no text.
        """
        with driver_faults_told(self._address), self._connection.cursor(next(self._names)) as cursor:
            cursor.itersize = _AT_ONCE
            try:
                cursor.execute(translated(sql), values)
            except UnicodeEncodeError as error:
                raise no_text(error) from error
            yield from cursor

    def matching(self, search: Search) -> tuple[str, tuple[str, ...]]:
        """SQL that the index over a tsvector makes true for all claims that answer, and the values bound in it."""
        return MATCHING, (spelled(search, SPELLING),)

    def size_bytes(self) -> int:
        """The room that the tables and their indices take on the server."""
        return self.number(_SIZE)

    def damage(self) -> Iterator[str]:
        """What a look at the schema finds wrong."""
        return damage(self)

    def close(self) -> None:
        """Lets go of the server."""
        self._connection.close()
