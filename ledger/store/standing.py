"""Which rows count, as SQL: what nothing stands in the place of, and of claims those that nobody has declared void.

Each function takes a column that holds an event's seq ("c.seq") and gives a condition on it.
"""


def is_superseded(row: str) -> str:
    """True for a row that no longer stands: another has its place, or nothing has."""
    return f"EXISTS (SELECT 1 FROM supersede s WHERE s.old = {row})"


def stands(row: str) -> str:
    """True for a row that is named in no `supersede`."""
    return f"NOT {is_superseded(row)}"


def is_retracted(claim: str) -> str:
    """True for a row of a claim that was declared void."""
    return f"EXISTS (SELECT 1 FROM retraction t WHERE t.claim_seq = {claim})"


def counts(claim: str) -> str:
    """True for a row of a claim that stands and is not void."""
    return f"{stands(claim)} AND NOT {is_retracted(claim)}"
