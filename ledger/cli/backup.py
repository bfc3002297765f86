"""`ledger backup`: a copy of the ledger while others write."""

from pathlib import Path
from typing import Annotated

import typer

from ledger.cli import options
from ledger.cli.faults import counted, say


def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="The copy: a new file.")], db: options.Database = None
) -> None:
    """Copy the ledger to a new file, of one moment and whole, while others may write.

    Example: ledger backup 2014-12-23.db
    """
    from ledger.custody import backup as run

    events = run(options.address(db), target)
    say(f"{target} holds {counted(events, 'event')}; run `ledger verify --db {target}` there to be sure of it")
