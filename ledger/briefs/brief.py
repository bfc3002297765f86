"""The brief as a document: its sections, each with what people reviewed apart from what nobody has."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from ledger.briefs import rows
from ledger.briefs.words import zone_columns
from ledger.export.columns import VERDICT_WORDS
from ledger.export.document import Document, Section, Standing, Table
from ledger.export.figures import interval_words, zone_name
from ledger.model.ids import SHORT_ID
from ledger.model.outage import Outage
from ledger.model.record import instant
from ledger.model.review import ReviewState
from ledger.model.verdict import Verdict
from ledger.threads.views.account import Account, narrowed
from ledger.threads.views.attribution import blames
from ledger.threads.views.board import stands
from ledger.threads.views.chronicle import Thread

SENTENCES = "Sentence and id"

ASKED = (Verdict.SUPPORTS, Verdict.CONTRADICTS, Verdict.CONSISTENT, Verdict.CANNOT_TELL, Verdict.OUTSIDE_SCOPE)
"""The verdicts in the order in which a reader asks for them."""

METHOD = (
    "Claims were found by rules over a machine’s parse of each article. The rules miss claims and misread others; what "
    "nobody has reviewed is to be checked against the quoted sentence before it is published, and is never a fact "
    "because it stands here. The program also decides which claims are about one incident and about one thing."
)
MEASURING = (
    "An accusation is shown as whose accusation it is. A measurement of routes says whether networks could be reached, "
    "not who or what was the reason: that an event is supported supports nobody’s account of who brought it about."
)
LIMITS = (
    "What was not found was not found in the articles of this ledger; it may well have been said elsewhere. Times are "
    "intervals, as wide as the words leave them open. `ledger show ID` prints everything that is known of a claim."
)

_Rows = Callable[[Account], Iterable[rows.Row]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What a brief is made of beside the account."""

    thread: Thread
    outages: tuple[Outage, ...]
    """Those that were measured of the victim about that time."""
    zone: ZoneInfo | None
    """The second zone, where one is known."""
    tool: str
    generated_at: datetime


def brief(account: Account, making: Making) -> Document:
    """The brief on the incident of an account."""
    reviewed, others = _parts(account)
    zone = making.zone

    def both(columns: Sequence[str], of: _Rows) -> tuple[Table, ...]:
        return (
            Table(standing=Standing.REVIEWED, columns=tuple(columns), rows=tuple(of(reviewed))),
            Table(standing=Standing.UNREVIEWED, columns=tuple(columns), rows=tuple(of(others))),
        )

    return Document(
        title=f"{account.name[0].upper()}{account.name[1:]}",
        lead=_lead(account, zone),
        warning=_warning(account, reviewed),
        sections=(
            _measured(account, making),
            Section(
                title="Timeline",
                lead="What is said to have happened when, by the time claimed. What was said when stands at the end.",
                tables=both(
                    (*zone_columns("When", zone), "Claim", "Measurements say", SENTENCES),
                    lambda part: rows.timeline_rows(part, zone),
                ),
                none="No claim says when something happened.",
            ),
            Section(
                title="Positions",
                lead="What each side holds, those first of whom most articles tell. Copies of one text are one source.",
                tables=both(
                    ("Who", "Position", "When", "Sources", SENTENCES),
                    lambda part: rows.position_rows(part, stands(part)),
                ),
                none="Nobody is known to hold anything about it.",
            ),
            Section(
                title="Who blames whom",
                lead="With the grounds as stated. What measurements say stands beside it, and is nobody’s ground.",
                tables=both(
                    ("Blamed", "By whom", "Position", "Stated grounds", "First", "Measurements say", SENTENCES),
                    lambda part: rows.blame_rows(part, blames(part)),
                ),
                none="Nobody and nothing is blamed.",
            ),
            Section(
                title="Contradictions",
                lead="Two claims that cannot both be so, or of which one denies, takes back or changes the other.",
                tables=both(("Earlier", "What they are to each other", "Later"), rows.contradiction_rows),
                none="None was found.",
            ),
            _evidence(both),
            Section(
                title="Unnamed sources",
                lead="",
                tables=both(("Source", "How it is named", "What it says", SENTENCES), rows.unnamed_rows),
                none="Every source is named.",
            ),
            _missing(making.thread),
            _linked(making.thread),
            Section(
                title="All claims",
                lead="In the order in which they were said, else published.",
                tables=both(
                    (*zone_columns("Said", zone), "Claim", SENTENCES, "Review"),
                    lambda part: rows.claim_rows(part, zone),
                ),
                none="No claims.",
            ),
            Section(
                title="Articles",
                lead="",
                tables=(
                    Table(
                        standing=Standing.PLAIN,
                        columns=("Outlet", "Published", "Title", "Address", "Claims", "Id"),
                        rows=tuple(rows.article_rows(account)),
                    ),
                ),
                none="None.",
            ),
        ),
        foot=(METHOD, MEASURING, LIMITS),
        made=f"Made by {making.tool} at {instant(making.generated_at)}.",
    )


