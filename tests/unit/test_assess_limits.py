"""What data do not show: gaps, too few peers, no baseline, steps longer than what is claimed; routes that stayed."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from bare import bare_claim

from ledger.assess.assess import assess
from ledger.assess.options import Options
from ledger.evidence.read import understand
from ledger.evidence.source import source_of
from ledger.model.actor import Anonymity
from ledger.model.claim import Claim, Measurable, MeasurableKind
from ledger.model.evidence import EvidenceBasis, Grade, Observation
from ledger.model.text import Span
from ledger.model.verdict import Finding, Range, Reason, Verdict
from ledger.model.when import Precision, Time, ZoneSource

COLUMNS = "kind,entity,subject,group,start,end,value,lo,hi,unit,name,asn,peers,window_start,window_end,provider,basis"
OUTAGE = "outage,AS1,country:zz,one,2014-12-22T16:15Z,2014-12-23T01:46Z,571,,,min,,,,,,Lab,reported"
UNITS = {"outage_duration": "s", "outage_start": "instant", "outage_end": "instant"}


def observed(*rows: str) -> tuple[Observation, ...]:
    evidence = understand(source_of("table.csv", "\n".join([COLUMNS, *rows]).encode()))
    assert evidence.problems == ()
    return evidence.observations


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def claim(content: str, *parts: Measurable, name: str = "c") -> Claim:
    return bare_claim(
        content,
        id=name,
        cue="said",
        anonymity=Anonymity.VAGUE,
        measurables=parts,
    )


def part(kind: str, low: int | str | None, high: int | str | None, name: str | None = None) -> Measurable:
    return Measurable(
        kind=MeasurableKind(kind), low=low, high=high, unit=UNITS.get(kind, "ppm"), text="so", subject="country:zz",
        name=name,
    )  # fmt: skip


def unmeasured(start: str, end: str, note: str | None = "gap", provider: str = "Collector") -> Observation:
    return Observation(
        id=f"u{start}{note}", dataset="d", kind="unmeasured", entity="AS1", subject="country:zz", group=None, low=None,
        high=None, unit="none", name=None, window_start=at(start), window_end=at(end), provider=provider,
        basis=EvidenceBasis.RAW, grade=Grade.MODERATE, url=None, method="routes/1", note=note,
    )  # fmt: skip


def raw(kind: str, low: int | str, high: int | str, *, asn: int | None = None, peers: int | None = None) -> Observation:
    return Observation(
        id=f"r{kind}{low}{asn}", dataset="d", kind=kind, entity="AS1", subject="country:zz", group=None, low=low,
        high=high, unit=UNITS.get(kind, "networks" if kind == "routes_present" else "ppm"),
        name=f"AS{asn}" if asn else None, window_start=at("2014-12-22"), window_end=at("2014-12-24"),
        provider="Collector", basis=EvidenceBasis.RAW, grade=Grade.HIGH, url=None, method="routes/1", asn=asn,
        peers=peers,
    )  # fmt: skip


def on(told: Claim, *observations: Observation, options: Options | None = None) -> list[Finding]:
    return list(assess([told], observations, options or Options()))


START = part("outage_start", "2014-12-22T16:00:00Z", "2014-12-22T17:00:00Z")
DURATION = replace(
    claim("it was out for nine hours", part("outage_duration", 32_400, 36_000)),
    event_time=Time(
        text="then", earliest=at("2014-12-22T12:00"), latest=at("2014-12-23T12:00"), precision=Precision.DAY,
        zone="UTC", zone_source=ZoneSource.EXPLICIT, anchor=None, direction=None, value="",
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("note", "reason", "words"),
    [
        ("gap", Reason.GAP, "Collector has no data for the time between 15:00 and 18:00 UTC on 22 December 2014"),
        ("few_peers", Reason.FEW_PEERS, "Collector had too few peers to tell in the time between 15:00"),
        ("no_baseline", Reason.NO_BASELINE, "Collector has nothing from before to compare with for the time between"),
        ("few_peers: 3 of 5", Reason.FEW_PEERS, "too few peers"),
        (None, Reason.GAP, "has no data"),
    ],
)
@pytest.mark.parametrize("told", [claim("the outage began then", START), DURATION], ids=["start", "duration"])
def test_a_source_that_knows_nothing_cannot_tell(note: str | None, reason: Reason, words: str, told: Claim) -> None:
    """Only unmeasured time lies in the claim's window: the finding names it, and whose it is."""
    [made] = on(told, unmeasured("2014-12-22T15:00", "2014-12-22T18:00", note))
    assert (made.verdict, made.reason, made.measured, made.difference) == (Verdict.CANNOT_TELL, reason, None, None)
    assert words in made.sentence
    assert len(made.observations) == 1


