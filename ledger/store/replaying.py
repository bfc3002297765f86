"""Makes a ledger's tables anew from its log, within a transaction: what a migration does in every database."""

import json
from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection

from ledger.store.inserting import insert_rows
from ledger.store.log.events import Event, EventKind, Plain
from ledger.store.projection import project
from ledger.store.tables import PROJECTIONS, SIGNED
from ledger.store.transaction import Signing, Transaction
from ledger.store.version import ARCHIVE, SCHEMA_VERSION

_LOG = ("event", *ARCHIVE)
_FIRST_SIGNED = 3

_EVENTS = "SELECT seq, kind, subject, body FROM event WHERE seq > {} ORDER BY seq LIMIT {}"
_AT_ONCE = 2000


def kept_tables(before: int) -> tuple[str, ...]:
    """What a migration leaves as it is: the log, the archive that it names, and what was signed.

    Args:
        before: the schema version that the ledger is brought from.
    """
    return _LOG + SIGNED if before >= _FIRST_SIGNED else _LOG


def migrated(connection: Connection, statements: Iterable[str], before: int, signing: Signing) -> None:
    """Makes the tables that were dropped, fills them from the log, and says so under a checkpoint.

    Args:
        connection: in a transaction, with the tables of `kept_tables` and no others.
        statements: the SQL that makes an empty ledger.
        before: the schema version that the ledger is brought from.
        signing: who does it, and when.
    """
    there = tuple(f"CREATE TABLE {name} " for name in kept_tables(before))
    for statement in statements:
        if not statement.startswith(there):
            connection.exec_driver_sql(statement)
    _replay(connection)
    pending = Transaction(connection, signing)
    pending.begin_batch()
    pending.add(EventKind.MIGRATE, "schema", {"before": before, "after": SCHEMA_VERSION})
    pending.write()


def _replay(connection: Connection) -> None:
    """Fills the tables from the log."""
    last = 0
    while part := connection.exec_driver_sql(_EVENTS.format(last, _AT_ONCE)).all():
        rows: dict[str, list[Plain]] = defaultdict(list)
        for seq, kind, subject, body in part:
            for name, row in project(Event(seq, EventKind(kind), subject, json.loads(body), body)):
                rows[name].append(row)
        for table in PROJECTIONS:
            if rows[table.name]:
                insert_rows(connection, table, rows[table.name])
        last = part[-1][0]
