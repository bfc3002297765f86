"""`ledger claims`: who said what."""

from typing import Annotated

import typer

from ledger.cli import filters, options
from ledger.cli.claim_rows import COLUMNS, claim_row
from ledger.cli.faults import counted, say
from ledger.cli.listing import Listing, chosen, print_listing
from ledger.cli.output import STANDARD_OUTPUT
from ledger.cli.times import zone_named
from ledger.model.claim import claim_record
from ledger.store.queries.query import ClaimQuery
from ledger.store.rows import ClaimPage

FIRST = 50
"""How many claims are shown unless `--limit` says otherwise."""


def claims(
    actor: filters.Actor = None,
    speaker: filters.Speaker = None,
    act: filters.ActOf = None,
    target: filters.Target = None,
    outlet: filters.Outlet = None,
    since: filters.Since = None,
    until: filters.Until = None,
    about: filters.About = None,
    search: filters.Search = None,
    anonymous: filters.Anonymous = None,
    verdict: filters.VerdictOf = None,
    article: filters.Article = None,
    review: filters.State = None,
    reviewer: filters.DecidedBy = None,
    incident: filters.Incident = None,
    proposition: filters.Proposition = None,
    contradicted: filters.Contradicted = False,
    changed: filters.Changed = False,
    orphaned: filters.Orphaned = False,
    limit: Annotated[int, typer.Option(metavar="N", min=0, help="At most so many; 0 for all.")] = FIRST,
    tz: filters.Zone = None,
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
    Every option finds claims by what the machine read; corrections stand beside it.

    Example: ledger claims --actor China --act deny --since 2014-12-22,
    or ledger claims --search '"power failure" OR sabot* -drill'
    """
    from ledger.answers import find_claims

    printing = chosen(json=as_json, jsonl=as_jsonl, csv=as_csv, tsv=as_tsv, table=as_table, target=output)
    zone = zone_named(tz)
    query = ClaimQuery(
        speaker=speaker,
        act=act,
        outlet=outlet,
        about=about,
        search=search,
        anonymous=anonymous,
        verdict=verdict,
        article=article,
        review=review,
        reviewer=reviewer,
        incident=incident,
        proposition=proposition,
        contradicted=contradicted,
        changed=changed,
        orphaned=orphaned,
        limit=limit or None,
    )
    query = filters.window(query, since, until, zone)
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
    if page.retracted:
        say(f"{page.retracted} of them retracted: shown, and of no account")
    if page.used_published:
        say(f"{page.used_published} of them are not dated by the text: their article's date of publication was used")
