"""`ledger evidence`: measurement files."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli import options
from ledger.cli.faults import Outcome, counted, interruptible, say
from ledger.cli.listing import SHORT_ID, Column, Listing, chosen, print_listing
from ledger.cli.output import STANDARD_OUTPUT, opened
from ledger.cli.terminal import one_line
from ledger.model.evidence import Dataset
from ledger.model.record import to_plain
from ledger.store.rows import Standing

if TYPE_CHECKING:
    from ledger.pipeline import Added

KEPT = "every file listed above is kept whole; the same command again goes on from there"
COLUMNS = (
    Column(name="id"),
    Column(name="format"),
    Column(name="provider", whole=False),
    Column(name="source", whole=False),
    Column(name="licence", whole=False),
)

evidence = typer.Typer(help="Add measurement files to the ledger, and list them.", rich_markup_mode=None)


@evidence.command("add")
def add(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Tables of observations, or time series.")],
    db: options.Database = None,
) -> None:
    """Add measurement files: published figures as tables, raw measurements as time series.

    Example: ledger evidence add corpus/evidence/north-korea.csv
    """
    from ledger.model.problem import Problem
    from ledger.pipeline import add_evidence
    from ledger.store.address import is_started, ledger_path

    address, outcome = options.address(db), Outcome()
    is_new = not is_started(ledger_path(address))
    with interruptible(KEPT), opened(STANDARD_OUTPUT) as stream:
        for item in add_evidence(files, address, at=datetime.now(UTC)):
            if isinstance(item, Problem):
                outcome.lost(item)
                continue
            if is_new:
                say(f"{address} is a new ledger")
                is_new = False
            outcome.finished += 1
            stream.write("\t".join(_row(item)) + "\n")
            for problem in item.problems:
                outcome.lost(problem)
    raise typer.Exit(outcome.code)


def _row(item: "Added") -> tuple[str, ...]:
    """What became of the file, what was found in it, its id and path."""
    word = "unchanged" if item.outcome.standing is Standing.UNCHANGED else "added"
    found = f"{counted(item.outcome.observations, 'observation')}, {item.outcome.series} series"
    return word, found, item.outcome.id[:SHORT_ID], one_line(item.dataset.source)


@evidence.command("list")
def list_datasets(
    as_json: options.AsJson = False,
    as_jsonl: options.AsJsonLines = False,
    as_csv: options.AsCsv = False,
    as_tsv: options.AsTsv = False,
    as_table: options.AsTable = False,
    output: options.OutputFile = STANDARD_OUTPUT,
    db: options.Database = None,
) -> None:
    """List the measurement files in the ledger.

    Example: ledger evidence list
    """
    from ledger.answers import find_datasets

    printing = chosen(json=as_json, jsonl=as_jsonl, csv=as_csv, tsv=as_tsv, table=as_table, target=output)
    found = find_datasets(options.address(db))
    print_listing(Listing(columns=COLUMNS, items=found, row=dataset_row, record=to_plain), printing)


def dataset_row(dataset: Dataset) -> tuple[str, ...]:
    """The cells of `COLUMNS`."""
    return (dataset.id[:SHORT_ID], dataset.format, dataset.provider or "", dataset.source, dataset.licence or "")
