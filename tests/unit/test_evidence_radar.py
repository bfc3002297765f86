"""Cloudflare Radar: annotated outages as reported, traffic searched for losses."""

import published
import pytest

from ledger.evidence.format import ALL, Asked, Evidence
from ledger.evidence.read import understand
from ledger.evidence.source import source_of
from ledger.model.evidence import EvidenceBasis, Grade
from ledger.model.problem import LedgerError

TRAFFIC = ["0.9"] * 10 + ["0.01"] * 4 + ["0.93"] * 4
ZZ = Asked(entities=("ZZ",))


def read(data: bytes, asked: Asked = ALL) -> Evidence:
    return understand(source_of("c", data), asked)


def test_a_cause_is_what_cloudflare_states() -> None:
    """CABLE_CUT stands in the note as a statement; no observation is of a cause."""
    made = read(published.radar_outages(published.annotation()))
    assert {item.kind for item in made.observations} == {"outage_start", "outage_end", "outage_duration"}
    assert {item.note for item in made.observations} == {"Cloudflare states: cause CABLE_CUT; type NATIONWIDE."}
    assert {(item.basis, item.grade, item.entity) for item in made.observations} == {
        (EvidenceBasis.REPORTED, Grade.MODERATE, "country:zz")
    }
    assert made.dataset.licence == "CC BY-NC 4.0"


@pytest.mark.parametrize(
    ("begun", "low", "high"),
    [
        ("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"),
        ("2026-01-01T10:00:00Z", "2026-01-01T10:00:00Z", "2026-01-01T11:00:00Z"),
        ("2026-01-01T10:20:00Z", "2026-01-01T10:20:00Z", "2026-01-01T10:21:00Z"),
        ("2026-01-01T10:20:05Z", "2026-01-01T10:20:05Z", "2026-01-01T10:20:06Z"),
    ],
)
def test_a_time_entered_by_hand_is_as_precise_as_it_looks(begun: str, low: str, high: str) -> None:
    """Midnight names the day, a full hour the hour, and so on."""
    made = read(published.radar_outages(published.annotation(startDate=begun, endDate=None)))
    assert [(item.kind, item.low, item.high) for item in made.observations] == [("outage_start", low, high)]


def test_whose_outage_it_is() -> None:
    """An AS where one is named; the country where the outage is nationwide; else a region of it, not the country."""
    regional = {"outageCause": "WEATHER", "outageType": "REGIONAL"}
    made = read(
        published.radar_outages(
            published.annotation(asns=[64500]),
            published.annotation(locations=["YY", "ZZ"]),
            published.annotation(scope="Two Provinces", outage=regional),
        )
    )
    assert {(item.entity, item.subject) for item in made.observations} == {
        ("AS64500", None), ("country:yy", "country:yy"), ("country:zz", "country:zz"), ("region:zz:two provinces", None)
    }  # fmt: skip


def test_broken_annotations_cost_themselves() -> None:
    """An end before the start, no start, nobody concerned, another kind of event: the good one stands."""
    made = read(
        published.radar_outages(
            published.annotation(endDate="2025-01-01T00:00:00Z"), published.annotation(startDate=None),
            published.annotation(locations=[]), published.annotation(eventType="PIPELINE"), published.annotation(),
        )
    )  # fmt: skip
    assert len(made.observations) == 3
    assert [item.what.split(" was")[0] for item in made.problems] == [f"Annotation {number}" for number in (1, 2, 3, 4)]


def test_only_the_time_asked_for() -> None:
    """An outage of 2026 is not of 2025."""
    made = read(published.radar_outages(published.annotation()), Asked(until=published.START))
    assert (made.observations, [item.kind for item in made.problems]) == ((), ["nothing_wanted"])


def test_traffic_is_searched_for_losses() -> None:
    """Numbers as texts; nobody says whether a timestamp begins or ends its quarter of an hour: both are allowed for."""
    made = read(published.netflows(TRAFFIC), ZZ)
    [kept] = made.series
    assert (kept.entity, kept.metric, kept.values[9:11], kept.scale) == ("country:zz", "traffic", (90, 1), 2)
    start, end, duration, depth = made.observations
    assert (start.low, start.high) == ("2026-01-01T02:00:01Z", "2026-01-01T02:45:00Z")
    assert (end.low, end.high) == ("2026-01-01T03:00:01Z", "2026-01-01T03:45:00Z")
    assert (duration.low, duration.high) == (902, 6_299)
    assert (depth.kind, depth.low, depth.basis) == ("traffic_drop", 988_889, EvidenceBasis.RAW)


def test_traffic_of_nobody_is_not_searched() -> None:
    """The answer does not say whose traffic it is: without --entity, or with two, it is kept only."""
    for asked in (ALL, Asked(entities=("ZZ", "YY"))):
        made = read(published.netflows(TRAFFIC), asked)
        assert (len(made.series), made.observations) == (1, ())
        assert [item.kind for item in made.problems] == ["entity_unknown"]


