"""Rebuilds the tables from the log, and says where they are not what the log makes of them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing

from ledger.log.leaf import event_leaf
from ledger.store.backend import open_snapshot
from ledger.store.events import Event, EventKind, Plain
from ledger.store.projection import project
from ledger.store.snapshot import Snapshot

PROJECTIONS = (
    "batch", "supersede", "article", "extraction", "claim", "claim_actor", "claim_search", "problem", "dataset",
    "series", "observation", "finding", "assessment",
)  # fmt: skip
"""The tables that follow from the events; `blob` and `article_text` are what events name by hash."""


def read_events(snapshot: Snapshot) -> Iterator[Event]:
    """The events of a ledger in order."""
    for seq, kind, subject, body in snapshot.rows("SELECT seq, kind, subject, body FROM event ORDER BY seq"):
        yield Event(seq, EventKind(kind), subject, json.loads(body))


def rebuild(events: Iterable[Event]) -> dict[str, list[Plain]]:
    """The rows of every projection that these events make, by table."""
    rows: dict[str, list[Plain]] = defaultdict(list)
    for event in events:
        for table, row in project(event):
            rows[table].append(row)
    return rows


def differences(snapshot: Snapshot) -> tuple[str, ...]:
    """Where a ledger is not what its log says, one sentence each; empty when all is well.

    Compares every row of every projection with the one rebuilt from its event, every leaf with its event, and the
    places of the events with 1, 2, 3 ...
    """
    made = rebuild(read_events(snapshot))
    return (*_wrong_events(snapshot), *(line for table in PROJECTIONS for line in _wrong_rows(snapshot, table, made)))


def ledger_differences(address: str) -> tuple[str, ...]:
    """The same for the ledger at this address.

    Raises:
        UsageError: on an address that is none.
        StoreError: when there is no ledger, or it cannot be read.
    """
    with closing(open_snapshot(address)) as snapshot:
        return differences(snapshot)


def _wrong_events(snapshot: Snapshot) -> Iterator[str]:
    rows = snapshot.rows("SELECT seq, kind, subject, body, leaf FROM event ORDER BY seq")
    for number, (seq, kind, subject, body, leaf) in enumerate(rows, start=1):
        if seq != number:
            yield f"event {number} is missing"
            return
        if event_leaf(seq, kind, subject, body) != leaf:
            yield f"event {seq} ({kind} {subject}) is not what its hash says"


def _wrong_rows(snapshot: Snapshot, table: str, made: dict[str, list[Plain]]) -> Iterator[str]:
    columns = snapshot.columns(table)
    kept = dict.fromkeys(snapshot.rows(f"SELECT {', '.join(columns)} FROM {table}"))
    for row in made.get(table, []):
        values = tuple(row[column] for column in columns)
        if values not in kept:
            yield f"{table}: the row of event {row['seq']} is missing or changed"
        kept.pop(values, None)
    at = columns.index("seq")
    for stray in kept:
        yield f"{table}: a row of event {stray[at]} that the log does not make"
