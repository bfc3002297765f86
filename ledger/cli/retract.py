"""`ledger retract`: the keeper declares a claim void."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from ledger.cli import options
from ledger.cli.faults import say
from ledger.cli.opening import written_to
from ledger.cli.review import Reviewer, reviewer_of

Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; it is kept and shown.")]


def retract(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id, or the beginning of it.")],
    reason: Reason,
    reviewer: Reviewer = None,
    db: options.Database = None,
) -> None:
    """Declare a claim void.

    It stays in the log and in every list, marked as retracted with your name and reason, and counts no more among
    the claims that stand. An extraction that finds it again, the same, finds it retracted.

    Example: ledger retract 3f2a91bc --reason "the speaker was quoting a novel"
    """
    from ledger.review.keeping import retract as run
    from ledger.review.keeping import word

    address = options.address(db)
    said = word(reviewer_of(reviewer), reason, datetime.now(UTC))
    with written_to(address):
        kept = run(address, claim, said)
    how = "retracted" if kept.recorded.is_new else "was retracted already"
    say(f"claim {kept.claim} {how} (event {kept.recorded.event})")
