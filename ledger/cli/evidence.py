"""`ledger evidence`: measurement files."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli import options
from ledger.cli.faults import Outcome, counted, interruptible
from ledger.cli.listing import Column, Listing, chosen, print_listing
from ledger.cli.opening import written_to
from ledger.cli.output import STANDARD_OUTPUT, opened
from ledger.cli.terminal import one_line
from ledger.model.evidence import Dataset, Observation
from ledger.model.ids import SHORT_ID
from ledger.model.record import instant, to_plain
from ledger.store.rows import Standing

if TYPE_CHECKING:
    from ledger.answers import Holding
    from ledger.evidence.asking import Meaning
    from ledger.measuring import Added

KEPT = "every file listed above is kept whole; the same command again goes on from there"
COLUMNS = (
    Column(name="id"),
    Column(name="format"),
    Column(name="provider", whole=False),
    Column(name="source", whole=False),
    Column(name="licence", whole=False),
)
PARAMETERS = (
    Column(name="name"),
    Column(name="default"),
    Column(name="meaning", whole=False),
)

evidence = typer.Typer(help="Add measurement files to the ledger, and list them.", rich_markup_mode=None)


@evidence.command("add")
def add(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="Measurement files, or folders of them: routes, series, tables."),
    ],
    entity: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="What is wanted: AS131279, 175.45.176.0/22, a country or domain; repeat it."),
    ] = None,
    form: Annotated[
        str, typer.Option("--format", metavar="NAME", help="What the files are; auto tells it by their content.")
    ] = "auto",
    subject: Annotated[
        str | None, typer.Option(metavar="ID", help="Whose network it is, as claims name it: country:kp.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--from", metavar="TIME", help="Nothing that ended before: a day or instant, UTC.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="TIME", help="Nothing that began then or later; a day is its end.")
    ] = None,
    parameter: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="How outages are found: see `ledger evidence parameters`."),
    ] = None,
    provider: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who measured, where the file does not say.")
    ] = None,
    licence: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The terms of use, where the file does not say.")
    ] = None,
    archive: Annotated[bool, typer.Option("--archive", help="Keep the bytes too, not only their hash.")] = False,
    db: options.Database = None,
) -> None:
    """Add measurement files: routes, series, published figures. Files of routes are looked at together.

    Example: ledger evidence add bview.gz updates.*.gz --entity AS131279 --subject country:kp
    """
    from ledger.evidence.asking import entities_of, format_of, parameters_of, window_of
    from ledger.evidence.format import Asked
    from ledger.measuring import add_evidence
    from ledger.model.problem import Problem

    begin, end = window_of(since, until)
    asked = Asked(
        entities=entities_of(entity or ()), subject=subject, since=begin, until=end, provider=provider,
        licence=licence, parameters=parameters_of(parameter or ()), format=format_of(form),
    )  # fmt: skip
    address, outcome = options.address(db), Outcome()
    with interruptible(KEPT), written_to(address), opened(STANDARD_OUTPUT) as stream:
        for item in add_evidence(files, address, at=datetime.now(UTC), asked=asked, archive=archive):
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


@evidence.command("show")
def show(
    dataset: Annotated[str, typer.Argument(metavar="ID", help="A dataset's id, or its first digits.")],
    as_json: options.AsJson = False,
    output: options.OutputFile = STANDARD_OUTPUT,
    db: options.Database = None,
) -> None:
    """Show a measurement file: where it came from, what it covers, what was found in it and how.

    Example: ledger evidence show 3fa8
    """
    from ledger.answers import find_holding

    held = find_holding(options.address(db), dataset)
    with opened(output) as stream:
        stream.write(_as_json(held) if as_json else _portrait(held))


@evidence.command("parameters")
def parameters(
    as_json: options.AsJson = False,
    as_jsonl: options.AsJsonLines = False,
    as_csv: options.AsCsv = False,
    as_tsv: options.AsTsv = False,
    as_table: options.AsTable = False,
    output: options.OutputFile = STANDARD_OUTPUT,
) -> None:
    """List the parameters of finding outages: default, meaning, and where the default comes from.

    Example: ledger evidence parameters
    """
    from ledger.evidence.asking import meanings

    def row(one: "Meaning") -> tuple[str, ...]:
        return one.name, str(one.default), one.meaning

    printing = chosen(json=as_json, jsonl=as_jsonl, csv=as_csv, tsv=as_tsv, table=as_table, target=output)
    print_listing(Listing(columns=PARAMETERS, items=meanings(), row=row, record=to_plain), printing)


def _as_json(held: "Holding") -> str:
    import json

    record = {
        "dataset": to_plain(held.dataset),
        "series": [to_plain(one) for one in held.series],
        "observations": [to_plain(one) for one in held.observations],
    }
    return json.dumps(record, indent=2, ensure_ascii=True) + "\n"


def _portrait(held: "Holding") -> str:
    one = held.dataset
    lines = [
        ("id", one.id), ("file", one.source), ("sha256", one.sha256), ("format", one.format),
        ("provider", one.provider), ("licence", one.licence), ("covers", _covered(one)),
        ("looked for", ", ".join(one.entities)), ("parts", ", ".join(part[:SHORT_ID] for part in one.parts)),
    ]  # fmt: skip
    lines += [
        ("series", f"{one.metric} of {one.entity}, {len(one.values)} values from {instant(one.start)}")
        for one in held.series
    ]
    lines += [("found", told(one)) for one in held.observations]
    lines += [("method", method) for method in dict.fromkeys(o.method for o in held.observations)]
    return "".join(f"{name}\t{one_line(text)}\n" for name, text in lines if text)


def _covered(one: Dataset) -> str | None:
    return f"{instant(one.since)} to {instant(one.until)}" if one.since and one.until else None


def told(one: Observation) -> str:
    """What was found, in one line."""
    bounds = f"[{'-' if one.low is None else one.low}, {'-' if one.high is None else one.high})"
    name = f" {one.name}" if one.name else ""
    note = f"; {one.note}" if one.note else ""
    return f"{one.kind}{name} {bounds} {one.unit}, {one.basis}, {one.grade}{note}"
