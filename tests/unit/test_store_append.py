"""What the ledger does with an article that it meets for the first time, again, and described anew."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from bare import bare_claim

from ledger.custody import verify
from ledger.model.claim import Act, Claim, Extraction, Review
from ledger.model.evidence import Dataset, EvidenceBasis, Grade, Observation, Series
from ledger.model.ids import article_id, content_id, sha256_hex
from ledger.model.problem import Problem, StoreError
from ledger.model.text import Article, Metadata, Span
from ledger.model.verdict import Finding, Verdict
from ledger.model.when import Precision, Time, ZoneSource
from ledger.store.backend import open_snapshot
from ledger.store.queries.query import ClaimQuery
from ledger.store.reading import open_reader
from ledger.store.writing import Standing, Writer, open_writer

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
TEXT = "China denied it. Officials accused the North."
BLOB = TEXT.encode()


def an_article(text: str = TEXT, reader: str = "txt/1", encoding: str = "utf-8 (strict)", **given: str) -> Article:
    """An article with these fields of metadata, each given by option."""
    sha256 = sha256_hex(BLOB)
    return Article(
        id=article_id(sha256=sha256, reader=reader, outlet=given.get("outlet"), url=given.get("url")),
        sha256=sha256,
        reader=reader,
        encoding=encoding,
        text=text,
        origin="a.txt",
        name="a",
        meta=Metadata(**given, provenance=tuple((name, "option") for name in given)),
    )


def a_claim(article: Article, start: int, end: int, extractor: str) -> Claim:
    """The words from start to end of the article's text, said by China, dated by the article."""
    said = None
    if article.meta.published:
        day = datetime.fromisoformat(article.meta.published).replace(tzinfo=UTC)
        said = Time(
            text="",
            earliest=day,
            latest=None,
            precision=Precision.DAY,
            zone="UTC",
            zone_source=ZoneSource.EXPLICIT,
            anchor=None,
            direction=None,
            value=article.meta.published,
        )
    content = article.text[start:end]
    return bare_claim(
        content,
        id=content_id("claim", article.id, extractor, start, end),
        article=article.id,
        outlet=article.meta.outlet,
        act=Act.DENY,
        content_spans=(Span(start, end),),
        speaker="China",
        speaker_id="country:cn",
        actor="China",
        actor_id="country:cn",
        said=said,
        attribution="",
        confidence=1000,
        rule="test",
        sentence=article.text,
        sentence_span=Span(0, len(article.text)),
        extractor=extractor,
        roll_up=("country:cn",),
    )


def extract(
    article: Article, extractor: str = "rules/1", places: tuple[tuple[int, int], ...] = ((0, 5),)
) -> Extraction:
    """A claim at each of these places, and one problem."""
    claims = tuple(a_claim(article, start, end, extractor) for start, end in places)
    problems = (Problem(kind="stray_quote", where="a.txt", what="A stray mark.", span=(1, 2)),)
    return Extraction(article=article.id, extractor=extractor, claims=claims, dates=(), problems=problems)


def ingest(writer: Writer, article: Article, extractor: str = "rules/1") -> Standing:
    """What the pipeline does: reconcile, extract, append."""
    article = writer.reconcile(article)
    return writer.append_article(article, BLOB, extract(article, extractor), at=NOW).standing


@pytest.fixture
def writer(address: str) -> Iterator[Writer]:
    with open_writer(address) as writer:
        yield writer


def seq_of_events(address: str) -> int:
    with open_reader(address) as reader:
        return reader.status().events


def column_of(address: str, sql: str) -> list[object]:
    with closing(open_snapshot(address)) as snapshot:
        return [row[0] for row in snapshot.rows(sql)]


def test_a_new_article_is_kept_with_its_bytes_text_claims_and_problems(writer: Writer, address: str) -> None:
    article = an_article(published="2014-12-23", outlet="Xinhua")
    outcome = writer.append_article(article, BLOB, extract(article), at=NOW)
    assert (outcome.standing, outcome.claims, outcome.problems, outcome.superseded) == ("new", 1, 1, 0)
    with open_reader(address) as reader:
        assert reader.article(article.id[:5]) == article
        assert reader.article("a") == article
        assert reader.blob(article.sha256) == BLOB
        assert reader.problems() == extract(article).problems
        (entry,) = reader.claims(ClaimQuery()).entries
        assert entry.claim == extract(article).claims[0]
        assert (entry.meta, entry.review, entry.findings) == (article.meta, Review.UNREVIEWED, ())
        (row,) = reader.articles()
        assert (row.id, row.claims, row.problems, row.added_at, row.superseded) == (article.id, 1, 1, NOW, False)
        assert reader.status().last_batch == NOW
        assert reader.status().extractors == ("rules/1",)


def test_the_same_again_changes_nothing(writer: Writer, address: str) -> None:
    ingest(writer, an_article(published="2014-12-23"))
    before = seq_of_events(address)
    assert writer.foresee(an_article(published="2014-12-23"), "rules/1").standing is Standing.UNCHANGED
    assert ingest(writer, an_article(published="2014-12-23")) is Standing.UNCHANGED
    assert seq_of_events(address) == before


