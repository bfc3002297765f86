"""`ledger supersede`: the keeper puts one claim in the place of another."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from ledger.cli import options
from ledger.cli.faults import say
from ledger.cli.opening import written_to
from ledger.cli.retract import Reason
from ledger.cli.review import Reviewer, reviewer_of


def supersede(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The claim that no longer stands: its id or a beginning.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The claim in its place.")],
    reason: Reason,
    reviewer: Reviewer = None,
    db: options.Database = None,
) -> None:
    """Let one claim stand in the place of another.

    The old one is kept and shown with your name and reason; what was decided on it is shown with the new one, which
    needs a second look. An extraction that finds both again leaves it so.

    Example: ledger supersede 3f2a91bc 77d01c2e --reason "the same words, read twice"
    """
    from ledger.review.keeping import supersede as run
    from ledger.review.keeping import word

    address = options.address(db)
    said = word(reviewer_of(reviewer), reason, datetime.now(UTC))
    with written_to(address):
        kept = run(address, old, new, said)
    how = "now stands" if kept.recorded.is_new else "stands already"
    say(f"claim {kept.heir} {how} in the place of {kept.claim} (event {kept.recorded.event})")
