"""Checks of a claimed figure of an incident: what duration, extent, volume and drop have in common."""

from collections.abc import Iterator

from ledger.assess.matching import Unmatched, match_figure
from ledger.assess.part import Part
from ledger.assess.ranges import compare
from ledger.assess.result import tested, untold, with_disagreement
from ledger.model.verdict import Finding


def check_figure(part: Part, check: str, noun: str, horizon: int) -> Iterator[Finding]:
    """One finding a source on the figure of the incident that the claim is about."""
    matched = match_figure(part, part.measurable.kind.value, horizon)
    if isinstance(matched, Unmatched):
        yield untold(part, check, matched.reason, matched.why)
        return
    same_unit = [item for item in matched if item.observation.unit == part.measurable.unit]
    outcomes = [(item, compare(part.claimed, item.measured, part.tolerance)) for item in same_unit]
    yield from with_disagreement(part, check, [(item, tested(part, check, item, how, noun)) for item, how in outcomes])
