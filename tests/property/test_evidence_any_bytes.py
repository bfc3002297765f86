"""Any bytes are evidence or an error in one line, never a crash; and an outage in a series is never misdated."""

import random
from datetime import UTC, datetime, timedelta

import published
from damage import damaged
from hypothesis import given
from hypothesis import strategies as st

from ledger.evidence import ripestat_routes, ris_live
from ledger.evidence.bgp.bgpdump_line import element_of, line_of
from ledger.evidence.format import Evidence
from ledger.evidence.read import understand
from ledger.evidence.source import source_of
from ledger.evidence.tally import Tally
from ledger.log.canonical import canonical
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


PUBLISHED = published.every()


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


@given(st.sampled_from(sorted(PUBLISHED)), st.integers(0, 2**32))
def test_any_damage(name: str, seed: int) -> None:
    """Files of every kind with bits flipped, bytes lost, numbers made absurd: a value that can be kept, or an error."""
    data = damaged(PUBLISHED[name], random.Random(seed))  # noqa: S311  no secret
    source = source_of("any", data)
    for routes in (ripestat_routes, ris_live):
        if routes.is_routes(source.head):
            tally = Tally("any")
            try:
                found = list(routes.read_elements(source, tally))
            except LedgerError:
                return
            lines = [line_of(element) for element in found]
            assert [line_of(element_of(line)) for line in lines] == lines
            return
    made = outcome(data)
    if isinstance(made, Evidence):
        for value in (made.dataset, *made.series, *made.observations, *made.problems):
            assert canonical(to_plain(value))
    else:
        assert "\n" not in str(made)


@given(st.sampled_from(sorted(PUBLISHED)))
def test_nothing_wrong_with_a_whole_file(name: str) -> None:
    """The same files undamaged: read by the format that is meant, without a Problem."""
    if name.endswith(("/1", "/2")):
        made = outcome(PUBLISHED[name])
        assert isinstance(made, Evidence)
        kinds = {item.kind for item in made.problems}
        assert (made.dataset.format, kinds - {"entity_unknown"}) == (name, set())
        assert made.dataset.provider
        assert made.dataset.licence
        assert made.dataset.since
        assert made.dataset.until


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
