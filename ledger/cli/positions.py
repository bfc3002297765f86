"""`ledger positions`: who holds what about an incident, who blames whom, and whose word is missing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple
from zoneinfo import ZoneInfo

import typer

from ledger.cli import filters, options
from ledger.cli.faults import counted, say
from ledger.cli.listing import Column, Form, Listing, chosen, json_line, write_listing
from ledger.cli.output import STANDARD_OUTPUT, Output, opened
from ledger.cli.thread_rows import GAPS, day, gap_row, heading, ids, say_merged, title
from ledger.cli.times import zone_named
from ledger.model.record import to_plain
from ledger.threads.views.phrases import days

if TYPE_CHECKING:
    from ledger.threads.views.attribution import Blame, Voice
    from ledger.threads.views.board import Positions, Stand

FIRST = 40
"""How many positions are shown on a terminal unless `--limit` says otherwise."""

STANDS = (
    Column(name="who", whole=False, widest=18),
    Column(name="stance", whole=False, widest=12),
    Column(name="to what", whole=False),
    Column(name="when", whole=False, widest=12),
    Column(name="sources", whole=False, widest=9),
    Column(name="review", whole=False, widest=10),
    Column(name="claims", whole=False, widest=9),
)
VOICES = (
    Column(name="blamed", whole=False, widest=18),
    Column(name="by whom", whole=False, widest=20),
    Column(name="stance", whole=False, widest=12),
    Column(name="stated grounds", whole=False),
    Column(name="first", whole=False, widest=12),
    Column(name="claims", whole=False, widest=9),
    Column(name="what measurements say", whole=False, widest=24),
)


class _Said(NamedTuple):
    """A voice beside the blame that it is about."""

    blame: "Blame"
    voice: "Voice"


def positions(
    incident: filters.OneIncident,
    actor: Annotated[str | None, typer.Option(metavar="TEXT", help="Only of those whose name holds this.")] = None,
    limit: Annotated[
        int | None,
        typer.Option(metavar="N", min=0, help=f"At most so many positions; 0 for all.  [terminal: {FIRST}]"),
    ] = None,
    tz: filters.Zone = None,
    as_json: Annotated[bool, typer.Option("--json", help="The whole record.")] = False,
    as_jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON record a line: the positions only.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Comma-separated, with a header: the positions only.")] = False,
    as_tsv: Annotated[bool, typer.Option("--tsv", help="Tab-separated, with a header: the positions only.")] = False,
    as_table: options.AsTable = False,
    output: options.OutputFile = STANDARD_OUTPUT,
    db: options.Database = None,
) -> None:
    """Show who holds what about an incident, and who blames whom.

    First what each side asserts, denies or declines to speak of, since when, and on how many sources; then who is
    blamed, by whom, on which stated grounds, with what measurements can say beside it; then whose word was not found.
    What a reporter only passes on is counted as the word of the one who said it, and what people corrected as
    they corrected it.

    Example: ledger positions --incident 3f2a91bc --actor China
    """
    from ledger.stories import find_positions

    printing = chosen(json=as_json, jsonl=as_jsonl, csv=as_csv, tsv=as_tsv, table=as_table, target=output)
    zone = zone_named(tz)
    found = find_positions(options.address(db), incident)
    say_merged(incident, found.incident.id)
    with opened(output) as stream:
        if printing.form is Form.JSON:
            stream.write(json_line(to_plain(found)) + "\n")
            return
        most = FIRST if limit is None and printing.form is Form.TABLE and stream.isatty() else limit or None
        chosen_stands = [one for one in found.stands if _is_of(one.name, actor)]
        listing = Listing(
            columns=STANDS, items=chosen_stands[:most], row=lambda one: _stand_row(one, zone), record=to_plain
        )
        heading(stream, printing.form, title(found.incident), is_first=True)
        write_listing(listing, printing.form, stream)
        if most is not None and len(chosen_stands) > most:
            say(f"and {len(chosen_stands) - most} more positions; --limit 0 shows all")
        if printing.form in (Form.TABLE, Form.PLAIN):
            _rest(found, actor, zone, stream, printing.form)
    _say_counts(chosen_stands, found.left_out)


def _rest(found: "Positions", actor: str | None, zone: ZoneInfo | None, stream: Output, form: Form) -> None:
    """The attribution view and the gaps, each a listing of its own."""
    said = [
        _Said(blame, voice)
        for blame in found.blames
        for voice in blame.voices
        if _is_of(blame.blamed, actor) or _is_of(voice.name, actor)
    ]
    if said:
        heading(stream, form, "Who blames whom; measurements stand beside it, and are of networks")
        write_listing(
            Listing(columns=VOICES, items=said, row=lambda one: _voice_row(one, zone), record=to_plain), form, stream
        )
    gaps = [one for one in found.gaps if _is_of(one.name, actor)]
    if gaps:
        heading(stream, form, "What was not found in the articles of this ledger")
        write_listing(Listing(columns=GAPS, items=gaps, row=gap_row, record=to_plain), form, stream)


def _say_counts(stands: Sequence["Stand"], left_out: int) -> None:
    """How many positions there are of those who were asked for, however many of them were printed."""
    reviewed, claims = sum(one.reviewed for one in stands), sum(one.claims for one in stands)
    say(f"{counted(len(stands), 'position')} of {counted(claims, 'claim')}, {reviewed} reviewed by people")
    if left_out:
        say(f"{counted(left_out, 'claim')} left out: rejected or retracted")


def _is_of(name: str, wanted: str | None) -> bool:
    return wanted is None or wanted.casefold() in name.casefold()


def _stand_row(one: "Stand", zone: ZoneInfo | None) -> tuple[str, ...]:
    reviewed = f"{one.reviewed} of {one.claims}" if one.reviewed else "unreviewed"
    return (
        one.who, one.doing, one.words, _since(one, zone), one.sources, reviewed, ids(one.ids),
    )  # fmt: skip


def _voice_row(said: _Said, zone: ZoneInfo | None) -> tuple[str, ...]:
    blame, voice = said
    measured = "; ".join(one.words for one in blame.measured)
    grounds = "; ".join(voice.grounds) or "none stated"
    first = day(voice.first, voice.first_day, zone)
    return blame.blamed, voice.who, voice.verb, grounds, first, ids(voice.claims), measured or "not checked"


def _since(one: "Stand", zone: ZoneInfo | None) -> str:
    return days(day(one.first, one.first_day, zone), day(one.last, one.last_day, zone))
