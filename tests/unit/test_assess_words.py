"""Which claims are about a cause, an actor, a motive or a mobile network, and which are about other things."""

from dataclasses import replace

import pytest
from bare import bare_claim

from ledger.assess.assess import assess
from ledger.evidence.read import understand
from ledger.evidence.source import source_of
from ledger.model.actor import Anonymity
from ledger.model.claim import Act, Claim, Measurable, MeasurableKind, Quote
from ledger.model.evidence import EvidenceBasis, Grade, Observation
from ledger.model.verdict import Finding, Range, Reason, Verdict

COLUMNS = "kind,entity,subject,group,start,end,value,lo,hi,unit,name,asn,peers,window_start,window_end,provider,basis"
ATTACK = "attack,192.0.2.0/24,country:zz,a,2014-12-18,2014-12-22,,,,,,,,,,Vendor,reported"
CHANGES = "route_changes,AS1,country:zz,r,2014-12-22T16:05Z,2014-12-22T16:15Z,,,,,,,,,,Lab,reported"
PRESENT = "routes_present,AS1,country:zz,r,,,,100,,networks,,,,2014-12-22T16:15Z,2014-12-22,Lab,reported"
OUTAGE = "outage,AS1,country:zz,one,2014-12-22T16:15Z,2014-12-23T01:46Z,,,,,,,,,,Lab,reported"


def observed(*rows: str) -> tuple[Observation, ...]:
    evidence = understand(source_of("table.csv", "\n".join([COLUMNS, *rows]).encode()))
    assert evidence.problems == ()
    return evidence.observations


def claim(content: str, act: Act = Act.ASSERT, *, parts: tuple[Measurable, ...] = ()) -> Claim:
    return bare_claim(
        content,
        act=act,
        quote=Quote.NARRATION,
        cue="said",
        anonymity=Anonymity.VAGUE,
        measurables=parts,
    )


STARTED = claim(
    "The outage began about 1 a.m.",
    parts=(
        Measurable(
            kind=MeasurableKind.OUTAGE_START, low="2014-12-22T15:30:00Z", high="2014-12-22T16:30:00Z", unit="instant",
            text="about 1 a.m.", subject="country:zz",
        ),
    ),
)  # fmt: skip


def upstream(name: str | None, low: int | None, high: int | None) -> Claim:
    part = Measurable(
        kind=MeasurableKind.UPSTREAM, low=low, high=high, unit="ppm", text="all", subject="country:zz", name=name
    )
    return claim(f"its traffic is routed through {name}", parts=(part,))


def on(told: Claim, *rows: str) -> list[Finding]:
    """The findings on this claim in an article that also says when the outage began."""
    return [made for made in assess([STARTED, told], observed(*rows)) if made.claim == told.id]


@pytest.mark.parametrize(
    ("content", "act", "reasons"),
    [
        ("the suspension was caused by an overload", Act.ASSERT, {Reason.CAUSE}),
        ("the network had been hacked", Act.DENY, {Reason.CAUSE}),
        ("it may have been a plain system failure", Act.SPECULATE, {Reason.CAUSE}),
        ("the blackout was due to a router malfunction", Act.ASSERT, {Reason.CAUSE}),
        ("terrorists cut the Internet cables", Act.ASSERT, {Reason.PHYSICAL_LINK}),
        ("the government was behind the outage", Act.SPECULATE, {Reason.ACTOR}),
        ("hacking into the studio's computers", Act.DENY, {Reason.ACTOR}),
        ("hacking into the studio's computers", Act.ACCUSE, {Reason.ACTOR}),
        ("any responsibility", Act.DENY, {Reason.ACTOR}),
        ("taking part in the attack on its servers", Act.CLAIM_RESPONSIBILITY, {Reason.ACTOR}),
        ("the cyber attack was retaliation for a film", Act.ASSERT, {Reason.MOTIVE}),
        ("the 3G network came to a standstill", Act.ASSERT, {Reason.MOBILE_RADIO}),
    ],
)
def test_outside_scope(content: str, act: Act, reasons: set[Reason]) -> None:
    """Cause, actor, motive, cables and phones: no measurement of routes bears on them, whatever was observed."""
    made = on(claim(content, act), OUTAGE)
    assert {item.verdict for item in made} == {Verdict.OUTSIDE_SCOPE}
    assert {item.reason for item in made} == reasons
    assert all(item.sentence.endswith(".") and not item.observations for item in made)


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("it would give a proportional response", Act.PROMISE),
        ("the council is no place to get involved in human rights issues", Act.ASSERT),
        ("the two countries should talk", Act.URGE),
        ("its condolences to the families", Act.ASSERT),
        ("responsibility for the bombing", Act.CLAIM_RESPONSIBILITY),
        ("the harvest failed because of the drought", Act.ASSERT),
        ("we have noted the remarks on the Internet outage", Act.ASSERT),
        ("a network of roads would be built", Act.PROMISE),
        ("it would hack the servers because of the film", Act.THREATEN),
        ("to comment", Act.DECLINE_COMMENT),
    ],
)
def test_claims_about_other_things_have_no_finding(content: str, act: Act) -> None:
    """Policy, condolences, promises and bombs are nothing that the ledger measures."""
    assert on(claim(content, act), OUTAGE, ATTACK) == []


