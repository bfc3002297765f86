"""Statements before the event, attacks that overlap it, single links and pages: what the words of a claim join."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from bare import bare_claim

from ledger.assess.assess import assess
from ledger.assess.statement import readings_of
from ledger.evidence.read import understand
from ledger.evidence.source import source_of
from ledger.model.actor import Anonymity
from ledger.model.claim import Act, Claim, Measurable, MeasurableKind
from ledger.model.evidence import Observation
from ledger.model.verdict import Finding, Range, Reason, Verdict
from ledger.model.when import Precision, Time, ZoneSource

COLUMNS = "kind,entity,subject,group,start,end,provider"
OUTAGE = "outage,AS1,country:zz,one,2014-12-22T16:15Z,2014-12-23T01:46Z,Lab"
FLOODS = "attack,192.0.2.0/24,country:zz,a,2014-12-18,2014-12-22,Vendor"
STARTED = Measurable(
    kind=MeasurableKind.OUTAGE_START, low="2014-12-22T15:30:00Z", high="2014-12-22T16:30:00Z", unit="instant",
    text="about 1 a.m.", subject="country:zz",
)  # fmt: skip


def observed(*rows: str) -> tuple[Observation, ...]:
    evidence = understand(source_of("table.csv", "\n".join([COLUMNS, *rows]).encode()))
    assert evidence.problems == ()
    return evidence.observations


def claim(content: str, act: Act = Act.ASSERT, *parts: Measurable, said: Time | None = None) -> Claim:
    return bare_claim(
        content,
        act=act,
        cue="said",
        anonymity=Anonymity.VAGUE,
        said=said,
        measurables=parts,
    )


def day(value: str, *zones: str, source: ZoneSource = ZoneSource.SPEAKER_PLACE) -> Time:
    """A day in the first of these zones; in an unknown one of them for several."""
    made = Time(
        text="Monday", earliest=datetime(2014, 12, 21, 15, tzinfo=UTC), latest=datetime(2014, 12, 23, 5, tzinfo=UTC),
        precision=Precision.DAY, zone=zones[0], zone_source=source, anchor=None, direction=None, value=value,
    )  # fmt: skip
    if len(zones) == 1:
        return made
    return replace(made, zone=None, zone_source=ZoneSource.UNKNOWN, candidates=zones)


def on(told: Claim, *rows: str, check: str) -> list[Finding]:
    """The findings of one check on this claim, in an article that also says when the outage began."""
    start = claim("The outage began about 1 a.m.", Act.ASSERT, STARTED)
    found = assess([start, told], observed(*rows))
    return [made for made in found if made.claim == told.id and made.check.startswith(f"{check}/")]


OVERLOAD = "the outage was caused by an overload"


def test_statement_before_the_outage_in_its_own_zone_is_contradicted() -> None:
    """Said to have been Monday in Shanghai, which was over at 16:00 UTC; the outage began at 16:15."""
    said = replace(
        day("2014-12-22", "Asia/Shanghai", source=ZoneSource.EXPLICIT),
        earliest=datetime(2014, 12, 21, 16, tzinfo=UTC), latest=datetime(2014, 12, 22, 16, tzinfo=UTC),
    )  # fmt: skip
    told = claim(OVERLOAD, said=said)
    [made] = on(told, OUTAGE, check="statement")
    assert (made.verdict, made.reason, made.difference) == (Verdict.CONTRADICTS, None, 15 * 60)
    assert made.claimed == Range(low="2014-12-21T16:00:00Z", high="2014-12-22T16:00:00Z")
    assert made.measured == Range(low="2014-12-22T16:15:00Z", high="2014-12-22T16:16:00Z")
    assert made.sentence == (
        "The claim explains an outage that Lab reported from 16:15 UTC on 22 December 2014; it was made on “Monday”: in"
        " Shanghai that day was over 15 min before it began. So it cannot be an explanation of that outage. By the"
        " start that the article gives, between 15:30 and 16:30 UTC on 22 December 2014, it can be."
    )


def test_statement_whose_zone_decides_is_shown_in_every_reading() -> None:
    """Over in Pyongyang and Shanghai, still on in New York: which day is meant cannot be told."""
    told = claim(OVERLOAD, said=day("2014-12-22", "Asia/Pyongyang", "Asia/Shanghai", "America/New_York"))
    [made] = on(told, OUTAGE, check="statement")
    assert (made.verdict, made.reason, made.difference) == (Verdict.CANNOT_TELL, Reason.AMBIGUOUS_TIME, 0)
    assert "in Pyongyang that day was over 1 h 15 min before it began" in made.sentence
    assert "in Shanghai that day was over 15 min before it began" in made.sentence
    assert "in New York that was between 05:00 UTC on 22 December 2014 and 05:00 UTC on 23" in made.sentence


def test_statement_too_early_in_every_zone_of_an_unknown_one_cannot_be_told() -> None:
    """The article's zones are not all that there are."""
    told = claim(OVERLOAD, said=day("2014-12-22", "Asia/Pyongyang", "Asia/Shanghai"))
    [made] = on(told, OUTAGE, check="statement")
    assert (made.verdict, made.reason) == (Verdict.CANNOT_TELL, Reason.AMBIGUOUS_TIME)


