"""`ledger verify`: whether the ledger is what was signed."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli import options
from ledger.cli.faults import counted, say
from ledger.cli.listing import json_line
from ledger.cli.output import STANDARD_OUTPUT, opened
from ledger.cli.terminal import one_line
from ledger.model.problem import Exit
from ledger.model.record import to_plain

if TYPE_CHECKING:
    from ledger.store.verify.ledger import Verified


def verify(
    against: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A checkpoint kept elsewhere: the log must hold all that it covers."),
    ] = None,
    key: Annotated[
        str | None, typer.Option(metavar="KEY", help="The public half of the key that you know to have begun the log.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    output: options.OutputFile = STANDARD_OUTPUT,
    db: options.Database = None,
) -> None:
    """Hash everything again, replay the log, and compare every row.

    What is wrong is listed, each with its event, and the exit code is 4.

    Example: ledger verify --against checkpoint.txt
    """
    from ledger.custody import own_key
    from ledger.custody import verify as run

    found = run(options.address(db), against, key)
    with opened(output) as stream:
        if as_json:
            stream.write(json_line(to_plain(found)) + "\n")
        else:
            for fault in found.faults:
                event = "-" if fault.event is None else f"event {fault.event}"
                stream.write(f"{event}\t{fault.check}\t{one_line(fault.what)}\n")
    mine = own_key()
    _say(found, None if mine is None else mine.text)
    raise typer.Exit(Exit.CHECK_FAILED if found.faults else Exit.DONE)


def _say(found: "Verified", mine: str | None) -> None:
    """What was found, and what this cannot show."""
    if found.faults:
        say(f"{counted(len(found.faults), 'thing')} wrong in {counted(found.events, 'event')}")
    else:
        say(f"{counted(found.events, 'event')}: every row, text and hash is as it was signed")
    if found.withheld:
        left = f"; {counted(found.unread, 'claim')} cannot be held against their text" if found.unread else ""
        say(f"{counted(found.withheld, 'archived thing')} withheld, as the log says{left}")
    for key in found.keys:
        say(f"signed by {key}{' (your key)' if key == mine else ''}")
    if found.kept is None:
        say("a rollback cannot be excluded: keep what `ledger checkpoint` prints elsewhere, and give --against")
    elif not found.faults:
        say(f"the log goes on from the {counted(found.kept, 'event')} of the checkpoint that you kept")
