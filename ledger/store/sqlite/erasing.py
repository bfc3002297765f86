"""Deleted bytes out of a ledger's file: overwritten with zeros there, and gone from its write-ahead log."""

from sqlalchemy import Connection

from ledger.store.sqlite.connection import driver

_PATIENCE_MS = 5000
"""How long readers are waited for, who still need the log."""


def overwrite(connection: Connection) -> None:
    """Has this connection overwrite what it deletes (SQLite's secure_delete)."""
    driver(connection).execute("PRAGMA secure_delete = ON")


def empty_log(connection: Connection) -> str | None:
    """Writes the log into the file and cuts it to nothing; why not where somebody still reads from it."""
    raw = driver(connection)  # no transaction: the log cannot be cut within one
    before = raw.execute("PRAGMA busy_timeout").fetchone()[0]
    raw.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
    is_busy = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    raw.execute(f"PRAGMA busy_timeout = {before}")
    if is_busy:
        return "another program is reading the ledger, so its write-ahead log still holds them; run this again after it"
    return None
