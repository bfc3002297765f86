"""A claimed length of an outage against the measured one."""

from collections.abc import Iterator

from ledger.assess.figures import check_figure
from ledger.assess.part import Part
from ledger.model.verdict import Finding

NAME = "duration/2"


def check(part: Part) -> Iterator[Finding]:
    """Findings on a claimed duration."""
    return check_figure(part, NAME, "the duration", part.case.options.horizon_s)
