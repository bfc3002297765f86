"""The verdicts on one incident: an outage that a provider reported from 16:15 UTC on 22 December 2014, and claims."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from bare import bare_claim

from ledger.assess.assess import assess
from ledger.assess.options import Options
from ledger.assess.part import stated_point
from ledger.assess.ranges import number
from ledger.evidence.read import understand
from ledger.evidence.source import source_of
from ledger.model.actor import Anonymity
from ledger.model.claim import Act, Claim, Measurable, MeasurableKind
from ledger.model.evidence import EvidenceBasis, Grade, Observation
from ledger.model.record import instant
from ledger.model.verdict import Finding, Range, Reason, Verdict
from ledger.model.when import Precision, Time, ZoneSource

COLUMNS = "kind,entity,subject,group,start,end,value,lo,hi,unit,name,asn,peers,window_start,window_end,provider,basis"
OUTAGE = "outage,AS65001,country:zz,one,2014-12-22T16:15Z,2014-12-23T01:46Z,571,,,min,,,,,,Lab,reported"
SECOND = "outage,AS65001,country:zz,two,2014-12-23T15:41Z,2014-12-23T16:12Z,31,,,min,,,,,,Lab,reported"


def observed(*rows: str) -> tuple[Observation, ...]:
    evidence = understand(source_of("table.csv", "\n".join([COLUMNS, *rows]).encode()))
    assert evidence.problems == ()
    return evidence.observations


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def time(earliest: str, latest: str, precision: Precision = Precision.DAY, zone: str | None = "UTC") -> Time:
    return Time(
        text="then", earliest=at(earliest), latest=at(latest), precision=precision, zone=zone,
        zone_source=ZoneSource.EXPLICIT if zone else ZoneSource.UNKNOWN, anchor=None, direction=None, value="",
    )  # fmt: skip


def claim(content: str, *measurables: Measurable, act: Act = Act.ASSERT, name: str = "c1") -> Claim:
    return bare_claim(
        content,
        id=name,
        act=act,
        cue="said",
        anonymity=Anonymity.VAGUE,
        measurables=measurables,
    )


def measurable(
    kind: str, low: int | str | None, high: int | str | None, text: str, point: int | str | None = None
) -> Measurable:
    units = {"outage_duration": "s", "attack_volume": "bit/s", "outage_start": "instant", "outage_end": "instant"}
    unit = units.get(kind, "ppm")
    return Measurable(
        kind=MeasurableKind(kind), low=low, high=high, unit=unit, text=text, subject="country:zz", point=point
    )


START = measurable(
    "outage_start", "2014-12-22T15:30:00Z", "2014-12-22T16:30:00Z", "about 1 a.m.", "2014-12-22T16:00:00Z"
)
END = measurable("outage_end", "2014-12-23T01:30:00Z", "2014-12-23T02:00:00Z", "shortly before 11 a.m.")
DURATION = measurable("outage_duration", 32_400, 36_000, "more than nine hours", 32_400)
TUESDAY = time("2014-12-22T15:00:00", "2014-12-24T05:00:00")


def findings(claims: Claim | Sequence[Claim], *rows: str, options: Options | None = None) -> list[Finding]:
    many = [claims] if isinstance(claims, Claim) else claims
    return list(assess(many, observed(*rows), options or Options()))


def only(claims: Claim | Sequence[Claim], *rows: str) -> Finding:
    [made] = findings(claims, *rows)
    return made


def test_start_is_supported_with_its_difference() -> None:
    """Claimed about 16:00, reported 16:15: inside [15:30, 16:30), 15 minutes after the hour that the words name."""
    made = only(claim("the outage began about 1 a.m. local time", START), OUTAGE)
    assert (made.verdict, made.reason, made.difference, made.unit) == (Verdict.SUPPORTS, None, 900, "instant")
    assert made.claimed == Range(low="2014-12-22T15:30:00Z", high="2014-12-22T16:30:00Z")
    assert made.measured == Range(low="2014-12-22T16:15:00Z", high="2014-12-22T16:16:00Z")
    assert (made.grade, made.basis, made.tolerance, made.check) == (
        Grade.MODERATE, EvidenceBasis.REPORTED, 0, "start/2"
    )  # fmt: skip
    assert made.sentence == (
        "The claim puts the start between 15:30 and 16:30 UTC on 22 December 2014; Lab reported 16:15 UTC on 22"
        " December 2014 (+15 min from the 16:00 UTC that it names, inside the claimed range)."
    )


@pytest.mark.parametrize("act", [Act.ASK, Act.DENY, Act.PROMISE, Act.THREATEN, Act.URGE, Act.DECLINE_COMMENT])
def test_what_is_not_held_to_be_so_is_not_tested(act: Act) -> None:
    """A question, a denial, a promise: no number that the speaker stands for."""
    told = claim("the outage began about 1 a.m. and lasted nine hours", START, DURATION, act=act)
    assert findings(told, OUTAGE) == []


def test_start_finds_its_point_in_the_words() -> None:
    """'about' names the middle even where extraction did not say so."""
    made = only(claim("the outage began about 1 a.m.", replace(START, point=None)), OUTAGE)
    assert made.difference == 900


def test_end_of_sites_is_supported_with_the_caution() -> None:
    """Sites back shortly before 02:00, routes back at 01:46: inside, and the sentence says what was measured."""
    made = only(claim("Both were back online shortly before 11 a.m.", END), OUTAGE)
    assert (made.verdict, made.difference) == (Verdict.SUPPORTS, 0)
    assert "speaks of sites; what was measured are the routes" in made.sentence


def test_outage_said_of_the_network_carries_no_caution() -> None:
    """'The outages, which began ..., shut down two outlets': the words before the number speak of outages."""
    content = "The outages, which began about 1 a.m., shut down two media outlets"
    assert "sites" not in only(claim(content, START), OUTAGE).sentence


def test_duration_is_supported_beside_another_outage_of_that_day() -> None:
    """Of two outages on the claimed day, the one of 9 h 31 min fits 'more than nine hours'; the other is mentioned."""
    told = replace(claim("An outage ended after more than nine hours Tuesday", DURATION), event_time=TUESDAY)
    made = only(told, OUTAGE, SECOND)
    assert (made.verdict, made.difference) == (Verdict.SUPPORTS, 31 * 60)
    assert made.measured == Range(low=34_230, high=34_290)
    assert "Lab reported 9 h 31 min (+31 min from the 9 h that it names, inside the claimed range)" in made.sentence
    assert "another incident was measured" in made.sentence


def test_duration_without_a_time_is_read_in_its_article() -> None:
    """One claim of the article gives the start; another only says how long."""
    claims = [claim("the outage began about 1 a.m.", START, name="a"), claim("it lasted over nine hours", DURATION)]
    assert [made.verdict for made in findings(claims, OUTAGE)] == [Verdict.SUPPORTS, Verdict.SUPPORTS]


def test_duration_is_before_the_day_of_speaking() -> None:
    """Said on the 23rd before noon: the outage of the day before is meant, not that of the 25th."""
    later = OUTAGE.replace("one", "three").replace("2014-12-22", "2014-12-25").replace("2014-12-23", "2014-12-26")
    told = replace(claim("it lasted more than nine hours", DURATION), said=time("2014-12-23", "2014-12-23T12:00:00"))
    made = only(told, OUTAGE, later)
    assert made.verdict is Verdict.SUPPORTS
    assert "last incident before it, at 16:15 UTC on 22 December 2014" in made.sentence


def test_published_date_is_the_last_resort() -> None:
    """With the article's date among the options, an undated claim is read before it."""
    told = claim("it lasted more than nine hours", DURATION)
    [made] = findings(told, OUTAGE, options=Options(published={"article": "2014-12-23"}))
    assert made.verdict is Verdict.SUPPORTS


