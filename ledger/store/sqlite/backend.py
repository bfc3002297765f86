"""A ledger in a file: what the rest of the store asks of it.

SQLAlchemy is loaded with the first connection that writes: it costs more than most questions cost to answer.
"""

import shlex
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from ledger.model.problem import StoreError, UsageError
from ledger.store.address import SqliteAddress
from ledger.store.snapshot import Row, Snapshot
from ledger.store.sqlite.header import is_started
from ledger.store.sqlite.place import refuse_network
from ledger.store.sqlite.snapshot import SqliteSnapshot
from ledger.store.sqlite.strangers import LOOK, refuse_stand_ins, refuse_strangers

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection

    from ledger.log.keys import SigningKey


class SqliteBackend:
    """The ledger at a path, or the place for one."""

    def __init__(self, address: SqliteAddress) -> None:
        self._path = address.path
        self.where = address.shown

    def is_started(self) -> bool:
        """Whether there is a ledger; False where there is nothing, or a file without a byte.

        Raises:
            StoreError: when something else is there.
        """
        return is_started(self._path)

    def check_place(self) -> None:
        """Does nothing where a ledger is or could be made.

        Raises:
            StoreError: when something else is there, the folder is missing, or on a network.
        """
        if not is_started(self._path) and not self._path.parent.is_dir():
            todo = f"run: mkdir -p {shlex.quote(str(self._path.parent))}"
            raise StoreError("there is no folder for the ledger", where=self.where, todo=todo)
        refuse_network(self._path)

    def snapshot(self) -> Snapshot:
        """One moment of the ledger.

        Raises:
            StoreError: when there is none, or something else, or something besides. Nothing is created.
        """
        return self._looked_at(refuse_strangers)

    def suspect(self) -> Snapshot:
        """One moment of a file that may have been tampered with.

        Raises:
            StoreError: when there is none, or one of its tables is none. Nothing is created.
        """
        return self._looked_at(refuse_stand_ins)

    def _looked_at(self, refuse: Callable[[Iterable[Row], str], None]) -> Snapshot:
        """The snapshot, unless what is in the file is refused."""
        if is_started(self._path):
            refuse_network(self._path)
        one = SqliteSnapshot(self._path)
        try:
            refuse(one.rows(LOOK), self.where)
        except StoreError:
            one.close()
            raise
        return one

    def connect(self) -> "Connection":
        """A connection whose every transaction is BEGIN IMMEDIATE; the file is made if there is none.

        Raises:
            StoreError: when the file cannot be opened, made or written.
        """
        from ledger.store.sqlite.connection import connect

        return connect(self._path)

    @contextmanager
    def writing(self, connection: "Connection") -> Iterator[None]:
        """A transaction of the connection: kept at the end, undone on any exception.

        Raises:
            StoreError: when SQLite refuses.
        """
        with self.faults_told(), connection.begin():
            yield

    def copy_to(self, target: "Path") -> None:
        """Copies one moment of the ledger into this empty file; others may write meanwhile.

        Raises:
            StoreError: when either cannot be used.
        """
        from ledger.store.sqlite.copying import copy

        copy(self._path, target)

    def migrate(self, key: "SigningKey", *, at: "datetime") -> str | None:
        """Brings a ledger of an earlier schema to this one; says where the file as it was is, None for nothing done.

        Raises:
            StoreError: when the file cannot be read, copied or written. It is as it was then.
        """
        from ledger.store.sqlite.migration import migrate

        aside = migrate(self._path, key, at=at)
        return None if aside is None else str(aside)

    def grant_writer(self, role: str) -> None:
        """Says that a file has no roles.

        Raises:
            UsageError: always.
        """
        todo = "keep the ledger in PostgreSQL, or give the file's permissions to whom they belong"
        raise UsageError(f"a file has no role {role!r} to let write", where=self.where, todo=todo)

    @contextmanager
    def erasing(self, connection: "Connection") -> Iterator[None]:
        """Has SQLite overwrite with zeros what is deleted.

        Raises:
            StoreError: when SQLite refuses.
        """
        from ledger.store.sqlite.erasing import overwrite

        with self.faults_told():
            overwrite(connection)
            yield

    def erase(self, connection: "Connection") -> str | None:
        """Empties the write-ahead log, which holds pages as they were; says why where others keep that from it.

        Raises:
            StoreError: when SQLite refuses.
        """
        from ledger.store.sqlite.erasing import empty_log

        with self.faults_told():
            return empty_log(connection)

    def faults_told(self) -> AbstractContextManager[None]:
        """Lets errors of SQLite's come out as a StoreError that says what to do."""
        from ledger.store.sqlite.connection import faults_told

        return faults_told(self._path)
