"""The rows of a claim, oldest first, as a transaction finds them: which stands, and what has their place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, text

from ledger.store.snapshot import Row

_ROWS = """
    SELECT c.id, c.seq, s.seq, s.relation, n.id, s.new
    FROM claim c LEFT JOIN supersede s ON s.old = c.seq LEFT JOIN claim n ON n.seq = s.new
    WHERE c.id IN ({keys}) ORDER BY c.seq
"""

_AT_ONCE = 500


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


def ask(connection: Connection, sql: str, keys: Sequence[object]) -> Iterator[Row]:
    """The rows that answer on a connection that writes, some hundred keys at a time; `{keys}` stands for them."""
    statement = text(sql.replace("({keys})", ":keys")).bindparams(bindparam("keys", expanding=True))
    for start in range(0, len(keys), _AT_ONCE):
        for row in connection.execute(statement, {"keys": keys[start : start + _AT_ONCE]}):
            yield tuple(row)


def versions_of(connection: Connection, claims: Sequence[str]) -> dict[str, list[ClaimVersion]]:
    """Every row of these claims, by id; nothing for an id that the ledger does not have."""
    found: dict[str, list[ClaimVersion]] = {}
    for name, *rest in ask(connection, _ROWS, sorted(set(claims))):
        found.setdefault(name, []).append(ClaimVersion(*rest))
    return found


def why_ended(claim: str, row: ClaimVersion) -> str:
    """That a claim no longer stands, and what does in its place."""
    place = f"{row.heir} stands in its place" if row.heir else "nothing stands in its place"
    return f"claim {claim} no longer stands: {place}"
