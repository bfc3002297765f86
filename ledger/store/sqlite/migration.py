"""Brings a ledger of an earlier schema to this one: its log stays as it is, its tables are made anew from it.

The file is copied aside first; everything else happens in one transaction, which ends with the event `migrate`.
"""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from ledger.log.keys import SigningKey
from ledger.model.problem import StoreError
from ledger.store.replaying import kept_tables, migrated
from ledger.store.rows import MadeWith
from ledger.store.sqlite.connection import faults_told, opened
from ledger.store.sqlite.copying import copy
from ledger.store.sqlite.schema import statements
from ledger.store.sqlite.search import PARTS
from ledger.store.transaction import Signing
from ledger.store.version import SCHEMA_VERSION


def migrate(path: Path, key: SigningKey, *, at: datetime) -> Path | None:
    """Brings the ledger at this path to this program's schema; gives where the file as it was is kept.

    Args:
        path: the ledger.
        key: what signs the log from now on, where nothing did.
        at: now.

    Returns:
        None when another process has done it meanwhile.

    Raises:
        StoreError: when the file cannot be read, copied or written, or its log does not fit together.
    """
    with faults_told(path), opened(path, foreign_keys=False) as connection, connection.begin():
        before: int = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if before >= SCHEMA_VERSION:
            return None
        aside = _copied(path, before)
        _drop_tables(connection, kept_tables(before))
        signing = Signing(key=key, at=at, made_with=MadeWith(), where=str(path), begins=True)
        migrated(connection, statements(), before, signing)
        _check(connection, path)
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
        return aside


def _copied(path: Path, version: int) -> Path:
    """A copy of the file beside it, under a name that was free."""
    numbers = ("", *(f".{number}" for number in range(2, 1000)))
    names = (path.with_name(f"{path.name}.schema{version}{number}") for number in numbers)
    aside = next(name for name in names if not name.exists())
    copy(path, aside)
    return aside


def _drop_tables(connection: Connection, kept: tuple[str, ...]) -> None:
    """Drops what follows from the log, and every trigger."""
    named = "SELECT type, name FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('trigger', 'view', 'table')"
    for kind, name in sorted(connection.exec_driver_sql(named).all(), key=lambda row: row[0] == "table"):
        if name not in (*kept, *PARTS):  # SQLite drops the parts of an index with it
            connection.exec_driver_sql(f'DROP {kind} IF EXISTS "{name}"')


def _check(connection: Connection, path: Path) -> None:
    wrong = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if wrong is not None:
        what = f"the ledger's rows do not fit together (table {wrong[0]}, row {wrong[1]})"
        raise StoreError(what, where=str(path), todo="nothing was changed; go back to a copy of it")
