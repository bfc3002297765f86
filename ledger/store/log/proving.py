"""Proofs for those who have no ledger: the last checkpoint, and a claim with its place under it."""

import json
from typing import Any

from ledger.log.bundle import bundle
from ledger.log.fault import LogError
from ledger.model.problem import StoreError
from ledger.store.log.head import stored_hashes
from ledger.store.queries.prefixes import the_one
from ledger.store.snapshot import Row, Snapshot

_LAST = "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1"

_CLAIM = """
    SELECT e.seq, e.kind, e.subject, e.body FROM claim c
    JOIN event e ON e.seq = c.seq LEFT JOIN supersede s ON s.old = c.seq
    WHERE c.id = ? ORDER BY CASE WHEN s.old IS NULL THEN 0 ELSE 1 END, c.seq DESC LIMIT 1
"""

_EVENT = "SELECT seq, kind, subject, body FROM event WHERE seq = ?"


def last_checkpoint(snapshot: Snapshot) -> str:
    """The note of the last checkpoint.

    Raises:
        StoreError: when there is none.
    """
    note = next((row[0] for row in snapshot.rows(_LAST)), None)
    if note is None:
        raise StoreError("the ledger has no checkpoint yet", where=snapshot.where, todo="run: ledger ingest FILE")
    return str(note)


def prove(snapshot: Snapshot, prefix: str) -> dict[str, Any]:
    """The bundle of the claim whose id begins so, as it stands: itself, its article's event, and their proofs.

    Raises:
        NotFoundError: when none or several claims answer.
        StoreError: when there is no checkpoint, or the log does not fit together.
    """
    name = the_one(snapshot, "claim", prefix)
    claim = _event(next(snapshot.rows(_CLAIM, (name,))))
    article = _event(next(snapshot.rows(_EVENT, (claim["body"]["article_seq"],))))
    try:
        return bundle(claim, article, last_checkpoint(snapshot), stored_hashes(snapshot.rows))
    except LogError as error:
        raise StoreError(f"the claim cannot be proved ({error})", where=snapshot.where, todo=_VERIFY) from error


def _event(row: Row) -> dict[str, Any]:
    seq, kind, subject, body = row
    return {"seq": seq, "kind": kind, "subject": subject, "body": json.loads(body)}


_VERIFY = "run: ledger verify"
