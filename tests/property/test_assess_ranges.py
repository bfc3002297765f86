"""Whatever the ranges: one of the verdicts, and support only where the claim holds the measurement."""

from hypothesis import given
from hypothesis import strategies as st

from ledger.assess.ranges import Bounds, bounds, compare
from ledger.assess.wording import amount, between, difference
from ledger.model.verdict import Reason, Verdict

NUMBER = st.none() | st.integers(-100, 100)
RANGE = st.builds(bounds, NUMBER, NUMBER)


@given(RANGE, RANGE, st.integers(0, 20))
def test_verdict_follows_the_ranges(claimed: Bounds, measured: Bounds, tolerance: int) -> None:
    """Supports means held, contradicts means apart, too coarse means neither; an empty claim is consistent."""
    outcome = compare(claimed, measured, tolerance)
    wide = claimed.widened(tolerance)
    assert (outcome.verdict is Verdict.SUPPORTS) == (wide.holds(measured) and not claimed.open)
    assert (outcome.verdict is Verdict.CONTRADICTS) == (not wide.meets(measured))
    assert (outcome.reason is Reason.TOO_COARSE) == (wide.meets(measured) and not wide.holds(measured))
    assert (outcome.verdict is Verdict.CONSISTENT) == claimed.open


@given(RANGE, RANGE)
def test_holding_and_gap_agree_with_meeting(one: Bounds, other: Bounds) -> None:
    """A range that holds another meets it; the gap is 0 just when they meet, and signed the other way round."""
    assert one.meets(other) == other.meets(one)
    assert one.meets(other) or not one.holds(other)
    assert (one.gap(other) == 0) == one.meets(other)
    assert one.gap(other) == -other.gap(one)


@given(st.integers(-(2**40), 2**40), NUMBER, NUMBER, st.sampled_from(["instant", "s", "ppm", "networks", "bit/s"]))
def test_every_number_has_words(value: int, low: int | None, high: int | None, unit: str) -> None:
    """A sentence never fails for its numbers."""
    size = abs(value) % 2**31 if unit == "instant" else value
    assert amount(size, unit)
    assert difference(value, unit)[0] in "+−"
    assert between(bounds(low, high), unit)
