"""Time series of our own format, and the outages found in them, with bounds as wide as the step."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest

from ledger.evidence.format import Asked, Evidence
from ledger.evidence.read import understand
from ledger.evidence.source import source_of
from ledger.model.evidence import EvidenceBasis, Grade
from ledger.model.problem import LedgerError
from ledger.model.record import instant

START = datetime(2014, 12, 21, tzinfo=UTC)
HEAD = (
    "# entity: AS1\n# metric: visible_prefixes\n# unit: networks\n# subject: country:zz\n"
    "# step: {step}\n# basis: {basis}\n"
)


def series(values: Iterable[object], step: int = 300, basis: str = "raw") -> Evidence:
    rows = [f"{instant(START + timedelta(seconds=place * step))},{value}" for place, value in enumerate(values)]
    text = HEAD.format(step=step, basis=basis) + "time,value\n" + "\n".join(rows)
    return understand(source_of("s.csv", text.encode()))


def ranges(evidence: Evidence) -> list[tuple[object, object]]:
    return [(item.low, item.high) for item in evidence.observations]


def after(place: int, step: int = 300) -> str:
    return instant(START + timedelta(seconds=place * step + 1))


def test_values_are_scaled_integers_and_gaps_are_missing() -> None:
    """Values 4, 0.25 and an empty one: times a hundred, the gap None, never zero."""
    made = series(["4", "0.25", "", "-1.5"])
    [kept] = made.series
    assert (kept.values, kept.scale, kept.step_s, kept.start) == ((400, 25, None, -150), 2, 300, START)
    assert made.dataset.format == "series-csv/1"


def test_outage_has_bounds_of_one_step() -> None:
    """Ten samples up, three down, up again: start in (9th, 10th], end in (12th, 13th], 2 to 4 steps long, all lost."""
    made = series([4] * 10 + [0] * 3 + [4] * 5)
    assert [item.kind for item in made.observations] == [
        "outage_start", "outage_end", "outage_duration", "outage_extent"
    ]  # fmt: skip
    assert ranges(made) == [
        (after(9), after(10)), (after(12), after(13)), (601, 1_200), (1_000_000, 1_000_001)
    ]  # fmt: skip
    assert {(item.basis, item.subject, item.grade) for item in made.observations} == {
        (EvidenceBasis.RAW, "country:zz", Grade.MODERATE)
    }
    assert len({item.group for item in made.observations}) == 1
    assert "step 300 s" in made.observations[0].method


def test_gap_widens_the_bounds() -> None:
    """Two missing samples before the first bad one: it may have begun in any of them."""
    made = series([4] * 10 + ["", ""] + [0] * 3 + [4] * 5)
    assert ranges(made)[0] == (after(9), after(12))


def test_outage_that_was_still_on_has_no_end() -> None:
    """The series stops while it is down: no upper bound on end and duration."""
    made = series([4] * 10 + [0] * 3)
    assert ranges(made)[1:3] == [(after(12), None), (601, None)]


def test_coming_back_must_hold() -> None:
    """One good sample between bad ones does not end an outage."""
    made = series([4] * 10 + [0, 4, 0] + [4] * 5)
    assert ranges(made)[:2] == [(after(9), after(10)), (after(12), after(13))]


@pytest.mark.parametrize(
    "values", [[4] * 20, [4] * 10 + [3] * 10, [0] * 20, [0, 0, 4, 4, 4, 4], [4, 0, 4, 4], [""] * 9]
)
def test_no_outage_is_made_up(values: list[object]) -> None:
    """Steady, a dip above one half, all zero, no baseline yet, nothing but gaps: no outage."""
    assert {item.kind for item in series(values).observations} <= {"unmeasured"}


def test_why_nothing_can_be_said() -> None:
    """Nothing ever up: no baseline, the whole time; samples missing between two: a gap of that time."""
    [silent] = series([0] * 5).observations
    assert (silent.note, silent.window_start, silent.window_end) == ("no_baseline", START, after_s(1_201))
    [hole] = series([4] * 5 + [""] * 3 + [4] * 5).observations
    assert (hole.note, hole.window_start, hole.window_end) == ("gap", after_s(1_201), after_s(2_400))


def after_s(seconds: int) -> datetime:
    return START + timedelta(seconds=seconds)


def test_low_before_there_is_a_baseline_is_not_good() -> None:
    """Two samples up, three down, and so on: the first has too little before it, the second begins where it began."""
    made = series([4, 4, 0, 0, 0, 4, 4, 0, 0, 4, 4])
    assert ranges(made)[:2] == [(after(6), after(7)), (after(8), after(9))]
    assert len([item for item in made.observations if item.kind == "outage_start"]) == 1


def test_another_entity_is_another_look() -> None:
    """The same bytes asked for one network and for another are two datasets: neither takes the other's place."""
    data = (HEAD.format(step=300, basis="raw") + "time,value\n2014-12-21T00:00:00Z,4\n").encode()
    looks = [understand(source_of("s", data), Asked(entities=(name,))).dataset for name in ("AS1", "AS2")]
    assert len({one.id for one in looks}) == 2
    assert [one.entities for one in looks] == [("AS1",), ("AS2",)]


