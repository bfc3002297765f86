"""`ledger withhold`: the keeper removes an article's bytes and text, most often because the law asks for it."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli import options
from ledger.cli.faults import counted, say
from ledger.cli.opening import written_to
from ledger.cli.retract import Reason
from ledger.cli.review import Reviewer, reviewer_of
from ledger.cli.terminal import one_line
from ledger.model.ids import SHORT_ID
from ledger.model.problem import UsageError
from ledger.model.text import Article

if TYPE_CHECKING:
    from ledger.review.keeping import Withheld

_WORD = "withhold"


def withhold(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="An article's id, a beginning of it, or its name.")],
    reason: Reason,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask; it cannot be taken back.")] = False,
    reviewer: Reviewer = None,
    db: options.Database = None,
) -> None:
    """Remove an article's archived bytes and its text.

    Their hashes stay in the log with your name and reason, so that the log still proves what was there, and the same
    article is not taken in again. Claims stay, with the sentences that they quote: retract those that must not count.
    Copies and backups made before are not touched. It cannot be taken back.

    Example: ledger withhold 3f2a91bc --reason "court order of 5 March" --yes
    """
    from ledger.review.keeping import article_named, word
    from ledger.review.keeping import withhold as run

    address = options.address(db)
    said = word(reviewer_of(reviewer), reason, datetime.now(UTC))
    with written_to(address):
        found = article_named(address, article)
        if not yes:
            _confirm(found)
        for line in _told(run(address, found, said)):
            say(line)


def _confirm(article: Article) -> None:
    """Asks a person at a terminal; nobody else can be asked.

    Raises:
        UsageError: when nobody can be asked, or the answer is another.
    """
    if not sys.stdin.isatty():
        raise UsageError("withholding cannot be taken back", todo="give --yes; nothing was changed")
    asked = f"The bytes and the text of {one_line(article.name)} ({article.id[:SHORT_ID]}) go for good."
    sys.stderr.write(f"{asked}\nType {_WORD} to go on: ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() != _WORD:
        raise UsageError("not confirmed", todo="nothing was changed")


def _told(withheld: "Withheld") -> Iterator[str]:
    """What was removed, and what was not."""
    done, name = withheld.done, f"article {withheld.article[:SHORT_ID]} ({withheld.name})"
    if done.is_new:
        gone = f"{done.size_bytes:,} bytes and {done.characters:,} characters of text"
        yield f"{name}: {gone} removed (event {done.event})"
    else:
        yield f"{name} was withheld already (event {done.event})"
    if withheld.left:
        yield withheld.left
    if done.sharing:
        yield f"the same bytes or text were those of {_ids(done.sharing)} too"
    if done.versions:
        yield f"other versions of it are kept: {_ids(done.versions)}"
    if done.claims:
        yield f"{counted(done.claims, 'claim')} of it stay, with the sentences that they quote"
    yield "copies and backups made before hold it still"


def _ids(articles: tuple[str, ...]) -> str:
    return ", ".join(one[:SHORT_ID] for one in articles)
