"""`ledger prove`: a claim with its proof, for somebody who has no ledger."""

from pathlib import Path
from typing import Annotated

import typer

from ledger.cli import options
from ledger.cli.faults import say
from ledger.cli.listing import json_line
from ledger.cli.output import STANDARD_OUTPUT, opened


def prove(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id, or the beginning of it.")],
    verifier: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the small program that checks such proofs to this file too."),
    ] = None,
    output: options.OutputFile = STANDARD_OUTPUT,
    db: options.Database = None,
) -> None:
    """Print a claim with the proof that it is in the log under the last checkpoint.

    Whoever gets it checks it offline: python verify_claim.py proof.json KEY

    Example: ledger prove 3f2a91bc -o proof.json --verifier verify_claim.py
    """
    from ledger.custody import checker, signers
    from ledger.custody import prove as run

    address = options.address(db)
    bundle = run(address, claim)
    with opened(output) as stream:
        stream.write(json_line(bundle) + "\n")
    if verifier is not None:
        with opened(verifier) as stream:
            stream.write(checker())
    for key in signers(address):
        say(f"tell those who check it the key by another way: {key}")
