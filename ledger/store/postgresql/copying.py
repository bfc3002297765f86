"""A ledger on a server, copied into a file: the same log, the same rows, the same root."""

from contextlib import closing
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, Table

from ledger.store.address import PostgresqlAddress
from ledger.store.inserting import insert_rows
from ledger.store.postgresql.snapshot import PostgresqlSnapshot
from ledger.store.snapshot import Snapshot
from ledger.store.sqlite.connection import connect, driver, faults_told
from ledger.store.tables import TABLES

_AT_ONCE = 1000


def copy(source: PostgresqlAddress, target: Path) -> None:
    """Copies one moment of a ledger into this empty file.

    Raises:
        StoreError: when either cannot be used.
    """
    with closing(PostgresqlSnapshot(source)) as there, closing(connect(target)) as here, faults_told(target):
        with here.begin():
            for table in TABLES:
                _copy_rows(there, here, table)
        driver(here).execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it


def _copy_rows(there: Snapshot, here: Connection, table: Table) -> None:
    names = table.columns.keys()
    order = ", ".join(column.name for column in table.primary_key.columns)
    rows = there.rows(f"SELECT {', '.join(names)} FROM {table.name} ORDER BY {order}")
    while part := [dict(zip(names, row, strict=True)) for row in islice(rows, _AT_ONCE)]:
        insert_rows(here, table, part)
