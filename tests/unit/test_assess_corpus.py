"""Claims as a careful reader would write them down, set against the published figures in corpus/evidence."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from bare import bare_claim

from ledger.assess.assess import assess
from ledger.evidence.read import read_evidence
from ledger.model.actor import Anonymity
from ledger.model.claim import Act, Claim, Measurable, MeasurableKind
from ledger.model.evidence import Grade, Observation
from ledger.model.verdict import Finding, Reason, Verdict
from ledger.model.when import Precision, Time, ZoneSource

CORPUS = Path(__file__).parents[2] / "corpus" / "evidence"
UNITS = {"outage_start": "instant", "outage_end": "instant", "outage_duration": "s", "attack_volume": "bit/s"}


@pytest.fixture(scope="module")
def observations() -> tuple[Observation, ...]:
    return tuple(item for path in sorted(CORPUS.glob("*.csv")) for item in read_evidence(str(path)).observations)


def time(earliest: str, latest: str) -> Time:
    return Time(
        text="then", earliest=datetime.fromisoformat(earliest), latest=datetime.fromisoformat(latest),
        precision=Precision.DAY, zone="UTC", zone_source=ZoneSource.EXPLICIT, anchor=None, direction=None, value="",
    )  # fmt: skip


def claim(
    content: str, *, act: Act = Act.ASSERT, when: tuple[str, str] | None = None, measured: Measurable | None = None
) -> Claim:
    return bare_claim(
        content,
        act=act,
        cue="said",
        anonymity=Anonymity.VAGUE,
        event_time=time(*when) if when else None,
        measurables=(measured,) if measured else (),
    )


def number(
    kind: str, low: int | str | None, high: int | str | None, text: str, subject: str = "country:kp"
) -> Measurable:
    return Measurable(
        kind=MeasurableKind(kind), low=low, high=high, unit=UNITS.get(kind, "ppm"), text=text, subject=subject
    )


START = claim(
    "the outage began about one in the morning",
    measured=number("outage_start", "2014-12-22T15:30:00Z", "2014-12-22T16:30:00Z", "about one"),
)
END = claim(
    "the sites were reachable again not long before eleven",
    measured=number("outage_end", "2014-12-23T01:30:00Z", "2014-12-23T02:00:00Z", "not long before eleven"),
)
TUESDAY = ("2014-12-22T15:00:00+00:00", "2014-12-24T05:00:00+00:00")
DURATION = claim(
    "the network was gone for more than nine hours on Tuesday",
    when=TUESDAY,
    measured=number("outage_duration", 32_400, 36_000, "more than nine hours"),
)
UPSTREAM = claim(
    "all of its traffic runs through China Unicom",
    measured=replace(number("upstream", 1_000_000, 1_000_001, "all"), name="China Unicom"),
)
STORY = (START, END, DURATION, UPSTREAM)


def on(told: Claim, observations: tuple[Observation, ...], *others: Claim) -> list[Finding]:
    """The findings on this claim, read in an article with the others."""
    return [made for made in assess([*others, told], observations) if made.claim == told.id]


@pytest.mark.parametrize(
    ("told", "difference"), [(START, 900), (END, 0), (DURATION, 1_860)], ids=["start", "end", "length"]
)
def test_times_of_22_december(told: Claim, difference: int, observations: tuple[Observation, ...]) -> None:
    """16:15 of about 16:00, 01:46 of shortly before 02:00, 9 h 31 min of more than nine: three times supported."""
    [made] = on(told, observations, *(other for other in STORY if other is not told))
    assert (made.verdict, made.difference, made.grade) == (Verdict.SUPPORTS, difference, Grade.MODERATE)


def test_single_upstream_is_consistent_with_two_reports(observations: tuple[Observation, ...]) -> None:
    """Two reported shares without a number of peers: both fit, neither proves."""
    made = on(UPSTREAM, observations, START, END, DURATION)
    assert [(item.verdict, item.grade) for item in made] == [(Verdict.CONSISTENT, Grade.LOW)] * 2


def test_single_upstream_was_wrong_in_march_2013(observations: tuple[Observation, ...]) -> None:
    """Of 13 March 2013 the same words are contradicted: one of four networks came by another carrier."""
    then = replace(UPSTREAM, event_time=time("2013-03-13T00:00:00+00:00", "2013-03-14T00:00:00+00:00"))
    assert {item.verdict for item in on(then, observations)} == {Verdict.CONTRADICTS}


def test_no_attack_at_all_is_contradicted(observations: tuple[Observation, ...]) -> None:
    """The attacks that a vendor reported contradict that there were none; hacking as the cause stays out of scope."""
    [none] = on(claim("there was no attack on the network"), observations, START)
    assert (none.verdict, none.grade) == (Verdict.CONTRADICTS, Grade.MODERATE)
    [hacked] = on(claim("the network had been hacked", act=Act.DENY), observations, START)
    assert (hacked.verdict, hacked.reason) == (Verdict.OUTSIDE_SCOPE, Reason.CAUSE)


@pytest.mark.parametrize("printed", ["2014-12-23T03:41:00Z", "2014-12-24T03:41:00Z"], ids=["a.m. for p.m.", "midday"])
def test_slips_of_twelve_hours_are_contradicted(printed: str, observations: tuple[Observation, ...]) -> None:
    """The second outage began at 15:41; as printed, 3:41, or midday in Pyongyang the day after, it did not."""
    told = claim("it went down", measured=number("outage_start", printed, printed.replace("41:00", "42:00"), "3:41"))
    assert {item.verdict for item in on(told, observations)} == {Verdict.CONTRADICTS}


def test_sources_on_the_second_outage_disagree(observations: tuple[Observation, ...]) -> None:
    """Half an hour, or an hour: each source's finding, and the summary that cannot tell."""
    when = ("2014-12-23T15:00:00+00:00", "2014-12-24T00:00:00+00:00")
    told = claim("it was out for an hour", when=when, measured=number("outage_duration", 3_600, 3_601, "an hour"))
    assert [(item.verdict, item.reason) for item in on(told, observations)] == [
        (Verdict.SUPPORTS, None),
        (Verdict.CONTRADICTS, None),
        (Verdict.CANNOT_TELL, Reason.SOURCES_DISAGREE),
    ]
    half = claim("it was out", when=when, measured=number("outage_duration", 1_200, 2_400, "about half an hour"))
    assert [item.reason for item in on(half, observations)] == [None, None, Reason.SOURCES_DISAGREE]


