"""What a database must do to hold a ledger, and which one an address means."""

import typing
from contextlib import AbstractContextManager

from ledger.store.address import SqliteAddress, parse_address
from ledger.store.snapshot import Snapshot
from ledger.store.sqlite.backend import SqliteBackend

if typing.TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection

    from ledger.log.keys import SigningKey


class Backend(typing.Protocol):
    """One ledger, or the place for one, in one kind of database. Nothing is opened before it is asked for."""

    @property
    def where(self) -> str:
        """The ledger as messages name it: without any password."""

    def is_started(self) -> bool:
        """Whether there is a ledger; False where there is nothing.

        Raises:
            StoreError: when something else is there, or it cannot be looked at.
        """

    def check_place(self) -> None:
        """Does nothing where a ledger is or could be made.

        Raises:
            StoreError: where none could.
        """

    def snapshot(self) -> Snapshot:
        """One moment of the ledger, to be read.

        Raises:
            StoreError: when there is none, it cannot be read, or it holds what no ledger holds. Nothing is created.
        """

    def suspect(self) -> Snapshot:
        """The same of a ledger that may have been tampered with: for `ledger verify`, which says what is wrong.

        Raises:
            StoreError: when there is none, or it cannot be read. Nothing is created.
        """

    def connect(self) -> "Connection":
        """A connection to write by, to a ledger made if there is none: each transaction of it writes alone.

        Raises:
            StoreError: when the ledger cannot be opened, made or written.
        """

    def writing(self, connection: "Connection") -> AbstractContextManager[None]:
        """A transaction of such a connection: kept at the end, undone on any exception.

        Raises:
            StoreError: when the database refuses.
        """

    def copy_to(self, target: "Path") -> None:
        """Copies one moment of the ledger into this empty file, as an SQLite ledger.

        Raises:
            StoreError: when either cannot be used.
        """

    def migrate(self, key: "SigningKey", *, at: "datetime") -> str | None:
        """Brings a ledger of an earlier schema to this one; says where it is kept as it was, None for nothing done.

        Raises:
            StoreError: when it cannot be read, copied or written. It is as it was then.
        """

    def grant_writer(self, role: str) -> None:
        """Lets a role of the server's add to the ledger and read it, and nothing else.

        Raises:
            UsageError: where there are no roles.
            NotFoundError: when there is no such role.
            StoreError: when nothing can keep it from the rest, or this user may not grant.
        """

    def erasing(self, connection: "Connection") -> AbstractContextManager[None]:
        """Around transactions that delete: what they delete is overwritten, where the database can do so.

        Raises:
            StoreError: when the database refuses.
        """

    def erase(self, connection: "Connection") -> str | None:
        """Clears what transactions of the connection have deleted out of the database's own files.

        Returns:
            Why some of it may still be there, and what to do; None when it is gone.

        Raises:
            StoreError: when the database refuses.
        """

    def faults_told(self) -> AbstractContextManager[None]:
        """Lets errors of the database come out as a StoreError that says what to do."""


def backend_at(address: str) -> Backend:
    """The ledger, or the place for one, at this address.

    Args:
        address: a path, "sqlite:///" and a path, or "postgresql+psycopg://" and a database.

    Raises:
        UsageError: on an address of another kind.
    """
    parsed = parse_address(address)
    if isinstance(parsed, SqliteAddress):
        return SqliteBackend(parsed)
    from ledger.store.postgresql.backend import PostgresqlBackend

    return PostgresqlBackend(parsed)


def is_started(address: str) -> bool:
    """Whether there is a ledger at this address; False where there is nothing, or a file without a byte.

    Raises:
        UsageError: on an address that is none.
        StoreError: when something else is there: a folder, another file, another program's database, a newer ledger.
    """
    return backend_at(address).is_started()


def where(address: str) -> str:
    """The address as messages name it: without any password.

    Raises:
        UsageError: on an address that is none.
    """
    return parse_address(address).shown


def open_snapshot(address: str) -> Snapshot:
    """One moment of the ledger at this address.

    Raises:
        UsageError: on an address that is none.
        StoreError: when there is no ledger, or it cannot be read.
    """
    return backend_at(address).snapshot()


def open_suspect(address: str) -> Snapshot:
    """One moment of the ledger at this address, which may have been tampered with.

    Raises:
        UsageError: on an address that is none.
        StoreError: when there is no ledger, or it cannot be read.
    """
    return backend_at(address).suspect()
