"""`ledger outages` and `ledger upstreams`: what was measured of a network, with bounds."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli import options
from ledger.cli.faults import say
from ledger.cli.listing import Column, Listing, chosen, print_listing
from ledger.cli.output import STANDARD_OUTPUT, opened_bytes
from ledger.cli.times import window_of, zone_named
from ledger.model.evidence import Observation
from ledger.model.outage import Outage
from ledger.model.record import instant, to_plain

if TYPE_CHECKING:
    from ledger.export.outage_story import Story

DAYS_IN = "Days are read in this zone, such as Asia/Tokyo, else in UTC."
PICTURES = frozenset({".svg", ".png", ".html"})
"""What `-o` is given for a picture."""

Entity = Annotated[
    str | None, typer.Option(metavar="NAME", help="One network only: AS131279, 175.45.176.0/22, country:kp.")
]
Since = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="Nothing that was over by this day or instant.")
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Nothing that began after this day or at this instant.")
]
OUTAGES = (
    Column(name="entity"),
    Column(name="began in"),
    Column(name="ended in"),
    Column(name="seconds"),
    Column(name="lost ppm"),
    Column(name="basis"),
    Column(name="grade"),
    Column(name="provider", whole=False),
)
UPSTREAMS = (
    Column(name="entity"),
    Column(name="upstream"),
    Column(name="share ppm"),
    Column(name="from"),
    Column(name="until"),
    Column(name="peer ASes"),
    Column(name="basis"),
    Column(name="grade"),
    Column(name="provider", whole=False),
)


def outages(
    entity: Entity = None,
    since: Since = None,
    until: Until = None,
    as_json: options.AsJson = False,
    as_jsonl: options.AsJsonLines = False,
    as_csv: options.AsCsv = False,
    as_tsv: options.AsTsv = False,
    as_table: options.AsTable = False,
    output: options.OutputFile = STANDARD_OUTPUT,
    tz: Annotated[str | None, typer.Option(metavar="ZONE", help=f"{DAYS_IN} Beside UTC in a picture.")] = None,
    db: options.Database = None,
) -> None:
    """List the outages that were measured or reported: bounds of start, end and duration, and depth.

    --from and --until keep those that can have been on at some time between: a day, a month, a year or an instant.
    With -o and a name that ends in .svg, .png or .html, it draws them, with the claims that speak of them.

    Example: ledger outages --entity AS131279 --from 2014-12-22 --until 2014-12-23 -o outage.svg
    """
    from ledger.answers import find_outage_story, find_outages

    zone = zone_named(tz)
    window = window_of(since, until, zone, option="--from")
    is_listed = as_json or as_jsonl or as_csv or as_tsv or as_table
    if output.suffix.lower() in PICTURES and not is_listed:
        story = find_outage_story(options.address(db), entity, zone, window)
        draw(story, output)
        return
    printing = chosen(json=as_json, jsonl=as_jsonl, csv=as_csv, tsv=as_tsv, table=as_table, target=output)
    found = find_outages(options.address(db), entity, window)
    print_listing(Listing(columns=OUTAGES, items=found, row=outage_row, record=to_plain), printing)


def draw(story: "Story", target: Path) -> None:
    """Write the picture of the outages, in the form that the target's suffix names."""
    from ledger.export.outage_chart import write_picture

    with opened_bytes(target) as out:
        write_picture(story, out, target.suffix.lower().removeprefix("."))
    say(f"wrote {target}")


def upstreams(
    entity: Entity = None,
    since: Since = None,
    until: Until = None,
    as_json: options.AsJson = False,
    as_jsonl: options.AsJsonLines = False,
    as_csv: options.AsCsv = False,
    as_tsv: options.AsTsv = False,
    as_table: options.AsTable = False,
    output: options.OutputFile = STANDARD_OUTPUT,
    tz: Annotated[str | None, typer.Option(metavar="ZONE", help=DAYS_IN)] = None,
    db: options.Database = None,
) -> None:
    """List the upstreams that were measured or reported: shares with bounds, in stretches of time.

    --from and --until keep the stretches that touch the time between: a day, a month, a year or an instant.

    Example: ledger upstreams --entity AS131279 --from 2014-12-22 --until 2014-12-23
    """
    from ledger.answers import find_upstreams

    window = window_of(since, until, zone_named(tz), option="--from")
    printing = chosen(json=as_json, jsonl=as_jsonl, csv=as_csv, tsv=as_tsv, table=as_table, target=output)
    found = find_upstreams(options.address(db), entity, window)
    print_listing(Listing(columns=UPSTREAMS, items=found, row=upstream_row, record=to_plain), printing)


def outage_row(one: Outage) -> tuple[str, ...]:
    """The cells of `OUTAGES`."""
    start = one.start
    return (
        start.entity, bounds(start), bounds(one.end), bounds(one.duration), bounds(one.depth), start.basis, start.grade,
        ", ".join(one.providers),
    )  # fmt: skip


def upstream_row(one: Observation) -> tuple[str, ...]:
    """The cells of `UPSTREAMS`."""
    since = instant(one.window_start) if one.window_start else ""
    until = instant(one.window_end) if one.window_end else ""
    peers = "" if one.peers is None else str(one.peers)
    return (one.entity, one.name or "", bounds(one), since, until, peers, one.basis, one.grade, one.provider or "")


def bounds(one: Observation | None) -> str:
    """Half-open bounds; an open one is a dash, what was not measured is empty."""
    if one is None:
        return ""
    low, high = ("-" if bound is None else str(bound) for bound in (one.low, one.high))
    return f"[{low}, {high})"
