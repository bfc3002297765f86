"""IODA: signals searched for outages, alerts and events as reported."""

import published
import pytest

from ledger.evidence.format import ALL, Asked, Evidence
from ledger.evidence.read import understand
from ledger.evidence.source import source_of
from ledger.model.evidence import EvidenceBasis, Grade
from ledger.model.problem import LedgerError

DAY = [620] * 20 + [0] * 4 + [None] + [620] * 8


def read(data: bytes, asked: Asked = ALL) -> Evidence:
    return understand(source_of("i", data), asked)


def signals(*given: object) -> Evidence:
    return read(published.ioda("signals", [list(given)]))


def ranges(made: Evidence) -> list[tuple[object, object]]:
    return [(item.low, item.high) for item in made.observations]


def test_bgp_is_a_state_at_each_instant() -> None:
    """20 values up, four at zero, one missing, up again: start within one step, end within two for the missing one."""
    made = signals(published.signal(DAY))
    [kept] = made.series
    assert (kept.entity, kept.metric, kept.unit, kept.values[23:26]) == (
        "country:zz",
        "visible_slash24s",
        "networks",
        (0, None, 620),
    )
    assert ranges(made)[:3] == [
        ("2026-01-01T01:35:01Z", "2026-01-01T01:40:01Z"), ("2026-01-01T01:55:01Z", "2026-01-01T02:05:01Z"), (901, 1_800)
    ]  # fmt: skip
    assert {(item.subject, item.grade, item.basis) for item in made.observations} == {
        ("country:zz", Grade.MODERATE, EvidenceBasis.RAW)
    }


def test_probing_sums_up_its_round() -> None:
    """A round of ten minutes that was half lost may look good: both ends are a round wider."""
    made = signals(published.signal([620] * 20 + [0] * 4 + [620] * 8, "ping-slash24", 600))
    assert ranges(made)[:3] == [
        ("2026-01-01T03:10:01Z", "2026-01-01T03:30:00Z"), ("2026-01-01T03:50:01Z", "2026-01-01T04:10:00Z"),
        (1_202, 3_599),
    ]  # fmt: skip


@pytest.mark.parametrize(("datasource", "kind"), [("gtr", "traffic_drop"), ("merit-nt", "signal_drop")])
def test_what_a_loss_measures_depends_on_the_source(datasource: str, kind: str) -> None:
    """Google's traffic is traffic; who shows up at a telescope is neither networks nor traffic."""
    assert signals(published.signal(DAY, datasource, 1_800)).observations[3].kind == kind


def test_other_entities_and_unknown_sources() -> None:
    """An AS, a region; a source that is not known here is kept, and no outage is looked for."""
    made = signals(
        published.signal(DAY, entityType="asn", entityCode="64500"),
        published.signal(DAY, "new-signal", entityType="region", entityCode="4416"),
    )
    assert [(item.entity, item.metric) for item in made.series] == [
        ("AS64500", "visible_slash24s"), ("region:4416", "new-signal")
    ]  # fmt: skip
    assert {item.entity for item in made.observations} == {"AS64500"}


def test_nested_values_are_series_by_their_paths() -> None:
    """ping-slash24-loss: objects in lists; every number is kept, fractions too, and nothing is searched."""
    made = signals(
        published.signal([[{"agg": {"loss": 1.5, "n": 3}}], None, [{"agg": {"loss": 2}}]], "ping-slash24-loss")
    )
    assert [(item.metric, item.values, item.scale) for item in made.series] == [
        ("ping-slash24-loss.0.agg.loss", (15, None, 20), 1), ("ping-slash24-loss.0.agg.n", (3, None, None), 0)
    ]  # fmt: skip
    assert made.observations == ()


def test_numbers_of_any_form() -> None:
    """Exponents and long fractions are kept to nine places; what is no number is a Problem and missing."""
    made = signals(published.signal([1.25e-05, 48.38833333333333, "x", 3e3]))
    assert (made.series[0].values, made.series[0].scale) == ((12_500, 48_388_333_333, None, 3_000_000_000_000), 9)
    assert "Value 3" in made.problems[0].what


def test_empty_places_among_numbers_are_told() -> None:
    """An empty object where a number should be; ten values where the time holds twelve."""
    made = signals(published.signal([620, {}, 620]), published.signal([620] * 10, until=published.START_S + 3_600))
    assert made.series[0].values == (620, None, 620)
    assert [item.kind for item in made.problems] == ["broken_record", "length_differs"]


def test_broken_signals_cost_themselves() -> None:
    """No step, no entity, no object: the others stand."""
    made = signals(published.signal(DAY, step=0), published.signal(DAY, entityCode=None), 7, published.signal(DAY))
    assert len(made.series) == 1
    assert [item.kind for item in made.problems] == ["broken_record"] * 3


def test_entities_are_asked_for_by_code() -> None:
    """--entity ZZ is the country; another one is not in the file, and that is said."""
    data = published.ioda("signals", [[published.signal(DAY)]])
    assert len(read(data, Asked(entities=("zz",))).series) == 1
    assert [item.kind for item in read(data, Asked(entities=("KP",))).problems] == ["nothing_wanted"]


