"""What each condition of a ClaimQuery finds."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bare import bare_claim

from ledger.model.actor import Anonymity
from ledger.model.claim import Act, Claim, Extraction
from ledger.model.ids import article_id, sha256_hex
from ledger.model.text import Article, Metadata, Span
from ledger.model.verdict import Finding, Verdict
from ledger.model.when import Precision, Time, ZoneSource
from ledger.store.queries.query import ClaimQuery
from ledger.store.reading import Reader, open_reader
from ledger.store.rows import ActorSeen
from ledger.store.writing import Writer, open_writer

NOW = datetime(2026, 1, 2, tzinfo=UTC)


def day(number: int) -> datetime:
    return datetime(2014, 12, number, tzinfo=UTC)


def said(earliest: datetime | None, latest: datetime | None) -> Time:
    return Time(
        text="", earliest=earliest, latest=latest, precision=Precision.DAY, zone="UTC",
        zone_source=ZoneSource.EXPLICIT, anchor=None, direction=None, value="",
    )  # fmt: skip


PLAIN = bare_claim(
    "it was down",
    id="",
    article="",
    outlet="The Post",
    content_spans=(Span(0, 1),),
    attribution="",
    confidence=0,
    rule="",
    sentence="Some say it was down.",
    sentence_span=Span(0, 1),
    extractor="rules/1",
)

DATED = [
    replace(PLAIN, id="a1", speaker="Hua Chunying", speaker_id="person:hua", roll_up=("person:hua", "country:cn")),
    replace(
        PLAIN, id="a2", act=Act.DENY, said=said(day(22), day(23)), roll_up=("country:cn",), content_spans=(Span(9, 10),)
    ),
    replace(PLAIN, id="a3", anonymity=Anonymity.ROLE, said=said(day(22), day(23)), content="50% of\na_b"),
    replace(PLAIN, id="a4", said=said(None, day(21)), target="North Korea", target_id="country:kp"),
]
UNDATED = [
    replace(PLAIN, id="b1", outlet=None, roll_up=("country:us", "country:cn")),
    replace(PLAIN, id="b2", outlet="Xinhua", said=said(day(24), None)),
]


def append(writer: Writer, name: str, claims: list[Claim], published: str | None) -> None:
    """An article of this name with these claims."""
    sha256 = sha256_hex(name.encode())
    article = Article(
        id=article_id(sha256=sha256, reader="txt/1", outlet=None, url=None), sha256=sha256, reader="txt/1",
        encoding="utf-8 (strict)", text=name, origin=name, name=name, meta=Metadata(published=published),
    )  # fmt: skip
    made = tuple(replace(claim, article=article.id) for claim in claims)
    extraction = Extraction(article=article.id, extractor="rules/1", claims=made, dates=(), problems=())
    writer.append_article(article, name.encode(), extraction, at=NOW)


def a_finding(claim: str, verdict: Verdict) -> Finding:
    return Finding(
        id=f"f-{claim}", claim=claim, check="start/1", measurable=0, observations=(), datasets=(), verdict=verdict,
        reason=None, claimed=None, measured=None, difference=None, tolerance=None, unit=None, grade=None, basis=None,
        method="", sentence="",
    )  # fmt: skip


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def reader(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, new_database: Callable[[], str]
) -> Iterator[Reader]:
    """Two articles, the first published on the 23rd, the second undated; in each kind of database."""
    path = str(tmp_path_factory.mktemp("store") / "ledger.db") if request.param == "sqlite" else new_database()
    with open_writer(path) as writer:
        append(writer, "first", DATED, "2014-12-23")
        append(writer, "second", UNDATED, None)
        found = [a_finding("a1", Verdict.SUPPORTS), a_finding("a2", Verdict.NOT_CHECKED)]
        writer.append_findings(found, at=NOW)
    with open_reader(path) as reader:
        yield reader


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param(ClaimQuery(), "a4 a3 a2 b2 a1 b1", id="all: by time said, undated last, those published first"),
        pytest.param(ClaimQuery(limit=2), "a4 a3", id="limit"),
        pytest.param(ClaimQuery(limit=0), "", id="limit of none"),
        pytest.param(ClaimQuery(about="bridge", limit=2**63), "", id="limit beyond every integer"),
        pytest.param(ClaimQuery(actor_ids=("country:cn",)), "a2 a1 b1", id="actor"),
        pytest.param(ClaimQuery(actor_ids=("country:cn", "country:us")), "a2 a1 b1", id="actors, each claim once"),
        pytest.param(ClaimQuery(actor_ids=("country:cn",), act=Act.DENY), "a2", id="actor and act"),
        pytest.param(ClaimQuery(actor_ids=()), "", id="no actor"),
        pytest.param(ClaimQuery(speaker="HUA"), "a1", id="part of the speaker's name"),
        pytest.param(ClaimQuery(speaker="person:hua"), "a1", id="speaker's id"),
        pytest.param(ClaimQuery(speaker="person"), "", id="part of the speaker's id"),
        pytest.param(ClaimQuery(target="korea"), "a4", id="target"),
        pytest.param(ClaimQuery(target_id="country:kp"), "a4", id="target's id"),
        pytest.param(ClaimQuery(outlet="post", act=Act.DENY), "a2", id="outlet"),
        pytest.param(ClaimQuery(outlet="xinhua"), "b2", id="other outlet"),
        pytest.param(ClaimQuery(about="50% OF A_B"), "a3", id="text over a line's end, with wildcards as letters"),
        pytest.param(ClaimQuery(about="%"), "a3", id="per cent"),
        pytest.param(ClaimQuery(about="_"), "a3", id="underscore"),
        pytest.param(ClaimQuery(about="some SAY"), "a4 a3 a2 b2 a1 b1", id="the sentence"),
        pytest.param(ClaimQuery(anonymous=True), "a3", id="anonymous"),
        pytest.param(ClaimQuery(anonymous=False, act=Act.DENY), "a2", id="named"),
        pytest.param(ClaimQuery(verdict=Verdict.SUPPORTS), "a1", id="verdict"),
        pytest.param(ClaimQuery(verdict=Verdict.NOT_CHECKED), "a4 a3 a2 b2 b1", id="not checked, or without finding"),
        pytest.param(ClaimQuery(article="second"), "b2 b1", id="article by name"),
        pytest.param(ClaimQuery(article="first"), "a4 a3 a2 a1", id="the other article"),
        pytest.param(ClaimQuery(since=day(23)), "b2 a1", id="since: an interval that ends then is over"),
        pytest.param(ClaimQuery(since=day(22), until=day(23)), "a3 a2", id="one day"),
        pytest.param(ClaimQuery(until=day(22)), "a4", id="until: an interval that begins then is not before"),
        pytest.param(ClaimQuery(since=day(30)), "b2", id="open at the end"),
        pytest.param(ClaimQuery(until=day(1)), "a4", id="open at the beginning"),
    ],
)
def test_the_claims_found(reader: Reader, query: ClaimQuery, expected: str) -> None:
    page = reader.claims(query)
    assert " ".join(entry.claim.id for entry in page.entries) == expected
    assert [entry.claim.id for entry in reader.iter_claims(query)] == expected.split()


def test_the_total_counts_beyond_the_limit(reader: Reader) -> None:
    assert reader.claims(ClaimQuery(limit=1)).total == 6


def test_those_judged_by_publication_are_counted(reader: Reader) -> None:
    assert reader.claims(ClaimQuery(since=day(22), limit=1)).used_published == 1
    assert reader.claims(ClaimQuery(since=day(24))).used_published == 0
    assert reader.claims(ClaimQuery()).used_published == 0


def test_who_speaks_in_the_ledger(reader: Reader) -> None:
    seen = [("country:cn", 3), ("country:us", 1), ("person:hua", 1)]
    assert reader.actors_seen() == tuple(ActorSeen(id=name, claims=claims) for name, claims in seen)


def test_an_actor_is_there_while_claims_of_theirs_stand(tmp_path: Path, reader: Reader) -> None:
    names = ("country:cn", "person:hua", "country:kp")
    assert [reader.has_actor(name) for name in names] == [True, True, False]
    path = str(tmp_path / "ledger.db")
    with open_writer(path) as writer:
        append(writer, "first", DATED, "2014-12-23")
        writer.supersede("a1", "a2", keeper="Ana", reason="the same words", at=NOW)
    with open_reader(path) as later:
        assert [later.has_actor(name) for name in names] == [True, False, False]


def test_counts_of_everything(reader: Reader) -> None:
    status = reader.status()
    assert (status.articles, status.claims, status.superseded_claims, status.findings) == (2, 6, 0, 2)
    assert status.claims_by_act == (("assert", 5), ("deny", 1))
    assert status.findings_by_verdict == (("not_checked", 1), ("supports", 1))
    assert status.size_bytes == Path(status.path).stat().st_size if "://" not in status.path else status.size_bytes > 0