def test_denied_attack_is_contradicted_by_a_report_of_one() -> None:
    """'There was no attack' against a vendor's report of floods in those days: contradicted, moderate at best."""
    [made] = on(claim("there was no attack on the network"), ATTACK)
    assert (made.verdict, made.grade, made.basis) == (Verdict.CONTRADICTS, Grade.MODERATE, EvidenceBasis.REPORTED)
    assert "Whether they caused an outage, and who made them, that does not show." in made.sentence
    [denied] = on(claim("the network was under attack", Act.DENY), ATTACK)
    assert denied.verdict is Verdict.CONTRADICTS


def test_an_attack_that_was_reported_supports_that_there_was_one() -> None:
    """'Was under attack' is supported; that an attack caused the outage is not a claim that it happened."""
    assert [made.verdict for made in on(claim("the network was under a DDoS attack"), ATTACK)] == [Verdict.SUPPORTS]
    [cause] = on(claim("the outage was caused by a DDoS attack"), ATTACK)
    assert (cause.verdict, cause.reason) == (Verdict.OUTSIDE_SCOPE, Reason.CAUSE)


def test_attack_of_another_time_says_nothing() -> None:
    """A report of floods months before does not bear on the incident."""
    assert on(claim("there was no attack on the network"), ATTACK.replace("2014-12", "2014-06")) == []


def test_mechanism_with_its_observable_is_consistent() -> None:
    """A configuration change is named and routes were seen to change as it would do: fits, proves nothing."""
    [made] = on(claim("the outage was caused by a configuration change"), CHANGES)
    assert (made.verdict, len(made.observations)) == (Verdict.CONSISTENT, 1)


def test_mechanism_whose_observable_was_absent_is_contradicted() -> None:
    """Routes are blamed that stayed announced while the traffic was gone."""
    [made] = on(claim("the network vanished because its routes were withdrawn"), PRESENT)
    assert made.verdict is Verdict.CONTRADICTS
    assert "stayed announced" in made.sentence


def test_mechanism_without_an_observable_is_outside_scope() -> None:
    """Nothing was measured that bears on a configuration change."""
    [made] = on(claim("the outage was caused by a configuration change"), OUTAGE)
    assert (made.verdict, made.reason) == (Verdict.OUTSIDE_SCOPE, Reason.CAUSE)


def share(name: str, ppm: int, peers: str = "", basis: str = "reported", provider: str = "Lab") -> str:
    window, number = "2014-12-22,2014-12-23", 64500 + (name != "Big Carrier")
    return f"upstream,AS1,country:zz,u,,,,{ppm},{ppm + 1},ppm,{name},{number},{peers},{window},{provider},{basis}"


