"""`ledger claims`: who said what."""

from typing import Annotated

import typer

from ledger.cli import options
from ledger.cli.claim_rows import COLUMNS, claim_row
from ledger.cli.faults import counted, say
from ledger.cli.listing import Listing, chosen, print_listing
from ledger.cli.output import STANDARD_OUTPUT
from ledger.cli.times import end_instant, first_instant, zone_named
from ledger.model.claim import Act, claim_record
from ledger.model.problem import UsageError
from ledger.model.verdict import Verdict
from ledger.store.query import ClaimQuery
from ledger.store.rows import ClaimPage

FIRST = 50
"""How many claims are shown unless `--limit` says otherwise."""


def claims(
    actor: Annotated[
        str | None, typer.Option(metavar="NAME", help="Said on its behalf: a country with its ministries and agencies.")
    ] = None,
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Part of the speaker's name.")] = None,
    act: Annotated[Act | None, typer.Option(help="What is done by saying it.", metavar="ACT")] = None,
    target: Annotated[str | None, typer.Option(metavar="NAME", help="Whom it is aimed at.")] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Said on or after this day or instant.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Said on or before this day or instant.")] = None,
    about: Annotated[str | None, typer.Option(metavar="TEXT", help="Words of the claim or its sentence.")] = None,
    anonymous: Annotated[
        bool | None, typer.Option("--anonymous/--named", help="Only unnamed speakers, or only named ones.")
    ] = None,
    verdict: Annotated[Verdict | None, typer.Option(help="With a finding of this verdict.", metavar="VERDICT")] = None,
    article: Annotated[str | None, typer.Option(metavar="ID", help="Of this article: its id, or its name.")] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=0, help="At most so many; 0 for all.")] = FIRST,
    tz: Annotated[str | None, typer.Option(metavar="ZONE", help="Show times in this zone, such as Asia/Tokyo.")] = None,
    as_json: options.AsJson = False,
    as_jsonl: options.AsJsonLines = False,
    as_csv: options.AsCsv = False,
    as_tsv: options.AsTsv = False,
    as_table: options.AsTable = False,
    output: options.OutputFile = STANDARD_OUTPUT,
    db: options.Database = None,
) -> None:
    """List claims by the time they were said.

    Undated ones come last. --since and --until read the time said, else the date of publication, and say so.

    Example: ledger claims --actor China --act deny --since 2014-12-22
    """
    from ledger.answers import find_claims

    printing = chosen(json=as_json, jsonl=as_jsonl, csv=as_csv, tsv=as_tsv, table=as_table, target=output)
    zone = zone_named(tz)
    first = first_instant(since, zone, option="--since") if since else None
    end = end_instant(until, zone, option="--until") if until else None
    if first and end and end <= first and until != since:
        raise UsageError(f"--until {until} is before --since {since}", todo="turn them round")
    query = ClaimQuery(
        speaker=speaker,
        act=act,
        outlet=outlet,
        since=first,
        until=end,
        about=about,
        anonymous=anonymous,
        verdict=verdict,
        article=article,
        limit=limit or None,
    )
    answer = find_claims(options.address(db), query, actor=actor, target=target)
    listing = Listing(
        columns=COLUMNS, items=answer.page.entries, row=lambda entry: claim_row(entry, zone), record=claim_record
    )
    print_listing(listing, printing)
    if answer.taken_for:
        say(f"nobody is called {actor!r}; taken for {answer.taken_for}")
    _say_total(answer.page)


def _say_total(page: ClaimPage) -> None:
    """How many there are, and by which date they were found."""
    if len(page.entries) < page.total:
        say(f"the first {len(page.entries)} of {page.total} claims; --limit 0 shows all")
    else:
        say(counted(page.total, "claim"))
    if page.used_published:
        say(f"{page.used_published} of them are not dated by the text: their article's date of publication was used")
