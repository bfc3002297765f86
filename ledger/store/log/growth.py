"""What was appended between two checkpoints, and that the later log holds the earlier one unchanged."""

from collections.abc import Iterator
from dataclasses import dataclass

from ledger.log.checkpoint import Checkpoint, opened
from ledger.log.fault import LogError
from ledger.log.keys import VerifierKey
from ledger.log.note import parse
from ledger.log.tree import root
from ledger.model.problem import StoreError
from ledger.store.log.head import stored_hashes
from ledger.store.snapshot import Snapshot

_KEYS = "SELECT verifier, origin FROM signing_key ORDER BY seq"
_EVENTS = """
    SELECT e.seq, e.kind, e.subject, b.at FROM event e JOIN batch b
    ON b.seq = (SELECT max(seq) FROM batch WHERE seq <= e.seq)
    WHERE e.seq > ? AND e.seq <= ? ORDER BY e.seq
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appended:
    """One event that was appended."""

    seq: int
    kind: str
    subject: str
    """Id of what it is about."""
    at: str
    """When its transaction was written, by the writer's clock; ISO 8601 UTC."""


def told_by(note: str) -> Checkpoint:
    """What a checkpoint says, whoever signed it.

    Raises:
        StoreError: when it is no checkpoint.
    """
    try:
        return Checkpoint.parse(parse(note).text)
    except LogError as error:
        raise StoreError(f"this is no checkpoint ({error})", todo="give what `ledger checkpoint` printed") from error


def check_of_ledger(snapshot: Snapshot, note: str) -> Checkpoint:
    """The checkpoint, when this ledger's log still holds all that it covers.

    Raises:
        StoreError: when it is no checkpoint, of another ledger, not signed by a key of this one, or of another log.
    """
    told = told_by(note)
    rows = list(snapshot.rows(_KEYS))
    try:
        opened(note, [VerifierKey.parse(key) for key, _ in rows])
        stored = root(told.size, stored_hashes(snapshot.rows))
    except LogError as error:
        raise StoreError(
            f"the checkpoint of {told.size} events does not fit ({error})", where=snapshot.where
        ) from error
    if told.origin not in {origin for _, origin in rows}:
        raise StoreError(f"the checkpoint is of another ledger ({told.origin})", where=snapshot.where)
    if stored != told.root:
        what = f"the first {told.size} events are not those that the checkpoint covers"
        raise StoreError(what, where=snapshot.where, todo="run: ledger verify")
    return told


def appended(snapshot: Snapshot, earlier: int, later: int) -> Iterator[Appended]:
    """The events after the first `earlier` up to the first `later` ones, in order."""
    for seq, kind, subject, at in snapshot.rows(_EVENTS, (earlier, later)):
        yield Appended(seq=seq, kind=kind, subject=subject, at=at)
