"""Deleted bytes out of a server's files: the tables of the archive are written anew without them."""

from contextlib import closing

from psycopg import IsolationLevel

from ledger.store.address import PostgresqlAddress
from ledger.store.postgresql.faults import driver_faults_told
from ledger.store.postgresql.session import opened
from ledger.store.version import ARCHIVE


def rewrite(address: PostgresqlAddress) -> None:
    """Writes the tables of the archive into new files (VACUUM FULL); nobody reads them meanwhile.

    Raises:
        StoreError: when the server refuses.
    """
    with closing(opened(address, IsolationLevel.READ_COMMITTED)) as connection, driver_faults_told(address):
        connection.autocommit = True
        for table in ARCHIVE:
            connection.execute(f"VACUUM (FULL) {table}")