def test_what_is_not_given_again_is_not_new(writer: Writer) -> None:
    ingest(writer, an_article(published="2014-12-23", outlet="Xinhua", url="http://x.test/1"))
    assert ingest(writer, an_article()) is Standing.UNCHANGED
    assert ingest(writer, an_article(outlet="Xinhua")) is Standing.UNCHANGED


@pytest.mark.parametrize(
    ("field", "value"),
    [("published", "2014-12-23"), ("place", "Beijing"), ("outlet", "Xinhua"), ("url", "http://x.test"), ("title", "T")],
)
def test_metadata_given_later_describes_the_article_anew(writer: Writer, address: str, field: str, value: str) -> None:
    ingest(writer, an_article())
    assert writer.foresee(an_article(**{field: value}), "rules/1").standing is Standing.REDESCRIBED
    assert ingest(writer, an_article(**{field: value})) is Standing.REDESCRIBED
    assert ingest(writer, an_article()) is Standing.UNCHANGED
    with open_reader(address) as reader:
        (row,) = reader.articles()
        assert getattr(row.meta, field) == value
        assert row.id == article_id(sha256=row.sha256, reader="txt/1", outlet=row.meta.outlet, url=row.meta.url)
        assert [old.superseded for old in reader.articles(current_only=False)] == [True, False]
        assert len(reader.problems()) == 1
    assert verify(address).faults == ()


def test_a_forgotten_date_dates_the_claims_again_under_the_same_id(writer: Writer, address: str) -> None:
    ingest(writer, an_article())
    ingest(writer, an_article(published="2014-12-23"))
    with open_reader(address) as reader:
        now = reader.claims(ClaimQuery())
        ever = reader.claims(ClaimQuery(current_only=False))
    assert (now.total, ever.total) == (1, 2)
    (entry,) = now.entries
    assert entry.claim.said is not None
    assert entry.review is Review.UNREVIEWED
    old = ever.entries[1]
    assert (old.claim.id, old.claim.said, old.review, old.superseded_by) == (
        entry.claim.id, None, Review.SUPERSEDED, entry.claim.id,
    )  # fmt: skip


@pytest.mark.parametrize("field", ["outlet", "url"])
def test_the_same_text_in_another_outlet_is_a_second_article(writer: Writer, address: str, field: str) -> None:
    ingest(writer, an_article(**{field: "one"}))
    assert ingest(writer, an_article(**{field: "two"})) is Standing.NEW
    assert ingest(writer, an_article(**{field: "one"})) is Standing.UNCHANGED
    with open_reader(address) as reader:
        assert [getattr(row.meta, field) for row in reader.articles()] == ["one", "two"]
        assert len({row.sha256 for row in reader.articles()}) == 1


def test_a_date_found_in_the_dateline_does_not_undo_one_that_was_given(writer: Writer) -> None:
    ingest(writer, an_article(published="2014-12-23"))
    found = Metadata(published="2013-12-23", provenance=(("published", "dateline"),))
    assert ingest(writer, replace(an_article(), meta=found)) is Standing.UNCHANGED
    assert ingest(writer, an_article(published="2014-12-24")) is Standing.REDESCRIBED


def test_an_encoding_given_later_makes_another_text(writer: Writer, address: str) -> None:
    ingest(writer, an_article())
    told = an_article(text=TEXT.upper(), encoding="cp1252 (option)")
    assert ingest(writer, told) is Standing.REDESCRIBED
    assert ingest(writer, an_article()) is Standing.UNCHANGED
    with open_reader(address) as reader:
        assert reader.article("a").text == TEXT.upper()


def test_another_version_of_the_reader_continues_the_article(writer: Writer, address: str) -> None:
    ingest(writer, an_article())
    assert ingest(writer, an_article(reader="txt/2")) is Standing.REDESCRIBED
    assert ingest(writer, an_article(reader="html/1")) is Standing.NEW
    with open_reader(address) as reader:
        assert [row.reader for row in reader.articles()] == ["txt/2", "html/1"]


def test_another_extractor_supersedes_the_claims_and_says_how(writer: Writer, address: str) -> None:
    article = an_article()
    writer.append_article(article, BLOB, extract(article, places=((0, 5), (6, 12), (13, 15))), at=NOW)
    assert writer.foresee(article, "rules/2").standing is Standing.RE_EXTRACT
    new = extract(article, "rules/2", places=((0, 5), (6, 12), (17, 26)))
    louder = replace(new.claims[1], act=Act.ACCUSE)
    new = replace(new, claims=(new.claims[0], louder, new.claims[2]))
    outcome = writer.append_article(article, BLOB, new, at=NOW)
    assert (outcome.standing, outcome.claims, outcome.superseded) == ("re-extract", 3, 3)
    assert column_of(address, "SELECT relation FROM supersede WHERE kind = 'claim' ORDER BY old") == [
        "same", "changed", "gone",
    ]  # fmt: skip
    assert verify(address).faults == ()
    with open_reader(address) as reader:
        assert {entry.claim.extractor for entry in reader.claims(ClaimQuery()).entries} == {"rules/2"}


