"""`ledger checkpoint`: what to keep elsewhere, so that nothing can be cut off unseen."""

from ledger.cli import options
from ledger.cli.output import STANDARD_OUTPUT, opened


def checkpoint(output: options.OutputFile = STANDARD_OUTPUT, db: options.Database = None) -> None:
    """Print the ledger's last checkpoint, to be kept where nobody who can write the ledger can write.

    Example: ledger checkpoint -o checkpoint.txt, and later ledger verify --against checkpoint.txt
    """
    from ledger.custody import checkpoint as last

    note = last(options.address(db))
    with opened(output) as stream:
        stream.write(note)
