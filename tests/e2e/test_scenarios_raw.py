"""Claims about outages set against raw data: what a simulated collector wrote, and a series of traffic.

Extraction, ledger and assessment are the real ones; the collector's files are valid MRT of a history that is known.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import history
import pytest
from history import History, World

from ledger.evidence.format import Asked, Evidence
from ledger.evidence.read import understand
from ledger.evidence.routing import read_routes
from ledger.evidence.source import source_of
from ledger.extract.extractor import Extractor
from ledger.measuring import assess
from ledger.model.evidence import EvidenceBasis, Grade
from ledger.model.text import Article
from ledger.model.verdict import Finding, Reason, Verdict
from ledger.store.queries.query import ClaimQuery
from ledger.store.reading import open_reader
from ledger.store.writing import open_writer

NOW = datetime(2031, 3, 5, tzinfo=UTC)
KOREA, ROGERS = "175.45.176.0/22", "198.51.100.0/24"
STORY = (
    "North Korea's Internet outage began about 1 a.m. local time on Tuesday and ended shortly before 11 a.m., a"
    " monitoring firm said. The outage lasted more than nine hours, the firm said. All of the country's Internet"
    " traffic is routed through China Unicom, analysts said."
)
VANISHED = (
    "The network of Rogers went down at 08:44 UTC on Friday. Rogers vanished from the Internet because its BGP"
    " routes were withdrawn, an analyst said."
)

Ask = Callable[..., list[Finding]]


def second(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


def collected(what: History, network: str, subject: str) -> Evidence:
    """What is found in the files: a table at first and after each gap, and fifteen minutes of updates each."""
    tables = [history.table(what, at_s) for at_s in (what.since_s, *(end for _, end in what.gaps))]
    files = [*tables, *history.files(what, 900)]
    sources = [source_of(f"file-{number}", data) for number, data in enumerate(files)]
    [found] = read_routes(sources, Asked(entities=(network,), subject=subject, provider="Collector"))
    return found


def december(peers: int = 8, gaps: Sequence[tuple[int, int]] = ()) -> Evidence:
    """The outage of 22 December 2014 as a collector with so many peers saw it, between a day before and hours after."""
    down = [(second("2014-12-22T16:15"), second("2014-12-23T01:46"))]
    what = History(
        since_s=second("2014-12-21T16:00"), until_s=second("2014-12-23T06:00"), down=down, gaps=gaps,
        world=World(peers=peers),
    )  # fmt: skip
    return collected(what, KOREA, "country:kp")


def traffic(since: str, values: Iterable[int]) -> Evidence:
    """A series of traffic of Rogers, every five minutes."""
    start = datetime.fromisoformat(since).replace(tzinfo=UTC)
    rows = [f"{start + timedelta(minutes=5 * place):%Y-%m-%dT%H:%M:%SZ},{value}" for place, value in enumerate(values)]
    head = "# entity: AS812\n# metric: traffic\n# unit: relative\n# step: 300\n# basis: raw\n# provider: Flows\n"
    text = f"{head}# subject: operator:rogers\ntime,value\n" + "\n".join(rows)
    return understand(source_of("traffic.csv", text.encode()))


@pytest.fixture
def ask(extractor: Extractor, make_article: Callable[..., Article], tmp_path: Path) -> Ask:
    """The findings on the claims of a text that was published on a day: `ask(text, published, *evidence)`."""

    def findings(text: str, published: str, *evidence: Evidence) -> list[Finding]:
        path = str(tmp_path / "ledger.db")
        article = make_article(text, published=published)
        (extraction,) = extractor.extract([article])
        with open_writer(path) as writer:
            writer.append_article(article, text.encode(), extraction, at=NOW)
            for found in evidence:
                writer.append_evidence(found.dataset, found.series, found.observations, at=NOW)
        assess(path, at=NOW)
        with open_reader(path) as reader:
            return [made for entry in reader.iter_claims(ClaimQuery()) for made in entry.findings]

    return findings


def of(found: Sequence[Finding], *checks: str) -> list[Finding]:
    return [made for made in found if made.check.partition("/")[0] in checks]


def test_raw_routes_support_times_length_and_upstream(ask: Ask) -> None:
    """Eight peers saw it: all four parts are supported, graded by the data, and AS4837 is China Unicom."""
    found = ask(STORY, "2014-12-23", december())
    parts = of(found, "start", "end", "duration", "upstream")
    assert [(made.check, made.verdict) for made in parts] == [
        ("start/2", Verdict.SUPPORTS), ("end/2", Verdict.SUPPORTS), ("duration/2", Verdict.SUPPORTS),
        ("upstream/3", Verdict.SUPPORTS),
    ]  # fmt: skip
    assert {made.basis for made in parts} == {EvidenceBasis.RAW}
    assert [made.grade for made in parts] == [Grade.HIGH] * 3 + [Grade.MODERATE]
    start, _, length, _ = parts
    assert start.difference is not None
    assert length.difference is not None
    assert abs(start.difference - 15 * 60) < 30
    assert abs(length.difference - 31 * 60) < 60


def test_raw_beside_a_reported_figure(ask: Ask) -> None:
    """Each source has its own finding, the raw one first; that both support is no disagreement."""
    table = (
        "kind,entity,subject,group,start,end,provider\n"
        "outage,AS131279,country:kp,one,2014-12-22T16:15Z,2014-12-23T01:46Z,Dyn"
    )
    found = ask(STORY, "2014-12-23", december(), understand(source_of("t.csv", table.encode())))
    starts = of(found, "start")
    assert [(made.basis, made.grade) for made in starts] == [
        (EvidenceBasis.RAW, Grade.HIGH), (EvidenceBasis.REPORTED, Grade.MODERATE),
    ]  # fmt: skip


def test_two_sources_that_disagree(ask: Ask) -> None:
    """One published three hours: its finding, the collector's, and that together they do not decide."""
    table = (
        "kind,entity,subject,group,start,end,provider\n"
        "outage,AS131279,country:kp,one,2014-12-22T16:15Z,2014-12-22T19:15Z,Hasty"
    )
    found = ask(STORY, "2014-12-23", december(), understand(source_of("t.csv", table.encode())))
    lengths = of(found, "duration")
    assert [(made.verdict, made.reason) for made in lengths] == [
        (Verdict.SUPPORTS, None), (Verdict.CONTRADICTS, None), (Verdict.CANNOT_TELL, Reason.SOURCES_DISAGREE),
    ]  # fmt: skip


