"""`ledger assess`: claims against measurements."""

from datetime import UTC, datetime

from ledger.cli import options
from ledger.cli.faults import counted, interruptible, say
from ledger.cli.opening import written_to
from ledger.cli.output import STANDARD_OUTPUT, opened

KEPT = "the findings of every article that was done are kept; the same command again goes on from there"


def assess(db: options.Database = None) -> None:
    """Set every claim against the evidence in the ledger.

    The findings are kept; what no longer follows from the evidence is ended.

    Example: ledger assess
    """
    from ledger.measuring import assess as run

    address = options.address(db)
    with interruptible(KEPT), written_to(address):
        found = run(address, at=datetime.now(UTC))
    with opened(STANDARD_OUTPUT) as stream:
        for verdict, count in found.verdicts:
            stream.write(f"{verdict}\t{count}\n")
    sets = f"{counted(found.claims, 'claim')} set against {counted(found.observations, 'observation')}"
    say(f"{sets}: {counted(found.new, 'new finding')}")