def test_statement_too_early_in_an_inferred_zone_cannot_be_told() -> None:
    """The speaker's place makes it likely that his day is meant, and no more; the reading is shown."""
    [made] = on(claim(OVERLOAD, said=day("2014-12-22", "Asia/Pyongyang")), OUTAGE, check="statement")
    assert (made.verdict, made.reason, made.difference) == (Verdict.CANNOT_TELL, Reason.AMBIGUOUS_TIME, 75 * 60)
    assert "in Pyongyang that day was over 1 h 15 min before it began" in made.sentence


@pytest.mark.parametrize(
    ("content", "value", "zone"),
    [
        pytest.param(OVERLOAD, "2014-12-23", "Asia/Shanghai", id="the day after"),
        pytest.param(OVERLOAD, "2014-12-22", "America/New_York", id="the same day further west"),
        pytest.param(OVERLOAD, "2014-12-12", "Asia/Shanghai", id="days before: about something else"),
        pytest.param("it would look into the outage", "2014-12-22", "Asia/Shanghai", id="no explanation"),
    ],
)
def test_statements_that_can_explain_it_have_no_finding(content: str, value: str, zone: str) -> None:
    """Only what was too early is shown."""
    assert on(claim(content, said=day(value, zone)), OUTAGE, check="statement") == []


def test_readings_follow_the_zone_history() -> None:
    """Pyongyang was nine hours ahead in 2014 and eight and a half in 2016; an offset is a zone too."""
    for value, zone, hour in (("2014-12-22", "Asia/Pyongyang", 15.0), ("2016-12-22", "Asia/Pyongyang", 15.5),
                              ("2014-12-22", "+03:00", 21.0)):  # fmt: skip
        [reading] = readings_of(day(value, zone), ())
        assert reading.when.low is not None
        assert reading.when.low % 86_400 / 3600 == hour


@pytest.mark.parametrize(
    ("content", "verdict"),
    [
        pytest.param("the servers were under attack when the country went offline", Verdict.SUPPORTS, id="at the time"),
        pytest.param("the outage was caused by a DDoS attack", Verdict.CONSISTENT, id="as the cause"),
        pytest.param("an attack knocked the country offline", Verdict.CONSISTENT, id="as who did it"),
    ],
)
def test_attack_that_overlaps_the_outage(content: str, verdict: Verdict) -> None:
    """That both were on at 16:15 is shown, with both sources; that one caused the other is not."""
    [made] = on(claim(content), OUTAGE, FLOODS, check="attack_overlap")
    assert (made.verdict, len(made.observations)) == (verdict, 2)
    assert "the two overlap" in made.sentence
    assert made.sentence.endswith("That the one caused the other does not follow from it.")


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        pytest.param("the outage was caused by a DDoS attack", (OUTAGE,), id="no attack reported"),
        pytest.param("the outage was caused by a DDoS attack", (FLOODS,), id="no outage measured"),
        pytest.param(
            "the outage was caused by an attack",
            (OUTAGE, FLOODS.replace("12-22", "12-19")),
            id="over three days before",
        ),
        pytest.param("the attack on the film studio angered Washington", (OUTAGE, FLOODS), id="no outage claimed"),
    ],
)
def test_no_overlap_no_finding(content: str, rows: tuple[str, ...]) -> None:
    """A report of attacks is no list of all: where none overlaps, nothing follows."""
    assert on(claim(content), *rows, check="attack_overlap") == []


@pytest.mark.parametrize(
    "content",
    [
        "it was the only possible point of access to the Internet",
        "the country depends on a single fibre link to the outside",
        "there is just one gateway to the global Internet",
    ],
)
def test_only_one_link_is_outside_scope(content: str) -> None:
    """Routes show through whom, not over how many lines."""
    [made] = on(claim(content), OUTAGE, check="single_link")
    assert (made.verdict, made.reason) == (Verdict.OUTSIDE_SCOPE, Reason.PHYSICAL_LINK)


@pytest.mark.parametrize(
    "content",
    [
        "the only way to peace is talks",
        "a single outage lasted nine hours",
        "China Unicom is the sole upstream provider",
    ],
)
def test_other_things_of_which_there_is_one(content: str) -> None:
    """Ways that are no lines, and a provider, which routes do show."""
    assert on(claim(content), OUTAGE, check="single_link") == []


@pytest.mark.parametrize(
    ("content", "is_found"),
    [
        ("the newspaper's website had been defaced", True),
        ("the home page was replaced by a black screen", True),
        ("the ministry's site showed a message from the intruders", True),
        ("the website was down for an hour", False),
        ("the sites could not be reached", False),
    ],
)
def test_what_a_site_showed_is_outside_scope(content: str, is_found: bool) -> None:  # noqa: FBT001  a column
    """Whether a site was reached is one thing, what stood on it another."""
    found = on(claim(content), OUTAGE, check="site_content")
    assert [(made.verdict, made.reason) for made in found] == (
        [(Verdict.OUTSIDE_SCOPE, Reason.SITE_CONTENT)] if is_found else []
    )