def test_duration_without_any_time_cannot_be_told() -> None:
    """No time in claim, article or options: nothing is guessed."""
    made = only(claim("it lasted more than nine hours", DURATION), OUTAGE)
    assert (made.verdict, made.reason) == (Verdict.CANNOT_TELL, Reason.AMBIGUOUS_TIME)


@pytest.mark.parametrize(
    ("low", "high", "verdict", "difference"),
    [
        pytest.param("2014-12-22T12:00:00Z", "2014-12-22T13:00:00Z", Verdict.CONTRADICTS, 11_700, id="too early"),
        pytest.param("2014-12-22T16:12:00Z", "2014-12-22T16:13:00Z", Verdict.SUPPORTS, 180, id="clock tolerance"),
        pytest.param("2014-12-22T16:10:00Z", "2014-12-22T16:11:00Z", Verdict.SUPPORTS, 300, id="just tolerated"),
        pytest.param("2014-12-22T16:09:00Z", "2014-12-22T16:10:00Z", Verdict.CONTRADICTS, 360, id="6 min off"),
        pytest.param("2014-12-22T16:00:00Z", "2014-12-22T16:15:30Z", Verdict.CANNOT_TELL, 0, id="cuts the minute"),
        pytest.param(None, "2014-12-22T18:00:00Z", Verdict.SUPPORTS, 0, id="before"),
        pytest.param(None, None, Verdict.CANNOT_TELL, None, id="unresolved"),
    ],
)
def test_start_ranges(low: str | None, high: str | None, verdict: Verdict, difference: int | None) -> None:
    """An exact clock time has 5 minutes of tolerance, other ranges none; bounds that cross are too coarse."""
    made = only(claim("the outage began then", measurable("outage_start", low, high, "then")), OUTAGE)
    assert (made.verdict, made.difference) == (verdict, difference)


