"""A keeper's word that ends a claim: it is void, or another claim stands in its place. Nothing is edited."""

import json
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ledger.model.anchor import Relation
from ledger.model.claim import Claim
from ledger.store.bodies import claim_of
from ledger.store.log.events import EventKind, Plain
from ledger.store.review.reading import retractions_of
from ledger.store.rows import Recorded
from ledger.store.succession.claim_versions import ClaimVersion, versions_of, why_ended
from ledger.store.succession.supersession import Succession
from ledger.store.transaction import Transaction

_BY_HAND = """
    SELECT c.seq, e.body, s.new, w.body FROM claim c
    JOIN event e ON e.seq = c.seq JOIN supersede s ON s.old = c.seq JOIN event w ON w.seq = s.seq
    WHERE c.article = ? AND c.extraction = ? AND s.new IS NOT NULL ORDER BY c.seq
"""


Succeed = Callable[[Sequence[Claim], Sequence[Claim]], Sequence[Succession]]
"""Pairs claims of one extraction with those of the next."""


class Found(NamedTuple):
    """The claims of a new extraction."""

    claims: Sequence[Claim]
    seqs: Sequence[int]
    """Their rows."""


def append_retraction(pending: Transaction, claim: str, *, keeper: str, reason: str) -> Recorded:
    """Puts the event that declares a claim void; the same again changes nothing."""
    row = _last_row(pending, claim)
    if row is None or row.ended is not None:
        return Recorded(refused=_missing(claim, row))
    if known := retractions_of(pending.ask_for, [row.seq]).get(row.seq):
        if known.reason == reason:
            return Recorded(event=known.event)
        return Recorded(refused=f"claim {claim} was retracted already, by {known.by}: {known.reason}")
    pending.begin_batch()
    body = {"claim_seq": row.seq, "keeper": keeper, "at": pending.at, "reason": reason}
    return Recorded(event=pending.add(EventKind.RETRACT, claim, body), is_new=True)


def append_supersession(pending: Transaction, old: str, new: str, *, keeper: str, reason: str) -> Recorded:
    """Puts the event that lets one claim stand in the place of another; the same again changes nothing."""
    rows = versions_of(pending.connection, [old, new])
    ended, heir = _last(rows.get(old)), _last(rows.get(new))
    if old == new:
        return Recorded(refused=f"claim {old} cannot stand in its own place")
    if heir is None or heir.ended is not None:
        return Recorded(refused=_missing(new, heir))
    if ended is not None and ended.heir_seq == heir.seq:
        return Recorded(event=ended.ended)
    if ended is None or ended.ended is not None:
        return Recorded(refused=_missing(old, ended))
    if heir.seq in retractions_of(pending.ask_for, [heir.seq]):
        return Recorded(refused=f"claim {new} was retracted, and cannot stand in the place of another")
    pending.begin_batch()
    return Recorded(event=_put(pending, old, ended.seq, heir.seq, _word(keeper, pending.at, reason)), is_new=True)


def carry_retractions(pending: Transaction, rows: Sequence[int], steps: Sequence[Succession], new: Found) -> None:
    """Declares void again what a new extraction finds to say the same as a claim that was."""
    void = retractions_of(pending.ask_for, rows)
    for step in steps:
        if step.new is None or step.relation is not Relation.SAME or rows[step.old] not in void:
            continue
        known, name = void[rows[step.old]], new.claims[step.new].id
        body: Plain = {"claim_seq": new.seqs[step.new], "keeper": known.by, "at": pending.at, "reason": known.reason}
        pending.add(EventKind.RETRACT, name, body | {"carried": known.event})


def carry_supersessions(
    pending: Transaction, ended: tuple[str, int], heirs: dict[int, int | None], new: Found, succeed: Succeed
) -> None:
    """Keeps claims superseded that a person had superseded, where a new extraction finds them again, the same.

    Args:
        pending: the transaction.
        ended: the extraction that is: the id of its article, and its row.
        heirs: the rows of its claims, each with the new row in its place.
        new: what the new extraction found.
        succeed: pairs claims of the old text with those of the new one.
    """
    found = [row for row in pending.ask(_BY_HAND, ended) if "keeper" in json.loads(row[3])]
    free = [index for index, seq in enumerate(new.seqs) if seq not in set(heirs.values())]
    for step in succeed([claim_of(row[1]) for row in found], [new.claims[index] for index in free]):
        if step.new is None or step.relation is not Relation.SAME:
            continue
        _, _, place, word = found[step.old]
        plain, index = json.loads(word), free[step.new]
        heir = heirs.get(place, place)
        if heir is not None:
            said = _word(plain["keeper"], pending.at, plain["reason"])
            _put(pending, new.claims[index].id, new.seqs[index], heir, said)


def _put(pending: Transaction, claim: str, old: int, new: int, word: Plain) -> int:
    body: Plain = {"kind": "claim", "id": claim, "old": old, "new": new, "relation": Relation.CHANGED.value}
    return pending.add(EventKind.SUPERSEDE, claim, body | word)


def _word(keeper: str, at: str, reason: str) -> Plain:
    return {"keeper": keeper, "at": at, "reason": reason}


def _last_row(pending: Transaction, claim: str) -> ClaimVersion | None:
    return _last(versions_of(pending.connection, [claim]).get(claim))


def _last(rows: Sequence[ClaimVersion] | None) -> ClaimVersion | None:
    return rows[-1] if rows else None


def _missing(claim: str, row: ClaimVersion | None) -> str:
    return f"no claim {claim} is in this ledger" if row is None else why_ended(claim, row)
