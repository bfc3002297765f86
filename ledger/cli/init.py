"""`ledger init`: an empty ledger, signed."""

from datetime import UTC, datetime

from ledger.cli import options
from ledger.cli.opening import written_to
from ledger.cli.output import STANDARD_OUTPUT, opened


def init(db: options.Database = None) -> None:
    """Make an empty ledger, and the key that signs what you add if there is none.

    The first `ledger ingest` does the same by itself.

    Example: ledger init --db ledger.db
    """
    from ledger.custody import begin

    address = options.address(db)
    with written_to(address):
        made = begin(address, at=datetime.now(UTC))
    with opened(STANDARD_OUTPUT) as stream:
        stream.write(f"log\t{made.origin}\nkey\t{made.key}\n")
