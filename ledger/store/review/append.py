"""Appends what people decide about claims: each once, by whom and when, and never over one another."""

from collections.abc import Sequence

from ledger.model.record import parse_instant, to_plain
from ledger.model.review import JUDGEMENTS, Carried, Decided, Decision, Reviewed, name_key, standing
from ledger.store.log.events import EventKind, Plain
from ledger.store.review.reading import retractions_of, reviews_of
from ledger.store.rows import Recorded
from ledger.store.succession.claim_versions import ClaimVersion, versions_of, why_ended
from ledger.store.transaction import Transaction


class Reviews:
    """The decisions on some claims as one transaction finds and leaves them."""

    def __init__(self, pending: Transaction, claims: Sequence[str]) -> None:
        self._pending = pending
        self._versions = versions_of(pending.connection, claims)
        look = pending.ask_for
        rows = [one.seq for versions in self._versions.values() for one in versions]
        self._reviews = {row: list(found) for row, found in reviews_of(look, rows).items()}
        self._retracted = retractions_of(look, rows)
        self._has_begun = False

    def append(self, decided: Decided) -> Recorded:
        """Puts one decision into the transaction, unless it stands already or cannot be made."""
        versions = self._versions.get(decided.claim)
        if not versions:
            return Recorded(refused=f"no claim {decided.claim} is in this ledger")
        if decided.decision is Decision.UNDO:
            return self._undo(decided, versions)
        row = versions[-1]
        if refused := self._refused(decided, versions):
            return Recorded(refused=refused)
        mine = [one for one in standing(self._reviews.get(row.seq, ())) if _is_by(one, decided.reviewer)]
        if same := next((one for one in mine if _says_the_same(one, decided)), None):
            return Recorded(event=same.event)
        review = self._put(decided, decided.claim, row.seq)
        self._reviews.setdefault(row.seq, []).append(review)
        return Recorded(event=review.event, is_new=True)

    def _refused(self, decided: Decided, versions: Sequence[ClaimVersion]) -> str | None:
        """Why nothing can be decided about this claim; None when it can."""
        row = versions[-1]
        if row.ended is not None:
            return why_ended(decided.claim, row)
        if row.seq in self._retracted:
            return f"claim {decided.claim} was retracted: {self._retracted[row.seq].reason}"
        if decided.row is not None and decided.row not in {one.seq for one in versions}:
            return f"event {decided.row} is none of claim {decided.claim}"
        if decided.row is not None and not _says_what_it_said(decided.row, versions):
            return f"claim {decided.claim} was read anew and says something else now: look at it again"
        if bool(decided.changes) != (decided.decision is Decision.CORRECT):
            return "a correction names the fields that are wrong, and nothing else does"
        if decided.decision is Decision.NOTE and not decided.note:
            return "a note without a word"
        return None

    def _undo(self, decided: Decided, versions: Sequence[ClaimVersion]) -> Recorded:
        """Takes back what this reviewer decided on any row of the claim, or on one whose place it has."""
        every = {one.event: one for version in versions for one in self._reviews.get(version.seq, ())}
        target = every.get(decided.undoes or 0)
        if target is None or target.decision is Decision.UNDO:
            return Recorded(refused=f"event {decided.undoes} is no decision on claim {decided.claim}")
        if not _is_by(target, decided.reviewer):
            return Recorded(refused=f"event {decided.undoes} is {target.reviewer}'s decision, not {decided.reviewer}'s")
        if taken := next((one for one in every.values() if one.undoes == target.event), None):
            return Recorded(event=taken.event)
        undo = self._put(decided, target.claim, target.row)
        for version in versions:
            self._reviews.setdefault(version.seq, []).append(undo)
        return Recorded(event=undo.event, is_new=True)

    def _put(self, decided: Decided, claim: str, row: int) -> Reviewed:
        """Puts the event."""
        body: Plain = {
            "at": self._pending.at,
            "reviewer": decided.reviewer,
            "decision": decided.decision.value,
            "claim_seq": row,
            "changes": to_plain(decided.changes),
            "note": decided.note,
            "undoes": decided.undoes,
        }
        if not self._has_begun:
            self._pending.begin_batch()
            self._has_begun = True
        event = self._pending.add(EventKind.REVIEW, claim, body)
        return Reviewed(
            event=event,
            claim=claim,
            row=row,
            reviewer=decided.reviewer,
            at=parse_instant(self._pending.at),
            decision=decided.decision,
            changes=decided.changes,
            note=decided.note,
            undoes=decided.undoes,
        )


def append_reviews(pending: Transaction, decided: Sequence[Decided]) -> tuple[Recorded, ...]:
    """Puts the decisions into the transaction, in their order; for each, what became of it."""
    reviews = Reviews(pending, [one.claim for one in decided])
    return tuple(reviews.append(one) for one in decided)


def _is_by(review: Reviewed, reviewer: str) -> bool:
    return name_key(review.reviewer) == name_key(reviewer)


def _says_the_same(review: Reviewed, decided: Decided) -> bool:
    """Whether the decision that stands is the new one; a judgement without a note adds none to one that has one."""
    if review.decision is not decided.decision or review.carried is Carried.CHANGED:
        return False
    has_its_note = review.note == decided.note or (decided.note is None and review.decision in JUDGEMENTS)
    return has_its_note and _asked(review) == _asked(decided)


def _asked(one: Reviewed | Decided) -> set[tuple[str, str]]:
    return {(change.field.value, change.meaning) for change in one.changes}


def _says_what_it_said(row: int, versions: Sequence[ClaimVersion]) -> bool:
    """Whether every row of the claim since this one says the same."""
    return all(one.relation == "same" for one in versions if one.ended is not None and one.seq >= row)
