"""`ledger ingest`: text to claims in the ledger."""

import shlex
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from ledger.cli import options
from ledger.cli.faults import Outcome, counted, interruptible, say
from ledger.cli.opening import written_to
from ledger.cli.output import STANDARD_OUTPUT, opened
from ledger.cli.terminal import one_line
from ledger.model.ids import SHORT_ID
from ledger.model.text import Article
from ledger.store.rows import Standing, Tally

if TYPE_CHECKING:
    from ledger.pipeline import Ingested

WORDS = {
    Standing.NEW: "added",
    Standing.UNCHANGED: "unchanged",
    Standing.REDESCRIBED: "redescribed",
    Standing.RE_EXTRACT: "re-extracted",
    Standing.REVISED: "revised",
    Standing.EARLIER: "earlier",
    Standing.WITHHELD: "withheld",
}
KEPT = "every article listed above is kept whole; the same command again goes on from there"


def ingest(
    files: options.Files,
    published: options.Published = None,
    outlet: options.Outlet = None,
    place: options.Place = None,
    title: options.Title = None,
    url: options.Url = None,
    encoding: options.Encoding = None,
    revises: options.Revises = None,
    batch_size: options.BatchSize = 16,
    workers: options.Workers = 1,
    actors: options.ActorFiles = None,
    db: options.Database = None,
) -> None:
    """Read articles and keep their claims in the ledger.

    What the ledger has already stays as it is; with newly given metadata its claims are dated anew. Another text of an
    outlet at an address that the ledger has is a later version of that article, and so is what --revises says: its
    claims take the place of the earlier ones, which stay in the ledger with what became of them.

    Example: ledger ingest article.txt --published 2014-12-23 --outlet "Daily Herald"
    """
    from ledger.model.problem import Problem
    from ledger.pipeline import Extracting
    from ledger.pipeline import ingest as run

    given = options.given(published, outlet, place, title, url, encoding)
    how = Extracting(batch_size=batch_size, actor_files=tuple(actors or ()), workers=workers)
    address = options.address(db)
    outcome = Outcome()
    with interruptible(KEPT), written_to(address), opened(STANDARD_OUTPUT) as stream:
        for item in run(files, given, address, at=datetime.now(UTC), how=how, revises=revises):
            if isinstance(item, Problem):
                outcome.lost(item)
                continue
            stream.write("\t".join(_row(item)) + "\n")
            stream.flush()
            _say_versions(item)
            _say_undated(item)
            outcome.done(item.article, item.extraction.problems if item.extraction else ())
    raise typer.Exit(outcome.code)


def _row(item: "Ingested") -> tuple[str, ...]:
    """What became of the article, how many claims were written, its id and name."""
    claims = counted(item.outcome.claims, "claim") if item.extraction else "-"
    return WORDS[item.outcome.standing], claims, item.outcome.id[:SHORT_ID], one_line(item.article.name)


def _say_versions(item: "Ingested") -> None:
    """What an article has to do with another one that the ledger has."""
    outcome, origin, other = item.outcome, item.article.origin, (item.outcome.other or "")[:SHORT_ID]
    how = f"{_alone(item.article)} --revises {other}"
    if outcome.standing is Standing.REVISED:
        say(f"{origin}: revises {other}, {_became(outcome.tally)}")
    elif outcome.standing is Standing.EARLIER:
        say(f"{origin}: an earlier version of {other}, which stands; to put this one in its place: {how}")
    elif outcome.standing is Standing.WITHHELD:
        say(f"{origin}: it was withheld from this ledger, and is not taken in again")
    elif outcome.standing is Standing.NEW and other:
        say(f"{origin}: {other} is of the same address and was published later; if this one continues it: {how}")


def _became(tally: Tally) -> str:
    """What became of the claims of the version before."""
    kinds = (("the same", tally.same), ("changed", tally.changed), ("gone", tally.gone))
    words = ", ".join(f"{number} {kind}" for kind, number in kinds if number) or "none before"
    orphans = f"; nothing is left of {tally.orphans}: ledger claims --orphaned" if tally.orphans else ""
    return f"claims: {words}{orphans}"


def _say_undated(item: "Ingested") -> None:
    """How a date can be given later, where the want of one leaves times unresolved."""
    if item.extraction is None or item.article.meta.published:
        return
    times = [time for claim in item.extraction.claims for time in (claim.said, claim.event_time) if time]
    unresolved = sum(time.earliest is None and time.latest is None for time in times)
    if unresolved:
        what = f"no date of publication is known, and {counted(unresolved, 'time')} not resolved"
        say(f"{item.article.origin}: {what}; give it with: ledger ingest {_file(item.article)} --published 2014-12-23")


def _alone(article: Article) -> str:
    """The command that ingests this article and no other of its file."""
    number = article.origin.rpartition(":")[2]
    if article.reader.startswith("jsonl/") and _file(article) != "-":
        return f"sed -n {number}p {_file(article)} | ledger ingest -"
    return f"ledger ingest {_file(article)}"


def _file(article: Article) -> str:
    """The file of an article as a shell takes it, without the number of a line."""
    path = article.origin.rpartition(":")[0] if article.reader.startswith("jsonl/") else article.origin
    return shlex.quote(path)
