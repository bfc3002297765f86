"""A claimed loss of traffic against a measured one; routes do not measure traffic."""

from collections.abc import Iterator

from ledger.assess.figures import check_figure
from ledger.assess.part import Part
from ledger.model.verdict import Finding

NAME = "traffic_drop/2"


def check(part: Part) -> Iterator[Finding]:
    """Findings on a claimed traffic drop."""
    return check_figure(part, NAME, "the loss of traffic", part.case.options.horizon_s)
