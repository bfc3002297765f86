"""Reads the decisions on claims: those made on the claim itself, and those that reach it from earlier extractions."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from ledger.model.review import Carried, Retraction, Reviewed, standing
from ledger.store.bodies import retraction_of, review_of
from ledger.store.snapshot import Row

Ask = Callable[[str, Sequence[int]], Iterable[Row]]
"""The rows that answer for some keys, for which `{keys}` stands in the SQL."""

_LINE = """
    WITH RECURSIVE line(heir, seq, how) AS (
        SELECT c.seq, c.seq, substr(c.id, 1, 0) FROM claim c WHERE c.seq IN ({keys})
        UNION
        SELECT line.heir, s.old, CASE WHEN line.how IN ('', 'same') THEN s.relation ELSE line.how END
        FROM line JOIN supersede s ON s.new = line.seq AND s.kind = 'claim'
    )
"""
"""`how` is empty for the claim itself, "same" where every step before said the same; UNION ends in any graph.
The empty text is cut from a column, so that PostgreSQL compares it as it does the relations that follow."""

_REVIEWS = f"""{_LINE}
    SELECT line.heir, line.how, r.seq, r.claim, e.body
    FROM line JOIN review r ON r.claim_seq = line.seq JOIN event e ON e.seq = r.seq
"""

_RETRACTIONS = """
    SELECT t.claim_seq, t.seq, e.body FROM retraction t JOIN event e ON e.seq = t.seq WHERE t.claim_seq IN ({keys})
"""

_EARLIER = f"""{_LINE}
    SELECT line.heir, t.seq, e.body
    FROM line JOIN retraction t ON t.claim_seq = line.seq JOIN event e ON e.seq = t.seq
    WHERE line.how <> '' ORDER BY t.seq
"""


def reviews_of(ask: Ask, rows: Sequence[int]) -> dict[int, tuple[Reviewed, ...]]:
    """All that was ever decided on the claims of these rows and on those whose place they have; undone or not."""
    found: dict[int, list[Reviewed]] = defaultdict(list)
    for heir, how, seq, claim, body in ask(_REVIEWS, rows):
        found[heir].append(replace(review_of(seq, claim, body), carried=_carried(how)))
    return {row: tuple(reviews) for row, reviews in found.items()}


def standing_of(ask: Ask, rows: Sequence[int]) -> dict[int, tuple[Reviewed, ...]]:
    """The decisions and notes that stand, by the row of the claim; none for a claim that nobody looked at."""
    return {row: standing(reviews) for row, reviews in reviews_of(ask, rows).items()}


def retractions_of(ask: Ask, rows: Sequence[int]) -> dict[int, Retraction]:
    """The claims of these rows that were declared void."""
    return {row: retraction_of(seq, body) for row, seq, body in ask(_RETRACTIONS, rows)}


def earlier_retractions_of(ask: Ask, rows: Sequence[int]) -> dict[int, Retraction]:
    """The claims of these rows that have the place of one that was declared void; the last such word."""
    return {row: retraction_of(seq, body) for row, seq, body in ask(_EARLIER, rows)}


def _carried(how: str) -> Carried | None:
    """Whatever is not the same is something else, a person's word on it included."""
    if not how:
        return None
    return Carried.SAME if how == "same" else Carried.CHANGED
