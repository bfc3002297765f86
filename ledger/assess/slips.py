"""The slips that news makes with clock times: twelve hours off, or a day."""

from ledger.assess.index import Candidate
from ledger.assess.options import DAY_S, HOUR_S
from ledger.assess.part import Part
from ledger.assess.ranges import SUPPORTS, Bounds, compare

HALVES = "a.m. and p.m., or midnight and midday, may have been exchanged"
DATES = "the date may be that of another zone"
SLIPS = (
    (12 * HOUR_S, f"Read twelve hours later it would fit: {HALVES}."),
    (-12 * HOUR_S, f"Read twelve hours earlier it would fit: {HALVES}."),
    (DAY_S, f"Read a day later it would fit: {DATES}."),
    (-DAY_S, f"Read a day earlier it would fit: {DATES}."),
)
"""By how much, and what a sentence says of it, in the order in which they are looked for."""


def slip_of(part: Part, item: Candidate) -> str | None:
    """What slip would explain a clock time that does not fit this measured one; None for none."""
    low, high = part.claimed
    if low is None or high is None or high - low > HOUR_S:
        return None
    for shift, told in SLIPS:
        if compare(Bounds(low + shift, high + shift), item.measured, part.tolerance) == SUPPORTS:
            return told
    return None
