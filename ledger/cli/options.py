"""Options that several commands share, each with its one name and help."""

from pathlib import Path
from typing import Annotated

import typer

Database = Annotated[
    str | None,
    typer.Option("--db", metavar="FILE", help="The ledger; else $LEDGER_DB, else ./ledger.db.", show_default=False),
]
OutputFile = Annotated[
    Path, typer.Option("-o", "--output", metavar="FILE", help="Write to this file.", show_default=False)
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON array of whole records.")]
AsJsonLines = Annotated[bool, typer.Option("--jsonl", help="One JSON record a line.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Comma-separated, with a header.")]
AsTsv = Annotated[bool, typer.Option("--tsv", help="Tab-separated, with a header.")]
AsTable = Annotated[bool, typer.Option("--table", help="A table even where the output is no terminal.")]
