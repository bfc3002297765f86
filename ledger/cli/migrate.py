"""`ledger migrate`: a ledger of an earlier version brought to this one."""

from datetime import UTC, datetime

from ledger.cli import options
from ledger.cli.faults import say


def migrate(db: options.Database = None) -> None:
    """Bring a ledger of an earlier version to this one; the file as it was is kept beside it.

    Commands that add to a ledger do the same by themselves; those that only read do not.

    Example: ledger migrate --db ledger.db
    """
    from ledger.custody import migrate as run

    address = options.address(db)
    kept = run(address, at=datetime.now(UTC))
    say(f"done; as it was it is kept in {kept}" if kept else "the ledger is of this version already")
