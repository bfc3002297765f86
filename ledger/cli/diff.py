"""`ledger diff`: what was appended between two checkpoints."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli import options
from ledger.cli.faults import counted, say
from ledger.cli.listing import Column, Listing, chosen, print_listing
from ledger.cli.output import STANDARD_OUTPUT
from ledger.model.record import to_plain

if TYPE_CHECKING:
    from ledger.store.log.growth import Appended

COLUMNS = (Column(name="event"), Column(name="at"), Column(name="kind"), Column(name="about", whole=False))


def diff(
    earlier: Annotated[Path, typer.Argument(metavar="CHECKPOINT", help="The file of a checkpoint.")],
    later: Annotated[
        Path | None, typer.Argument(metavar="[CHECKPOINT]", help="The file of a later one; else the ledger's last.")
    ] = None,
    as_json: options.AsJson = False,
    as_jsonl: options.AsJsonLines = False,
    as_csv: options.AsCsv = False,
    as_tsv: options.AsTsv = False,
    as_table: options.AsTable = False,
    output: options.OutputFile = STANDARD_OUTPUT,
    db: options.Database = None,
) -> None:
    """List the events between two checkpoints, and prove that nothing else was changed between them.

    Example: ledger diff monday.txt friday.txt
    """
    from ledger.custody import growth

    printing = chosen(json=as_json, jsonl=as_jsonl, csv=as_csv, tsv=as_tsv, table=as_table, target=output)
    found = growth(options.address(db), earlier, later)
    print_listing(Listing(columns=COLUMNS, items=found, row=_row, record=to_plain), printing)
    say(f"{counted(len(found), 'event')} appended, and the log before them is unchanged")


def _row(one: "Appended") -> tuple[str, ...]:
    return str(one.seq), one.at, one.kind, one.subject