@pytest.mark.parametrize(
    ("rows", "verdict", "reason", "grade"),
    [
        pytest.param([share("Big Carrier", 1_000_000)], Verdict.CONSISTENT, None, Grade.LOW, id="reported, no peers"),
        pytest.param([share("Big Carrier", 1_000_000, "9")], Verdict.SUPPORTS, None, Grade.MODERATE, id="with peers"),
        pytest.param(
            [share("Big Carrier", 1_000_000, "5", "raw")], Verdict.SUPPORTS, None, Grade.MODERATE, id="raw, five peers"
        ),
        pytest.param(
            [share("Big Carrier", 1_000_000, "4", "raw")], Verdict.CANNOT_TELL, Reason.FEW_PEERS, Grade.MODERATE,
            id="raw, four peers",
        ),
        pytest.param(
            [share("Big Carrier", 750_000), share("Sky Link", 250_000)], Verdict.CONTRADICTS, None, Grade.LOW, id="two"
        ),
        pytest.param([share("Sky Link", 1_000_000)], Verdict.CONTRADICTS, None, Grade.LOW, id="another one"),
        pytest.param(
            [share("Big Carrier", 900_000, "9", "raw"), share("Sky Link", 100_000, "1", "raw")],
            Verdict.CANNOT_TELL, Reason.FEW_PEERS, Grade.MODERATE, id="another, seen by one peer",
        ),
        pytest.param(
            [share("Big Carrier", 900_000, "9", "raw"), share("Sky Link", 100_000, "2", "raw")],
            Verdict.CONTRADICTS, None, Grade.MODERATE, id="another, seen by two peers",
        ),
    ],
)  # fmt: skip
def test_upstream(rows: list[str], verdict: Verdict, reason: Reason | None, grade: Grade) -> None:
    """All traffic through one carrier: five peers make raw data decide, one other upstream refutes."""
    [made] = on(upstream("Big Carrier", 1_000_000, 1_000_001), *rows, OUTAGE)
    assert (made.verdict, made.reason, made.grade) == (verdict, reason, grade)
    assert "The claim names no time; it was tested in the time of the incident, the outage that began" in made.sentence
    assert "Backup links that are not announced" in made.sentence


def test_upstream_by_number_and_mostly() -> None:
    """AS64500 is the carrier of that number; 'mostly' is a share above one half."""
    made = on(upstream("AS64500", 500_001, None), share("Big Carrier", 750_000, "9"), OUTAGE)
    assert [(item.verdict, item.measured) for item in made] == [(Verdict.SUPPORTS, Range(low=750_000, high=750_001))]


def test_upstream_of_another_time_is_not_used() -> None:
    """A second carrier two years before the incident does not refute a claim about the incident."""
    early = share("Sky Link", 250_000).replace("2014", "2012")
    [made] = on(upstream("Big Carrier", 1_000_000, None), share("Big Carrier", 1_000_000), early, OUTAGE)
    assert made.verdict is Verdict.CONSISTENT


def test_upstream_sources_that_disagree() -> None:
    """One lab sees a single carrier, another a second one: each finding, and the summary."""
    rows = [share("Big Carrier", 1_000_000, provider="Lab"), share("Sky Link", 500_000, provider="Other")]
    made = on(upstream("Big Carrier", 1_000_000, 1_000_001), *rows, OUTAGE)
    assert [item.verdict for item in made] == [Verdict.CONSISTENT, Verdict.CONTRADICTS, Verdict.CANNOT_TELL]
    assert made[2].reason is Reason.SOURCES_DISAGREE


def test_blaming_a_fault_is_about_a_cause() -> None:
    """'Blamed the maintenance update' names a cause; 'blamed the neighbour' names an actor."""
    [thing] = on(replace(claim("a maintenance update", Act.ACCUSE), cue="blamed"), OUTAGE)
    [party] = on(replace(claim("the neighbour", Act.ACCUSE), cue="blamed"), OUTAGE)
    assert (thing.reason, party.reason) == (Reason.CAUSE, Reason.ACTOR)


def test_cause_is_quoted_with_its_context() -> None:
    """The sentence gives the words of the cause up to the next stop."""
    [made] = on(claim("the suspension was caused by overload operation, not by an enemy"), OUTAGE)
    assert "gives a cause (“caused by overload operation”)" in made.sentence
