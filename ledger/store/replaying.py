"""Makes a ledger's tables anew from its log, within a transaction: what a migration does in every database."""

import json
from collections import defaultdict

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


def replay(connection: Connection) -> None:
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


def sign_migration(connection: Connection, signing: Signing, before: int) -> None:
    """Appends the event that says from which schema the ledger was brought to this one, under a checkpoint."""
    pending = Transaction(connection, signing)
    pending.begin_batch()
    pending.add(EventKind.MIGRATE, "schema", {"before": before, "after": SCHEMA_VERSION})
    pending.write()
