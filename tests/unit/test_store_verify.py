"""Who can write the ledger's file and has no key of it is found out; each test is one thing that he may try."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledger.custody import begin, verify
from ledger.log.checkpoint import Checkpoint, signed
from ledger.log.keys import SigningKey
from ledger.log.leaf import event_leaf
from ledger.log.tree import grown
from ledger.model.claim import Extraction
from ledger.model.ids import article_id, sha256_hex
from ledger.model.text import Article, Metadata
from ledger.store.verify.fault import Check
from ledger.store.writing import open_writer

NOW = datetime(2031, 3, 5, tzinfo=UTC)
THIEF = SigningKey.generate("attribution-ledger")


def an_article(text: str) -> Article:
    sha256 = sha256_hex(text.encode())
    name = article_id(sha256=sha256, reader="txt/1", outlet=None, url=None)
    return Article(
        id=name, sha256=sha256, reader="txt/1", encoding="utf-8", text=text, origin="a.txt", name="a", meta=Metadata()
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of three transactions."""
    path = tmp_path / "ledger.db"
    begin(str(path), at=NOW)
    with open_writer(str(path)) as writer:
        for text in ("One.", "Two."):
            article = an_article(text)
            found = Extraction(article=article.id, extractor="rules/1", claims=(), dates=(), problems=())
            writer.append_article(article, text.encode(), found, at=NOW)
    assert verify(str(path)).faults == ()
    return path


@contextmanager
def unguarded(path: Path) -> Iterator[sqlite3.Connection]:
    """The file without its triggers, which are there again afterwards; rows may name what is not there."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            raw.execute(f"DROP TRIGGER {name}")
        yield raw
        for _, sql in triggers:
            raw.execute(sql)


def checks(path: Path) -> set[Check]:
    return {fault.check for fault in verify(str(path)).faults}


def sign_again(raw: sqlite3.Connection, size: int, origin: str) -> None:
    """Signs the first `size` events with the thief's key, in the place of the checkpoint that was there."""
    leaves = [bytes.fromhex(row[0]) for row in raw.execute("SELECT leaf FROM event WHERE seq <= ?", (size,))]
    root = grown(0, (), leaves).root
    note = signed(Checkpoint(origin=origin, size=size, root=root), THIEF)
    raw.execute("UPDATE checkpoint SET root = ?, note = ? WHERE size = ?", (root.hex(), note, size))


def test_a_change_with_its_hash_made_right_is_found_by_the_signature(path: Path) -> None:
    with unguarded(path) as raw:
        seq, kind, subject, body = raw.execute(
            "SELECT seq, kind, subject, body FROM event WHERE kind = 'article'"
        ).fetchone()
        body = body.replace('"a.txt"', '"b.txt"')
        raw.execute(
            "UPDATE event SET body = ?, leaf = ? WHERE seq = ?", (body, event_leaf(seq, kind, subject, body), seq)
        )
        raw.execute("UPDATE article SET origin = 'b.txt' WHERE seq = ?", (seq,))
    assert checks(path) == {Check.TREE}


def test_signing_it_again_with_another_key_is_found(path: Path) -> None:
    origin = verify(str(path)).origin
    assert origin is not None
    with unguarded(path) as raw:
        (size,) = raw.execute("SELECT max(size) FROM checkpoint").fetchone()
        sign_again(raw, size, origin)
    assert [fault.what for fault in verify(str(path)).faults] == [
        f"checkpoint {size}: no known key has signed this note"
    ]


def test_a_ledger_begun_anew_by_another_key_is_found_by_who_knows_the_key(path: Path, tmp_path: Path) -> None:
    known = verify(str(path)).keys[0]
    other = tmp_path / "other.db"
    with open_writer(str(other), key=THIEF) as writer:
        writer.begin(at=NOW)
    assert verify(str(other)).faults == ()
    assert [fault.check for fault in verify(str(other), key=known).faults] == [Check.KEPT]
    assert verify(str(path), key=known).faults == ()


