"""Any bytes are evidence or an error in one line, never a crash; and an outage in a series is never misdated."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ledger.evidence.format import Evidence
from ledger.evidence.read import understand
from ledger.evidence.source import source_of
from ledger.model.problem import LedgerError
from ledger.model.record import instant, to_plain

HEADERS = [
    b"", b"kind,entity,value,unit,lo,hi,start,end,peers\n", b"time,value\n", b'[{"kind": "outage"}, ', b'{"points": [',
    b"# entity: A\n# metric: m\n# unit: u\n# step: 300\n# basis: raw\ntime,value\n2014-01-01T00:00Z,1\n",
    b'{"observations": [', b"\xef\xbb\xbfkind,entity\n",
]  # fmt: skip
CELL = st.sampled_from(
    ["outage", "attack", "upstream", "outage_start", "AS1", "", "0", "-1", "5.97", "Gbit/s", "s", "%", "2014-12-22",
     "1e9", "2014-12-22T16:15Z", "9999-12-31", "9999-12",
     "0001-01-01T00:00+14:00", "2014-12-22T16:15:00+25:00", '"', "٣"]
)  # fmt: skip
START = datetime(2014, 12, 21, tzinfo=UTC)


def outcome(data: bytes) -> Evidence | LedgerError:
    try:
        return understand(source_of("any", data))
    except LedgerError as error:
        return error


@given(st.sampled_from(HEADERS), st.binary(max_size=200))
def test_any_bytes(head: bytes, tail: bytes) -> None:
    """A value whose record can be printed, or a LedgerError."""
    made = outcome(head + tail)
    assert isinstance(made, LedgerError) or to_plain(made.observations) is not None


@given(st.lists(st.lists(CELL, min_size=9, max_size=9), max_size=5))
def test_any_cells(rows: list[list[str]]) -> None:
    """Every row is understood or named in a Problem: nothing is lost in silence."""
    text = "kind,entity,value,unit,lo,hi,start,end,peers\n" + "\n".join(",".join(row) for row in rows)
    made = outcome(text.encode())
    assert isinstance(made, LedgerError) or made.observations or made.problems
    if isinstance(made, Evidence):
        for item in made.observations:
            assert item.low is None or item.high is None or item.low < item.high  # type: ignore[operator]  # one unit


@given(st.integers(4, 40), st.integers(1, 40), st.integers(2, 40), st.sampled_from([60, 300, 3_600]), st.data())
def test_bounds_hold_the_true_outage(before: int, length: int, after: int, step: int, data: st.DataObject) -> None:
    """A network that goes and comes between samples: the true start, end and duration are inside the bounds."""
    down = before * step - data.draw(st.integers(0, step - 1))
    up = (before + length) * step - data.draw(st.integers(0, step - 1))
    values = [0 if down <= place * step < up else 4 for place in range(before + length + after)]
    rows = "\n".join(f"{instant(START + timedelta(seconds=i * step))},{value}" for i, value in enumerate(values))
    head = f"# entity: A\n# metric: m\n# unit: u\n# step: {step}\n# basis: raw\ntime,value\n"
    made = outcome((head + rows).encode())
    assert isinstance(made, Evidence)
    start, end, duration = made.observations[:3]
    assert str(start.low) <= instant(START + timedelta(seconds=down)) < str(start.high)
    assert str(end.low) <= instant(START + timedelta(seconds=up)) < str(end.high)
    assert isinstance(duration.low, int)
    assert isinstance(duration.high, int)
    assert duration.low <= up - down < duration.high
