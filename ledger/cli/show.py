"""`ledger show`: one claim in full."""

from typing import Annotated

import typer

from ledger.cli import options
from ledger.cli.listing import json_line
from ledger.cli.output import STANDARD_OUTPUT, opened
from ledger.model.claim import claim_record


def show(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id, or the beginning of it.")],
    as_json: Annotated[bool, typer.Option("--json", help="The whole record.")] = False,
    output: options.OutputFile = STANDARD_OUTPUT,
    db: options.Database = None,
) -> None:
    """Show one claim in full.

    Its words in their context, who said it through whom, how it was dated, and what was measured.

    Example: ledger show 3f2a91bc
    """
    from ledger.answers import find_claim
    from ledger.cli.portrait import portrait

    entry, article = find_claim(options.address(db), claim)
    with opened(output) as stream:
        stream.write(json_line(claim_record(entry)) + "\n" if as_json else portrait(entry, article))
