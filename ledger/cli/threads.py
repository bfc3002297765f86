"""`ledger threads`: the claims about an incident in the order of time, what they are to each other, what is missing."""

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from ledger.cli import filters, options
from ledger.cli.claim_rows import reviewed, said
from ledger.cli.faults import counted, say
from ledger.cli.listing import Column, Form, Listing, chosen, json_line, write_listing
from ledger.cli.output import STANDARD_OUTPUT, Output, opened
from ledger.cli.thread_rows import GAPS, gap_row, heading, say_merged, title
from ledger.cli.times import zone_named
from ledger.export.wording import claim_sentence
from ledger.model.ids import SHORT_ID
from ledger.model.record import to_plain

if TYPE_CHECKING:
    from ledger.stories import Told
    from ledger.threads.views.chronicle import Line, Tie
    from ledger.threads.views.links import Link

FIRST = 3
"""How many threads are shown unless `--limit` says otherwise."""

MOST_LINES = 40
"""So many claims of a thread are shown on a terminal when several are."""

MOST_TIES = 3
"""So many relations stand in a row on a terminal."""

LINES = (
    Column(name="id"),
    Column(name="said", whole=False, widest=20),
    Column(name="claim", whole=False),
    Column(name="what it is to earlier ones", whole=False, widest=24),
    Column(name="outlet", whole=False, widest=16),
    Column(name="review", whole=False, widest=14),
)
LINKS = (
    Column(name="linked to"),
    Column(name="incident", whole=False),
    Column(name="what is said of the two", whole=False),
    Column(name="articles"),
)


def threads(
    incident: Annotated[
        str | None,
        typer.Option("--incident", metavar="ID", help="Of `ledger incidents`: its id, or the beginning of it."),
    ] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=0, help="At most so many threads; 0 for all.")] = FIRST,
    tz: filters.Zone = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON array, a record a thread.")] = False,
    as_jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON record a thread, one a line.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Comma-separated, with a header: the claims only.")] = False,
    as_tsv: Annotated[bool, typer.Option("--tsv", help="Tab-separated, with a header: the claims only.")] = False,
    as_table: options.AsTable = False,
    output: options.OutputFile = STANDARD_OUTPUT,
    db: options.Database = None,
) -> None:
    """Show the claims about an incident one after another.

    By the time they were said, else told, each with what it is to earlier ones: it repeats, denies, contradicts,
    revises, retracts, corroborates or answers them. Then whose word was not found, and other incidents that this one
    is said to answer, or that are told of together with it; linked, they are still two. Without --incident, the
    threads of the incidents of which most articles tell.

    Example: ledger threads --incident 3f2a91bc
    """
    from ledger.stories import Threads, find_thread, find_threads

    printing = chosen(json=as_json, jsonl=as_jsonl, csv=as_csv, tsv=as_tsv, table=as_table, target=output)
    zone = zone_named(tz)
    address = options.address(db)
    if incident is None:
        found = find_threads(address, limit or None)
    else:
        found = Threads(found=(find_thread(address, incident),), total=1)
    shown = found.found
    with opened(output) as stream:
        if printing.form is Form.JSON:
            records = ",\n".join(json_line(to_plain(one.thread)) for one in shown)
            stream.write(f"[\n{records}\n]\n" if shown else "[]\n")
        elif printing.form is Form.JSONL:
            stream.write("".join(json_line(to_plain(one.thread)) + "\n" for one in shown))
        else:
            for number, one in enumerate(shown):
                is_cut = len(shown) > 1 and printing.form is Form.TABLE and stream.isatty()
                heading(stream, printing.form, title(one.thread.incident), is_first=number == 0)
                _print(one, zone, stream, printing.form, MOST_LINES if is_cut else None)
    if incident is not None:
        say_merged(incident, shown[0].thread.incident.id)
    _say_counts(shown, found.total)


def _print(told: "Told", zone: ZoneInfo | None, stream: Output, form: Form, most: int | None) -> None:
    lines = told.thread.lines
    ties = MOST_TIES if form is Form.TABLE else None
    listing = Listing(
        columns=LINES, items=lines[:most], row=lambda line: _line_row(line, told, zone, ties), record=to_plain
    )
    write_listing(listing, form, stream)
    if most is not None and len(lines) > most:
        say(f"and {len(lines) - most} more claims; --incident {told.thread.incident.id[:SHORT_ID]} shows all")
    if form not in (Form.TABLE, Form.PLAIN):
        return
    if told.thread.gaps:
        heading(stream, form, "What was not found in the articles of this ledger")
        write_listing(Listing(columns=GAPS, items=told.thread.gaps, row=gap_row, record=to_plain), form, stream)
    if told.thread.links:
        heading(stream, form, "Other incidents")
        write_listing(Listing(columns=LINKS, items=told.thread.links, row=_link_row, record=to_plain), form, stream)


def _line_row(line: "Line", told: "Told", zone: ZoneInfo | None, most: int | None) -> tuple[str, ...]:
    entry = told.entries[line.claim]
    passed_on = " (passes on what another says)" if line.is_relay else ""
    return (
        line.claim[:SHORT_ID], said(entry, zone), claim_sentence(entry) + passed_on,
        _ties(line.ties, told.entries, most), line.outlet or "", reviewed(entry),
    )  # fmt: skip


def _ties(ties: "tuple[Tie, ...]", entries: Mapping[str, object], most: int | None) -> str:
    """What it is to which, all of one in one place; an earlier claim of another incident is not shown."""
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for tie in ties:
        if tie.earlier in entries:
            kinds[tie.earlier].append(tie.kind.replace("_", " "))
    words = [f"{', '.join(each)} {earlier[:SHORT_ID]}" for earlier, each in kinds.items()]
    more = len(words) - (most or len(words))
    return "; ".join(words[:most]) + (f" and {more} more" if more > 0 else "")


def _link_row(one: "Link") -> tuple[str, ...]:
    return one.other[:SHORT_ID], one.name, one.words, str(one.articles)


def _say_counts(shown: "tuple[Told, ...]", total: int) -> None:
    claims = sum(len(one.thread.lines) for one in shown)
    if len(shown) < total:
        say(f"the first {len(shown)} of {total} threads; --limit 0 shows all")
    else:
        say(f"{counted(total, 'thread')}, {counted(claims, 'claim')}")
    if left_out := sum(one.thread.left_out for one in shown):
        say(f"{counted(left_out, 'claim')} left out: rejected or retracted")
