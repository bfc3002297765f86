"""`ledger export`: the claim-evidence table as a file."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from ledger import __version__
from ledger.cli import options
from ledger.cli.faults import say
from ledger.cli.output import STANDARD_OUTPUT, opened_bytes
from ledger.cli.terminal import is_terminal
from ledger.model.problem import UsageError


def export(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help="csv, xlsx, jsonl, markdown or html.")],
    output: options.OutputFile = STANDARD_OUTPUT,
    title: Annotated[str, typer.Option(metavar="TEXT", help="Heading of a report.")] = "Claims and evidence",
    raw: Annotated[
        bool, typer.Option("--raw", help="CSV for programs: cells that a spreadsheet would run stay as they are.")
    ] = False,
    tz: Annotated[str | None, typer.Option(metavar="ZONE", help="A second zone beside UTC in a report.")] = None,
    db: options.Database = None,
) -> None:
    """Write claims and their evidence as a file.

    The tables have a row for each claim and finding.

    Example: ledger export xlsx -o claims.xlsx
    """
    from ledger.export.formats import find_format
    from ledger.export.options import ExportOptions, zone_of
    from ledger.pipeline import export as run

    wanted = ExportOptions(
        generated_at=datetime.now(UTC), title=title, tool=f"attribution-ledger {__version__}", raw=raw, tz=tz
    )
    zone_of(wanted)  # a name that is none is refused before the ledger is read
    if find_format(form).binary and output == STANDARD_OUTPUT and is_terminal():
        raise UsageError(f"{form} is no text for a terminal", todo=f"give -o claims.{form}")
    with opened_bytes(output) as out:
        run(options.address(db), out, form, wanted)
    if output != STANDARD_OUTPUT:
        say(f"wrote {output}")
