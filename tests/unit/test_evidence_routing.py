"""Outages found in what a simulated collector wrote: the outage of December 2014 as it was measured, and worse days."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime

import history
import pytest
from history import History, World

from ledger.evidence.format import Asked, Evidence
from ledger.evidence.routing import read_routes
from ledger.evidence.source import source_of
from ledger.model.evidence import Grade, Observation
from ledger.model.record import instant

NETWORK = "175.45.176.0/22"
START = int(datetime(2014, 12, 21, 16, 14, tzinfo=UTC).timestamp())
HOUR, DAY = 3_600, 86_400
LONG = (
    int(datetime(2014, 12, 22, 16, 15, tzinfo=UTC).timestamp()),
    int(datetime(2014, 12, 23, 1, 46, tzinfo=UTC).timestamp()),
)
SHORT = (
    int(datetime(2014, 12, 23, 15, 41, tzinfo=UTC).timestamp()),
    int(datetime(2014, 12, 23, 16, 12, tzinfo=UTC).timestamp()),
)
JITTER_S = 20


def flaps(count: int) -> list[tuple[int, int]]:
    """So many times down for 40 to 100 seconds, between the two outages."""
    chance = random.Random(7)  # noqa: S311  a test's dice
    starts = [LONG[1] + HOUR + number * 40 * 60 for number in range(count)]
    return [(start, start + chance.randrange(40, 101)) for start in starts]


def told(what: History, entity: str = NETWORK, slot_s: int = 300, *, tables: Sequence[int] | None = None) -> Evidence:
    """What is found in the collector's files of it, with a table at the beginning."""
    at = [what.since_s] if tables is None else tables
    files = [history.table(what, second) for second in at] + list(history.files(what, slot_s))
    sources = [source_of(f"file-{number}", data) for number, data in enumerate(files)]
    [found] = read_routes(sources, Asked(entities=(entity,)))
    return found


def of_kind(found: Evidence, kind: str) -> list[Observation]:
    return [one for one in found.observations if one.kind == kind]


def bounds(found: Evidence) -> list[tuple[object, ...]]:
    """Bounds of start and end of every outage."""
    pairs = zip(of_kind(found, "outage_start"), of_kind(found, "outage_end"), strict=True)
    return [(start.low, start.high, end.low, end.high) for start, end in pairs]


@pytest.fixture(scope="module")
def december() -> Evidence:
    """24 quiet hours; then 25 h of 40 peers and 4 prefixes with 18 flaps, a reset of 8 peers, and two outages."""
    resets = [(number, START + DAY + 20 * HOUR, START + DAY + 20 * HOUR + 300) for number in range(8)]
    down = sorted([*flaps(18), LONG, SHORT])
    return told(
        History(since_s=START, until_s=START + 2 * DAY + HOUR, down=down, resets=resets, world=World(jitter_s=JITTER_S))
    )


def test_two_outages_within_the_spacing_of_updates(december: Evidence) -> None:
    """9 h 31 min and 31 min, each bound of one second inside the seconds in which peers heard of it."""
    assert len(bounds(december)) == 2
    for (start_low, start_high, end_low, end_high), (start, end) in zip(bounds(december), (LONG, SHORT), strict=True):
        assert instant(datetime.fromtimestamp(start, UTC)) <= str(start_low) < str(start_high)
        assert str(start_high) <= instant(datetime.fromtimestamp(start + JITTER_S + 1, UTC))
        assert instant(datetime.fromtimestamp(end, UTC)) <= str(end_low) < str(end_high)
        assert str(end_high) <= instant(datetime.fromtimestamp(end + JITTER_S + 1, UTC))


def test_flaps_are_counted_apart(december: Evidence) -> None:
    [flap] = of_kind(december, "flaps")
    assert (flap.point, flap.unit) == (18, "count")


def test_all_was_lost_and_the_data_are_good(december: Evidence) -> None:
    """Depth 100 %, 40 peers in 40 ASes, a day of history: high."""
    assert {one.point for one in of_kind(december, "outage_extent")} == {1_000_000}
    assert {(one.peers, one.grade) for one in of_kind(december, "outage_start")} == {(40, Grade.HIGH)}
    assert not of_kind(december, "unmeasured")