@pytest.mark.parametrize("size", [0, 1, 2])
def test_each_missing_checkpoint_is_found(path: Path, size: int) -> None:
    with unguarded(path) as raw:
        (at,) = raw.execute("SELECT size FROM checkpoint ORDER BY size LIMIT 1 OFFSET ?", (size,)).fetchone()
        raw.execute("DELETE FROM checkpoint WHERE size = ?", (at,))
    assert checks(path) == {Check.TREE}


def test_events_put_at_the_end_are_found(path: Path) -> None:
    with unguarded(path) as raw:
        (seq,) = raw.execute("SELECT max(seq) + 1 FROM event").fetchone()
        body = '{"at":"2031-03-05T00:00:00Z","tool":"x"}'
        leaf = event_leaf(seq, "batch", "batch", body)
        raw.execute("INSERT INTO event VALUES (?, 'batch', 'batch', ?, ?)", (seq, body, leaf))
        raw.execute("INSERT INTO batch (seq, at, tool) VALUES (?, '2031-03-05T00:00:00Z', 'x')", (seq,))
    assert checks(path) == {Check.TREE}
    article = an_article("Three.")
    found = Extraction(article=article.id, extractor="rules/1", claims=(), dates=(), problems=())
    with open_writer(str(path)) as writer, pytest.raises(Exception, match="under no checkpoint; run: ledger verify"):
        writer.append_article(article, b"Three.", found, at=NOW)


@pytest.mark.parametrize(
    ("change", "check"),
    [
        ("INSERT INTO blob VALUES ('ab', 1, x'00')", Check.ARCHIVE),
        ("UPDATE blob SET data = x'00'", Check.ARCHIVE),
        ("DELETE FROM article_text", Check.ARCHIVE),
        ("UPDATE article_text SET text = text || ' '", Check.ARCHIVE),
        ("INSERT INTO claim_actor VALUES ('country:cn', 'x', 1)", Check.TABLES),
        ("INSERT INTO claim_actor VALUES ('country:cn', 'x', 'y')", Check.TABLES),
        ("DELETE FROM extraction", Check.TABLES),
        ("INSERT INTO node VALUES (1, 0, 'ab')", Check.TREE),
        ("UPDATE signing_key SET retired = 1", Check.TABLES),
        ("CREATE TABLE more (x)", Check.DATABASE),
        ("CREATE VIEW more AS SELECT 1", Check.DATABASE),
        ("DROP INDEX ix_claim_id", Check.DATABASE),
        ("UPDATE event SET body = '[1]' WHERE seq = 1", Check.LOG),
        ("UPDATE event SET kind = 'song' WHERE seq = 1", Check.LOG),
        ("UPDATE event SET body = '{\"a\":' || replace(hex(zeroblob(50000)), '00', '[') WHERE seq = 1", Check.LOG),
    ],
)
def test_what_else_may_be_tried_is_found(path: Path, change: str, check: Check) -> None:
    with unguarded(path) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute(change)
    assert check in checks(path)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (
            "CREATE TRIGGER supersede AFTER INSERT ON article BEGIN SELECT 1; END",
            "trigger supersede is none of a ledger's",
        ),
        ("DROP TRIGGER claim_no_update", "trigger claim_no_update is missing"),
        ("CREATE INDEX more ON article (origin)", "index more is none of a ledger's"),
        ("CREATE VIEW more AS SELECT 1", "view more is none of a ledger's"),
    ],
)
def test_a_change_of_the_schema_is_found(path: Path, change: str, what: str) -> None:
    """A trigger may have the name of a table: each is looked for by what it is."""
    with closing(sqlite3.connect(path)) as raw:
        names = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
        assert "claim_no_update" in names, sorted(names)
        raw.execute(change)
        raw.commit()
    found = verify(str(path)).faults
    assert what in " ".join(str(fault) for fault in found)
