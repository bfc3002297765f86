"""Checks of a claimed start or end: what both have in common."""

from collections.abc import Iterator

from ledger.assess.blind import blind_spots
from ledger.assess.index import Candidate
from ledger.assess.judging import judge
from ledger.assess.matching import Unmatched, match_instant
from ledger.assess.options import DAY_S
from ledger.assess.part import Part
from ledger.assess.ranges import CONTRADICTS, Bounds, Outcome, bounds
from ledger.assess.result import tested, untold, with_disagreement
from ledger.assess.scope import in_scope
from ledger.assess.sites import note_on_sites
from ledger.assess.slips import slip_of
from ledger.model.claim import MeasurableKind
from ledger.model.verdict import Finding, Reason, Verdict
from ledger.model.when import Precision, ZoneSource

FINE = frozenset({Precision.SECOND, Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY, Precision.DAY})
"""Precisions at which the zone makes a difference."""
AMBIGUOUS_TIME = Outcome(Verdict.CANNOT_TELL, Reason.AMBIGUOUS_TIME)


def check_instant(part: Part, check: str, kind: str, noun: str) -> Iterator[Finding]:
    """One finding a source on the start or end that lies nearest to the claimed one.

    A source that knows nothing of some of the claimed time does not contradict the claim.
    """
    note_on_sites(part)
    matched = match_instant(part, kind)
    if isinstance(matched, Unmatched):
        yield untold(part, check, matched.reason, matched.why)
        return
    blind = blind_spots(part, check, noun, part.claimed.closed(part.case.options.horizon_s))
    pairs = []
    for item in matched:
        outcome = _outcome(part, item)
        if outcome == CONTRADICTS and item.measurer in blind:
            pairs.append(blind[item.measurer])
        else:
            outcome = in_scope(part, item, outcome)
            slips = filter(None, [slip_of(part, item)] if outcome == CONTRADICTS else [])
            pairs.append((item, tested(part, check, item, outcome, noun, *slips)))
    yield from with_disagreement(part, check, pairs if matched else list(blind.values()))


def _outcome(part: Part, item: Candidate) -> Outcome:
    """As `judge`, but a time in an unknown zone is supported only if it would be in every zone."""
    outcome = judge(part, item)
    if outcome == CONTRADICTS and _is_inverted(part):
        part.notes.append("As read, the claimed outage ends before it began: the day of one of its times is not clear.")
        return AMBIGUOUS_TIME
    time = part.case.claim.event_time
    if outcome.verdict is not Verdict.SUPPORTS or time is None or time.zone_source is not ZoneSource.UNKNOWN:
        return outcome
    low, high = part.claimed
    if low is None or high is None or time.precision not in FINE:
        return outcome
    if len(time.candidates) == 1:
        place = time.candidates[0].rpartition("/")[2].replace("_", " ")
        part.notes.append(f"The claim gives no zone; {place} is the only place that its article speaks of.")
        return outcome
    if time.precision is Precision.DAY and _core(low, high).holds(item.measured):
        return outcome
    part.notes.append("The zone of the claimed time is unknown; the range is that of all zones it may be in.")
    return AMBIGUOUS_TIME


def _is_inverted(part: Part) -> bool:
    """Whether the claim's only start lies after its only end: "from 16:15 to 01:46 UTC", said of one day."""
    starts, ends = (
        [bounds(item.low, item.high) for item in part.case.claim.measurables if item.kind is kind]
        for kind in (MeasurableKind.OUTAGE_START, MeasurableKind.OUTAGE_END)
    )
    if len(starts) != 1 or len(ends) != 1:
        return False
    low, high = starts[0].low, ends[0].high
    return low is not None and high is not None and low >= high


def _core(low: int, high: int) -> Bounds:
    """The part of a day that is that day in every candidate zone."""
    return Bounds(high - DAY_S, max(low + DAY_S, high - DAY_S + 1))
