"""RIPEstat: prefixes seen at the tables of RIS, updates counted, and routes as elements."""

from datetime import timedelta
from typing import Any

import published
import pytest

from ledger.evidence.bgp.bgpdump_line import line_of
from ledger.evidence.bgp.element import SegmentKind
from ledger.evidence.format import ALL, Asked, Evidence
from ledger.evidence.read import understand
from ledger.evidence.ripestat_routes import is_routes, read_elements
from ledger.evidence.source import source_of
from ledger.evidence.tally import Tally
from ledger.model.evidence import EvidenceBasis, Grade
from ledger.model.problem import LedgerError

DAYS = 160
UP = [(0.0, 160.0, 300.0)]


def read(data: bytes, asked: Asked = ALL) -> Evidence:
    return understand(source_of("r", data), asked)


def history(prefixes: dict[str, list[tuple[float, float, float]]], asked: Asked = ALL) -> Evidence:
    return read(published.routing_history({"64500": prefixes}, DAYS), asked)


def test_prefixes_are_counted_at_each_table() -> None:
    """One prefix throughout, one gone from after 16:00 on day 2 to before 08:00 on day 4: both, then one, then both."""
    made = history({"192.0.2.0/24": UP, "198.51.100.0/24": [(0.0, 40.0, 300.0), (80.0, 160.0, 300.0)]})
    [kept] = made.series
    assert (kept.entity, kept.metric, kept.step_s, kept.start) == (
        "AS64500",
        "visible_prefixes",
        28_800,
        published.START,
    )
    assert kept.values == (2,) * 6 + (1,) * 4 + (2,) * 11
    assert (made.dataset.provider, made.dataset.since) == ("RIPEstat", published.START)
    assert made.problems == ()


def test_an_outage_is_known_to_within_two_tables() -> None:
    """The only prefix is gone from 64 h to 88 h: the bounds are eight hours each, the grade is low."""
    made = history({"192.0.2.0/24": [(0, 64, 300), (88, 160, 300)]})
    start, end, duration, depth = made.observations
    assert start.low == "2026-01-03T16:00:01Z"
    assert start.high == "2026-01-04T00:00:01Z"
    assert end.high == "2026-01-04T16:00:01Z"
    assert (duration.low, duration.high) == (28_801, 86_400)
    assert (depth.kind, depth.low) == ("outage_extent", 1_000_000)
    assert {(item.grade, item.basis) for item in made.observations} == {(Grade.LOW, EvidenceBasis.RAW)}


def test_what_few_peers_see_is_not_visible() -> None:
    """300 peers see one prefix, the other only 40 of them for a day: less than half, so it is not counted then."""
    other = [(0.0, 55.9, 300.0), (56.0, 79.9, 40.0), (80.0, 160.0, 300.0)]
    assert history({"192.0.2.0/24": UP, "198.51.100.0/24": other}).series[0].values == (2,) * 7 + (1,) * 3 + (2,) * 11


def test_ten_years_ago_there_were_fewer_peers() -> None:
    """What 100 peers saw when nothing was seen by more is visible, though 300 see the same today."""
    made = read(published.routing_history({"64500": {"192.0.2.0/24": [(0, 8000, 100), (80_000, 87_000, 300)]}}, 87_000))
    assert made.series[0].values[:1000] == (1,) * 1000


def test_a_prefix_of_two_origins_is_one() -> None:
    """Two ASes announce the same prefix: of the prefix it is counted once; of one of the two, while that did."""
    data = published.routing_history(
        {"64500": {"192.0.2.0/24": [(0, 80, 300)]}, "64501": {"192.0.2.0/24": [(64, 160, 300)]}}, DAYS, "192.0.2.0/24"
    )
    assert read(data).series[0].values == (1,) * 21
    assert read(data, Asked(entities=("AS64501",))).series[0].values == (0,) * 8 + (1,) * 13


