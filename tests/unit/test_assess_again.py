"""Assessing a ledger again: only what has changed is done, what stood stays, what no longer follows is ended."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bare import bare_claim

from ledger.assess.options import Options
from ledger.assess.rules import rules_digest
from ledger.custody import verify
from ledger.evidence.read import understand
from ledger.evidence.source import source_of
from ledger.measuring import Assessed, assess
from ledger.model.actor import Anonymity
from ledger.model.claim import Extraction, Measurable, MeasurableKind
from ledger.model.ids import article_id, sha256_hex
from ledger.model.text import Article, Metadata, Span
from ledger.model.verdict import Verdict
from ledger.store.reading import open_reader
from ledger.store.verify.fault import Check
from ledger.store.writing import open_writer

NOW = datetime(2031, 3, 5, tzinfo=UTC)
COLUMNS = "kind,entity,subject,start,end,provider"
OUTAGE = "outage,AS{0},operator:n{0},2031-03-04T16:15Z,2031-03-04T18:15Z,{1}"


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A ledger of three articles: on the networks 1 and 2 with a start each, and on none."""
    place = str(tmp_path / "ledger.db")
    for network in (1, 2, None):
        append(place, network)
    return place


def append(path: str, network: int | None, name: str = "") -> None:
    text = f"Article {network} {name}"
    sha256 = sha256_hex(text.encode())
    article = Article(
        id=article_id(sha256=sha256, reader="txt/1", outlet=None, url=None), sha256=sha256, reader="txt/1",
        encoding="utf-8 (strict)", text=text, origin=text, name=text, meta=Metadata(published="2031-03-05"),
    )  # fmt: skip
    span = Span(0, 7)
    start = Measurable(
        kind=MeasurableKind.OUTAGE_START, low="2031-03-04T16:00:00Z", high="2031-03-04T17:00:00Z", unit="instant",
        text="about half past four", subject=f"operator:n{network}",
    )  # fmt: skip
    claim = bare_claim(
        "the outage was caused by rain",
        id=f"c{network}{name}",
        article=article.id,
        content_parts=("Article",),
        content_spans=(span,),
        cue="said",
        anonymity=Anonymity.VAGUE,
        measurables=(start,) if network else (),
        sentence=text,
        sentence_span=span,
    )
    extraction = Extraction(article=article.id, extractor="rules/1", claims=(claim,), dates=(), problems=())
    with open_writer(path) as writer:
        writer.append_article(article, text.encode(), extraction, at=NOW)


def observe(path: str, *rows: str, name: str = "table.csv") -> None:
    found = understand(source_of(name, "\n".join([COLUMNS, *rows]).encode()))
    assert found.problems == ()
    with open_writer(path) as writer:
        writer.append_evidence(found.dataset, found.series, found.observations, at=NOW)


def run(path: str) -> Assessed:
    return assess(path, at=NOW)


def events(path: str) -> int:
    with open_reader(path) as reader:
        return reader.status().events


def test_second_run_does_nothing(path: str) -> None:
    """Nothing new: no event is added, and the same verdicts are counted as standing."""
    observe(path, OUTAGE.format(1, "Lab"))
    first, before = run(path), events(path)
    second = run(path)
    assert (first.new, second.new, events(path)) == (4, 0, before)
    assert second.verdicts == first.verdicts == ((Verdict.SUPPORTS, 1), (Verdict.OUTSIDE_SCOPE, 3))
    assert (second.claims, second.observations) == (3, 3)
    assert {fault.check for fault in verify(path).faults} <= {Check.OFFSETS}  # these claims are of no text


def test_only_articles_that_the_evidence_can_bear_on_are_done_again(path: str) -> None:
    """A file on network 2 concerns the article on network 2 alone; the finding on network 1 stays the same event."""
    observe(path, OUTAGE.format(1, "Lab"))
    run(path)
    observe(path, OUTAGE.format(2, "Lab"), name="other.csv")
    with open_reader(path) as reader:
        todo = reader.unassessed(rules_digest(), reader.observed())
        names = {row.id: row.name for row in reader.articles()}
        stood = reader.findings()
    assert [names[item.article] for item in todo] == ["Article 2 "]
    assert run(path).new == 1
    with open_reader(path) as reader:
        assert set(stood) < set(reader.findings())


def test_a_new_article_alone_is_done(path: str) -> None:
    """What was assessed before is left alone when an article is added."""
    observe(path, OUTAGE.format(1, "Lab"))
    run(path)
    append(path, 1, "later")
    with open_reader(path) as reader:
        assert len(reader.unassessed(rules_digest(), reader.observed())) == 1
    assert run(path).new == 2


def test_evidence_that_is_withdrawn_ends_its_findings(path: str) -> None:
    """The table is read again without its row: the finding made from it no longer stands."""
    observe(path, OUTAGE.format(1, "Lab"))
    run(path)
    with open_reader(path) as reader:
        [dataset] = reader.datasets()
    with open_writer(path) as writer:
        writer.append_evidence(dataset, [], [], at=NOW)
    assert run(path).verdicts == ((Verdict.OUTSIDE_SCOPE, 3),)


def test_other_rules_assess_everything_again(path: str) -> None:
    """Another version of a check or another tolerance has another digest, and by it nothing was assessed yet."""
    run(path)
    stricter = rules_digest(replace(Options(), clock_tolerance_s=60))
    assert stricter != rules_digest()
    assert rules_digest(Options(published={"a": "2031-01-01"})) == rules_digest()
    with open_reader(path) as reader:
        assert len(reader.unassessed(stricter, reader.observed())) == 3
