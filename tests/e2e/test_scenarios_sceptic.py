"""What a sceptical network engineer asks of verdicts: sentences set against routes that a simulated collector wrote.

The network is that of 175.45.176.0/22, AS131279, seen by eight peers from 21 December 2014, 16:00 UTC, and gone from
16:15 on the 22nd to 01:46 on the 23rd: from 01:15 to 10:46 in Pyongyang.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import collector
import history
import pytest
from history import History, World

from ledger.assess.assess import assess
from ledger.evidence.bgp.element import Attributes, Peer, Segment, SegmentKind
from ledger.evidence.format import Asked
from ledger.evidence.read import understand
from ledger.evidence.routing import read_routes
from ledger.evidence.source import source_of
from ledger.model.claim import Extraction
from ledger.model.evidence import Observation
from ledger.model.verdict import Finding, Reason, Verdict

SUPPORTS, CONTRADICTS, CANNOT_TELL = Verdict.SUPPORTS, Verdict.CONTRADICTS, Verdict.CANNOT_TELL
STORY = "North Korea's Internet was cut off from about 1 a.m. local time on Tuesday. "
Verdicts = list[tuple[str, Verdict, Reason | None]]
Asking = Callable[..., list[Finding]]


def second(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


def routes(until: str, entity: str = "175.45.176.0/22") -> tuple[Observation, ...]:
    """What is found in the collector's files up to an instant."""
    what = History(
        since_s=second("2014-12-21T16:00"), until_s=second(until), world=World(peers=8),
        down=[(second("2014-12-22T16:15"), second("2014-12-23T01:46"))],
    )  # fmt: skip
    files = [history.table(what, what.since_s), *history.files(what, 900)]
    sources = [source_of(f"file-{number}", data) for number, data in enumerate(files)]
    asked = Asked(entities=(entity,), subject="country:kp", provider="Collector")
    return next(iter(read_routes(sources, asked))).observations


@pytest.fixture(scope="module")
def whole() -> tuple[Observation, ...]:
    return routes("2014-12-23T06:00")


@pytest.fixture
def ask(extract: Callable[..., Extraction]) -> Asking:
    """The findings on what the text says after the story's first sentence, if it has that."""

    def findings(text: str, observations: Sequence[Observation]) -> list[Finding]:
        claims = extract(text, published="2014-12-24").claims
        first = len(STORY) if text.startswith(STORY) else 0
        own = {claim.id for claim in claims if claim.sentence_span.start >= first}
        return [made for made in assess(claims, observations) if made.claim in own]

    return findings


def verdicts(found: Sequence[Finding]) -> Verdicts:
    return [(made.check.partition("/")[0], made.verdict, made.reason) for made in found]


ZONES = [
    "North Korea's Internet went down at 11:15 a.m. on Monday Eastern time, Dyn said.",
    "North Korea's Internet went down at 16:15 on Monday UTC, Dyn said.",
    "North Korea's Internet went down at 12:15 a.m. on Tuesday Beijing time, Dyn said.",
    "North Korea's Internet was down between 16:15 UTC on Monday and 01:46 on Tuesday, Dyn said.",
    "North Korea's Internet was down from 4:15 p.m. UTC on Monday until 1:46 a.m. the next day, Dyn said.",
    "North Korea's Internet was down from 4:15 p.m. on Monday until 1:46 a.m. on Tuesday GMT, Dyn said.",
]


@pytest.mark.parametrize("text", ZONES)
def test_a_zone_after_the_day_or_at_one_end_of_a_range_is_that_of_the_times(
    text: str, ask: Asking, whole: Sequence[Observation]
) -> None:
    assert {verdict for _, verdict, _ in verdicts(ask(text, whole))} == {SUPPORTS}


def test_times_in_the_wrong_order_are_not_contradicted(ask: Asking, whole: Sequence[Observation]) -> None:
    """Of "16:15 to 01:46" with one day, which of the two is of that day is not said."""
    found = ask("North Korea's Internet was down from 16:15 to 01:46 UTC, Dyn said on Tuesday.", whole)
    assert verdicts(found) == [("start", CANNOT_TELL, Reason.AMBIGUOUS_TIME), ("end", SUPPORTS, None)]
    assert "ends before it began" in found[0].sentence


