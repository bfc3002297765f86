"""`ledger evidence`: measurement files."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli import options
from ledger.cli.faults import Outcome, interruptible
from ledger.cli.output import STANDARD_OUTPUT, opened
from ledger.cli.terminal import one_line
from ledger.store.rows import Standing

if TYPE_CHECKING:
    from ledger.pipeline import Added

SHORT_ID = 8
KEPT = "every file listed above is kept whole; the same command again goes on from there"

evidence = typer.Typer(help="Add measurement files to the ledger.", rich_markup_mode=None)


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

    outcome = Outcome()
    with interruptible(KEPT), opened(STANDARD_OUTPUT) as stream:
        for item in add_evidence(files, options.address(db), at=datetime.now(UTC)):
            if isinstance(item, Problem):
                outcome.lost(item)
                continue
            outcome.finished += 1
            stream.write("\t".join(_row(item)) + "\n")
            for problem in item.problems:
                outcome.lost(problem)
    raise typer.Exit(outcome.code)


def _row(item: "Added") -> tuple[str, ...]:
    """What became of the file, what was found in it, its id and path."""
    word = "unchanged" if item.outcome.standing is Standing.UNCHANGED else "added"
    found = f"{item.outcome.observations} observations, {item.outcome.series} series"
    return word, found, item.outcome.id[:SHORT_ID], one_line(item.dataset.source)
