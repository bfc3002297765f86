"""A claim as a row: when it was said, who says what, and what the evidence says of it."""

from zoneinfo import ZoneInfo

from ledger.cli.listing import Column
from ledger.cli.times import shown
from ledger.export.rows import verdict_pair
from ledger.export.wording import claim_sentence
from ledger.model.claim import Entry
from ledger.model.ids import SHORT_ID
from ledger.model.review import judgements, value_words

COLUMNS = (
    Column(name="id"),
    Column(name="said", whole=False, widest=20),
    Column(name="claim", whole=False),
    Column(name="outlet", whole=False, widest=16),
    Column(name="event evidence", whole=False, widest=14),
    Column(name="attribution evidence", whole=False, widest=14),
    Column(name="review", whole=False, widest=24),
)


def claim_row(entry: Entry, zone: ZoneInfo | None) -> tuple[str, ...]:
    """The cells of `COLUMNS`; the claim always with who says it, never as a fact (law 4)."""
    return (
        entry.claim.id[:SHORT_ID],
        said(entry, zone),
        claim_sentence(entry),
        entry.claim.outlet or "",
        *verdict_pair(entry.findings),
        reviewed(entry),
    )


def reviewed(entry: Entry) -> str:
    """Where the claim stands with people, who they are, and what they would have otherwise."""
    if entry.retraction:
        return f"{entry.state} by {entry.retraction.by}"
    names = dict.fromkeys(one.reviewer for one in judgements(entry.reviews))
    corrected = ", ".join(f"{one.field}: {value_words(one.value)}" for one in entry.corrections)
    look = " (second look)" if entry.second_look else ""
    by = f" by {', '.join(names)}" if names else ""
    return f"{entry.state}{by}{look}{f' ({corrected})' if corrected else ''}"


def said(entry: Entry, zone: ZoneInfo | None) -> str:
    """When it was said; in parentheses the day of publication where the text does not date the saying."""
    if entry.claim.said is not None:
        return shown(entry.claim.said, zone)
    return f"(published {entry.meta.published[:10]})" if entry.meta.published else ""