def test_four_peers_cannot_tell(ask: Ask) -> None:
    """With four peers nothing is said of the times, and the reason is theirs."""
    found = of(ask(STORY, "2014-12-23", december(peers=4)), "start", "end", "duration", "upstream")
    assert {(made.verdict, made.reason) for made in found} == {(Verdict.CANNOT_TELL, Reason.FEW_PEERS)}
    assert {made.check for made in found} >= {"start/2", "end/2", "duration/2"}


def test_a_gap_over_the_whole_night_cannot_tell(ask: Ask) -> None:
    """No file was kept from noon to four in the morning: whatever the claims say of it, the data do not."""
    night = [(second("2014-12-22T12:00"), second("2014-12-23T04:00"))]
    found = of(ask(STORY, "2014-12-23", december(gaps=night)), "start", "end", "duration")
    assert {made.verdict for made in found} == {Verdict.CANNOT_TELL}
    assert {made.reason for made in found} <= {Reason.GAP, Reason.TOO_COARSE}


def test_11_routes_present_traffic_gone(ask: Ask) -> None:
    """The collector saw the routes all day, the traffic was gone at 08:45: the withdrawal of routes is contradicted."""
    what = History(
        since_s=second("2022-07-07T08:00"), until_s=second("2022-07-08T20:00"),
        world=World(peers=8, prefixes=(ROGERS,), origin=812, upstream=6_453),
    )  # fmt: skip
    flows = traffic("2022-07-07T08:00", [90] * 297 + [0] * 100 + [90] * 20)
    found = ask(VANISHED, "2022-07-09", collected(what, ROGERS, "operator:rogers"), flows)
    [cause] = of(found, "cause")
    assert (cause.verdict, cause.reason, cause.basis) == (Verdict.CONTRADICTS, None, EvidenceBasis.RAW)
    assert "Collector measured routes that stayed announced while the traffic was gone" in cause.sentence
    [start] = of(found, "start")
    assert start.verdict is Verdict.SUPPORTS
    assert "Flows measured" in start.sentence


def test_11_routes_that_were_withdrawn(ask: Ask) -> None:
    """Had the routes gone with the traffic, the claim would fit: consistent, for it need not be the cause."""
    what = History(
        since_s=second("2022-07-07T08:00"), until_s=second("2022-07-08T20:00"),
        down=[(second("2022-07-08T08:44"), second("2022-07-08T17:00"))],
        world=World(peers=8, prefixes=(ROGERS,), origin=812, upstream=6_453),
    )  # fmt: skip
    [cause] = of(ask(VANISHED, "2022-07-09", collected(what, ROGERS, "operator:rogers")), "cause")
    assert (cause.verdict, cause.reason) == (Verdict.CONSISTENT, None)
