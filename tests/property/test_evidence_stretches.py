"""A sample that sums up a stretch of time: the true outage lies inside the bounds, whichever side it sums up."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ledger.evidence.format import ALL
from ledger.evidence.sampled import Covers, Sampled, sampled_evidence
from ledger.evidence.source import source_of
from ledger.model.record import instant

START = datetime(2026, 1, 1, tzinfo=UTC)


def share_up(low: int, high: int, down: int, up: int) -> Decimal:
    """How much of this stretch it was up, in thousandths."""
    lost = max(min(high, up) - max(low, down), 0)
    return Decimal((high - low - lost) * 1_000 // (high - low))


@given(
    st.integers(4, 12), st.integers(3, 12), st.integers(4, 12), st.sampled_from([60, 600, 1_800]),
    st.sampled_from([(0, 1), (1, 0), (1, 1)]), st.data(),
)  # fmt: skip
def test_bounds_hold_the_true_outage(
    before: int, length: int, after: int, step: int, sides: tuple[int, int], data: st.DataObject
) -> None:
    """Means over the step after each time, before it, or told as either: start, end and duration are inside."""
    down = before * step + data.draw(st.integers(0, step - 1))
    up = down + length * step + data.draw(st.integers(0, step - 1))
    shift = 0 if sides == (0, 1) else -step if sides == (1, 0) else data.draw(st.sampled_from([0, -step]))
    places = range(before + length + after + 3)
    values = [share_up(at * step + shift, (at + 1) * step + shift, down, up) for at in places]
    sampled = Sampled(
        entity="AS1", metric="m", unit="u", step_s=step, start=START, values=values,
        covers=Covers(sides[0] * step, sides[1] * step),
    )  # fmt: skip
    start, end, duration, _ = sampled_evidence(source_of("s", b"x").dataset("f"), [sampled], ALL).observations
    assert str(start.low) <= instant(START + timedelta(seconds=down)) < str(start.high)
    assert str(end.low) <= instant(START + timedelta(seconds=up)) < str(end.high)
    assert isinstance(duration.low, int)
    assert isinstance(duration.high, int)
    assert duration.low <= up - down < duration.high
