"""Twelve claims that were made about real outages, each set against what was measured or published of it.

Every passage is an article of our own words; extraction, ledger and assessment are the real ones. The figures are those
that their providers published. What is expected is what a careful network engineer would say of each part, and no more.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledger.evidence.read import understand
from ledger.evidence.source import source_of
from ledger.extract.extractor import Extractor
from ledger.measuring import assess
from ledger.model.claim import Entry
from ledger.model.evidence import EvidenceBasis, Grade
from ledger.model.text import Article
from ledger.model.verdict import Finding, Range, Reason, Verdict
from ledger.store.queries.query import ClaimQuery
from ledger.store.reading import open_reader
from ledger.store.writing import open_writer

NOW = datetime(2031, 3, 5, tzinfo=UTC)
COLUMNS = "kind,entity,subject,group,start,end,value,lo,hi,unit,name,asn,window_start,window_end,provider,grade"
SUPPORTS, CONTRADICTS, CONSISTENT = Verdict.SUPPORTS, Verdict.CONTRADICTS, Verdict.CONSISTENT
CANNOT_TELL, OUTSIDE = Verdict.CANNOT_TELL, Verdict.OUTSIDE_SCOPE

KOREA = (
    "outage,AS131279,country:kp,long,2014-12-22T16:15Z,2014-12-23T01:46Z,571,,,min,,,,,Dyn,",
    "upstream,AS131279,country:kp,up,,,,1000000,1000001,ppm,China Unicom,4837,2014-12-22,2014-12-23T01:46Z,Dyn,low",
    "upstream,AS131279,country:kp,up,,,,1000000,1000001,ppm,China Unicom,4837,2014-12-22,2014-12-23T01:46Z,RIPE,low",
    "attack,175.45.176.0/22,country:kp,floods,2014-12-18,2014-12-22,,,,,,,,,Arbor,",
)
SECOND = "outage_start,AS131279,country:kp,short,2014-12-23T15:41Z,,,,,,,,,2014-12-23T16:41Z,Dyn,"
MARCH = (
    "upstream,AS131279,country:kp,then,,,,750000,750001,ppm,China Unicom,4837,2013-03-13,2013-03-14,Renesys,low",
    "upstream,AS131279,country:kp,then,,,,250000,250001,ppm,Intelsat,22351,2013-03-13,2013-03-14,Renesys,low",
)
CHINA = (
    "outage,country:cn,country:cn,dns,2014-01-21T07:15Z,2014-01-21T07:39Z,,,,,,,,,GreatFire,",
    "names_resolved,country:cn,country:cn,abroad,2014-01-21T07:15Z,2014-01-21T07:39Z,,,,,,,,,GreatFire,",
)
SYRIA = (
    "outage_start,country:sy,country:sy,sy,2012-11-29T10:26Z,,,,,,,,,2012-11-29,Renesys,",
    "outage_extent,country:sy,country:sy,sy,,,,940476,1000001,ppm,,,2012-11-29T10:26Z,2012-11-29,Renesys,",
)
EGYPT = (
    "outage_start,country:eg,country:eg,eg,2011-01-27T22:34Z,,,,,,,,,2011-02-01,BGPmon,",
    "route_changes,country:eg,country:eg,eg,2011-01-27T22:34Z,2011-01-27T22:40Z,,,,,,,,,BGPmon,",
)
FACEBOOK = (
    "outage_start,AS32934,operator:facebook,fb,2021-10-04T15:50Z,,,,,,,,,2021-10-04T21:05Z,Cloudflare,",
    "route_changes,AS32934,operator:facebook,fb,2021-10-04T15:40Z,2021-10-04T15:52Z,,,,,,,,,Cloudflare,",
)
ROGERS = (
    "outage_start,AS812,operator:rogers,rogers,2022-07-08T08:44Z,,,,,,,,,2022-07-08,Kentik,",
    "routes_present,AS812,operator:rogers,rogers,,,,100,,networks,,,2022-07-08T08:44Z,2022-07-08,Kentik,",
)
OPTUS = ("outage,AS4804,operator:optus,optus,2023-11-07T17:04Z,2023-11-07T23:22Z,,,,,,,,,Kentik,",)

Ask = Callable[..., "Answers"]


@dataclass(frozen=True)
class Answers:
    """The claims of one passage with their findings."""

    entries: tuple[Entry, ...]

    def on(self, words: str, check: str) -> list[Finding]:
        """The findings of one check on the claims whose content has these words; there must be such a claim."""
        meant = [entry for entry in self.entries if words in entry.claim.content]
        assert meant, [entry.claim.content for entry in self.entries]
        found = {made.id: made for entry in meant for made in entry.findings}
        return [made for made in found.values() if made.check.startswith(f"{check}/")]

    def one(self, words: str, check: str) -> Finding:
        """The only one of them."""
        [made] = self.on(words, check)
        return made


@pytest.fixture
def ask(extractor: Extractor, make_article: Callable[..., Article], tmp_path: Path) -> Ask:
    """Sets a passage, published on a day, against rows of evidence: `ask(text, published, rows)`."""

    def answers(text: str, published: str, rows: tuple[str, ...]) -> Answers:
        path = str(tmp_path / "ledger.db")
        article = make_article(text, published=published)
        (extraction,) = extractor.extract([article])
        found = understand(source_of("table.csv", "\n".join([COLUMNS, *rows]).encode()))
        assert found.problems == ()
        with open_writer(path) as writer:
            writer.append_article(article, text.encode(), extraction, at=NOW)
            writer.append_evidence(found.dataset, found.series, found.observations, at=NOW)
        assess(path, at=NOW)
        with open_reader(path) as reader:
            return Answers(tuple(reader.iter_claims(ClaimQuery())))

    return answers


def test_1_start_end_and_duration(ask: Ask) -> None:
    """01:15 to 10:46 in Pyongyang, 9 h 31 min: 15 minutes after one, inside "shortly before 11", 31 min over nine."""
    got = ask(
        "North Korea's Internet outage began about 1 a.m. local time on Tuesday and ended shortly before 11 a.m., a"
        " monitoring firm said. The outage lasted more than nine hours, the firm said.",
        "2014-12-23",
        KOREA,
    )
    start, end = got.one("began about 1", "start"), got.one("shortly before 11", "end")
    length = got.one("more than nine", "duration")
    assert [made.verdict for made in (start, end, length)] == [SUPPORTS] * 3
    assert [made.difference for made in (start, end, length)] == [15 * 60, 0, 31 * 60]
    assert start.claimed == Range(low="2014-12-22T15:30:00Z", high="2014-12-22T16:30:00Z")
    assert end.claimed == Range(low="2014-12-23T01:30:00Z", high="2014-12-23T02:00:00Z")
    assert (length.claimed, length.measured) == (Range(low=32_400, high=36_000), Range(low=34_230, high=34_290))
    assert {(made.grade, made.basis) for made in (start, end, length)} == {(Grade.MODERATE, EvidenceBasis.REPORTED)}


def test_2_one_upstream(ask: Ask) -> None:
    """Reported shares without a number of peers fit, graded low; that there can be no other link is out of scope."""
    text = (
        "The outage in North Korea began about 1 a.m. local time on Tuesday. All of the country's Internet traffic is"
        " routed through China Unicom, analysts said. The Chinese company is the only possible point of access to"
        " the Internet, they said."
    )
    got = ask(text, "2014-12-23", (*KOREA, *MARCH))
    made = got.on("routed through China Unicom", "upstream")
    assert [(item.verdict, item.grade) for item in made] == [(CONSISTENT, Grade.LOW)] * 2
    assert all("tested in the time of the incident" in item.sentence for item in made)
    only = got.one("only possible point", "single_link")
    assert (only.verdict, only.reason) == (OUTSIDE, Reason.PHYSICAL_LINK)


def test_2_one_upstream_in_march_2013(ask: Ask) -> None:
    """Of 13 March 2013 the same is contradicted: one of four networks came by Intelsat."""
    text = "On 13 March 2013 all of North Korea's Internet traffic was routed through China Unicom, analysts said."
    made = ask(text, "2013-03-20", (*KOREA, *MARCH)).one("routed through China Unicom", "upstream")
    assert (made.verdict, made.grade) == (CONTRADICTS, Grade.LOW)
    assert "Intelsat (AS22351) for 25 %" in made.sentence


def test_3_overload_and_no_attack(ask: Ask) -> None:
    """Why it happened does not show; that there was no attack at all is contradicted by reported floods."""
    text = (
        "North Korea's Internet was cut off from about 1 a.m. local time on Tuesday. A staff member said the outage was"
        " caused by an overload. There was no attack on North Korea's networks, an engineer said."
    )
    got = ask(text, "2014-12-23", KOREA)
    cause = got.one("caused by an overload", "cause")
    assert (cause.verdict, cause.reason) == (OUTSIDE, Reason.CAUSE)
    none = got.one("no attack", "attack")
    assert (none.verdict, none.grade, none.basis) == (CONTRADICTS, Grade.MODERATE, EvidenceBasis.REPORTED)


def test_3_a_statement_of_the_day_before(ask: Ask) -> None:
    """Told on Monday: over in Pyongyang when the outage began; whether that day is meant cannot be told."""
    text = (
        "North Korea's Internet was cut off from about 1 a.m. local time on Tuesday. A staff member told Xinhua on"
        " Monday that the suspension was caused by an overload, the Chinese agency reported from Beijing."
    )
    made = ask(text, "2014-12-23", KOREA).one("caused by an overload", "statement")
    assert (made.verdict, made.reason) == (CANNOT_TELL, Reason.AMBIGUOUS_TIME)
    assert "Pyongyang" in made.sentence
    assert "before it began" in made.sentence


def test_4_mobile_network(ask: Ask) -> None:
    """Nothing public measures the radio network."""
    text = "North Korea's Internet and its 3G mobile network came to a standstill on Saturday evening, Xinhua reported."
    made = ask(text, "2014-12-28", KOREA).one("3G", "mobile")
    assert (made.verdict, made.reason) == (OUTSIDE, Reason.MOBILE_RADIO)


def test_5_who_did_it(ask: Ask) -> None:
    """Both the accusation and the denial are kept, and neither can be measured."""
    text = (
        "North Korea's National Defence Commission accused the United States of shutting down the country's Internet."
        " U.S. officials denied that Washington was behind the outage."
    )
    got = ask(text, "2014-12-27", KOREA)
    made = [*got.on("shutting down", "actor"), *got.on("behind the outage", "actor")]
    assert [(item.verdict, item.reason) for item in made] == [(OUTSIDE, Reason.ACTOR)] * 2


@pytest.mark.parametrize(
    ("text", "words", "difference"),
    [
        (
            "North Korea's second Internet outage began at 3:41 a.m. UTC on Tuesday, a news site reported.",
            "3:41", 12 * 3600,
        ),
        (
            "North Korea's Internet went down again at 12:41 p.m. on Wednesday in Pyongyang, a broadcaster said.",
            "12:41", -12 * 3600,
        ),
    ],
    ids=["3:41 UTC", "12:41 midday"],
)  # fmt: skip
def test_6_slips_of_twelve_hours(text: str, words: str, difference: int, ask: Ask) -> None:
    """As printed both are wrong by twelve hours, and the sentence says by which slip they would be right."""
    made = ask(text, "2014-12-24", (*KOREA, SECOND)).one(words, "start")
    assert (made.verdict, made.difference) == (CONTRADICTS, difference)
    assert "a.m. and p.m., or midnight and midday, may have been exchanged" in made.sentence


def test_7_root_servers(ask: Ask) -> None:
    """Names resolved elsewhere from the same roots: no fault of the root; who hacked whom does not show."""
    text = (
        "China's Internet was cut off from about 3:15 p.m. local time on Tuesday. A registry official said that the"
        " outage was caused by a malfunction of a root server. China is a victim of hacking, a spokesman for the"
        " Foreign Ministry said."
    )
    got = ask(text, "2014-01-22", CHINA)
    assert got.one("root server", "cause").verdict is CONTRADICTS
    [victim] = [*got.on("victim of hacking", "cause"), *got.on("victim of hacking", "actor")]
    assert victim.verdict is OUTSIDE
    assert got.one("3:15", "start").verdict is SUPPORTS


def test_7_root_servers_by_routes(ask: Ask) -> None:
    """With nothing but an outage measured, a fault of names is out of scope."""
    text = (
        "China's Internet was cut off from about 3:15 p.m. local time on Tuesday. A registry official said that the"
        " outage was caused by a malfunction of a root server."
    )
    made = ask(text, "2014-01-22", CHINA[:1]).one("root server", "cause")
    assert (made.verdict, made.reason) == (OUTSIDE, Reason.CAUSE)


def test_8_some_regions_and_cables(ask: Ask) -> None:
    """79 of 84 networks and then all are not some regions; what happened to cables does not show."""
    text = (
        "On 29 November 2012 the Internet was down in only some regions of Syria, the information minister said."
        " Terrorists had cut the Internet cables, he said."
    )
    got = ask(text, "2012-11-30", SYRIA)
    assert got.one("some regions", "extent").verdict is CONTRADICTS
    cables = got.one("cables", "cause")
    assert (cables.verdict, cables.reason) == (OUTSIDE, Reason.PHYSICAL_LINK)


def test_9_an_order_to_suspend(ask: Ask) -> None:
    """The routes went in such an order as an instruction gives: it fits, and proves no more."""
    text = (
        "Egypt's Internet was cut off from 22:34 UTC on Thursday. Vodafone said that all operators in the country had"
        " been ordered to suspend Internet services."
    )
    made = ask(text, "2011-01-28", EGYPT).one("ordered to suspend", "cause")
    assert (made.verdict, made.reason) == (CONSISTENT, None)


def test_10_configuration_or_attack(ask: Ask) -> None:
    """A configuration change fits the changes of routes that were seen; an attack as the cause is out of scope."""
    text = (
        "Facebook's network went offline at 15:50 UTC on Monday. Facebook said that the outage was caused by a"
        " configuration change on its backbone routers. An activist said that the outage was caused by an attack."
    )
    got = ask(text, "2021-10-05", FACEBOOK)
    assert got.one("configuration change", "cause").verdict is CONSISTENT
    attack = got.one("caused by an attack", "cause")
    assert (attack.verdict, attack.reason) == (OUTSIDE, Reason.CAUSE)
    assert got.one("15:50", "start").verdict is SUPPORTS


def test_11_routes_present_traffic_gone(ask: Ask) -> None:
    """The traffic had gone while hundreds of routes stayed: their withdrawal was not what cut it off."""
    text = (
        "The network of Rogers went down at 08:44 UTC on Friday. Rogers vanished from the Internet because its BGP"
        " routes were withdrawn, an analyst said."
    )
    got = ask(text, "2022-07-09", ROGERS)
    cause = got.one("routes were withdrawn", "cause")
    assert (cause.verdict, cause.grade) == (CONTRADICTS, Grade.MODERATE)
    assert "stayed announced while the traffic was gone" in cause.sentence
    start = got.one("08:44", "start")
    assert (start.verdict, start.difference) == (SUPPORTS, 0)


def test_12_times_and_parties(ask: Ask) -> None:
    """Start and end are supported; whose upgrade it was, and whether it was the root cause, does not show."""
    text = (
        "The outage at Optus began at 4:04 a.m. Sydney time on Wednesday, the company said. Service was restored at"
        " 10:22 a.m. Sydney time, it said. Optus said the outage was caused by an upgrade at an international peering"
        " network. Singtel said that the upgrade was not the root cause of the outage."
    )
    got = ask(text, "2023-11-09", OPTUS)
    assert (got.one("4:04", "start").verdict, got.one("4:04", "start").difference) == (SUPPORTS, 0)
    assert (got.one("10:22", "end").verdict, got.one("10:22", "end").difference) == (SUPPORTS, 0)
    for words in ("peering network", "not the root cause"):
        made = got.one(words, "cause")
        assert (made.verdict, made.reason) == (OUTSIDE, Reason.CAUSE)
