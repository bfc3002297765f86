"""A ledger of an earlier schema is copied aside and brought to this one; nothing of its log is lost or changed."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledger.custody import migrate, verify
from ledger.model.claim import Extraction
from ledger.model.ids import article_id, sha256_hex
from ledger.model.problem import OutdatedError, StoreError
from ledger.model.record import to_plain
from ledger.model.text import Article, Metadata
from ledger.store.log.events import Event, EventKind, event_row, new_event
from ledger.store.reading import open_reader
from ledger.store.sqlite.header import is_ledger
from ledger.store.sqlite.schema import statements
from ledger.store.version import APPLICATION_ID, SCHEMA_VERSION
from ledger.store.writing import open_writer

NOW = datetime(2031, 3, 5, tzinfo=UTC)
TEXT = "China denied it."


def an_article(text: str = TEXT) -> Article:
    sha256 = sha256_hex(text.encode())
    name = article_id(sha256=sha256, reader="txt/1", outlet=None, url=None)
    return Article(
        id=name, sha256=sha256, reader="txt/1", encoding="utf-8", text=text, origin="a.txt", name="a", meta=Metadata()
    )


def old_events() -> list[Event]:
    """The log as schema 2 wrote it: batches that name no checkpoint and no key."""
    article = an_article()
    plain = to_plain(article)
    del plain["text"]
    at = "2030-01-01T00:00:00Z"
    run = {"article_seq": 2, "extractor": "rules/1", "claims": 0, "previous": None, "previous_article": None}
    return [
        new_event(1, EventKind.BATCH, "batch", {"at": at, "tool": "attribution-ledger 0.0.9", "extractor": "rules/1"}),
        new_event(2, EventKind.ARTICLE, article.id, {"at": at, "article": plain, "text_sha256": article.sha256}),
        new_event(3, EventKind.EXTRACTION, article.id, run),
    ]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A ledger of schema 2 as that version left it, with one of its tables besides the log and the archive."""
    path = tmp_path / "ledger.db"
    with closing(sqlite3.connect(path)) as raw:
        for sql in statements():
            if sql.startswith(("CREATE TABLE event ", "CREATE TABLE blob ", "CREATE TABLE article_text ")):
                raw.execute(sql)
        raw.executescript(f"""
            CREATE TABLE batch (seq INTEGER NOT NULL PRIMARY KEY, at VARCHAR, tool VARCHAR, extractor VARCHAR);
            CREATE TRIGGER batch_no_delete BEFORE DELETE ON batch BEGIN SELECT RAISE(ABORT, 'append-only'); END;
            INSERT INTO batch VALUES (1, '2030-01-01T00:00:00Z', 'attribution-ledger 0.0.9', 'rules/1');
            PRAGMA application_id = {APPLICATION_ID};
            PRAGMA user_version = 2;
        """)
        for event in old_events():
            raw.execute("INSERT INTO event VALUES (:seq, :kind, :subject, :body, :leaf)", event_row(event))
        article = an_article()
        raw.execute("INSERT INTO blob VALUES (?, ?, ?)", (article.sha256, len(TEXT), TEXT.encode()))
        raw.execute("INSERT INTO article_text VALUES (?, ?, ?)", (article.sha256, len(TEXT), TEXT))
        raw.commit()
    return path


def test_an_older_ledger_is_neither_read_nor_written_before_it_is_migrated(old: Path) -> None:
    before = old.read_bytes()
    with (
        pytest.raises(OutdatedError, match=r"schema 2; this one has \d+\); run: ledger migrate"),
        open_reader(str(old)),
    ):
        pass
    with pytest.raises(OutdatedError), open_writer(str(old)):
        pass
    assert old.read_bytes() == before


def test_migration_keeps_the_log_and_a_copy_and_signs(old: Path) -> None:
    aside = migrate(str(old), at=NOW)
    assert aside == f"{old}.schema2"
    assert is_ledger(Path(aside))
    with closing(sqlite3.connect(aside)) as copy, closing(sqlite3.connect(old)) as new:
        log = "SELECT * FROM event WHERE seq <= 3 ORDER BY seq"
        assert copy.execute(log).fetchall() == new.execute(log).fetchall()
        kinds = [row[0] for row in new.execute("SELECT kind FROM event ORDER BY seq")]
        assert kinds == ["batch", "article", "extraction", "batch", "key", "migrate"]
        assert new.execute("SELECT schema_before, schema_after FROM migration").fetchall() == [(2, SCHEMA_VERSION)]
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            new.execute("DELETE FROM batch")
    found = verify(str(old))
    assert found.faults == ()
    assert found.events == 6
    with open_reader(str(old)) as reader:
        assert [row.id for row in reader.articles()] == [an_article().id]


def test_migration_happens_once(old: Path) -> None:
    migrate(str(old), at=NOW)
    before = old.read_bytes()
    assert migrate(str(old), at=NOW) is None
    assert old.read_bytes() == before


def test_what_is_appended_later_is_signed_on(old: Path) -> None:
    migrate(str(old), at=NOW)
    article = an_article("And said so again.")
    found = Extraction(article=article.id, extractor="rules/2", claims=(), dates=(), problems=())
    with open_writer(str(old)) as writer:
        assert writer.append_article(article, article.text.encode(), found, at=NOW).standing == "new"
    assert verify(str(old)).faults == ()


def test_a_log_that_does_not_fit_together_is_left_as_it_is(old: Path) -> None:
    """An event that lacks its article: the tables cannot be made, and nothing of the file changes."""
    with closing(sqlite3.connect(old)) as raw:
        raw.execute("UPDATE event SET body = replace(body, '\"article_seq\":2', '\"article_seq\":9') WHERE seq = 3")
        raw.commit()
        before = list(raw.iterdump())
    with pytest.raises(StoreError, match="do not fit together"):
        migrate(str(old), at=NOW)
    with closing(sqlite3.connect(old)) as raw:
        assert list(raw.iterdump()) == before