def test_one_upstream_for_all_routes(december: Evidence) -> None:
    """In every stretch of time AS4837 and no other, for all routes, seen by 40 peers."""
    found = of_kind(december, "upstream")
    assert {(one.asn, one.low, one.high, one.peers) for one in found} == {(4_837, 1_000_000, 1_000_001, 40)}


def test_an_origin_is_looked_up_first() -> None:
    """AS131279: its prefixes are learnt first, then their withdrawals are found, though they name no origin."""
    down = [(START + 2 * HOUR, START + 3 * HOUR)]
    what = History(since_s=START, until_s=START + 4 * HOUR, down=down)
    assert bounds(told(what, "AS131279")) == bounds(told(what))
    assert len(bounds(told(what))) == 1


def test_a_gap_is_no_outage_and_hides_what_was_in_it() -> None:
    """Down inside a gap of an hour, up again in it; a table after it: nothing found, the gap is told."""
    down = [(START + 2 * HOUR + 900, START + 2 * HOUR + 1_800)]
    what = History(since_s=START, until_s=START + 5 * HOUR, down=down, gaps=[(START + 2 * HOUR, START + 3 * HOUR)])
    found = told(what, tables=[START, START + 3 * HOUR])
    assert bounds(found) == []
    assert [one.kind for one in found.problems] == ["gap"]
    [hidden] = of_kind(found, "unmeasured")
    assert (hidden.note, hidden.window_end) == ("gap", datetime.fromtimestamp(START + 3 * HOUR, UTC))


def test_a_gap_widens_the_bounds() -> None:
    """It went down in the gap and came back after: it began at any time in the gap."""
    down = [(START + 2 * HOUR + 900, START + 4 * HOUR)]
    what = History(since_s=START, until_s=START + 5 * HOUR, down=down, gaps=[(START + 2 * HOUR, START + 3 * HOUR)])
    [(low, high, _, _)] = bounds(told(what, tables=[START, START + 3 * HOUR]))
    assert low == instant(datetime.fromtimestamp(START + 2 * HOUR, UTC))
    assert high == instant(datetime.fromtimestamp(START + 3 * HOUR + 1, UTC))


def test_without_a_table_after_a_gap_nothing_more_is_known() -> None:
    """What changed in the gap is not known, so nothing after it is said."""
    down = [(START + 4 * HOUR, START + 4 * HOUR + 1_800)]
    what = History(since_s=START, until_s=START + 5 * HOUR, down=down, gaps=[(START + 2 * HOUR, START + 3 * HOUR)])
    found = told(what)
    assert bounds(found) == []
    [dark] = of_kind(found, "unmeasured")
    since, until = START + 2 * HOUR, START + 5 * HOUR
    assert (dark.window_start, dark.window_end) == tuple(datetime.fromtimestamp(one, UTC) for one in (since, until))


def test_tables_alone_are_samples() -> None:
    """Every two hours a table: the outage is known to within two hours on each side, graded low."""
    down = [(START + 9 * HOUR, START + 15 * HOUR)]
    what = History(since_s=START, until_s=START, down=down)
    found = told(what, tables=range(START, START + DAY, 2 * HOUR))
    after = [instant(datetime.fromtimestamp(START + hours * HOUR + 1, UTC)) for hours in (8, 10, 14, 16)]
    assert bounds(found) == [tuple(after)]
    assert {one.grade for one in of_kind(found, "outage_start")} == {Grade.LOW}


def test_few_peers_say_nothing() -> None:
    """Four peers: no outage, and the time is told as unmeasured."""
    what = History(
        since_s=START, until_s=START + 4 * HOUR, down=[(START + HOUR, START + 2 * HOUR)], world=World(peers=4)
    )
    found = told(what)
    assert bounds(found) == []
    assert {one.note for one in of_kind(found, "unmeasured")} == {"few_peers"}


def test_without_a_table_it_is_inferred_and_said() -> None:
    """Updates only: who first withdrew had held; graded low, with a Problem."""
    what = History(since_s=START, until_s=START + 4 * HOUR, down=[(START + HOUR, START + 2 * HOUR)])
    found = told(what, tables=[])
    assert len(bounds(found)) == 1
    assert {one.grade for one in of_kind(found, "outage_start")} == {Grade.LOW}
    assert [one.kind for one in found.problems] == ["no_table"]
