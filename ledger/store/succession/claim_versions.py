"""The rows of a claim, oldest first, as a transaction finds them: which stands, and what has their place."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from ledger.store.asking import ask_for

_ROWS = """
    SELECT c.id, c.seq, s.seq, s.relation, n.id, s.new
    FROM claim c LEFT JOIN supersede s ON s.old = c.seq LEFT JOIN claim n ON n.seq = s.new
    WHERE c.id IN ({keys}) ORDER BY c.seq
"""


@dataclass(frozen=True, slots=True)
class ClaimVersion:
    """One row of a claim."""

    seq: int
    ended: int | None
    """The event that ended it; None for the row that stands."""
    relation: str | None
    heir: str | None
    """Id of the claim in its place."""
    heir_seq: int | None


def versions_of(connection: Connection, claims: Sequence[str]) -> dict[str, list[ClaimVersion]]:
    """Every row of these claims, by id; nothing for an id that the ledger does not have."""
    found: dict[str, list[ClaimVersion]] = {}
    for name, *rest in ask_for(connection, _ROWS, sorted(set(claims))):
        found.setdefault(name, []).append(ClaimVersion(*rest))
    return found


def why_ended(claim: str, row: ClaimVersion) -> str:
    """That a claim no longer stands, and what does in its place."""
    place = f"{row.heir} stands in its place" if row.heir else "nothing stands in its place"
    return f"claim {claim} no longer stands: {place}"
