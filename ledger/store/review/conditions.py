"""Which claims people have decided on, and how, as SQL: the rules of `model.review` for a whole ledger at once."""

from ledger.model.review import ReviewState, name_key
from ledger.store.standing import counts, is_retracted, is_superseded, stands

Condition = tuple[str, tuple[str | int, ...]]
"""SQL that is true for the claims wanted, and the values bound in it."""

_REACH = """
    WITH RECURSIVE reach(review, claim) AS (
        SELECT r.seq, r.claim_seq FROM review r
        WHERE r.decision IN ('accept', 'correct', 'reject') AND NOT EXISTS (
            SELECT 1 FROM review u
            WHERE u.undoes = r.seq AND u.reviewer_key = r.reviewer_key AND u.decision = 'undo' AND u.seq > r.seq
        )
        UNION
        SELECT reach.review, s.new FROM reach JOIN supersede s ON s.old = reach.claim
        WHERE s.kind = 'claim' AND s.relation = 'same' AND s.new IS NOT NULL
    ), latest(claim, reviewer_key, review) AS (
        SELECT reach.claim, r.reviewer_key, max(r.seq) FROM reach JOIN review r ON r.seq = reach.review
        GROUP BY reach.claim, r.reviewer_key
    ), judged(claim, first, last) AS (
        SELECT l.claim, min(r.decision), max(r.decision) FROM latest l JOIN review r ON r.seq = l.review
        GROUP BY l.claim
    ), split(claim) AS (
        SELECT l.claim FROM latest l JOIN correction k ON k.seq = l.review
        GROUP BY l.claim, k.field HAVING count(DISTINCT k.meaning) > 1
    )
"""
"""Every judgement that counts, with each claim it reaches; of each reviewer the latest; claims by theirs; claims of
which one field is corrected to two values."""

_AGREED = "SELECT claim FROM judged WHERE first = ? AND last = ? AND claim NOT IN (SELECT claim FROM split)"
_DISPUTED = "SELECT claim FROM judged WHERE first <> last UNION SELECT claim FROM split"
_WORDS = {ReviewState.ACCEPTED: "accept", ReviewState.CORRECTED: "correct", ReviewState.REJECTED: "reject"}


def in_state(state: ReviewState, claim: str) -> Condition:
    """True for the claims that people have left in this state.

    Args:
        state: the state.
        claim: the alias of the table `claim`.
    """
    row = f"{claim}.seq"
    if state is ReviewState.SUPERSEDED:
        return is_superseded(row), ()
    if state is ReviewState.RETRACTED:
        return f"{is_retracted(row)} AND {stands(row)}", ()
    if state is ReviewState.UNREVIEWED:
        return f"{row} NOT IN ({_REACH} SELECT claim FROM latest) AND {counts(row)}", ()
    if state is ReviewState.DISPUTED:
        return f"{row} IN ({_REACH} {_DISPUTED}) AND {counts(row)}", ()
    return f"{row} IN ({_REACH} {_AGREED}) AND {counts(row)}", (_WORDS[state], _WORDS[state])


def decided_by(reviewer: str, claim: str) -> Condition:
    """True for the claims on which a judgement of this reviewer stands."""
    return f"{claim}.seq IN ({_REACH} SELECT claim FROM latest WHERE reviewer_key = ?)", (name_key(reviewer),)


def left_to(reviewer: str, claim: str) -> Condition:
    """True for the claims that this reviewer can still decide on."""
    sql, values = decided_by(reviewer, claim)
    return f"NOT ({sql}) AND NOT {is_retracted(f'{claim}.seq')}", values
