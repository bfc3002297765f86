"""Active measurements: OONI's runs, RIPE Atlas' pings and traceroutes, and the stream of objects they come in."""

import json
from typing import Any

import published
import pytest

from ledger.evidence.format import ALL, Asked, Evidence
from ledger.evidence.json_stream import json_items
from ledger.evidence.read import understand
from ledger.evidence.source import source_of
from ledger.evidence.tally import Tally
from ledger.model.evidence import EvidenceBasis, Grade

HOP = {"hop": 1, "result": [{"from": "198.51.100.254", "rtt": 1.5, "size": 28, "ttl": 64}]}
LOST = {"hop": 255, "result": [{"x": "*"}, {"x": "*"}]}
THERE = {"hop": 2, "result": [{"x": "*"}, {"from": "192.0.2.1", "rtt": 9.5, "size": 28, "ttl": 60}]}


def read(data: bytes, asked: Asked = ALL) -> Evidence:
    return understand(source_of("p", data), asked)


def test_each_run_is_an_observation_of_the_site() -> None:
    """Blocked by DNS from one network, not from another; the bounds are of that run alone."""
    made = read(published.lines([published.ooni("dns"), published.ooni(probe_asn="AS64501")]))
    assert [(item.kind, item.entity, item.low) for item in made.observations] == [
        ("site_blocking", "www.example.com", 1_000_000), ("site_blocking", "www.example.com", 0)
    ]  # fmt: skip
    assert {(item.basis, item.grade) for item in made.observations} == {(EvidenceBasis.RAW, Grade.LOW)}
    assert "AS64500 in ZZ: blocking dns, not accessible, dns_experiment_failure" in str(made.observations[0].note)
    assert made.problems == ()


def test_runs_without_result_say_nothing() -> None:
    """Blocking null: no observation, and it is counted; so are other tests; a wrong word is told with its line."""
    runs = [published.ooni(""), published.ooni("dns"), published.ooni(test_name="ndt"), published.ooni("magic")]
    made = read(published.lines(runs))
    assert len(made.observations) == 1
    assert [(item.kind, item.where) for item in made.problems] == [
        ("broken_record", "p:4"), ("unknown_record", "p"), ("no_result", "p")
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["example.com", "AS64500", "ZZ", "www.example.com"])
def test_runs_are_asked_for_by_site_network_or_country(name: str) -> None:
    """A domain takes its hosts."""
    assert len(read(published.lines([published.ooni()]), Asked(entities=(name,))).observations) == 1


def test_a_single_run_over_many_lines() -> None:
    """As OONI's tools print one measurement: indented."""
    assert len(read(json.dumps(published.ooni(), indent=2).encode()).observations) == 1


def test_pings_make_a_series_of_all_probes() -> None:
    """Two probes every four minutes; between 40 and 60 minutes nothing is answered."""
    results = [published.ping(minute, 3, 0 if 40 <= minute < 60 else 3, probe)
               for minute in range(0, 100, 4) for probe in (1, 2)]  # fmt: skip
    made = read(published.lines(results))
    [kept] = made.series
    assert (kept.entity, kept.metric, kept.step_s) == ("192.0.2.1", "packets_answered", 240)
    assert kept.values == (1_000_000,) * 10 + (0,) * 5 + (1_000_000,) * 10
    start, end, *_ = made.observations
    assert (start.low, start.high) == ("2026-01-01T00:36:01Z", "2026-01-01T00:44:00Z")
    assert (end.low, end.high) == ("2026-01-01T00:56:01Z", "2026-01-01T01:04:00Z")
    assert {item.grade for item in made.observations} == {Grade.LOW}
    assert "2 probes" in str(start.note)


@pytest.mark.parametrize(
    ("changes", "share"),
    [
        ({}, 333_333),
        ({"sent": "3", "rcvd": "1", "avg": "58.042", "fw": 0, "step": None, "result": None}, 333_333),
        ({"dst_addr": None, "addr": "192.0.2.1", "fw": 1, "result": None}, 333_333),
        ({"result": [{"rtt": 1}, {"x": "*"}, {"error": "sendto failed: Network is unreachable"}]}, 500_000),
        ({"sent": 1, "rcvd": 0, "dup": 2, "avg": -1, "result": [{"x": "*"}, {"dup": 1, "rtt": 1635.4}]}, 0),
    ],
)
def test_pings_of_every_firmware(changes: dict[str, Any], share: int) -> None:
    """Numbers as texts, the target under "addr"; what could not be sent was not lost; a late duplicate is no answer."""
    made = read(published.lines([published.ping(0, 3, 1, step=None) | changes]))
    assert [(item.kind, item.entity, item.low) for item in made.observations] == [
        ("target_reached", "192.0.2.1", share)
    ]


@pytest.mark.parametrize(
    ("hops", "reached"),
    [
        ([HOP, THERE], [1_000_000]),
        ([HOP, LOST], [0]),
        ([HOP, {"hop": 2, "result": [{"from": "198.51.100.7", "rtt": 3, "err": "H"}]}], [0]),
        ([{"hop": 1, "error": "connect failed: Network is unreachable"}], []),
        ([{"hop": 1, "result": [{"from": "198.51.100.9", "rtt": 2014.8, "err": "H"}]}], []),
        ([], []),
    ],
)
def test_a_traceroute_reached_its_target_or_not(hops: list[dict[str, Any]], reached: list[int]) -> None:
    """A reply from the target's address; where the probe itself had no network it says nothing, and that is counted."""
    made = read(published.lines([published.traceroute(0, hops)]))
    assert [item.low for item in made.observations] == reached
    assert [item.kind for item in made.problems] == ([] if reached else ["no_result"])


