"""How a database is marked as a ledger, and which ledgers this program knows."""

APPLICATION_ID = 0x41544C47
"""SQLite's application_id of a ledger: "ATLG"."""

SCHEMA_VERSION = 3
"""SQLite's user_version of a ledger; counted up when a table is another. 2: `assessment`. 3: the signed
log, reviews."""