def _parts(account: Account) -> tuple[Account, Account]:
    """The account of the claims that people have decided on, and that of all others."""
    others = {claim for claim, entry in account.entries.items() if entry.state is ReviewState.UNREVIEWED}
    return narrowed(account, account.entries.keys() - others), narrowed(account, others)


def _lead(account: Account, zone: ZoneInfo | None) -> str:
    one = account.incident
    when = ""
    if one.earliest is not None or one.latest is not None:
        when = f" By its claims it began {_began(one.earliest, one.latest, zone)}."
    claims, articles = len(account.entries), account.articles
    counts = f"{claims} claim{'' if claims == 1 else 's'} in {articles} article{'' if articles == 1 else 's'}."
    void = f" {account.left_out} more were rejected or retracted, and are left out." if account.left_out else ""
    local = f" Times are in UTC and in the time of {zone_name(zone)}." if zone else " Times are in UTC."
    return f"Incident {one.id[:SHORT_ID]}: {counts}{when}{void}{local}"


def _began(low: datetime | None, high: datetime | None, zone: ZoneInfo | None) -> str:
    """At an instant, or at some time of an interval: a wide one says that nobody gives the hour."""
    words = interval_words(low, high, zone)
    if low is None or high is None:
        return words
    return f"at {words}" if high - low <= timedelta(minutes=1) else f"at some time from {words}"


def _warning(account: Account, reviewed: Account) -> str:
    unreviewed = len(account.entries) - len(reviewed.entries)
    if not unreviewed:
        return ""
    if not reviewed.entries:
        return "Nobody has reviewed any of these claims: all of this is a program’s reading of articles."
    return f"{unreviewed} of {len(account.entries)} claims are not reviewed; they stand in tables of their own."


def _measured(account: Account, making: Making) -> Section:
    measured = rows.measured_rows(making.outages, account.names, making.zone)
    columns = ("Network", "Began", "Ended", "Lasted", "Measured by", "Data")
    return Section(
        title="What was measured",
        lead="With bounds: between which instants it began and ended.",
        tables=(Table(standing=Standing.MEASURED, columns=columns, rows=tuple(measured)),),
        none="No measurement of this ledger is of this victim at that time.",
    )


def _evidence(both: Callable[[Sequence[str], _Rows], tuple[Table, ...]]) -> Section:
    def found(part: Account) -> Iterable[rows.Row]:
        for verdict in ASKED:
            yield from rows.evidence_rows(part, verdict)

    meanings = " ".join(f"{_capital(verdict)}: {VERDICT_WORDS[verdict]}" for verdict in ASKED)
    return Section(
        title="What the evidence says",
        lead=f"One part of a claim against one measurement. There is no overall score. {meanings}",
        tables=both(("Verdict", "On", "Finding", "Data", SENTENCES), found),
        none="No measurement was set against these claims: see `ledger assess`.",
    )


def _capital(verdict: Verdict) -> str:
    return verdict.value.replace("_", " ").capitalize()


def _missing(thread: Thread) -> Section:
    table = Table(
        standing=Standing.PLAIN,
        columns=("What was not found", "Asked for by"),
        rows=tuple((gap.sentence, ", ".join(claim[:SHORT_ID] for claim in gap.claims)) for gap in thread.gaps),
    )
    return Section(
        title="What was not found",
        lead="In the articles of this ledger.",
        tables=(table,),
        none="All who are blamed or asked by name have been heard.",
    )


def _linked(thread: Thread) -> Section:
    table = Table(
        standing=Standing.PLAIN,
        columns=("Incident", "Id", "What is said of the two", "Articles of both"),
        rows=tuple((link.name, link.other[:SHORT_ID], link.words, str(link.articles)) for link in thread.links),
    )
    return Section(
        title="Other incidents",
        lead="Linked with this one, and not the same.",
        tables=(table,),
        none="None is linked with this one.",
    )
