"""The index of words in a file: verify finds it whole however it grew, and finds what is amiss in it."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledger.custody import begin
from ledger.store.backend import open_suspect
from ledger.store.sqlite.index_check import index_damage
from ledger.store.sqlite.search import FILLING, INDEX

NOW = datetime(2026, 1, 2, tzinfo=UTC)


def filled(folder: Path, words: int, batches: int, size: int) -> Path:
    """A ledger whose claims have these many different words, added in so many transactions of so many claims."""
    path = folder / "ledger.db"
    begin(str(path), at=NOW)
    chance = random.Random(1)  # noqa: S311  (texts, not secrets)
    vocabulary = ["".join(chance.choices("abcdé中", k=chance.choice([1, 3, 8, 60]))) for _ in range(words)]
    rows = [
        (seq, " ".join(chance.choices(vocabulary, k=chance.choice([0, 1, 30]))))
        for seq in range(1, batches * size + 1)
    ]  # fmt: skip
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        for start in range(0, len(rows), size):
            part = rows[start : start + size]
            raw.execute("BEGIN")
            raw.executemany("INSERT INTO claim_search (seq, words, tokens) VALUES (?, '', ?)", part)
            raw.executemany(FILLING, part)
            raw.execute("COMMIT")
    return path


def damage(path: Path) -> list[str]:
    with closing(open_suspect(str(path))) as snapshot:
        return list(index_damage(snapshot))


@pytest.mark.parametrize(
    ("words", "batches", "size"),
    [(1, 0, 1), (5, 1, 1), (5, 60, 100), (3000, 100, 10), (3000, 60, 100), (40_000, 3, 500)],
)
def test_an_index_is_whole_however_it_grew(tmp_path: Path, words: int, batches: int, size: int) -> None:
    """Many small transactions are merged now and then, and such a merge may pause on the way."""
    assert damage(filled(tmp_path, words, batches, size)) == []


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("index"), 3000, 30, 20)


@pytest.fixture
def copied(whole: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A copy to be changed."""
    with closing(sqlite3.connect(tmp_path / "copy.db", isolation_level=None)) as raw:
        with closing(sqlite3.connect(whole)) as source:
            source.backup(raw)
        raw.executescript("DROP TRIGGER claim_search_no_update; DROP TRIGGER claim_search_no_delete;")
        yield raw


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE claim_search SET tokens = tokens || ' more' WHERE seq = 7",
        "DELETE FROM claim_search WHERE seq = 7 AND tokens <> ''; DELETE FROM claim_search WHERE seq IN (8, 9)",
        f"INSERT INTO {INDEX} (rowid, tokens) VALUES (7, 'more')",
        f"INSERT INTO {INDEX} (rowid, tokens) VALUES (7000, 'more')",
        f"INSERT INTO {INDEX} ({INDEX}) VALUES ('delete-all')",
        f"UPDATE {INDEX}_data SET block = zeroblob(length(block)) WHERE id = (SELECT max(id) FROM {INDEX}_data)",
        f"UPDATE {INDEX}_data SET block = 7 WHERE id = (SELECT max(id) FROM {INDEX}_data)",
        f"DELETE FROM {INDEX}_data WHERE id = (SELECT max(id) FROM {INDEX}_data)",
        f"DELETE FROM {INDEX}_data WHERE id = 10",
        f"DELETE FROM {INDEX}_data WHERE id = 1",
        f"UPDATE {INDEX}_data SET block = x'00' WHERE id = 1",
        f"UPDATE {INDEX}_data SET block = x'00000001' || substr(block, 5) WHERE id = 10",
        f"DELETE FROM {INDEX}_idx WHERE term <> ''",
        f"UPDATE {INDEX}_idx SET pgno = pgno + 2 WHERE term <> ''",
        f"UPDATE {INDEX}_idx SET segid = segid + 100",
        f"UPDATE {INDEX}_idx SET term = term || 'x' WHERE term <> ''",
        f"UPDATE {INDEX}_config SET v = 5",
        f"DELETE FROM {INDEX}_config",
        f"INSERT INTO {INDEX} ({INDEX}, rank) VALUES ('pgsz', 512)",
        f"DROP TABLE {INDEX}",
    ],
)
def test_what_is_amiss_in_the_index_is_found(copied: sqlite3.Connection, tmp_path: Path, change: str) -> None:
    assert damage(tmp_path / "copy.db") == []
    copied.executescript(change)
    assert damage(tmp_path / "copy.db")
