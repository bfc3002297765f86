"""Where a claimed start of an outage lies against the measured one."""

from collections.abc import Iterator

from ledger.assess.instants import check_instant
from ledger.assess.part import Part
from ledger.model.verdict import Finding

NAME = "start/2"


def check(part: Part) -> Iterator[Finding]:
    """Findings on a claimed start."""
    return check_instant(part, NAME, "outage_start", "the start")