def test_some_regions_only_is_contradicted(observations: tuple[Observation, ...]) -> None:
    """79 of 84 networks, then all, are not some regions; that cables were cut is out of scope."""
    when = ("2012-11-29T00:00:00+00:00", "2012-11-30T00:00:00+00:00")
    some = number("outage_extent", 1, 500_000, "some regions", "country:sy")
    assert [item.verdict for item in on(claim("offline", when=when, measured=some), observations)] == [
        Verdict.CONTRADICTS
    ]
    [cables] = on(claim("terrorists had cut the Internet cables", when=when), observations)
    assert (cables.verdict, cables.reason) == (Verdict.OUTSIDE_SCOPE, Reason.PHYSICAL_LINK)


@pytest.mark.parametrize(
    ("content", "subject", "start", "verdict"),
    [
        ("operators were ordered to suspend Internet services", "country:eg", "2011-01-27T22:30", Verdict.CONSISTENT),
        (
            "the outage was caused by a configuration change",
            "operator:facebook",
            "2021-10-04T15:50",
            Verdict.CONSISTENT,
        ),
        ("it vanished because its routes were withdrawn", "operator:rogers", "2022-07-08T08:44", Verdict.CONTRADICTS),
        (
            "the outage was caused by a peering network's fault",
            "operator:optus",
            "2023-11-07T17:04",
            Verdict.OUTSIDE_SCOPE,
        ),
    ],
)
def test_causes(
    content: str, subject: str, start: str, verdict: Verdict, observations: tuple[Observation, ...]
) -> None:
    """A mechanism that was seen is consistent, one whose sign was absent contradicted, all else out of scope."""
    begun = claim("it began", measured=number("outage_start", f"{start}:00Z", f"{start}:30Z", "then", subject))
    assert [item.verdict for item in on(claim(content), observations, begun)] == [verdict]
