"""What the commands of threads print alike: headings between their listings, gaps, days, ids."""

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ledger.cli.faults import counted, say
from ledger.cli.listing import Column, Form
from ledger.cli.output import Output
from ledger.cli.times import between
from ledger.model.ids import SHORT_ID

if TYPE_CHECKING:
    from ledger.threads.views.gaps import Gap
    from ledger.threads.views.overview import IncidentSummary

MOST_IDS = 3
"""So many ids of claims stand in a row."""

GAPS = (Column(name="not found"), Column(name="what", whole=False), Column(name="claims", whole=False, widest=9))


def title(one: "IncidentSummary") -> str:
    """The incident over its listing: what, when, how much is said."""
    began = between(one.earliest, one.latest, None)
    told = f"{counted(one.claims, 'claim')} in {counted(one.articles, 'article')}"
    return f"{one.name[0].upper()}{one.name[1:]} ({one.id[:SHORT_ID]}){f', began {began}' if began else ''}: {told}"


def say_merged(asked: str, found: str) -> None:
    """Says it where the incident that was asked for is another one by now.

    Args:
        asked: its id, or the beginning of it.
        found: id of the one that it was merged into, or its own.
    """
    if not found.startswith(asked.strip().lower()):
        say(f"incident {asked.strip()} was merged into incident {found[:SHORT_ID]}")


def heading(stream: Output, form: Form, text: str, *, is_first: bool = False) -> None:
    """The heading of a table; plain rows have only a blank line between two listings."""
    if form is Form.TABLE:
        stream.write(f"{text}\n\n" if is_first else f"\n{text}\n\n")
    elif form is Form.PLAIN and not is_first:
        stream.write("\n")


def gap_row(one: "Gap") -> tuple[str, ...]:
    """The cells of `GAPS`."""
    return one.kind.replace("_", " "), one.sentence, ids(one.claims)


def day(moment: datetime | None, own: str, zone: ZoneInfo | None) -> str:
    """The day in the zone that was asked for, else in the zone of who said it."""
    return own if zone is None or moment is None else f"{moment.astimezone(zone):%Y-%m-%d}"


def ids(claims: tuple[str, ...]) -> str:
    """The first ids, shortened, and how many more there are."""
    more = len(claims) - MOST_IDS
    return " ".join(claim[:SHORT_ID] for claim in claims[:MOST_IDS]) + (f" and {more} more" if more > 0 else "")