def test_tolerance_stands_in_the_finding() -> None:
    """The tolerance is an option and part of the finding and its id."""
    told = claim(
        "it began at 16:12", measurable("outage_start", "2014-12-22T16:12:00Z", "2014-12-22T16:13:00Z", "16:12")
    )
    [loose] = findings(told, OUTAGE)
    [strict] = findings(told, OUTAGE, options=Options(clock_tolerance_s=60))
    assert (loose.verdict, loose.tolerance) == (Verdict.SUPPORTS, 300)
    assert (strict.verdict, strict.tolerance) == (Verdict.CONTRADICTS, 60)
    assert loose.id != strict.id


def test_time_in_an_unknown_zone_is_not_supported() -> None:
    """The union of all zones holds the measured start, as it would hold nearly any."""
    wide = measurable("outage_start", "2014-12-22T06:00:00Z", "2014-12-23T01:00:00Z", "1 a.m.")
    when = time("2014-12-22T06:00:00", "2014-12-23T01:00:00", Precision.HOUR, zone=None)
    made = only(replace(claim("the outage began at 1 a.m.", wide), event_time=when), OUTAGE)
    assert (made.verdict, made.reason) == (Verdict.CANNOT_TELL, Reason.AMBIGUOUS_TIME)


def test_two_starts_equally_near_are_ambiguous() -> None:
    """13 hours after one outage and 13 before the next, the claim may mean either."""
    rows = [f"outage_start,AS1,country:zz,{name},{day}T12:00:00Z,,,,,,,,,,,Lab,reported" for name, day in
            (("a", "2014-12-20"), ("b", "2014-12-21"))]  # fmt: skip
    told = claim("it began", measurable("outage_start", "2014-12-21T00:00:00Z", "2014-12-21T00:00:01Z", "midnight"))
    made = only(told, *rows)
    assert (made.verdict, made.reason) == (Verdict.CANNOT_TELL, Reason.AMBIGUOUS_SCOPE)


def test_nothing_observed_gives_no_finding() -> None:
    """Another country's outage, or one beyond the horizon, does not test the claim."""
    told = claim("the outage began about 1 a.m.", START)
    assert findings(told, OUTAGE.replace("country:zz", "country:yy").replace("AS65001", "AS2")) == []
    assert findings(told, OUTAGE.replace("2014-12-22", "2014-12-12").replace("2014-12-23", "2014-12-13")) == []


def test_claim_that_names_no_network() -> None:
    """With one network measured at that time it is tested and says so; with two the scope is ambiguous."""
    told = claim("the outage began about 1 a.m.", replace(START, subject=None))
    alone = only(told, OUTAGE)
    assert alone.verdict is Verdict.SUPPORTS
    assert "names no network; only country:zz was measured" in alone.sentence
    both = only(told, OUTAGE, OUTAGE.replace("country:zz", "country:yy").replace("one", "other"))
    assert (both.verdict, both.reason) == (Verdict.CANNOT_TELL, Reason.AMBIGUOUS_SCOPE)


def test_sources_that_disagree() -> None:
    """Half an hour by one, an hour by the other: each its own finding, and a summary that cannot tell."""
    rows = [
        "outage_duration,AS65001,country:zz,two,,,,20,40,min,,,,2014-12-23T15:41Z,2014-12-23T16:21Z,NPR,reported",
        "outage_duration,AS65001,country:zz,two,,,60,57,63,min,,,,2014-12-23T15:41Z,2014-12-23T16:44Z,KBS,reported",
    ]
    half = measurable("outage_duration", 1_200, 2_400, "about half an hour", 1_800)
    told = replace(claim("it was out about half an hour", half), event_time=time("2014-12-23T12:00", "2014-12-24"))
    made = findings(told, *rows)
    assert [(item.verdict, item.reason) for item in made] == [
        (Verdict.CONTRADICTS, None),
        (Verdict.SUPPORTS, None),
        (Verdict.CANNOT_TELL, Reason.SOURCES_DISAGREE),
    ]
    assert made[2].measured == Range(low=1_200, high=3_780)
    assert made[2].observations == made[0].observations + made[1].observations
    assert made[2].sentence.startswith("The sources disagree (KBS: contradicts, NPR: supports)")


