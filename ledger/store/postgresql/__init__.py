"""A ledger in a database of a PostgreSQL server's."""
