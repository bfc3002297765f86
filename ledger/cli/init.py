"""`ledger init`: an empty ledger, signed."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from ledger.cli import options
from ledger.cli.faults import say
from ledger.cli.opening import written_to
from ledger.cli.output import STANDARD_OUTPUT, opened


def init(
    writer: Annotated[
        str | None, typer.Option(metavar="ROLE", help="In PostgreSQL, let this role add and read, and nothing else.")
    ] = None,
    db: options.Database = None,
) -> None:
    """Make an empty ledger, and the key that signs what you add if there is none.

    The first `ledger ingest` does the same by itself. With --writer, a ledger that is there stays as it is.

    Example: ledger init --db ledger.db
    """
    from ledger.custody import begin
    from ledger.store.backend import backend_at, is_started

    address = options.address(db)
    with written_to(address):
        made = None if writer and is_started(address) else begin(address, at=datetime.now(UTC))
        if writer:
            backend_at(address).grant_writer(writer)
            say(f"the role {writer} may add to this ledger and read it, and nothing else")
    if made:
        with opened(STANDARD_OUTPUT) as stream:
            stream.write(f"log\t{made.origin}\nkey\t{made.key}\n")
