"""How much of a network was claimed to be out, against what was measured."""

from collections.abc import Iterator

from ledger.assess.figures import check_figure
from ledger.assess.part import Part
from ledger.model.verdict import Finding

NAME = "extent/2"


def check(part: Part) -> Iterator[Finding]:
    """Findings on a claimed extent."""
    return check_figure(part, NAME, "the extent", part.case.options.horizon_s)
