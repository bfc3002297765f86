"""How a database is marked as a ledger, and which ledgers this program knows."""

APPLICATION_ID = 0x41544C47
"""SQLite's application_id of a ledger: "ATLG"."""

SCHEMA_VERSION = 4
"""SQLite's user_version of a ledger; counted up when a table is another. 2: `assessment`. 3: the signed
log, reviews. 4: threads."""

ARCHIVE = ("blob", "article_text")
"""The tables from which may be deleted what is withheld, and nothing else."""

TABLE_NAMES = frozenset((
    "event", "node", "checkpoint", *ARCHIVE, "batch", "signing_key", "migration", "withheld",
    "supersede", "article", "extraction", "claim", "claim_actor", "claim_search", "problem", "dataset",
    "series", "observation", "finding", "assessment", "review", "correction", "retraction",
    "incident", "proposition", "membership", "relation", "regrouping", "filing",
))  # fmt: skip
"""The tables of that schema: those of `tables.TABLES`, by name only, for who has no need to load them."""
