"""A ledger on a server: what the rest of the store asks of it.

SQLAlchemy is loaded with the first connection that writes: it costs more than most questions cost to answer.
"""

from contextlib import AbstractContextManager, closing, nullcontext
from typing import TYPE_CHECKING

from psycopg import IsolationLevel

from ledger.store.address import PostgresqlAddress
from ledger.store.postgresql.session import look, opened
from ledger.store.postgresql.snapshot import PostgresqlSnapshot
from ledger.store.snapshot import Snapshot

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection

    from ledger.log.keys import SigningKey


class PostgresqlBackend:
    """The ledger in a database's first schema, or the place for one."""

    def __init__(self, address: PostgresqlAddress) -> None:
        self._address = address
        self.where = address.shown

    def is_started(self) -> bool:
        """Whether there is a ledger; False in a schema without a table.

        Raises:
            StoreError: when something else is there, or the database cannot be reached.
        """
        with closing(opened(self._address, IsolationLevel.READ_COMMITTED)) as connection:  # nothing to be kept
            return look(connection, self._address) is not None

    def check_place(self) -> None:
        """Does nothing where a ledger is or could be made.

        Raises:
            StoreError: when something else is there, or the database cannot be reached.
        """
        self.is_started()

    def snapshot(self) -> Snapshot:
        """One moment of the ledger.

        Raises:
            StoreError: when there is none, or something else. Nothing is created.
        """
        return PostgresqlSnapshot(self._address)

    def suspect(self) -> Snapshot:
        """The same: what else is in the schema does nothing by being read, and `Snapshot.damage` lists it.

        Raises:
            StoreError: when there is none, or something else.
        """
        return self.snapshot()

    def connect(self) -> "Connection":
        """A connection whose transactions wait for one another; the tables are made if there are none.

        Raises:
            StoreError: when the database cannot be opened, made or written.
        """
        from ledger.store.postgresql.connection import connect

        return connect(self._address)

    def writing(self, connection: "Connection") -> AbstractContextManager[None]:
        """A transaction of the connection: kept at the end, undone on any exception.

        Raises:
            StoreError: when the server refuses or is lost.
        """
        from ledger.store.postgresql.connection import writing

        return writing(connection, self._address)

    def copy_to(self, target: "Path") -> None:
        """Copies one moment of the ledger into this empty file, as an SQLite ledger.

        Raises:
            StoreError: when either cannot be used.
        """
        from ledger.store.postgresql.copying import copy

        copy(self._address, target)

    def migrate(self, key: "SigningKey", *, at: "datetime") -> str | None:
        """Brings a ledger of an earlier schema to this one; says where the tables as they were are.

        Raises:
            StoreError: when the server refuses or is lost. Nothing is changed then.
        """
        from ledger.store.postgresql.migration import migrate

        return migrate(self._address, key, at=at)

    def grant_writer(self, role: str) -> None:
        """Lets a role of the server's add to the ledger and read it, and nothing else.

        Raises:
            NotFoundError: when there is no such role.
            StoreError: when nothing can keep it from the rest, or this user may not grant.
        """
        from ledger.store.postgresql.roles import grant_writer

        connection = self.connect()
        try:
            with self.writing(connection):
                grant_writer(connection, role, self.where)
        finally:
            connection.close()

    def erasing(self, connection: "Connection") -> AbstractContextManager[None]:
        """Nothing: a server does not overwrite."""
        del connection
        return nullcontext()

    def erase(self, connection: "Connection") -> str | None:
        """Has the server write the archive anew without what was deleted.

        Raises:
            StoreError: when this user may not.
        """
        from ledger.store.postgresql.erasing import rewrite

        del connection
        rewrite(self._address)
        return "the server's own write-ahead log and its backups hold them until they are let go"

    def faults_told(self) -> AbstractContextManager[None]:
        """Lets errors of the database come out as a StoreError that says what to do."""
        from ledger.store.postgresql.connection import faults_told

        return faults_told(self._address)