def test_unmeasured_time_elsewhere_says_nothing() -> None:
    """A gap of another day, or in another network's data, is no finding."""
    told = claim("the outage began then", START)
    assert on(told, unmeasured("2014-12-24T15:00", "2014-12-24T18:00")) == []
    assert on(told, replace(unmeasured("2014-12-22T15:00", "2014-12-22T18:00"), subject="country:yy", entity="A")) == []


def test_a_source_does_not_contradict_a_start_in_its_own_gap() -> None:
    """It saw an outage the next morning and nothing of the claimed hour: cannot tell; another source may contradict."""
    told = claim("the outage began then", START)
    later = raw("outage_start", "2014-12-23T09:00:00Z", "2014-12-23T09:00:30Z")
    gap = unmeasured("2014-12-22T16:30", "2014-12-22T19:00")
    assert [made.verdict for made in on(told, later)] == [Verdict.CONTRADICTS]
    [made] = on(told, later, gap)
    assert (made.verdict, made.reason) == (Verdict.CANNOT_TELL, Reason.GAP)
    other = replace(later, id="o", provider="Other", dataset="e")
    assert {made.verdict for made in on(told, later, gap, other)} == {Verdict.CANNOT_TELL, Verdict.CONTRADICTS}


def test_a_supported_start_is_supported_beside_a_gap() -> None:
    """The outage was seen to begin in the claimed hour, whatever is missing of the rest of it."""
    seen = raw("outage_start", "2014-12-22T16:10:00Z", "2014-12-22T16:10:30Z")
    told = claim("the outage began then", START)
    assert [made.verdict for made in on(told, seen, unmeasured("2014-12-22T16:30", "2014-12-22T19:00"))] == [
        Verdict.SUPPORTS
    ]


def series(step: int, values: list[int]) -> tuple[Observation, ...]:
    first = at("2014-12-20").timestamp()
    rows = [f"{datetime.fromtimestamp(first + place * step, UTC):%Y-%m-%dT%H:%M:%SZ},{value}" for place, value in
            enumerate(values)]  # fmt: skip
    head = f"# entity: AS1\n# metric: visible\n# unit: networks\n# step: {step}\n# basis: raw\n# subject: country:zz\n"
    return understand(source_of("s.csv", (head + "time,value\n" + "\n".join(rows)).encode())).observations


@pytest.mark.parametrize("down", [1, 2, 3], ids=["one sample", "two samples", "three samples"])
def test_eight_hour_series_never_decides_a_one_hour_claim(down: int) -> None:
    """However many samples are down, an outage of an hour lies between two of them unseen: too coarse."""
    found = series(28_800, [4] * 8 + [0] * down + [4] * 4)
    assert found
    hour = replace(DURATION, measurables=(part("outage_duration", 2_700, 4_500),))
    [made] = on(hour, *found)
    assert (made.verdict, made.reason) == (Verdict.CANNOT_TELL, Reason.TOO_COARSE)
    assert "too coarse" in made.sentence


def test_five_minute_series_decides_a_one_hour_claim() -> None:
    """The same network by the step of 300 s: 9 h is no hour, and one hour is."""
    hour = replace(DURATION, measurables=(part("outage_duration", 2_700, 4_500),))
    for samples, verdict in ((108, Verdict.CONTRADICTS), (12, Verdict.SUPPORTS)):
        found = series(300, [4] * 800 + [0] * samples + [4] * 200)
        assert [made.verdict for made in on(hour, *found)] == [verdict]


def test_a_published_figure_without_upper_bound_still_contradicts() -> None:
    """'More than five hours' is no coarse measurement: it contradicts one hour."""
    row = "outage_duration,AS1,country:zz,x,,,,5,,h,,,,2014-12-22T16:15Z,2014-12-22T21:15Z,Lab,reported"
    hour = replace(DURATION, measurables=(part("outage_duration", 2_700, 4_500),))
    assert [made.verdict for made in on(hour, *observed(row))] == [Verdict.CONTRADICTS]


def test_start_of_a_short_outage_against_a_coarse_series() -> None:
    """A claim of an hour from 17:00 is not contradicted by samples that were down at 08:00 and 16:00."""
    both = claim(
        "it went out for an hour at 17:00",
        part("outage_start", "2014-12-23T17:00:00Z", "2014-12-23T17:01:00Z"), part("outage_duration", 3_600, 3_601),
    )  # fmt: skip
    found = series(28_800, [4] * 10 + [0] * 2 + [4] * 4)
    assert {(made.verdict, made.reason) for made in on(both, *found)} == {(Verdict.CANNOT_TELL, Reason.TOO_COARSE)}


BLAMED = claim("the network vanished because its routes were withdrawn", name="b")


