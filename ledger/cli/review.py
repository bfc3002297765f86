"""`ledger review`: a person goes through the claims and says of each whether the machine read it rightly."""

import getpass
import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from ledger.cli import filters, options
from ledger.cli.faults import interruptible, say
from ledger.cli.keys import Keys, Lines, Terminal
from ledger.cli.opening import written_to
from ledger.cli.output import STANDARD_OUTPUT, opened
from ledger.cli.review_sheet import take_in, write_out
from ledger.cli.terminal import is_terminal
from ledger.model.problem import Exit, UsageError
from ledger.store.queries.query import ClaimQuery

KEPT = "everything decided so far is kept; the same command again goes on from there"

Reviewer = Annotated[
    str | None,
    typer.Option("--reviewer", metavar="NAME", help="Who decides; else $LEDGER_REVIEWER, else your user name."),
]


def reviewer_of(given: str | None) -> str:
    """The name under which decisions are kept; says which where it was not given.

    Raises:
        UsageError: when there is none, or it cannot be printed.
    """
    from ledger.review.words import reviewer_name

    if given is not None:
        return reviewer_name(given)
    if named := os.environ.get("LEDGER_REVIEWER"):
        return reviewer_name(named)
    try:
        name = reviewer_name(getpass.getuser())
    except (KeyError, OSError, ImportError) as fault:
        raise UsageError("nobody says who reviews", todo="give --reviewer NAME, or set LEDGER_REVIEWER") from fault
    say(f"deciding as {name}, your user name; --reviewer or LEDGER_REVIEWER gives another")
    return name


def review(
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
    state: filters.State = None,
    reviewer: Reviewer = None,
    again: Annotated[bool, typer.Option("--again", help="Show the claims too that you have decided already.")] = False,
    export_to: Annotated[
        Path | None, typer.Option("--export", metavar="FILE", help="Write the claims as a sheet: .csv or .xlsx.")
    ] = None,
    import_from: Annotated[
        Path | None, typer.Option("--import", metavar="FILE", help="Take in a sheet that was filled in.")
    ] = None,
    tz: Annotated[str | None, typer.Option(metavar="ZONE", help="Whose days --since and --until name.")] = None,
    db: options.Database = None,
) -> None:
    """Go through claims: accept, reject, correct, note.

    Each claim is shown in its article with its spans marked; one key decides, and every decision is kept at once as
    an event with your name. Nothing the machine says is edited, and others may decide otherwise. From a pipe, each
    line is a command: a, r, c act=deny, n a remark, s, u, b, q.

    --export writes the same claims as a sheet for an editor, --import takes it in, filled in: all of it at once, but
    for rows that are told.

    Example: ledger review --actor China --reviewer "Ana Lima"
    """
    from ledger.cli.times import zone_named

    query = ClaimQuery(
        speaker=speaker,
        act=act,
        outlet=outlet,
        about=about,
        search=search,
        anonymous=anonymous,
        verdict=verdict,
        article=article,
        review=state,
    )
    query = filters.window(query, since, until, zone_named(tz))
    if export_to and import_from:
        raise UsageError("--export and --import exclude each other", todo="choose one")
    name, address = reviewer_of(reviewer), options.address(db)
    if import_from:
        is_given = bool(reviewer or os.environ.get("LEDGER_REVIEWER"))
        raise typer.Exit(take_in(address, import_from, name, is_given=is_given))
    query = _with_names(address, query, actor, target)
    if export_to:
        write_out(address, query, name, export_to)
        return
    with interruptible(KEPT), written_to(address):
        raise typer.Exit(_walk(address, query, name, again=again))


def _with_names(address: str, query: ClaimQuery, actor: str | None, target: str | None) -> ClaimQuery:
    from ledger.answers import with_names
    from ledger.store.reading import open_reader

    with open_reader(address) as reader:
        query, taken_for = with_names(reader, query, actor, target)
    if taken_for:
        say(f"nobody is called {actor!r}; taken for {taken_for}")
    return query


def _walk(address: str, query: ClaimQuery, reviewer: str, *, again: bool) -> Exit:
    """Walks, says what was done, and gives the exit code: done with problems where a script's line was not done."""
    from ledger.cli.review_page import has_colour
    from ledger.cli.review_walk import Walk, told
    from ledger.review.sitting import Sitter, Sitting
    from ledger.store.writing import open_writer

    with open_writer(address) as writer, opened(STANDARD_OUTPUT) as out, ExitStack() as stack:
        sitter = Sitter(address=address, writer=writer, reviewer=reviewer, now=lambda: datetime.now(UTC))
        sitting = Sitting(sitter, query, again=again)
        keys = _keys(stack, out.show)
        walk = Walk(sitting=sitting, keys=keys, out=out, coloured=has_colour(is_terminal=is_terminal()))
        walk.run()
        say(told(sitting))
    return Exit.PROBLEMS if walk.faults and not keys.is_terminal else Exit.DONE


def _keys(stack: ExitStack, show: Callable[[str], object]) -> Keys:
    """Single keys where a person sits at both ends, else lines."""
    if sys.stdin.isatty() and is_terminal():
        try:
            return stack.enter_context(Terminal(show))
        except ImportError:  # no such terminals on this system: a key and Enter
            pass
    sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]  # a TextIOWrapper here
    return Lines(sys.stdin)