def test_unbounded_measurement_is_too_coarse_for_a_bounded_claim() -> None:
    """'More than five hours' reported can neither hold nor exclude five to six; it supports 'two or more'."""
    row = "outage_duration,AS65001,country:zz,x,,,,5,,h,,,,2014-12-27T10:30Z,2014-12-27T15:30Z,Lab,reported"
    when = time("2014-12-27", "2014-12-28")
    bounded = replace(claim("out", measurable("outage_duration", 18_000, 21_600, "five hours")), event_time=when)
    open_ended = replace(
        claim("out", measurable("outage_duration", 7_200, None, "at least two hours")), event_time=when
    )
    assert only(bounded, row).reason is Reason.TOO_COARSE
    assert only(open_ended, row).verdict is Verdict.SUPPORTS


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        (1_000_000, 1_000_001, Verdict.CONTRADICTS),
        (850_000, 900_000, Verdict.SUPPORTS),
        (0, 500_000, Verdict.CONTRADICTS),
    ],
)
def test_extent(low: int, high: int, verdict: Verdict) -> None:
    """88 % offline: 'all' is not widened by a tolerance, 'most' holds it, 'some' does not."""
    row = "outage_extent,AS1,country:zz,e,,,88,,,%,,,,2014-12-22T16:15Z,2014-12-23,Lab,reported"
    told = replace(claim("offline", measurable("outage_extent", low, high, "so many")), event_time=TUESDAY)
    assert only(told, row).verdict is verdict


def test_attack_volume_days_before_the_outage() -> None:
    """The peak of two days before is found from the article's incident; 5.97 Gbit/s fits 'nearly 6'."""
    row = "attack_volume,AS1,country:zz,p,,,5.97,,,Gbit/s,,,,2014-12-20,2014-12-20,Vendor,reported"
    volume = measurable("attack_volume", 5_500_000_000, 6_000_000_000, "nearly 6 Gbps")
    made = only([claim("it began about 1 a.m.", START), claim("floods reached nearly 6 Gbps", volume, name="v")], row)
    assert (made.verdict, made.claim, made.difference) == (Verdict.SUPPORTS, "v", -30_000_000)
    assert "5.97 Gbit/s" in made.sentence


def test_order_of_claims_and_observations_does_not_matter() -> None:
    """The same inputs give the same findings, whatever the order of the observations."""
    claims = [claim("began about 1 a.m.", START, name="a"), claim("over nine hours", DURATION, name="b")]
    forward = list(assess(claims, observed(OUTAGE, SECOND)))
    assert list(assess(claims, observed(OUTAGE, SECOND)[::-1])) == forward
    assert list(assess(tuple(claims), observed(OUTAGE, SECOND))) == forward


@pytest.mark.parametrize(
    ("low", "high", "text", "stated"),
    [
        ("2014-12-22T16:15:00Z", "2014-12-22T16:16:00Z", "16:15", "2014-12-22T16:15:00Z"),
        ("2014-12-22T15:30:00Z", "2014-12-22T16:30:00Z", "about 1 a.m.", "2014-12-22T16:00:00Z"),
        ("2014-12-22T16:00:00Z", "2014-12-22T17:00:00Z", "shortly before 2 a.m.", None),
        ("2014-12-22T12:00:00Z", "2014-12-22T18:00:00Z", "1 a.m. in some zone", None),
    ],
)
def test_time_that_the_words_name(low: str, high: str, text: str, stated: str | None) -> None:
    """A minute names itself, 'about' its middle; 'before' and the union of zones name no time in their range."""
    middle = at(low[:-1]) + (at(high[:-1]) - at(low[:-1])) / 2
    found = stated_point(measurable("outage_start", low, high, text, instant(middle)))
    assert found == (None if stated is None else number(stated))


def test_contradiction_says_how_far_it_is_off() -> None:
    """Claimed for 12:00 to 13:00, reported 16:15: 3 h 15 min after the claimed range."""
    early = measurable("outage_start", "2014-12-22T12:00:00Z", "2014-12-22T13:00:00Z", "between 12 and 1")
    made = only(claim("the outage began then", early), OUTAGE)
    assert "(3 h 15 min after the claimed range)" in made.sentence
    late = replace(early, low="2014-12-22T20:00:00Z", high="2014-12-22T21:00:00Z")
    assert "(3 h 44 min before the claimed range)" in only(claim("it began then", late), OUTAGE).sentence