EXTENTS: list[tuple[str, Verdict, Reason | None]] = [
    ("All four of North Korea's networks were down, Dyn said.", SUPPORTS, None),
    ("Only two of North Korea's four networks were down, Dyn said.", CONTRADICTS, None),
    ("The outage hit 40 percent of North Korea's networks, Dyn said.", CONTRADICTS, None),
    ("The outage hit 40 percent of the country's Internet users, Dyn said.", CANNOT_TELL, Reason.AMBIGUOUS_SCOPE),
    ("The outage hit 100 percent of the country's Internet users, Dyn said.", Verdict.CONSISTENT, None),
]


@pytest.mark.parametrize(("text", "verdict", "reason"), EXTENTS)
def test_shares_of_networks_are_tested_and_those_of_users_are_not(
    text: str, verdict: Verdict, reason: Reason | None, ask: Asking, whole: Sequence[Observation]
) -> None:
    """Routes are counted by networks: how many users were without them does not show."""
    assert verdicts(ask(STORY + text, whole)) == [("extent", verdict, reason)]


def test_a_system_named_by_its_number_is_meant(ask: Asking) -> None:
    """And no other one, whatever else was measured then."""
    seen = routes("2014-12-23T06:00", "AS131279")
    own = ask("AS131279 was unreachable from 16:15 UTC on Monday, engineers said.", seen)
    assert verdicts(own) == [("start", SUPPORTS, None)]
    assert "names no network" not in own[0].sentence
    assert ask("AS64500 was unreachable from 16:15 UTC on Monday, engineers said.", seen) == []


def test_an_outage_that_goes_on_past_the_data_decides_least_and_not_most(ask: Asking) -> None:
    """The files end at 23:00: it lasted at least 6 h 44 min, and when it ended is open."""
    text = (
        "The outage lasted at least two hours, Dyn said. The outage lasted three hours, an official said. The outage"
        " lasted nine and a half hours, NPR said. Service was restored at 10:46 a.m. on Tuesday, an operator said."
    )
    least, less, open_length, end = ask(STORY + text, routes("2014-12-22T23:00"))
    assert verdicts([least, less]) == [("duration", SUPPORTS, None), ("duration", CONTRADICTS, None)]
    for made in (open_length, end):
        assert (made.verdict, made.reason, made.difference) == (CANNOT_TELL, Reason.TOO_COARSE, None)
        assert "(these data leave it open)" in made.sentence


LENGTHS = [
    ("The outage lasted no more than an hour, an official said.", CONTRADICTS, "gives the duration as at most 1 h;"),
    ("The outage lasted less than ten hours, Dyn said.", SUPPORTS, "gives the duration as under 10 h;"),
    ("The outage lasted between nine and ten hours, Dyn said.", SUPPORTS, "as at least 9 h and at most 10 h;"),
    ("The outage lasted nine and a half hours, Dyn said.", SUPPORTS, "within the tolerance of 28 min 30 s"),
    ("The outage lasted seven hours, Dyn said.", CONTRADICTS, "that it names, more than the tolerance of 21 min)"),
    ("The outage lasted nearly ten hours, Dyn said.", SUPPORTS, "as at least 9 h 30 min and under 10 h;"),
    ("The outage lasted more than ten hours, Dyn said.", CONTRADICTS, "as at least 10 h and under 11 h;"),
]


@pytest.mark.parametrize(("text", "verdict", "words"), LENGTHS)
def test_lengths_are_printed_as_they_were_meant(
    text: str, verdict: Verdict, words: str, ask: Asking, whole: Sequence[Observation]
) -> None:
    [made] = ask(STORY + text, whole)
    assert made.verdict is verdict
    assert words in made.sentence


def test_a_measured_instant_is_what_was_measured(ask: Asking, whole: Sequence[Observation]) -> None:
    [made] = ask("North Korea's Internet went down at 1:15 a.m. on Tuesday, Dyn said.", whole)
    assert "; Collector measured it at 16:15:" in made.sentence


