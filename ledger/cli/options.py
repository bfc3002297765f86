"""Options that several commands share, each with its one name and help."""

import os
from pathlib import Path
from typing import Annotated

import typer

from ledger.readers.values import Given

MOST_WORKERS = 256
"""More processes than any machine has memory for are a slip of the finger."""


def _workers(value: str | int) -> int:
    """How many processes: a number from 1, or as many as there are processors that this one may use.

    Typer gives the default as it stands.
    """
    value = str(value)
    if value in ("auto", "0"):
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if not value.isascii() or not value.isdecimal() or int(value) > MOST_WORKERS:
        raise typer.BadParameter(f"'{value}' is neither a number of processes (1 to {MOST_WORKERS}) nor auto")
    return int(value)


Database = Annotated[
    str | None,
    typer.Option(
        "--db",
        metavar="FILE",
        help="The ledger: a file, or postgresql+psycopg://...; else $LEDGER_DB, else ./ledger.db.",
        show_default=False,
    ),
]
OutputFile = Annotated[
    Path, typer.Option("-o", "--output", metavar="FILE", help="Write to this file.", show_default=False)
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON array of whole records.")]
AsJsonLines = Annotated[bool, typer.Option("--jsonl", help="One JSON record a line.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Comma-separated, with a header.")]
AsTsv = Annotated[bool, typer.Option("--tsv", help="Tab-separated, with a header.")]
AsTable = Annotated[bool, typer.Option("--table", help="A table even where the output is no terminal.")]

Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE", help="Articles: .txt .md .html .jsonl, a folder of them, or - for standard input."),
]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="When it was published: 2014-12-23, or an instant.")
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")]
Place = Annotated[str | None, typer.Option(metavar="NAME", help="Where it was written.")]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="Its title.")]
Url = Annotated[str | None, typer.Option(metavar="URL", help="Its address; nothing is fetched.")]
Revises = Annotated[
    str | None, typer.Option(metavar="ARTICLE", help="The article whose later version this is: its id, or its name.")
]
Encoding = Annotated[str | None, typer.Option(metavar="NAME", help="How its bytes are to be read, such as cp1252.")]
BatchSize = Annotated[int, typer.Option(metavar="N", min=1, max=1024, help="Articles parsed together.")]
Workers = Annotated[
    int,
    typer.Option(
        metavar="N",
        parser=_workers,
        help="Processes, each with a model of its own (auto: one a processor); pays from a hundred articles.",
    ),
]
ActorFiles = Annotated[
    list[Path] | None, typer.Option("--actors", metavar="FILE", help="A lexicon (TOML) of your own; may be repeated.")
]


def address(db: str | None) -> str:
    """Where the ledger is: `--db`, else LEDGER_DB, else ledger.db in this folder."""
    return db or os.environ.get("LEDGER_DB") or "ledger.db"


def given(
    published: str | None,
    outlet: str | None,
    place: str | None,
    title: str | None,
    url: str | None,
    encoding: str | None,
) -> Given:
    """What the user says about the articles, from the six options above."""
    return Given(published=published, outlet=outlet, place=place, title=title, url=url, encoding=encoding)