def test_a_deep_alert_is_a_reported_outage() -> None:
    """A warning at 00:00, a loss of nine tenths at 00:10, normal at 01:00: bounds by the step of five minutes."""
    alerts = [
        published.alert(0, "warning", 600),
        published.alert(10, "critical", 62),
        published.alert(60, "normal", 615),
    ]
    made = read(published.ioda("outages.alerts", alerts))
    assert [item.kind for item in made.observations] == [
        "outage_start",
        "outage_end",
        "outage_duration",
        "outage_extent",
    ]
    assert ranges(made) == [
        ("2025-12-31T23:55:01Z", "2026-01-01T00:10:01Z"), ("2026-01-01T00:10:01Z", "2026-01-01T01:00:01Z"),
        (1, 3_900), (900_000, 900_001),
    ]  # fmt: skip
    assert {(item.basis, item.grade, item.provider) for item in made.observations} == {
        (EvidenceBasis.REPORTED, Grade.MODERATE, "IODA")
    }


def test_a_shallow_alert_is_no_outage() -> None:
    """One per cent less is enough for IODA's alert; it is kept as that."""
    made = read(published.ioda("outages.alerts", [published.alert(0, "critical", 610)]))
    assert [item.kind for item in made.observations] == ["alert"]


def test_events_are_reported() -> None:
    """An hour, each end known to one step; how deep it was the event does not say, so the grade is low."""
    made = read(published.ioda("outages.events", [published.event(), published.event(location="nowhere")]))
    assert ranges(made) == [
        ("2025-12-31T23:55:01Z", "2026-01-01T00:00:01Z"), ("2026-01-01T00:55:01Z", "2026-01-01T01:05:01Z"),
        (3_301, 4_200),
    ]  # fmt: skip
    assert {item.grade for item in made.observations} == {Grade.LOW}
    assert len(made.problems) == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (published.ioda("signals", None, error="No such\nentity"), "No such entity"),
        (published.ioda("signals", {"a": 1}), "no list of items"),
        (published.ioda("signals", [])[:40], "broken JSON"),
    ],
)
def test_a_refusal_or_another_shape_is_an_error(data: bytes, words: str) -> None:
    """What IODA says, or what is wrong, in one line."""
    with pytest.raises(LedgerError, match=words):
        read(data)


@pytest.mark.parametrize(("length", "kinds"), [(33, []), (34, []), (32, ["length_differs"]), (35, ["length_differs"])])
def test_a_value_too_few_puts_all_times_in_doubt(length: int, kinds: list[str]) -> None:
    """33 steps from the first to the end; until may be the last value's own time. Which is missing nobody can say."""
    values = ([620] * 20 + [0] * 4 + [620] * 20)[:length]
    made = signals(published.signal(values, until=published.START_S + 33 * 300))
    assert [item.kind for item in made.problems] == kinds
    assert {item.grade for item in made.observations} == {Grade.LOW if kinds else Grade.MODERATE}


def test_a_count_is_never_below_zero() -> None:
    """-1 for a value that is missing is no outage; in a source that is not known it may mean something."""
    made = signals(published.signal([620, -1, 620]), published.signal([1, -1], "new-signal"))
    assert [item.values for item in made.series] == [(620, None, 620), (1, -1)]
    assert "Value 2" in made.problems[0].what


def test_what_is_nested_and_no_number_is_told() -> None:
    """true, a text, an empty list and what lies too deep: each a Problem; null is missing."""
    deep: object = 1
    for _ in range(12):
        deep = [deep]
    made = signals(
        published.signal([{"a": True, "b": 1}, {"a": None, "b": "x"}, {"b": 2, "c": deep, "d": []}], "new-signal")
    )
    assert ("new-signal.b", (1, None, 2)) in [(item.metric, item.values) for item in made.series]
    assert [item.kind for item in made.problems] == ["broken_record"] * 4


def test_the_same_signal_twice_is_one() -> None:
    """A list that holds it twice: one series, one outage, and a Problem."""
    made = signals(published.signal(DAY), published.signal(DAY))
    assert len(made.series) == 1
    assert len({item.group for item in made.observations if item.kind == "outage_start"}) == 1
    assert [item.kind for item in made.problems] == ["duplicate_series"]


@pytest.mark.parametrize(("kind", "code"), [("coy", "ZZ"), ("country", "ZZZ"), ("asn", "x"), ("asn", str(2**32))])
def test_an_entity_that_cannot_be_is_told(kind: str, code: str) -> None:
    """A kind that IODA does not have, a code that the kind does not have: nothing is measured of it."""
    made = signals(published.signal(DAY, entityType=kind, entityCode=code))
    assert (made.series, [item.kind for item in made.problems]) == ((), ["broken_record"])


@pytest.mark.parametrize(("value", "history"), [(10, -1), (10, 0), (None, 620), (10, None), (-1, 620)])
def test_an_alert_that_does_not_say_how_deep_is_told(value: int | None, history: int | None) -> None:
    """No history above zero, no value: an alert, and a Problem says that it may have been an outage."""
    made = read(published.ioda("outages.alerts", [published.alert(0, "critical", value, history)]))
    assert [item.kind for item in made.observations] == ["alert"]
    assert [item.kind for item in made.problems] == ["no_share"]


def test_an_end_without_a_beginning_is_told() -> None:
    """The first alert says that all is normal again: since when it was not, this answer does not say."""
    made = read(
        published.ioda("outages.alerts", [published.alert(0, "normal", 620), published.alert(60, "critical", 9)])
    )
    assert [item.kind for item in made.observations] == ["outage_start", "outage_extent"]
    assert [item.kind for item in made.problems] == ["no_start"]


def test_a_signal_without_values_is_told() -> None:
    """An empty list of values is no series."""
    made = signals(published.signal([]))
    assert (made.series, [item.kind for item in made.problems]) == ((), ["no_rows"])
