"""RIPEstat: what of a country was routed over time, and how many peers saw a network at one time."""

import published
import pytest

from ledger.evidence.format import ALL, Asked, Evidence
from ledger.evidence.read import understand
from ledger.evidence.source import source_of
from ledger.model.evidence import Grade
from ledger.model.problem import LedgerError


def read(data: bytes, asked: Asked = ALL) -> Evidence:
    return understand(source_of("r", data), asked)


def country(stretches: list[tuple[float, float, int]], resolution: str = "1h") -> Evidence:
    return read(published.country_routing(stretches, resolution))


def counts(made: Evidence) -> list[tuple[str, str, tuple[int | None, ...]]]:
    return [(one.metric, one.unit, one.values) for one in made.series]


def test_counts_hold_from_the_first_to_the_last_step() -> None:
    """40 prefixes at 0, 1 and 2 h, 2 at 3 h; nothing is known of 4 h; -1 for the registry's counts is no count."""
    made = country([(0, 2, 40), (3, 3, 2), (5, 5, 40)])
    assert counts(made) == [
        ("visible_prefixes_v4", "networks", (40, 40, 40, 2, None, 40)),
        ("visible_prefixes_v6", "networks", (12, 12, 12, 12, None, 12)),
        ("visible_asns", "ASes", (5, 5, 5, 5, None, 5)),
    ]
    assert {(one.entity, one.step_s, one.start) for one in made.series} == {("country:zz", 3_600, published.START)}
    assert made.problems == ()


def test_an_end_where_other_counts_begin_is_theirs() -> None:
    """40 until 3 h, 2 from 3 h until the last second before 5 h, 40 again: whichever way the end is written."""
    made = country([(0, 3, 40), (3, 5 - 1 / 3600, 2), (5, 6, 40)])
    assert counts(made)[0][2] == (40, 40, 40, 2, 2, 40, 40)
    assert made.problems == ()


def test_stretches_stand_in_any_order_and_one_may_stand_alone() -> None:
    """The later counts first; a timeline that is an object, as older answers have it."""
    data = published.country_routing([(3, 4, 2), (0, 2, 40)]).replace(b'"timeline": [{', b'"timeline": {')
    assert counts(read(data.replace(b'"}], "v4_prefixes_ris', b'"}, "v4_prefixes_ris')))[0][2] == (40, 40, 40, 2, 2)


def test_a_country_that_is_gone() -> None:
    """Two prefixes of forty from 21 h to 24 h: each end within the steps around it, by the hour, so graded low."""
    made = country([(0, 20, 40), (21, 24, 2), (25, 48, 40)])
    start, end, duration, depth = made.observations
    assert (start.low, start.high) == ("2026-01-01T19:00:01Z", "2026-01-01T22:00:00Z")
    assert (end.low, end.high) == ("2026-01-01T23:00:01Z", "2026-01-02T02:00:00Z")
    assert (duration.low, duration.high) == (3_602, 25_199)
    assert (depth.kind, depth.low) == ("outage_extent", 950_000)
    assert {(one.grade, one.entity, one.subject) for one in made.observations} == {
        (Grade.LOW, "country:zz", "country:zz")
    }


def test_both_names_of_the_call_are_known_and_countries_are_asked_for() -> None:
    """country-resource-stats is what it is called today; ZZ is in it, KP is not."""
    data = published.country_routing([(0, 5, 40)], call="country-resource-stats")
    assert len(read(data, Asked(entities=("ZZ",))).series) == 3
    assert [one.kind for one in read(data, Asked(entities=("KP",))).problems] == ["nothing_wanted"]


def test_broken_statistics_cost_themselves() -> None:
    """Counts below zero, an end before its start, a start off the grid, the same time twice: told, the rest stands."""
    made = country([(0, 2, 40), (3, 3, -7), (5, 4, 40), (6.5, 7, 40), (1, 1, 9), (8, 8, 40)])
    assert counts(made)[0][2] == (40, 40, 40, None, None, None, None, None, 40)
    assert [one.kind for one in made.problems] == ["broken_record"] * 4


def test_a_count_that_is_missing_is_told_once() -> None:
    """The key is damaged in every statistic: one Problem, and no such series."""
    made = read(published.country_routing([(0, 2, 40), (3, 5, 41)]).replace(b'"asns_ris"', b'"asns"'))
    assert [one.metric for one in made.series] == ["visible_prefixes_v4", "visible_prefixes_v6"]
    assert [one.what for one in made.problems] == ["asns_ris is missing in 2 of 2 statistics."]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (published.country_routing([(0, 1, 4)], "3m"), 'resolution "3m"'),
        (published.country_routing([(0, 1, 4)]).replace(b'"zz"', b'"Nowhere"'), "no code of a country"),
        (published.country_routing([(0, 1, 4)]).replace(b'"stats"', b'"odd"'), "stats is missing"),
        (published.country_routing([(0, 1, 4), (1_400_000, 1_400_001, 4)], "5m"), "too long"),
        (published.visibility([]).replace(b'"query_time"', b'"time"'), "query_time is missing"),
        (published.visibility([], "nowhere"), "no AS number"),
    ],
)
def test_another_shape_is_an_error(data: bytes, words: str) -> None:
    """What is wrong, in one line."""
    with pytest.raises(LedgerError, match=words):
        read(data)


def test_no_statistics_is_said() -> None:
    """An empty list says nothing of the country."""
    assert [one.kind for one in country([]).problems] == ["no_rows"]


def test_peers_of_all_collectors_are_counted_together() -> None:
    """20 peers of which one does not see the prefix, and 10 of which none does: 19 of 30, in IPv4 alone."""
    made = read(published.visibility([published.collector("RRC00", (20, 1), (18, 2)),
                                      published.collector("RRC01", (10, 10))]))  # fmt: skip
    assert counts(made) == [
        ("full_feed_peers_v4", "peers", (30,)),
        ("full_feed_peers_seeing_v4", "peers", (19,)),
    ]
    assert {(one.entity, one.step_s, one.start.hour) for one in made.series} == {("192.0.2.0/24", 28_800, 8)}
    assert (made.observations, made.problems) == ((), ())


def test_an_as_has_both_address_families() -> None:
    """Seen by all in IPv4, by none in IPv6: two series each."""
    made = read(published.visibility([published.collector("RRC00", (20, 0), (18, 18))], "64500"))
    assert [(one.entity, one.values) for one in made.series] == [
        ("AS64500", (20,)), ("AS64500", (20,)), ("AS64500", (18,)), ("AS64500", (0,))
    ]  # fmt: skip


def test_broken_collectors_cost_themselves() -> None:
    """More that do not see it than there are, a collector twice, one without a list: told, the others counted."""
    odd = published.collector("RRC03", (5, 0))
    del odd["ipv4_full_table_peers_not_seeing"]
    made = read(published.visibility([
        published.collector("RRC00", (20, 1)), published.collector("RRC01", (2, 3)),
        published.collector("RRC00", (20, 1)), odd]))  # fmt: skip
    assert [one.values for one in made.series] == [(20,), (19,)]
    assert [one.kind for one in made.problems] == ["broken_record"] * 3


def test_no_peer_is_said() -> None:
    """Nobody with a full table: nothing is known."""
    assert [one.kind for one in read(published.visibility([published.collector("RRC00", (0, 0))])).problems] == [
        "no_rows"
    ]
