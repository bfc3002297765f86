"""A claimed volume of an attack against a reported or measured one; what it did is another question."""

from collections.abc import Iterator

from ledger.assess.figures import check_figure
from ledger.assess.part import Part
from ledger.model.verdict import Finding

NAME = "attack_volume/2"


def check(part: Part) -> Iterator[Finding]:
    """Findings on a claimed attack volume."""
    return check_figure(part, NAME, "the size of the attack", part.case.options.recall_s)
