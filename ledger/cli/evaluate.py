"""`ledger evaluate`: what extraction finds, against gold."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ledger.cli import options
from ledger.cli.faults import interruptible
from ledger.cli.figure_rows import COLUMNS, Figure, figure_record, figure_row, figures_of, figures_record
from ledger.cli.listing import Column, Form, Listing, chosen, json_line, write_listing
from ledger.cli.output import STANDARD_OUTPUT, Progress, opened
from ledger.cli.thread_figures import write_threads
from ledger.model.record import to_plain

if TYPE_CHECKING:
    from ledger.evaluate.comparison import Comparison
    from ledger.evaluate.faults import Fault

CORPUS = Path("corpus")

OPEN, HELD_OUT = "open", "held_out"

Sets = dict[str, list["Comparison"]]
"""The compared articles by set; a set without articles is left out."""

FAULT_COLUMNS = (
    Column(name="set"),
    Column(name="article"),
    Column(name="fault"),
    Column(name="what", whole=False),
    Column(name="content", whole=False),
)


def evaluate(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder with articles/NAME.txt and gold/NAME.json.")
    ] = CORPUS,
    misses: Annotated[bool, typer.Option("--misses", help="Also what was missed, extra, or wrong in a field.")] = False,
    threads: Annotated[
        bool, typer.Option("--threads", help="Instead: incidents, propositions and relations, against DIR/threads.")
    ] = False,
    actors: options.ActorFiles = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object; shares in parts per million.")] = False,
    as_jsonl: options.AsJsonLines = False,
    as_csv: options.AsCsv = False,
    as_tsv: options.AsTsv = False,
    as_table: options.AsTable = False,
    output: options.OutputFile = STANDARD_OUTPUT,
) -> None:
    """Compare what extraction finds with gold.

    Gold in gold/held_out/NAME.json is counted apart. For an act or a type of quote, a claim counts
    that was found at its place and as such; a field is judged among the claims that were found.

    Example: ledger evaluate corpus --misses
    """
    printing = chosen(json=as_json, jsonl=as_jsonl, csv=as_csv, tsv=as_tsv, table=as_table, target=output)
    if threads:
        write_threads(folder, tuple(actors or ()), printing.form, output)
        return
    sets = _compared(folder, tuple(actors or ()))
    with opened(output) as stream:
        if printing.form is Form.JSON:
            stream.write(json_line({name: _record(sets[name], misses=misses) for name in sets}) + "\n")
            return
        write_listing(_figures(sets), printing.form, stream)
        if misses:
            stream.write("" if printing.form is Form.JSONL else "\n")
            write_listing(_faults(sets), printing.form, stream)


def _compared(folder: Path, actors: tuple[Path, ...]) -> Sets:
    from ledger.evaluating import evaluate as run
    from ledger.pipeline import Extracting

    sets: Sets = {}
    progress = Progress("articles")
    with interruptible("nothing was changed"):
        for one in run(folder, Extracting(actor_files=actors)):
            sets.setdefault(HELD_OUT if one.held_out else OPEN, []).append(one.comparison)
            progress.step()
    return sets


def _figures(sets: Sets) -> Listing[Figure]:
    from ledger.evaluate.figures import count

    lines = (line for name, compared in sets.items() for line in figures_of(name, count(compared)))
    return Listing(columns=COLUMNS, items=lines, row=figure_row, record=figure_record)


def _faults(sets: Sets) -> "Listing[tuple[str, Fault]]":
    from ledger.evaluate.faults import faults

    items = ((name, fault) for name, compared in sets.items() for one in compared for fault in faults(one))
    return Listing(columns=FAULT_COLUMNS, items=items, row=_fault_row, record=_fault_record)


def _fault_row(item: "tuple[str, Fault]") -> tuple[str, ...]:
    name, fault = item
    return (name, fault.article, fault.kind, fault.what, fault.content)


def _fault_record(item: "tuple[str, Fault]") -> dict[str, Any]:
    name, fault = item
    return {"set": name, **to_plain(fault)}


def _record(compared: "list[Comparison]", *, misses: bool) -> dict[str, object]:
    """The figures of a set, and what is behind them where that was asked for."""
    from ledger.evaluate.faults import faults
    from ledger.evaluate.figures import count

    record = figures_record(count(compared))
    if misses:
        record["faults"] = [to_plain(fault) for one in compared for fault in faults(one)]
    return record