def test_the_step_is_the_usual_distance_of_a_probe() -> None:
    """Traceroutes do not give it: every 15 minutes."""
    made = read(published.lines([published.traceroute(minute, [THERE]) for minute in range(0, 120, 15)]))
    assert [(item.metric, item.step_s, len(item.values)) for item in made.series] == [("traceroutes_reached", 900, 8)]


def test_other_kinds_and_broken_results_are_told() -> None:
    """A DNS result is counted; more answers than questions, no target, an impossible time: told with their line."""
    bad = [published.ping(0, 3, 3) | change for change in (
        {"rcvd": 4}, {"dst_addr": "nowhere"}, {"timestamp": 10**15}, {"dst_addr": None, "dst_name": None})]  # fmt: skip
    made = read(published.lines([{"type": "dns", "msm_id": 1, "prb_id": 1, "timestamp": 1}, *bad]))
    assert [item.where for item in made.problems] == ["p:2", "p:3", "p:4", "p:5", "p"]


def test_targets_are_asked_for_by_prefix_or_name() -> None:
    """192.0.2.1 lies in 192.0.2.0/24."""
    data = published.lines([published.ping(0, step=None)])
    assert len(read(data, Asked(entities=("192.0.2.0/24",), subject="country:zz")).observations) == 1
    assert [item.kind for item in read(data, Asked(entities=("AS64500",))).problems] == ["nothing_wanted"]


def stream(data: bytes) -> tuple[list[object], list[str]]:
    tally = Tally("s")
    found: list[object] = [(item.line, item.value) for item in json_items(source_of("s", data), tally)]
    return found, [problem.where for problem in tally.problems]


ONE, TWO = (1, {"a": "1"}), (2, {"a": "2"})


@pytest.mark.parametrize(
    ("data", "found", "wrong"),
    [
        (b'{"a":1}\n{"a":2}\n', [ONE, TWO], []),
        (b'{"a":1}\r\n{"a":2}', [ONE, TWO], []),
        (b'\xef\xbb\xbf{"a":1}{"a":2}', [ONE, (1, {"a": "2"})], []),
        (b'[{"a":1},\n{"a":2}]', [ONE, TWO], []),
        (b'{\n"a":\n1}\n\n{"a":2}', [ONE, (5, {"a": "2"})], []),
        (b'{"a":{"b":1}\n{"a":2}\n', [TWO], ["s:1"]),
        (b'{"a":"}{\\"}\n', [], ["s:1"]),
        (b'{"a":"\n{"a":2}', [TWO], ["s:1"]),
        (b'{"a":1}\nwhat\n{"a":2}', [ONE, (3, {"a": "2"})], ["s:2"]),
        (b'{"a":"\xff"}\n{"a":2}', [TWO], ["s:1"]),
        (b'{"a":1}}\n{"a":2}', [ONE, TWO], ["s:1"]),
        (b'{"a":' * 5000 + b"1" + b"}" * 5000, [], ["s:1"]),
        (b'{"a":"\\ud800\\u0000x"}', [(1, {"a": "\ufffd\ufffdx"})], []),
    ],
)
def test_objects_one_after_another(data: bytes, found: list[object], wrong: list[str]) -> None:
    """Lines, arrays, run together, over many lines; a broken one costs itself."""
    assert stream(data) == (found, wrong)


@pytest.mark.parametrize(
    "reply",
    [
        {"from": "192.0.2.1", "rtt": "x"}, {"from": "192.0.2.1", "rtt": None}, {"from": "192.0.2.1", "rtt": -1},
        {"rtt": 9.5}, {"from": "nowhere", "rtt": 9.5}, {"from": "192.0.2.1", "rttt": 9.5}, 7,
    ],
)  # fmt: skip
def test_a_broken_reply_is_not_an_unreached_target(reply: object) -> None:
    """What became of the packet is lost: the traceroute is left out and told, not counted as lost."""
    made = read(published.lines([published.traceroute(0, [HOP, {"hop": 2, "result": [reply]}])]))
    assert (made.observations, [item.kind for item in made.problems]) == ((), ["broken_record"])


def test_the_same_result_twice_is_one() -> None:
    """A file put together from overlapping downloads: each result counts once, and that is told."""
    one, lost = published.ping(0, step=None), published.ping(0, 3, 0, probe=2, step=None)
    made = read(published.lines([one, lost, one]))
    assert sorted(str(item.low) for item in made.observations) == ["0", "1000000"]
    assert [item.kind for item in made.problems] == ["duplicate_record"]


def test_duplicates_of_a_packet_are_no_packets() -> None:
    """A firmware without counts: one packet answered twice, one lost: half."""
    replies = [{"rtt": 20.1}, {"rtt": 25.0, "dup": 1}, {"x": "*"}]
    made = read(published.lines([published.ping(0, step=None) | {
        "sent": None, "rcvd": None, "result": replies}]))  # fmt: skip
    assert [item.low for item in made.observations] == [500_000]


@pytest.mark.parametrize("change", [{"probe_asn": "x"}, {"probe_cc": "Nowhere"}, {"probe_asn": "AS4294967296"}])
def test_a_run_from_nowhere_is_told(change: dict[str, str]) -> None:
    """A network or a country that cannot be: the run is left out."""
    made = read(published.lines([published.ooni(**change), published.ooni()]))
    assert (len(made.observations), [item.where for item in made.problems]) == (1, ["p:1"])
