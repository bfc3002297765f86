"""Checks of a claimed figure of an incident: what duration, extent, volume and drop have in common."""

from collections.abc import Iterator

from ledger.assess.blind import blind_spots, time_of_figure
from ledger.assess.judging import judge
from ledger.assess.matching import Unmatched, match_figure
from ledger.assess.part import Part
from ledger.assess.ranges import CONTRADICTS, Bounds
from ledger.assess.result import tested, untold, with_disagreement
from ledger.assess.scope import in_scope
from ledger.model.verdict import Finding


def check_figure(part: Part, check: str, noun: str, horizon: int) -> Iterator[Finding]:
    """One finding a source on the figure of the incident that the claim is about.

    A source that knows nothing of some of the incident's time does not contradict the claim by an event of another.
    """
    matched = match_figure(part, part.measurable.kind.value, horizon)
    if isinstance(matched, Unmatched):
        yield untold(part, check, matched.reason, matched.why)
        return
    when = time_of_figure(part)
    blind = blind_spots(part, check, noun, when)
    pairs = []
    for item in matched:
        if item.observation.unit != part.measurable.unit:
            continue
        outcome = judge(part, item)
        is_another = when is not None and not when.meets(Bounds(item.start, item.end))
        if outcome == CONTRADICTS and is_another and item.measurer in blind:
            pairs.append(blind[item.measurer])
        else:
            pairs.append((item, tested(part, check, item, in_scope(part, item, outcome), noun)))
    yield from with_disagreement(part, check, pairs if matched else list(blind.values()))
