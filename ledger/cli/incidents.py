"""`ledger incidents`: what happened to whom, and how much is said of it."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from ledger.cli import filters, options
from ledger.cli.faults import counted, say
from ledger.cli.listing import Column, Listing, chosen, print_listing
from ledger.cli.opening import written_to
from ledger.cli.output import STANDARD_OUTPUT
from ledger.cli.review import reviewer_of
from ledger.cli.times import between, window_of, zone_named
from ledger.model.gist import HappeningKind
from ledger.model.ids import SHORT_ID
from ledger.model.problem import UsageError
from ledger.model.record import to_plain

if TYPE_CHECKING:
    from ledger.threads.views.overview import IncidentSummary

FIRST = 30
"""How many incidents are shown unless `--limit` says otherwise."""

MOST_ACTORS = 3
"""So many of those who speak of an incident are named in a row."""

COLUMNS = (
    Column(name="id"),
    Column(name="incident", whole=False),
    Column(name="began", whole=False, widest=24),
    Column(name="articles"),
    Column(name="claims"),
    Column(name="propositions"),
    Column(name="contested"),
    Column(name="on whose behalf", whole=False),
)


def incidents(
    actor: Annotated[
        str | None, typer.Option(metavar="NAME", help="That befell it, or of which something is said on its behalf.")
    ] = None,
    kind: Annotated[
        HappeningKind | None, typer.Option("--kind", metavar="KIND", help=f"{' '.join(HappeningKind)}.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="That can have begun on or after this day or instant.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="That can have begun on or before this day or instant.")
    ] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=0, help="At most so many; 0 for all.")] = FIRST,
    merge: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="ID OTHER", help="Instead: declare OTHER to be the incident ID, with all its claims."),
    ] = None,
    split: Annotated[
        str | None, typer.Option(metavar="ID", help="Instead: take the CLAIMS given out of it, into a new incident.")
    ] = None,
    claims: Annotated[
        list[str] | None, typer.Argument(metavar="[CLAIM]...", help="With --split: ids of claims, or their beginnings.")
    ] = None,
    keeper: Annotated[
        str | None, typer.Option("--by", "--reviewer", metavar="NAME", help="With --merge and --split: who decides.")
    ] = None,
    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="With --merge and --split: why.")] = None,
    tz: filters.Zone = None,
    as_json: options.AsJson = False,
    as_jsonl: options.AsJsonLines = False,
    as_csv: options.AsCsv = False,
    as_tsv: options.AsTsv = False,
    as_table: options.AsTable = False,
    output: options.OutputFile = STANDARD_OUTPUT,
    db: options.Database = None,
) -> None:
    """List the incidents that the claims tell of.

    Those first of which most articles tell. "propositions" counts the different things that are said of it,
    "contested" the claims that deny, contradict or take back another one. Where nothing says when it began, --since
    and --until look at the dates of its articles.

    --merge and --split are a keeper's decisions: they are kept with your name and reason, and nothing is edited.
    Claims that come later follow a merge.

    Example: ledger incidents --actor "North Korea" --since 2014-12,
    or ledger incidents --merge 840c49b2 17f2a90c --reason "one outage, told twice"
    """
    from ledger.stories import find_incidents

    if merge is not None or split is not None:
        regroup(options.address(db), merge, split, claims or [], keeper=keeper, reason=reason)
        return
    if claims or reason is not None:
        raise UsageError("claims and --reason go with --split or --merge", todo="ledger incidents --help")
    printing = chosen(json=as_json, jsonl=as_jsonl, csv=as_csv, tsv=as_tsv, table=as_table, target=output)
    zone = zone_named(tz)
    window = window_of(since, until, zone)
    answer = find_incidents(options.address(db), kind=kind, actor=actor, window=window, limit=limit or None)
    print_listing(
        Listing(columns=COLUMNS, items=answer.found, row=lambda one: incident_row(one, zone), record=to_plain), printing
    )
    if answer.taken_for:
        say(f"nobody is called {actor!r}; taken for {answer.taken_for}")
    if len(answer.found) < answer.total:
        say(f"the first {len(answer.found)} of {answer.total} incidents; --limit 0 shows all")
    else:
        say(counted(answer.total, "incident"))


def regroup(
    address: str, merge: tuple[str, str] | None, split: str | None, claims: list[str], *,
    keeper: str | None, reason: str | None,
) -> None:  # fmt: skip
    """Merges two incidents, or splits one, and says so.

    Raises:
        LedgerError: when it cannot be done.
    """
    from ledger.review.incidents import merge_incidents, split_incident
    from ledger.review.keeping import word

    if (merge is not None and (split is not None or claims)) or (split is not None and not claims):
        raise UsageError(
            "--merge takes two incidents; --split one incident and some of its claims",
            todo="ledger incidents --help",
        )
    said = word(reviewer_of(keeper), reason or "", datetime.now(UTC))
    with written_to(address):
        if merge is not None:
            done = merge_incidents(address, *merge, said)
            how = "is now" if done.recorded.is_new else "is already"
            say(f"incident {done.other} {how} incident {done.incident} (event {done.recorded.event})")
        elif split is not None:
            done = split_incident(address, split, claims, said)
            moved = counted(len(claims), "claim")
            say(f"{moved} of incident {done.incident} now in incident {done.other} (event {done.recorded.event})")


def incident_row(one: "IncidentSummary", zone: ZoneInfo | None) -> tuple[str, ...]:
    """The cells of `COLUMNS`."""
    more = len(one.actors) - MOST_ACTORS
    actors = ", ".join(one.actors[:MOST_ACTORS]) + (f" and {more} more" if more > 0 else "")
    return (
        one.id[:SHORT_ID], one.name, between(one.earliest, one.latest, zone), str(one.articles), str(one.claims),
        str(one.propositions), str(one.contested), actors,
    )  # fmt: skip