def test_other_scales_are_not_searched() -> None:
    """MIN_MAX puts zero at the lowest value, not at none."""
    made = read(published.netflows(TRAFFIC, normalization="MIN_MAX"), ZZ)
    assert (made.observations, [item.kind for item in made.problems]) == ((), ["not_from_zero"])


def test_doubts_of_cloudflare_lower_the_grade_and_its_annotations_are_reported() -> None:
    """Confidence 3 of 5; an outage annotated is one more, reported."""
    note = {"eventType": "OUTAGE", "startTime": "2026-01-01T02:30:00Z", "endTime": None, "description": "d"}
    made = read(published.netflows(TRAFFIC, confidenceInfo={"level": 3, "annotations": [note]}), ZZ)
    assert [(item.basis, item.grade) for item in made.observations] == [
        (EvidenceBasis.RAW, Grade.LOW)] * 4 + [(EvidenceBasis.REPORTED, Grade.MODERATE)]  # fmt: skip


def test_a_week_is_too_coarse_for_a_day() -> None:
    """Weekly values have no baseline of a day: nothing can be found, and that is said."""
    made = read(published.netflows(TRAFFIC, minutes=7 * 24 * 60, aggInterval="ONE_WEEK"), ZZ)
    assert (made.observations, [item.kind for item in made.problems]) == ((), ["too_coarse"])


def test_values_off_the_grid_cost_themselves() -> None:
    """A value that is no number, a time that lies between two: each a Problem, and missing."""
    data = published.netflows(["0.9", "x", None, "0.8"]).replace(b"00:45:00Z", b"00:46:00Z")
    made = read(data, ZZ)
    assert made.series[0].values == (9, None, None)
    assert len(made.problems) == 2


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (
            b'{"success": false, "errors": [{"message": "no token"}], "result": {"annotations": [{"startDate": 1}]}}',
            "no token",
        ),
        (b'{"success": true, "result": {"meta": {"aggInterval": "ONE_DAY"}}}', "no series"),
        (published.netflows(TRAFFIC)[:-30], "broken JSON"),
    ],
)
def test_a_refusal_or_another_shape_is_an_error(data: bytes, words: str) -> None:
    """What Cloudflare says, or what is wrong, in one line."""
    with pytest.raises(LedgerError, match=words):
        read(data)


@pytest.mark.parametrize("key", ["endDate", "asns", "locations", "outage", "startDate"])
def test_a_missing_key_is_told(key: str) -> None:
    """Without its end an outage would still be on, without its ASes it would be the country's: it is left out."""
    note = published.annotation(asns=[64500])
    del note[key]
    made = read(published.radar_outages(note))
    assert (made.observations, [item.kind for item in made.problems]) == ((), ["broken_record"])


def test_times_out_of_order_and_twice() -> None:
    """Three quarters of an hour, the last first; one of them again with another value: placed by time, and told."""
    times = ["2026-01-01T00:30:00Z", "2026-01-01T00:00:00Z", "2026-01-01T00:15:00Z", "2026-01-01T00:15:00Z"]
    values = ["0.3", "0.1", "0.2", "0.9"]
    data = {"meta": {"aggInterval": "15m"}, "serie_0": {"timestamps": times, "values": values}}
    made = read(published.written({"success": True, "result": data}), ZZ)
    assert (made.series[0].start, made.series[0].values) == (published.START, (1, 2, 3))
    assert [item.kind for item in made.problems] == ["broken_record"]


def test_traffic_is_never_below_zero() -> None:
    """-1 is no measured zero; where values are changes it may be."""
    made = read(published.netflows(["0.9", "-1", "0.8"]), ZZ)
    assert (made.series[0].values, len(made.problems)) == ((9, None, 8), 1)
    changes = read(published.netflows(["0.9", "-1"], normalization="PERCENTAGE_CHANGE"), ZZ)
    assert changes.series[0].values == (9, -10)


def test_one_of_two_series_is_broken() -> None:
    """The second has no values: told; the first is read."""
    data = published.netflows(["0.9", "0.8"]).replace(b'"serie_0"', b'"serie_1": {"timestamps": []}, "serie_0"')
    made = read(data)
    assert len(made.series) == 1
    assert "serie_1" in made.problems[1].what


def test_annotations_cost_themselves() -> None:
    """One of trouble at Cloudflare itself, one without a start, then an outage: two Problems, and the outage."""
    outage = {"eventType": "OUTAGE", "startTime": "2026-01-01T02:30:00Z", "endTime": None}
    notes = [{"eventType": "PIPELINE", "description": "data lost"}, {"eventType": "OUTAGE", "endTime": None}, outage]
    made = read(published.netflows(["0.9"] * 4, confidenceInfo={"level": 5, "annotations": notes}), ZZ)
    assert [item.kind for item in made.observations if item.basis is EvidenceBasis.REPORTED] == ["outage_start"]
    assert ["PIPELINE" in item.what for item in made.problems] == [True, False]


def test_no_outages_is_an_answer() -> None:
    """An empty list: read as that, and said."""
    made = read(published.radar_outages())
    assert (made.dataset.format, [item.kind for item in made.problems]) == ("radar-outages/1", ["no_rows"])
