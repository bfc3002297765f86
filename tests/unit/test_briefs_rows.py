"""The rows of a brief: who stands in which, with which sentence."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from kept import threaded
from told import Story, argument, entries, gist, outage, turned

from ledger.briefs import rows
from ledger.briefs.words import cited_all, said_cells, time_cells
from ledger.model.actor import Anonymity
from ledger.model.claim import Act
from ledger.model.evidence import EvidenceBasis, Grade, Observation
from ledger.model.gist import Predicate, Role
from ledger.model.outage import Outage
from ledger.model.thread import RelationKind
from ledger.model.verdict import Finding, Reason, Verdict
from ledger.threads.views.account import Account, accounts, narrowed
from ledger.threads.views.attribution import blames
from ledger.threads.views.board import stands

ABOUT = replace(outage("Norland", "2014-12-22"), victim_id="actor:norland")
BLAMED = gist(Predicate.RESPONSIBLE, ABOUT, argument(Role.AGENT, "China"), words="china cut line north night")
SEOUL = ZoneInfo("Asia/Seoul")


def account(*stories: Story, finding: Finding | None = None) -> Account:
    held = [replace(one, findings=(finding,) if finding else ()) for one in entries(*stories)]
    (found,) = accounts(threaded(held), held)
    return found


def quarrel() -> Account:
    """Norland accuses twice in one article, China denies in the next."""
    first, second = Story("2014-12-23", outlet="A"), Story("2014-12-24", outlet="B")
    first.says("Norland", "China cut the line to the north at night", BLAMED, act=Act.ACCUSE)
    first.says("Norland", "nobody but China can have cut that line", BLAMED, act=Act.ACCUSE)
    second.says("China", "China did not cut any line", turned(BLAMED, polarity=False), act=Act.DENY)
    return account(first, second)


def test_a_contradiction_is_one_row_with_all_sentences() -> None:
    """Two accusations and one denial of them: one row, the earlier side first."""
    ((first, how, second),) = rows.contradiction_rows(quarrel())
    assert "to the north at night” (A, 2014-12-23)" in first
    assert "can have cut that line” (A, 2014-12-23)" in first
    assert how == "the later denies and contradicts the earlier"
    assert second.splitlines()[0] == "China denies: China did not cut any line"
    assert "did not cut any line” (B, 2014-12-24)" in second


def test_a_charge_made_again_is_the_same_quarrel() -> None:
    """Accused, denied, accused again: one row, in which each speaks after the other."""
    one = quarrel()
    charge, again, denial = one.entries
    denies = next(each for each in one.relations if each.earlier == charge and each.later == denial)
    relations = (denies, replace(denies, kind=RelationKind.CONTRADICTS, earlier=denial, later=again))
    ((first, how, second),) = rows.contradiction_rows(replace(one, relations=relations))
    assert (first.count("“"), how, second.count("“")) == (2, "each contradicts the other", 1)


def test_positions_and_blames_cite_their_sentences() -> None:
    one = quarrel()
    norland, china = sorted(rows.position_rows(one, stands(one)), key=lambda row: row[0], reverse=True)
    assert norland[:4] == (
        "Norland", "accuses: China is responsible for the outage at Norland", "(published 2014-12-23)", "1 named",
    )  # fmt: skip
    assert norland[4].count("“") == 2
    assert china[1].startswith("denies: ")
    assert [row[1:3] for row in rows.blame_rows(one, blames(one))] == [
        ("Norland", "accuses: China is responsible for the outage at Norland"),
        ("China, who is blamed", "denies: China is responsible for the outage at Norland"),
    ]


def test_a_finding_on_many_claims_is_one_row() -> None:
    """What no measurement can say is said once, with the sentences of all the claims that it is said of."""
    finding = Finding(
        id="f", claim="c", check="actor/1", measurable=None, observations=(), datasets=(),
        verdict=Verdict.OUTSIDE_SCOPE, reason=Reason.ACTOR, claimed=None, measured=None, difference=None,
        tolerance=None, unit=None, grade=None, basis=None, method="", sentence="No measurement says who did it.",
    )  # fmt: skip
    story = Story("2014-12-23")
    story.says("Norland", "China cut the line to the north", BLAMED)
    story.says("Sweden", "it was China who cut it", BLAMED)
    one = account(story, finding=finding)
    (row,) = rows.evidence_rows(one, Verdict.OUTSIDE_SCOPE)
    assert row[:3] == ("outside scope (actor)", "cause, actor or motive", "No measurement says who did it.")
    assert len(row[4].splitlines()) == 2
    assert list(rows.evidence_rows(one, Verdict.SUPPORTS)) == []


def test_unnamed_sources_are_listed_with_what_they_say() -> None:
    story = Story("2014-12-23", outlet="A")
    story.says(None, "China cut the line", BLAMED, source="an official", anonymity=Anonymity.ROLE)
    story.says("Norland", "we do not know who cut it", turned(BLAMED, polarity=False))
    (row,) = rows.unnamed_rows(account(story))
    assert row == (
        "An official (unnamed)", "unnamed", "An official (unnamed) says: China cut the line",
        row[3],
    )  # fmt: skip
    assert row[3].startswith("“China cut the line” (A, 2014-12-23) [")


def test_a_part_of_an_account_keeps_its_words() -> None:
    """Of one claim only: its entry, its proposition, no relation to a claim that is left out."""
    one = quarrel()
    first = next(iter(one.entries))
    part = narrowed(one, {first})
    assert (list(part.entries), part.relations, part.words) == ([first], (), one.words)
    assert set(part.propositions) == {one.members[first].proposition}


def test_one_sentence_with_two_claims_is_quoted_once() -> None:
    story = Story("2014-12-23", outlet="A")
    both = "China cut the line and Norland said so"
    story.says("Norland", "China cut the line", BLAMED, sentence=both)
    story.says("China", "Norland said so", turned(BLAMED, polarity=False), sentence=both)
    one = account(story)
    cited = cited_all(one, one.entries)
    assert cited.count("“") == 1
    assert all(claim[:8] in cited for claim in one.entries)


def test_times_stand_in_both_zones() -> None:
    low, high = datetime(2014, 12, 22, 16, tzinfo=UTC), datetime(2014, 12, 22, 17, tzinfo=UTC)
    assert time_cells(low, high, SEOUL) == ("22 Dec 2014 16:00 to 17:00 UTC", "23 Dec 2014 01:00 to 02:00")
    assert time_cells(low, high, None) == ("22 Dec 2014 16:00 to 17:00 UTC",)
    entry = next(iter(quarrel().entries.values()))
    assert said_cells(entry, SEOUL) == ("published 2014-12-23", "")


@pytest.mark.parametrize(
    ("entity", "subject", "network"),
    [
        ("AS131279", "country:kp", "AS131279 (North Korea)"),
        ("country:kp", "country:kp", "North Korea"),
        ("AS131279", "country:xx", "AS131279"),
        ("AS131279", None, "AS131279"),
    ],
)
def test_a_network_stands_under_a_name(entity: str, subject: str | None, network: str) -> None:
    """By whose it is, where that is known; what a file calls it stands beside."""
    start = Observation(
        id="o", dataset="d", kind="outage_start", entity=entity, subject=subject, group="g", low=None, high=None,
        unit="instant", name=None, window_start=None, window_end=None, provider="Lab", basis=EvidenceBasis.RAW,
        grade=Grade.HIGH, url=None, method="m",
    )  # fmt: skip
    outages = (Outage(start=start, end=None, duration=None, depth=None),)
    (row,) = rows.measured_rows(outages, {"country:kp": "North Korea"}, None)
    assert (row[0], row[2], row[4]) == (network, "not known", "Lab")