def test_reported_series_is_stored_only() -> None:
    """Nothing is derived from figures that somebody else worked out."""
    made = series([4] * 10 + [0] * 3 + [4] * 5, basis="reported")
    assert (len(made.series), made.observations) == (1, ())


def test_coarse_series_bounds_are_coarse() -> None:
    """Every eight hours: an outage of 9 h 31 min is known to within 16 hours, graded low."""
    made = series([4] * 6 + [0] + [4] * 4, step=28_800)
    assert ranges(made)[2] == (1, 57_600)
    assert made.observations[0].grade is Grade.LOW


def test_broken_samples_cost_themselves() -> None:
    """Off the grid, before the first, twice, no number: each a Problem with its line; the rest stands."""
    rows = ["2014-12-21T00:00:00Z,4", "2014-12-21T00:05:01Z,4", "2014-12-20T00:00:00Z,4", "2014-12-21T00:00:00Z,5",
            "2014-12-21T00:05:00Z,four", "2014-12-21T00:10:00Z,4", "2090-01-01T00:00:00Z,4"]  # fmt: skip
    made = understand(source_of("s", (HEAD.format(step=300, basis="raw") + "time,value\n" + "\n".join(rows)).encode()))
    assert made.series[0].values == (4, None, 4)
    assert [item.where for item in made.problems] == ["s:9", "s:10", "s:11", "s:12", "s:14"]


def test_json_form() -> None:
    """The header's keys and the points in one object."""
    data = b"""{"entity": "country:zz", "metric": "traffic", "unit": "relative", "step": "5 min", "basis": "raw",
    "points": [{"time": "2014-12-21T00:00:00Z", "value": 0.5}, {"time": "2014-12-21T00:05:00Z", "value": null}]}"""
    made = understand(source_of("s", data))
    assert (made.series[0].values, made.series[0].scale, made.series[0].step_s) == ((5, None), 1, 300)
    assert made.dataset.format == "series-json/1"


GIVEN = {"entity": "A", "metric": "m", "unit": "u", "step": "300", "basis": "raw"}


@pytest.mark.parametrize(
    ("points", "header", "kinds"),
    [
        ([{"time": "2014-01-01T00:00Z", "value": None}], {}, []),
        ([{"time": "2014-01-01T00:00Z", "value": 4}, {"time": "2014-01-01T00:05Z"}], {}, ["broken_row"]),
        ([{"time": "2014-01-01T00:00Z", "value": 4, "valeu": 5}], {}, ["unknown_column"]),
        ([{"time": "2014-01-01T00:00Z", "value": 4}], {"bassis": "raw"}, ["unknown_column"]),
    ],
)
def test_keys_are_those_of_the_format(
    points: list[dict[str, object]], header: dict[str, str], kinds: list[str]
) -> None:
    """A point without its value is told with place and key, and so is a key that is not known; null is missing."""
    made = understand(source_of("s", json.dumps(GIVEN | header | {"points": points}).encode()))
    assert [item.kind for item in made.problems] == kinds
    if kinds == ["broken_row"]:
        assert (made.problems[0].where, '"value"' in made.problems[0].what) == ("s:2", True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# step: 600\ntime,value\n", "step twice"),
        ("time,value,value\n", '"value" stands twice'),
    ],
)
def test_what_stands_twice_is_refused(text: str, words: str) -> None:
    """Two steps, two columns of values: which is meant nobody can say."""
    data = HEAD.format(step=300, basis="raw") + text + "2014-12-21T00:00:00Z,4,5\n"
    with pytest.raises(LedgerError, match=words):
        understand(source_of("s", data.encode()))


def test_a_header_or_column_that_is_not_known_is_told() -> None:
    """A misspelt basis would make the figures reported in silence; a column beside the values is not read."""
    data = "# bassis: raw\n" + HEAD.format(step=300, basis="raw") + "time,value,error\n2014-12-21T00:00:00Z,4,1\n"
    assert [item.what.split('"')[1] for item in understand(source_of("s", data.encode())).problems] == [
        "bassis", "error"
    ]  # fmt: skip


def test_a_header_of_another_type_is_refused() -> None:
    """A basis that is no text is not the default one."""
    data = json.dumps(GIVEN | {"basis": True, "points": [{"time": "2014-01-01T00:00Z", "value": 4}]})
    with pytest.raises(LedgerError, match='"basis" is no text'):
        understand(source_of("s", data.encode()))
