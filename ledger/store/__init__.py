"""The ledger in SQLite or PostgreSQL: tables, append, queries."""
