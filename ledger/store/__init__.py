"""The ledger in SQLite: tables, append, queries."""
