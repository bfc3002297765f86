"""Proofs for those who have no ledger: the last checkpoint, and a claim with its place under it."""

import json
from typing import Any

from ledger.log.bundle import bundle
from ledger.log.fault import LogError
from ledger.model.problem import StoreError
from ledger.store.log.head import stored_hashes
from ledger.store.queries.prefixes import last_row, the_one
from ledger.store.snapshot import Snapshot

_LAST = "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1"

_EVENT = "SELECT kind, subject, body FROM event WHERE seq = ?"


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
    claim = _event(snapshot, last_row(snapshot, the_one(snapshot, "claim", prefix)))
    article = _event(snapshot, claim["body"]["article_seq"])
    try:
        return bundle(claim, article, last_checkpoint(snapshot), stored_hashes(snapshot.rows))
    except LogError as error:
        raise StoreError(
            f"the claim cannot be proved ({error})", where=snapshot.where, todo="run: ledger verify"
        ) from error


def _event(snapshot: Snapshot, seq: int) -> dict[str, Any]:
    kind, subject, body = snapshot.row(_EVENT, (seq,))
    return {"seq": seq, "kind": kind, "subject": subject, "body": json.loads(body)}