def test_only_what_is_asked_for() -> None:
    """Of an AS's prefixes those inside the one asked for; of time what is asked for and a day before."""
    both = {"192.0.2.0/24": UP, "198.51.100.0/24": [(0.0, 40.0, 300.0)]}
    [kept] = history(both, Asked(entities=("198.51.0.0/16",))).series
    assert (kept.entity, kept.values) == ("198.51.0.0/16", (1,) * 6 + (0,) * 15)
    [late] = history(both, Asked(since=published.START + timedelta(days=4))).series
    assert late.start == published.START + timedelta(days=3)
    other = history(both, Asked(entities=("AS64511",)))
    assert (other.series, [item.kind for item in other.problems]) == ((), ["nothing_wanted"])


def test_announced_prefixes_have_no_peers() -> None:
    """What is listed is announced."""
    made = read(published.announced({"192.0.2.0/24": [(0, 48)], "2001:db8::/32": [(16, 24)]}, 48))
    assert made.dataset.format == "ripestat-announced-prefixes/1"
    assert (made.series[0].metric, made.series[0].values) == ("announced_prefixes", (1, 1, 2, 2, 1, 1, 1))


def test_broken_parts_cost_themselves() -> None:
    """A prefix that is none, a stretch without a time: each a Problem; the others stand."""
    made = history({"no prefix": UP, "192.0.2.0/24": UP})
    assert made.series[0].values == (1,) * 21
    assert [item.kind for item in made.problems] == ["broken_record", "incomplete"]
    cut = published.routing_history({"64500": {"192.0.2.0/24": UP}}, DAYS).replace(b'"endtime"', b'"end"', 1)
    assert "endtime is missing" in read(cut).problems[0].what


def test_update_counts_are_kept_and_not_searched() -> None:
    """Six-hour steps, those without updates left out: zero; withdrawals null for an AS: no such series."""
    made = read(published.every()["ripestat-bgp-update-activity/1"])
    assert [(item.metric, item.values) for item in made.series] == [("bgp_announcements", (0, 7, 0, 1))]
    assert made.observations == ()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (published.ripestat("routing-history", {}, status="error", messages=[["error", "too\nmuch"]]), "too"),
        (published.ripestat("routing-history", {"resource": "64500"}), "query_starttime is missing"),
        (published.routing_history({}, 10)[:200], "broken JSON"),
        (published.routing_history({}, 10).replace(b"28800", b"0"), "time_granularity is no time"),
        (published.routing_history({}, 900_000).replace(b"28800", b"1"), "too long"),
    ],
)
def test_a_refusal_or_another_shape_is_an_error(data: bytes, words: str) -> None:
    """What RIPEstat says, or what is missing, in one line."""
    with pytest.raises(LedgerError, match=words):
        read(data)


def test_an_answer_without_its_list_says_so() -> None:
    """The key is damaged: nothing was read, and that is no empty answer."""
    for name, key in (("state", b"bgp_state"), ("updates", b"updates")):
        data = published.every()[f"ripestat-bgp-{name}"].replace(b'"%s"' % key, b'"odd"')
        assert elements(data)[1].problems
    assert read(published.announced({}, 48).replace(b'"prefixes"', b'"odd"')).problems


def elements(data: bytes) -> tuple[list[str], Tally]:
    source, tally = source_of("r", data), Tally("r")
    assert is_routes(source.head)
    return [line_of(element) for element in read_elements(source, tally)], tally


def test_state_and_updates_are_elements() -> None:
    """A route held, one withdrawn by the same peer, one announced: as bgpdump would print them."""
    [held] = elements(published.every()["ripestat-bgp-state"])[0]
    assert held.startswith("TABLE_DUMP2|1767225600|B|198.51.100.1|64510|192.0.2.0/24|64510 64500|INCOMPLETE|")
    assert held.endswith("|0|0|64510:1|NAG||")
    found, tally = elements(published.every()["ripestat-bgp-updates"])
    assert found[0] == "BGP4MP|1767227400|W|198.51.100.1|64510|192.0.2.0/24"
    assert found[1].startswith("BGP4MP|1767229200|A|198.51.100.1|64510|192.0.2.0/24|64510 64500|")
    assert (tally.records, tally.first_s, tally.last_s) == (2, 1_767_227_400, 1_767_229_200)


