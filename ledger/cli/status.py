"""`ledger status`: what the ledger holds."""

from collections.abc import Iterator
from typing import Annotated

import typer

from ledger.cli import options
from ledger.cli.faults import counted
from ledger.cli.listing import json_line
from ledger.cli.output import STANDARD_OUTPUT, opened
from ledger.cli.terminal import one_line
from ledger.model.record import instant, to_plain
from ledger.store.rows import Status


def status(
    as_json: Annotated[bool, typer.Option("--json", help="The figures as one JSON object.")] = False,
    output: options.OutputFile = STANDARD_OUTPUT,
    db: options.Database = None,
) -> None:
    """Show what the ledger holds.

    Example: ledger status --db demo/ledger.db
    """
    from ledger.answers import look_at

    found = look_at(options.address(db))
    with opened(output) as stream:
        if as_json:
            stream.write(json_line(to_plain(found)) + "\n")
            return
        for name, value in _lines(found):
            stream.write(f"{name:<12}{one_line(value)}\n")


def _lines(found: Status) -> Iterator[tuple[str, str]]:
    yield (
        "ledger",
        f"{found.path}, {found.size_bytes:,} bytes, {counted(found.events, 'event')}, schema {found.schema_version}",
    )
    yield "articles", f"{found.articles}, with {counted(found.problems, 'problem')}"
    ended = f"{found.superseded_claims} superseded, {found.orphaned_claims} of them orphaned"
    yield "claims", f"{found.claims} ({ended}; {found.retracted_claims} retracted)"
    yield "reviews", f"{found.reviews}"
    yield "by act", _counts(found.claims_by_act)
    seen = f"{counted(found.datasets, 'dataset')}, {found.series} series, {counted(found.observations, 'observation')}"
    yield "evidence", seen
    yield "findings", f"{found.findings}"
    yield "by verdict", _counts(found.findings_by_verdict)
    for extractor in found.extractors:
        yield "extractor", extractor
    yield "last change", instant(found.last_batch) if found.last_batch else "none yet"


def _counts(pairs: tuple[tuple[str, int], ...]) -> str:
    return ", ".join(f"{name} {count}" for name, count in pairs) or "none"
