"""An article is withheld: its bytes and text are gone for good, its hashes and claims stay, the log explains it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from word_claims import NOW, an_article, claims_of_words, ingest

from ledger.custody import verify
from ledger.model.claim import Act, Claim
from ledger.model.ids import article_id
from ledger.model.problem import NotFoundError
from ledger.model.text import Article, Span
from ledger.store.queries.query import ClaimQuery
from ledger.store.reading import open_reader
from ledger.store.rows import Standing, Withholding
from ledger.store.writing import Writer, open_writer

SECRET = "unheard-of " * 2000
TEXT = f"one two three {SECRET}"
ARTICLE = an_article(TEXT)


def claims() -> tuple[Claim, ...]:
    """Two claims that quote the beginning of the article only."""
    found = claims_of_words(ARTICLE, [Act.ASSERT, Act.DENY])
    return tuple(replace(claim, sentence="one two three", sentence_span=Span(0, 13)) for claim in found)


@pytest.fixture
def writer(address: str) -> Iterator[Writer]:
    """A ledger with one article and its two claims."""
    with open_writer(address) as opened:
        ingest(opened, ARTICLE, claims())
        yield opened


def withhold(writer: Writer, article: Article = ARTICLE) -> Withholding:
    done, _ = writer.withhold(article.id, keeper="Ana", reason="a court's order", at=NOW)
    return done


def execute(address: str, sql: str) -> None:
    """Does it as any program could that reaches the database."""
    if address.startswith("postgresql"):
        with closing(psycopg.connect(address.replace("+psycopg", ""))) as server:
            server.execute(sql.encode())
    else:
        with closing(sqlite3.connect(address)) as file:
            file.execute(sql)


def elsewhere() -> Article:
    """The same bytes in another outlet."""
    name = article_id(sha256=ARTICLE.sha256, reader="txt/1", outlet="Weekly", url=None)
    return replace(ARTICLE, id=name, meta=replace(ARTICLE.meta, outlet="Weekly"))


def test_the_bytes_and_the_text_go_and_the_claims_stay(writer: Writer, address: str) -> None:
    """The article is there without its text, the claims with their sentences; `verify` finds it explained."""
    done = withhold(writer)
    assert done == Withholding(
        event=done.event, is_new=True, size_bytes=len(TEXT), characters=len(TEXT), sharing=(), versions=(), claims=2
    )
    with open_reader(address) as reader:
        assert reader.article(ARTICLE.id) == replace(ARTICLE, text="")
        assert [entry.claim.sentence for entry in reader.iter_claims(ClaimQuery())] == ["one two three"] * 2
        with pytest.raises(NotFoundError):
            reader.blob(ARTICLE.sha256)
    found = verify(address)
    assert (found.faults, found.withheld) == ((), 1)


def test_twice_is_once(writer: Writer, address: str) -> None:
    """The second time says which event it was."""
    first = withhold(writer)
    again = withhold(writer)
    assert (again.event, again.is_new, again.size_bytes) == (first.event, False, 0)
    assert verify(address).faults == ()


def test_what_is_withheld_is_not_taken_in_again(writer: Writer, address: str) -> None:
    """By the same bytes, in whatever outlet."""
    withhold(writer)
    for article in (ARTICLE, elsewhere()):
        assert writer.foresee(article, "rules/2").standing is Standing.WITHHELD
    assert verify(address).faults == ()


def test_other_articles_of_the_same_bytes_are_named(writer: Writer, address: str) -> None:
    """They lose them too."""
    other = elsewhere()
    ingest(writer, other, ())
    assert withhold(writer).sharing == (other.id,)
    with open_reader(address) as reader:
        assert reader.article(other.id).text == ""


@pytest.mark.parametrize("table", ["blob", "article_text"])
def test_nothing_else_can_be_deleted(writer: Writer, address: str, table: str) -> None:
    """The trigger looks at each row: those of other articles stay."""
    kept = an_article("another")
    ingest(writer, kept, ())
    withhold(writer)
    with pytest.raises((psycopg.Error, sqlite3.IntegrityError), match="append-only"):
        execute(address, f"DELETE FROM {table}")
    with open_reader(address) as reader:
        assert reader.article(kept.id).text == "another"
    assert verify(address).faults == ()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "file.db"


def held_in(path: Path) -> bool:
    """Whether the words are in the ledger's file or its write-ahead log."""
    files = [path, path.with_name(path.name + "-wal")]
    return any(b"unheard-of" in file.read_bytes() for file in files if file.exists())


def test_the_words_are_gone_from_the_file(path: Path) -> None:
    """Overwritten in the file, and cut out of its write-ahead log, while the ledger is open."""
    with open_writer(str(path)) as writer:
        ingest(writer, ARTICLE, claims())
        assert held_in(path)
        _, left = writer.withhold(ARTICLE.id, keeper="Ana", reason="a court's order", at=NOW)
        assert (left, held_in(path)) == (None, False)


def test_a_reader_in_the_way_is_told(path: Path) -> None:
    """The log cannot be cut while somebody reads from it; withholding again does it."""
    with open_writer(str(path)) as writer:
        ingest(writer, ARTICLE, claims())
        with open_reader(str(path)) as reader:
            reader.status()
            _, left = writer.withhold(ARTICLE.id, keeper="Ana", reason="a court's order", at=NOW)
            assert left is not None
            assert "another program is reading the ledger" in left
        _, left = writer.withhold(ARTICLE.id, keeper="Ana", reason="a court's order", at=NOW)
        assert (left, held_in(path)) == (None, False)
    assert verify(str(path)).faults == ()
