"""The verdict of one observation on one part, with what the data can resolve taken into account."""

from ledger.assess.index import Candidate
from ledger.assess.part import Part
from ledger.assess.ranges import CONTRADICTS, TOO_COARSE, Outcome, compare
from ledger.model.claim import MeasurableKind
from ledger.model.evidence import EvidenceBasis


def judge(part: Part, item: Candidate) -> Outcome:
    """As `compare`; but data that cannot show anything so short as what is claimed do not contradict it."""
    outcome = compare(part.claimed, item.measured, part.tolerance)
    return TOO_COARSE if outcome == CONTRADICTS and _misses_the_like(part, item) else outcome


def _misses_the_like(part: Part, item: Candidate) -> bool:
    """Whether an outage as long as the claim says can lie between two samples of this series.

    Only of raw data: a published "more than five hours" is wide for want of an upper bound, not for a coarse step.
    """
    low, high = item.measured
    longest = _claimed_length(part)
    if item.observation.basis is not EvidenceBasis.RAW or low is None or high is None or longest is None:
        return False
    return high - low >= longest


def _claimed_length(part: Part) -> int | None:
    """The longest that the outage can have been by the claim's own words; None for other kinds, or without a bound."""
    if part.measurable.kind is MeasurableKind.OUTAGE_DURATION:
        return part.claimed.high
    if part.measurable.kind not in {MeasurableKind.OUTAGE_START, MeasurableKind.OUTAGE_END}:
        return None
    lengths = [item.high for item in part.case.claim.measurables if item.kind is MeasurableKind.OUTAGE_DURATION]
    return min((length for length in lengths if isinstance(length, int)), default=None)
