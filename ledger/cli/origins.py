"""`ledger origins`: who told a thing first, how it travelled, and what was added on the way."""

from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli import options
from ledger.cli.faults import counted, say
from ledger.cli.listing import Column, Form, Listing, chosen, json_line, write_listing
from ledger.cli.output import STANDARD_OUTPUT, opened
from ledger.cli.thread_rows import heading
from ledger.export.wording import UNNAMED
from ledger.model.ids import SHORT_ID
from ledger.model.record import to_plain
from ledger.threads.views.phrases import verb

if TYPE_CHECKING:
    from ledger.threads.views.journey import Added, Journey, Stop

STOPS = (
    Column(name="id"),
    Column(name="told", whole=False, widest=16),
    Column(name="outlet ← agency ← speaker", whole=False),
    Column(name="stance", whole=False, widest=9),
    Column(name="words", whole=False),
    Column(name="copy of"),
    Column(name="review", whole=False, widest=10),
)
ADDED = (
    Column(name="added", whole=False, widest=10),
    Column(name="from"),
    Column(name="its sentence", whole=False),
    Column(name="to"),
    Column(name="its sentence", whole=False),
)


def origins(
    proposition: Annotated[
        str, typer.Argument(metavar="ID", help="A proposition's id, or that of a claim that says it; or its beginning.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="The whole record.")] = False,
    as_jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON record a line: the tellings only.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Comma-separated, with a header: the tellings only.")] = False,
    as_tsv: Annotated[bool, typer.Option("--tsv", help="Tab-separated, with a header: the tellings only.")] = False,
    as_table: options.AsTable = False,
    output: options.OutputFile = STANDARD_OUTPUT,
    db: options.Database = None,
) -> None:
    """Show who told a thing first, how it travelled, and what was added on the way.

    Every telling by the date of its article, with the way back to the speaker; copies of one text are one saying.
    Then the drifts: a hedge that was lost, "may" that became "did", a source that got a name, a number that grew,
    each with both sentences. A drift is a sign to look, not a verdict on an outlet.

    Example: ledger origins 3f2a91bc
    """
    from ledger.stories import find_journey

    printing = chosen(json=as_json, jsonl=as_jsonl, csv=as_csv, tsv=as_tsv, table=as_table, target=output)
    found = find_journey(options.address(db), proposition)
    with opened(output) as stream:
        if printing.form is Form.JSON:
            stream.write(json_line(to_plain(found)) + "\n")
            return
        heading(stream, printing.form, _title(found), is_first=True)
        write_listing(Listing(columns=STOPS, items=found.stops, row=_stop_row, record=to_plain), printing.form, stream)
        if found.added and printing.form in (Form.TABLE, Form.PLAIN):
            heading(stream, printing.form, "What was added on the way")
            write_listing(
                Listing(columns=ADDED, items=found.added, row=_added_row, record=to_plain), printing.form, stream
            )
    say(
        f"{counted(len(found.stops), 'telling')} of {counted(found.sayings, 'saying')} in "
        f"{counted(found.outlets, 'outlet')}, {counted(len(found.added), 'drift')}"
    )


def _title(found: "Journey") -> str:
    about = f", about {found.incident_name} ({found.incident[:SHORT_ID]})" if found.incident else ""
    return f"{found.words[:1].upper()}{found.words[1:]} (proposition {found.proposition[:SHORT_ID]}{about})"


def _stop_row(one: "Stop") -> tuple[str, ...]:
    return (
        one.claim[:SHORT_ID], one.published or "no date", _way(one), verb((one.stance,), ()), one.content,
        one.copy_of[:SHORT_ID] if one.copy_of else "", one.review,
    )  # fmt: skip


def _way(one: "Stop") -> str:
    """The way back; that the speaker is not named stands beside him."""
    if one.is_narrated:
        return f"{' ← '.join(one.way[:1])} (in its own words)"
    label = UNNAMED.get(one.anonymity)
    return " ← ".join(one.way) + (f" ({label})" if label else "")


def _added_row(one: "Added") -> tuple[str, ...]:
    return (
        one.kind.replace("_", " "), one.earlier[:SHORT_ID], f"{one.earlier_who}: {one.earlier_sentence}",
        one.later[:SHORT_ID], f"{one.later_who}: {one.later_sentence}",
    )  # fmt: skip