def cause_of(*observations: Observation) -> Finding:
    begun = replace(claim("the outage began then", START), sentence_span=Span(0, 1))
    [made] = [item for item in assess([begun, BLAMED], observations) if item.claim == "b"]
    return made


def test_routes_that_stayed_contradict_their_withdrawal() -> None:
    """Rogers' case from raw data: between 90 and 100 routes all the time."""
    made = cause_of(raw("routes_present", 90, 101))
    assert (made.verdict, made.basis) == (Verdict.CONTRADICTS, EvidenceBasis.RAW)


def test_routes_that_went_are_consistent_with_their_withdrawal() -> None:
    """Between none and four: they were withdrawn, which fits and proves no more."""
    made = cause_of(raw("routes_present", 0, 5))
    assert (made.verdict, made.reason) == (Verdict.CONSISTENT, None)
    assert "routes that were withdrawn at the time" in made.sentence


def test_routes_that_stayed_but_for_a_gap_in_the_time_do_not_bear_on_it() -> None:
    """Between 90 and 100 whenever it was looked; it was not looked at in the claimed hour."""
    gap = unmeasured("2014-12-22T15:00", "2014-12-22T18:00")
    assert cause_of(raw("routes_present", 90, 101), gap).verdict is Verdict.OUTSIDE_SCOPE


def test_routes_of_another_time_do_not_bear_on_it() -> None:
    """Routes that stood two weeks later."""
    later = replace(raw("routes_present", 90, 101), window_start=at("2015-01-06"), window_end=at("2015-01-07"))
    assert cause_of(later).verdict is Verdict.OUTSIDE_SCOPE


ALL = claim("all of its traffic runs through Big Carrier", part("upstream", 1_000_000, 1_000_001, "Big Carrier"))
NUMBERS = Options(asns={"big carrier": frozenset({4837})}, published={"article": "2014-12-23"})
RAW_ALL = raw("upstream", 1_000_000, 1_000_001, asn=4837, peers=9)
OTHER = raw("upstream", 0, 250_001, asn=22351, peers=2)


@pytest.mark.parametrize(
    ("found", "verdict", "reason"),
    [
        pytest.param([RAW_ALL], Verdict.SUPPORTS, None, id="by its number"),
        pytest.param([replace(RAW_ALL, peers=4)], Verdict.CANNOT_TELL, Reason.FEW_PEERS, id="four peers"),
        pytest.param([replace(RAW_ALL, low=750_000), OTHER], Verdict.CONTRADICTS, None, id="another one for a time"),
        pytest.param([RAW_ALL, replace(RAW_ALL, id="x", low=500_000, high=900_000)], Verdict.CANNOT_TELL,
                     Reason.FEW_PEERS, id="less of it, the rest seen by one peer"),
    ],
)  # fmt: skip
def test_upstream_of_raw_routes(found: list[Observation], verdict: Verdict, reason: Reason | None) -> None:
    """Routes know numbers, claims know names; the least share in the window counts."""
    [made] = [item for item in on(ALL, *observed(OUTAGE), *found, options=NUMBERS) if item.check == "upstream/3"]
    assert (made.verdict, made.reason) == (verdict, reason)


def test_upstream_whose_number_nobody_knows() -> None:
    """Whether AS4837 is the carrier that the claim names is not guessed."""
    [made] = on(ALL, *observed(OUTAGE), RAW_ALL, options=Options(published=NUMBERS.published))
    assert (made.verdict, made.reason) == (Verdict.CANNOT_TELL, Reason.AMBIGUOUS_SCOPE)
    assert "nothing in the ledger says whether that is Big Carrier" in made.sentence


def test_upstream_whose_number_another_table_gives() -> None:
    """A published table calls AS4837 by the name: the raw routes are its."""
    named = "upstream,AS9,country:yy,u,,,,1000000,1000001,ppm,Big Carrier,4837,,2012-01-01,2012-01-02,Lab,reported"
    [made] = on(ALL, *observed(OUTAGE, named), RAW_ALL, options=Options(published=NUMBERS.published))
    assert made.verdict is Verdict.SUPPORTS


def test_upstream_in_a_gap() -> None:
    """No share was seen in the claim's time, and the source says why."""
    when = (
        replace(DURATION.event_time, earliest=at("2014-12-22"), latest=at("2014-12-23"))
        if DURATION.event_time
        else None
    )
    told = replace(ALL, event_time=when)
    [made] = on(told, unmeasured("2014-12-22T00:00", "2014-12-23T00:00", "few_peers"))
    assert (made.check, made.verdict, made.reason) == ("upstream/3", Verdict.CANNOT_TELL, Reason.FEW_PEERS)
    assert made.claimed == Range(low=1_000_000, high=1_000_001)