PEERS = [Peer(f"192.0.2.{number + 1}", 64_600 + number) for number in range(8)]
FOUR = tuple(f"175.45.{number}.0/24" for number in (176, 177, 178, 179))
FILLER = tuple(f"203.0.{number}.0/24" for number in range(30))
SINCE, UNTIL = second("2014-12-21T16:00"), second("2014-12-23T06:00")
Held = dict[str, dict[int, Attributes]]


def by(number: int, *asns: int) -> Attributes:
    """How a peer reaches what the last of these ASes originates."""
    path = (Segment(SegmentKind.SEQUENCE, (PEERS[number].asn, 1_299, *asns)),)
    return Attributes(path=path, origin="IGP", next_hop=PEERS[number].address)


def seen(held: Held, *changes: tuple[str, collector.Message, tuple[int, ...]]) -> tuple[Observation, ...]:
    """What is found of AS131279 where all peers hear of each change, one a second, with a path of these ASes."""
    filler = {prefix: {number: by(number, 3_356, 64_496) for number in range(8)} for prefix in FILLER}
    files = [collector.table(SINCE * 1_000_000, PEERS, filler | held)]
    records = [
        (second(at) + number, number, message._replace(route=by(number, *asns) if asns else None))
        for at, message, asns in changes
        for number in range(8)
    ]
    for slot in range(SINCE, UNTIL, 900):
        quiet = collector.update(slot * 1_000_000, PEERS[0], collector.Message((FILLER[0],), (), by(0, 3_356, 64_496)))
        inside = [
            collector.update(at * 1_000_000, PEERS[number], message)
            for at, number, message in records
            if slot <= at < slot + 900
        ]
        files.append(b"".join([quiet, *inside]))
    sources = [source_of(f"file-{number}", data) for number, data in enumerate(files)]
    asked = Asked(entities=("AS131279",), subject="country:kp", provider="Collector")
    return next(iter(read_routes(sources, asked))).observations


def through(upstream: int, prepended: int = 0) -> Held:
    """All four networks by one upstream, as all peers see them."""
    own = (131_279,) * (1 + prepended)
    return {prefix: {number: by(number, upstream, *own) for number in range(8)} for prefix in FOUR}


ALL_ROUTED = "On Monday all of North Korea's Internet traffic was routed through {}, Dyn said."


def test_prepending_is_no_other_upstream(ask: Asking) -> None:
    assert verdicts(ask(ALL_ROUTED.format("AS4837"), seen(through(4_837, prepended=2)))) == [
        ("upstream", SUPPORTS, None)
    ]


def test_a_change_of_upstream_is_seen_when_it_was(ask: Asking) -> None:
    """From AS4837 to AS20485 at noon: each had all before or after, and neither had all of the day."""
    moved = seen(through(4_837), ("2014-12-22T12:00", collector.Message(FOUR), (20_485, 131_279)))
    at = "At {} UTC on Monday all of North Korea's traffic was routed through AS{}, Dyn said."
    expected = {
        at.format("6 a.m.", 4_837): SUPPORTS,
        at.format("6 p.m.", 20_485): SUPPORTS,
        at.format("6 p.m.", 4_837): CONTRADICTS,
        ALL_ROUTED.format("AS4837"): CONTRADICTS,
    }
    assert {text: ask(text, moved)[0].verdict for text in expected} == expected
    assert (
        "AS4837 for 12.5 % to 100 %, AS20485 for 12.5 % to 100 % of"
        in ask(ALL_ROUTED.format("AS4837"), moved)[0].sentence
    )


@pytest.mark.parametrize(("others", "verdict"), [(1, CANNOT_TELL), (3, CONTRADICTS)])
def test_another_upstream_counts_when_two_peers_saw_it(others: int, verdict: Verdict, ask: Asking) -> None:
    """What one peer alone saw neither refutes that all ran through the other, nor lets it be supported."""
    held = through(4_837)
    held[FOUR[0]] |= {number: by(number, 22_351, 131_279) for number in range(others)}
    [made] = ask(ALL_ROUTED.format("AS4837"), seen(held))
    assert made.verdict is verdict
    assert made.reason is (Reason.FEW_PEERS if verdict is CANNOT_TELL else None)