def test_as_sets_and_broken_routes() -> None:
    """A list in a path is an AS_SET; a route without a path, or to no prefix, is told with its number."""
    good = {"source_id": "11-2001:db8::1", "target_prefix": "192.0.2.0/24", "path": [64510, [64500, 64501]]}
    bad: list[Any] = [good | {"path": []}, good | {"target_prefix": "192.0.2.0"}, good | {"source_id": "x"}, 5]
    source, tally = source_of("r", published.bgp_state([good, *bad])), Tally("r")
    [made] = read_elements(source, tally)
    assert made.attributes is not None
    assert [segment.kind for segment in made.attributes.path] == [SegmentKind.SEQUENCE, SegmentKind.SET]
    assert made.peer == ("2001:db8::1", 64_510)
    assert [problem.what.split(":")[1].strip() for problem in tally.problems] == [
        "item 2",
        "item 3",
        "item 4",
        "item 5",
    ]


def test_samples_twice_or_below_zero_are_told() -> None:
    """The same step again, a count that cannot be, none at all: each a Problem; what is not known is missing."""
    made = read(published.activity([
        {"starttime": published.at(0), "announcements": 7}, {"starttime": published.at(0), "announcements": 8},
        {"starttime": published.at(6), "announcements": -1}, {"starttime": published.at(12)}]))  # fmt: skip
    assert made.series[0].values == (7, None, None, 0)
    assert [item.kind for item in made.problems] == ["broken_record"] * 3


@pytest.mark.parametrize("stretch", [(16.0, 8.0, 300.0), (0.0, 8.0, -1.0)])
def test_a_stretch_that_cannot_be_is_told(stretch: tuple[float, float, float]) -> None:
    """An end before its start, fewer peers than none."""
    made = history({"192.0.2.0/24": UP, "198.51.100.0/24": [stretch]})
    assert (made.series[0].values, len(made.problems)) == ((1,) * 21, 2)


def test_an_origin_without_a_number_is_told_and_its_prefixes_are_seen() -> None:
    """A set of origins names no AS; its prefixes are there all the same."""
    made = read(published.routing_history({"{64500,64501}": {"192.0.2.0/24": UP}}, DAYS))
    assert (made.series[0].values, len(made.problems)) == ((1,) * 21, 2)


def test_what_is_broken_is_no_loss() -> None:
    """The middle of three stretches has no end: nothing is known of its time, so no outage is made of it."""
    data = published.routing_history(
        {"64500": {"192.0.2.0/24": [(0, 55.9, 300), (56, 95.9, 300), (96, 160, 300)]}}, DAYS
    )
    second = data.replace(b'"endtime"', b'"endtim"', 2).replace(b'"endtim"', b'"endtime"', 1)
    made = read(second)
    assert (made.observations, [item.kind for item in made.problems]) == ((), ["broken_record", "incomplete"])


def test_times_that_nobody_asked_about_are_told() -> None:
    """A stretch goes on for days after the last table asked about: what lies before is kept, the rest told."""
    made = read(published.announced({"192.0.2.0/24": [(0, 160)]}, 48))
    assert (made.series[0].values, [item.kind for item in made.problems]) == ((1,) * 7, ["broken_record", "incomplete"])


@pytest.mark.parametrize(
    "written", ["2026-01-01:00:00:00", "2026-W01-4", "20260101T000000", "2026-01-01T00", "1/1/2026"]
)
def test_a_slip_of_a_time_is_not_read(written: str) -> None:
    """Some are instants by ISO 8601, and all may be slips of the pen: refused."""
    with pytest.raises(LedgerError, match="query_starttime"):
        read(published.announced({}, 48).replace(b'"2026-01-01T00:00:00"', b'"%s"' % written.encode(), 1))
