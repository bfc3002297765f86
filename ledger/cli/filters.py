"""The options that choose claims, shared by every command that works on some of them."""

from dataclasses import replace
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from ledger.cli.times import end_instant, first_instant
from ledger.model.claim import Act
from ledger.model.problem import UsageError
from ledger.model.review import ReviewState
from ledger.model.verdict import Verdict
from ledger.store.queries.query import ClaimQuery

Actor = Annotated[
    str | None, typer.Option(metavar="NAME", help="Said on its behalf: a country with its ministries and agencies.")
]
Speaker = Annotated[str | None, typer.Option(metavar="NAME", help="Part of the speaker's name.")]
ActOf = Annotated[Act | None, typer.Option("--act", help="What is done by saying it.", metavar="ACT")]
Target = Annotated[str | None, typer.Option(metavar="NAME", help="Whom it is aimed at.")]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Said on or after this day or instant.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Said on or before this day or instant.")]
About = Annotated[str | None, typer.Option(metavar="TEXT", help="A piece of the claim or its sentence, as it stands.")]
Search = Annotated[
    str | None,
    typer.Option(metavar="WORDS", help='Single words of it: all of them, "a phrase", OR, -without, begin*.'),
]
Anonymous = Annotated[
    bool | None, typer.Option("--anonymous/--named", help="Only unnamed speakers, or only named ones.")
]
VerdictOf = Annotated[
    Verdict | None, typer.Option("--verdict", help="With a finding of this verdict.", metavar="VERDICT")
]
Article = Annotated[str | None, typer.Option(metavar="ID", help="Of this article: its id, or its name.")]
Incident = Annotated[str | None, typer.Option(metavar="ID", help="About this incident.")]
Proposition = Annotated[str | None, typer.Option(metavar="ID", help="That say it, deny it, or ask whether it is so.")]
Contradicted = Annotated[bool, typer.Option("--contradicted", help="Which another contradicts, and those others.")]
Changed = Annotated[
    bool,
    typer.Option("--changed", help="Which their own speaker revised or retracted, and those by which he did."),
]
Orphaned = Annotated[
    bool, typer.Option("--orphaned", help="Gone, with nothing left of its words in the article as it is now.")
]
State = Annotated[
    ReviewState | None,
    typer.Option("--review", metavar="STATE", help=f"As people left it: {' '.join(ReviewState)}."),
]
DecidedBy = Annotated[str | None, typer.Option("--reviewer", metavar="NAME", help="On which this person has decided.")]
OneIncident = Annotated[
    str, typer.Option("--incident", metavar="ID", help="Of `ledger incidents`: its id, or the beginning of it.")
]
ZoneBeside = Annotated[
    str | None,
    typer.Option(
        "--tz", metavar="ZONE", help="The zone beside UTC; else that of the victim's country, where it has one."
    ),
]
Zone = Annotated[str | None, typer.Option("--tz", metavar="ZONE", help="Show times in this zone, such as Asia/Tokyo.")]


def window(query: ClaimQuery, since: str | None, until: str | None, zone: ZoneInfo | None) -> ClaimQuery:
    """The query, narrowed to what was said from the one day or instant to the other.

    Raises:
        UsageError: when one of them is none, or the second is before the first.
    """
    first = first_instant(since, zone, option="--since") if since else None
    end = end_instant(until, zone, option="--until") if until else None
    if first and end and end <= first and until != since:
        raise UsageError(f"--until {until} is before --since {since}", todo="turn them round")
    return replace(query, since=first, until=end)