def test_an_article_described_otherwise_meanwhile_is_refused(writer: Writer, address: str) -> None:
    article = an_article(place="Beijing")
    ingest(writer, an_article(published="2014-12-23"))
    before = seq_of_events(address)
    with pytest.raises(StoreError, match=r"ingest a\.txt again"):
        writer.append_article(article, BLOB, extract(article), at=NOW)
    assert seq_of_events(address) == before


def test_every_transaction_begins_with_a_batch(writer: Writer, address: str) -> None:
    ingest(writer, an_article())
    ingest(writer, an_article(place="Beijing"))
    assert column_of(address, "SELECT kind FROM event ORDER BY seq") == [
        "batch", "key", "article", "extraction", "claim", "problem",
        "batch", "describe", "extraction", "claim", "problem", "supersede",
    ]  # fmt: skip


def a_dataset(**changes: Any) -> Dataset:
    made = Dataset(id="d1", sha256="0" * 64, source="x.csv", format="csv/1", provider=None, licence=None)
    return replace(made, **changes)


def an_observation(name: str) -> Observation:
    return Observation(
        id=name, dataset="d1", kind="outage_start", entity="country:kp", subject="country:kp", group=None,
        low="2014-12-22T16:15:00Z", high=None, unit="instant", name=None, window_start=NOW, window_end=None,
        provider=None, basis=EvidenceBasis.REPORTED, grade=Grade.LOW, url=None, method="as reported",
    )  # fmt: skip


SERIES = Series(
    id="abc",
    dataset="d1",
    entity="AS1",
    metric="prefixes",
    unit="1",
    step_s=60,
    start=NOW,
    values=(1, None, 3),
    scale=0,
)


def test_evidence_is_kept_once(writer: Writer, address: str) -> None:
    given = [an_observation("o1"), an_observation("o2")]
    assert writer.append_evidence(a_dataset(), [SERIES], given, at=NOW).observations == 2
    assert writer.append_evidence(a_dataset(), [SERIES], given, at=NOW).standing is Standing.UNCHANGED
    with open_reader(address) as reader:
        assert reader.datasets() == (a_dataset(),)
        assert reader.observations() == tuple(given)
        assert reader.series("ab") == SERIES
        assert reader.series_of("d1") == (SERIES,)
    assert verify(address).faults == ()


def test_observations_not_found_again_no_longer_stand(writer: Writer, address: str) -> None:
    writer.append_evidence(a_dataset(), [], [an_observation("o1"), an_observation("o2")], at=NOW)
    outcome = writer.append_evidence(a_dataset(), [], [an_observation("o2"), an_observation("o3")], at=NOW)
    assert (outcome.observations, outcome.superseded) == (1, 1)
    with open_reader(address) as reader:
        assert [item.id for item in reader.observations()] == ["o2", "o3"]


def a_finding(name: str, claim: str, verdict: Verdict = Verdict.SUPPORTS, check: str = "start/1") -> Finding:
    return Finding(
        id=name, claim=claim, check=check, measurable=0, observations=("o1",), datasets=("d1",), verdict=verdict,
        reason=None, claimed=None, measured=None, difference=None, tolerance=None, unit=None, grade=None, basis=None,
        method="", sentence="It fits.",
    )  # fmt: skip


def findings_shown(address: str) -> list[str]:
    with open_reader(address) as reader:
        shown = [finding.id for entry in reader.iter_claims(ClaimQuery()) for finding in entry.findings]
        assert [finding.id for finding in reader.findings()] == shown
        return shown


def test_a_finding_is_kept_once_and_a_later_answer_to_its_question_replaces_it(writer: Writer, address: str) -> None:
    ingest(writer, an_article())
    claim = extract(an_article()).claims[0].id
    assert writer.append_findings([a_finding("f1", claim)], at=NOW) == 1
    assert writer.append_findings([a_finding("f1", claim)], at=NOW) == 0
    assert writer.append_findings([a_finding("f2", claim, Verdict.CONTRADICTS, "start/2")], at=NOW) == 1
    assert findings_shown(address) == ["f2"]
    assert writer.append_findings([a_finding("f1", claim)], at=NOW) == 1
    assert findings_shown(address) == ["f1"]
    assert writer.append_findings([], at=NOW, assessed=[claim]) == 0
    assert findings_shown(address) == []
    assert verify(address).faults == ()


def test_findings_of_a_superseded_claim_do_not_show_until_it_is_assessed_again(writer: Writer, address: str) -> None:
    ingest(writer, an_article())
    claim = extract(an_article()).claims[0].id
    writer.append_findings([a_finding("f1", claim)], at=NOW)
    ingest(writer, an_article(published="2014-12-23"))
    assert findings_shown(address) == []
    assert writer.append_findings([a_finding("f1", claim)], at=NOW) == 1
    assert findings_shown(address) == ["f1"]


def test_a_finding_about_an_unknown_claim_is_passed_over(writer: Writer, address: str) -> None:
    ingest(writer, an_article())
    before = seq_of_events(address)
    assert writer.append_findings([a_finding("f1", "nobody")], at=NOW) == 0
    assert seq_of_events(address) == before