def test_whoever_takes_a_prefix_for_himself_is_no_upstream(ask: Asking) -> None:
    """AS64999 announces one of the networks as its own through AS9002: these are not routes to AS131279."""
    hijacked = seen(through(4_837), ("2014-12-22T06:00", collector.Message(FOUR[:1]), (9_002, 64_999)))
    [made] = ask(ALL_ROUTED.format("AS4837"), hijacked)
    assert (made.verdict, made.reason) == (SUPPORTS, None)


def test_part_of_the_networks_is_a_share(ask: Asking) -> None:
    """Three of four withdrawn: 75 %, not all."""
    gone, back = collector.Message((), FOUR[:3]), collector.Message(FOUR[:3])
    partial = seen(through(4_837), ("2014-12-22T16:15", gone, ()), ("2014-12-23T01:46", back, (4_837, 131_279)))
    text = (
        "Three of North Korea's four networks were down, Dyn said. All of North Korea's networks were down, NPR said."
    )
    assert verdicts(ask(STORY + text, partial)) == [("extent", SUPPORTS, None), ("extent", CONTRADICTS, None)]


NO_OUTAGE = [
    "There was no outage in North Korea, an official said.",
    "North Korea's Internet never went down, an official said.",
    "The ministry denied that there had been an outage.",
    "The Internet worked normally on Tuesday, a ministry spokesman said.",
]
NOT_DENIED = [
    "North Korea's Internet was not cut off by the United States, an official said.",
    "There was no outage like this in years, Dyn said.",
    "North Korea's Internet was not down on Sunday, Dyn said.",
    "There was no disruption to mobile phones, Koryolink said.",
    "The ministry's website never went down, it said.",
    "The ministry denied that the Internet had been cut off by hackers.",
]


@pytest.mark.parametrize("text", NO_OUTAGE)
def test_that_there_was_no_outage_is_contradicted_by_one(text: str, ask: Asking, whole: Sequence[Observation]) -> None:
    [made] = ask(STORY + text, whole)
    assert (made.check, made.verdict, made.reason) == ("no_outage/1", CONTRADICTS, None)
    assert "began at 16:15:03 UTC on 22 December 2014 and was over by 01:46:" in made.sentence


@pytest.mark.parametrize("text", NOT_DENIED)
def test_who_denies_something_else_denies_no_outage(text: str, ask: Asking, whole: Sequence[Observation]) -> None:
    """A cause, an author, another day, a mobile network, a site."""
    assert "no_outage" not in {check for check, _, _ in verdicts(ask(STORY + text, whole))}


def test_without_an_outage_a_denial_of_one_is_not_supported(ask: Asking) -> None:
    """Routes that stand do not show that users had a connection."""
    assert ask(STORY + NO_OUTAGE[0], seen(through(4_837))) == []


def test_a_cause_that_is_negated_is_denied(ask: Asking, whole: Sequence[Observation]) -> None:
    [made] = ask(STORY + "The outage was not caused by a DDoS attack, officials said.", whole)
    assert (made.verdict, made.reason) == (Verdict.OUTSIDE_SCOPE, Reason.CAUSE)
    assert made.sentence.startswith("The claim denies a cause (“caused by a DDoS attack”)")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("North Korea's Internet went down at 1:15 a.m. on Tuesday.", Verdict.CONSISTENT),
        ("North Korea's Internet went down at 5 a.m. on Tuesday.", CANNOT_TELL),
        ("North Korea's IPv6 network went down at 1:15 a.m. on Tuesday.", SUPPORTS),
    ],
)
def test_an_ipv6_prefix_alone_is_not_the_network(text: str, verdict: Verdict, ask: Asking) -> None:
    head = "kind,entity,subject,start,end,provider\n"
    table = f"{head}outage,2001:db8::/32,country:kp,2014-12-22T16:15Z,2014-12-23T01:46Z,Lab"
    [made] = ask(text, understand(source_of("t.csv", table.encode())).observations)
    assert made.verdict is verdict
    assert ("What was measured is 2001:db8::/32 alone" in made.sentence) is (verdict is not SUPPORTS)
