"""Whatever an append asks finds its rows by an index, so that adding one article costs the same in a large ledger."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sentences import article_with, extraction_of

from ledger.model.claim import Claim
from ledger.model.review import Decided, Decision
from ledger.model.text import Article
from ledger.store.writing import Writer, open_writer
from ledger.threads.weaving import Weaver

NOW = datetime(2031, 3, 6, tzinfo=UTC)
URL = "https://herald.example/cable"
TEXT = "Ana Cruz said nine networks had failed. Ben Dahl denied any part in it.\n"

READ_WHOLE = {"checkpoint", "signing_key", "g", "line", "CONSTANT"}
"""Its last row only; keys; what people decided about incidents (`regrouping g`); what a question gathers itself."""


@contextmanager
def noted(writer: Writer) -> Iterator[list[str]]:
    """What the writer asks meanwhile, with the values in it."""
    assert writer._connection is not None
    driver = writer._connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    questions: list[str] = []
    driver.set_trace_callback(questions.append)
    yield questions
    driver.set_trace_callback(None)


def scanned(path: Path, questions: list[str]) -> set[str]:
    """The names of what is gone through row by row to answer these."""
    asked = [one for one in questions if re.match(r"\s*(SELECT|WITH)\b", one)]
    assert asked
    with closing(sqlite3.connect(path)) as raw:
        plans = [row[3] for one in asked for row in raw.execute(f"EXPLAIN QUERY PLAN {one}")]
    return {found[1] for plan in plans if (found := re.match(r"SCAN (\w+)", plan))}


@pytest.mark.parametrize(
    ("article", "extractor"),
    [
        pytest.param(article_with("Cleo Eng said it would rain.\n"), "rules/1", id="another article"),
        pytest.param(article_with(TEXT, url=URL), "rules/2", id="an article read by another extractor"),
        pytest.param(article_with(f"Corrected.\n\n{TEXT}", url=URL), "rules/1", id="a page that has changed"),
    ],
)
def test_no_table_is_gone_through(tmp_path: Path, article: Article, extractor: str) -> None:
    path = tmp_path / "ledger.db"
    with open_writer(str(path)) as writer:
        weave = Weaver().weave
        before = article_with(TEXT, url=URL)
        writer.append_article(before, TEXT.encode(), extraction_of(before, "rules/1"), at=NOW, weave=weave)
        with noted(writer) as questions:
            known = writer.reconcile(article)
            found = extraction_of(known, extractor)
            outcome = writer.append_article(known, article.text.encode(), found, at=NOW, weave=weave)
    assert outcome.claims
    assert scanned(path, questions) <= READ_WHOLE


ACTS: dict[str, Callable[[Writer, Claim], object]] = {
    "a decision": lambda writer, claim: writer.append_reviews(
        [Decided(claim=claim.id, reviewer="Ana", decision=Decision.ACCEPT)], at=NOW
    ),
    "a retraction": lambda writer, claim: writer.retract(claim.id, keeper="Kit", reason="void", at=NOW),
    "a finding": lambda writer, claim: writer.append_findings([], at=NOW, assessed=[claim.id]),
    "a withholding": lambda writer, claim: writer.withhold(claim.article, keeper="Kit", reason="court", at=NOW),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_no_table_is_gone_through_for_what_people_decide(
    tmp_path: Path, act: Callable[[Writer, Claim], object]
) -> None:
    path = tmp_path / "ledger.db"
    with open_writer(str(path)) as writer:
        article = article_with(TEXT, url=URL)
        extraction = extraction_of(article)
        writer.append_article(article, TEXT.encode(), extraction, at=NOW, weave=Weaver().weave)
        with noted(writer) as questions:
            assert act(writer, extraction.claims[0]) is not None
    assert scanned(path, questions) <= READ_WHOLE
