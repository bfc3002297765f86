"""Nothing is edited, nothing is half-written, and nothing that is no ledger is touched."""

import os
import sqlite3
import subprocess
import sys
import typing
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledger.custody import verify
from ledger.model.claim import Extraction
from ledger.model.evidence import Dataset
from ledger.model.ids import article_id, sha256_hex
from ledger.model.problem import NotFoundError, Problem, StoreError, UsageError
from ledger.model.text import Article, Metadata
from ledger.store.backend import backend_at, open_snapshot
from ledger.store.queries.query import ClaimQuery
from ledger.store.reading import open_reader
from ledger.store.sqlite.search import INDEX, PARTS
from ledger.store.tables import TABLES
from ledger.store.version import APPLICATION_ID, SCHEMA_VERSION
from ledger.store.writing import open_writer

NOW = datetime(2026, 1, 2, tzinfo=UTC)
NAMES = tuple(table.name for table in TABLES)


def an_article(text: str, name: str = "a") -> Article:
    sha256 = sha256_hex(text.encode(errors="replace"))
    return Article(
        id=article_id(sha256=sha256, reader="txt/1", outlet=None, url=None),
        sha256=sha256,
        reader="txt/1",
        encoding="utf-8 (strict)",
        text=text,
        origin=name,
        name=name,
        meta=Metadata(),
    )


def append(path: Path | str, text: str) -> None:
    """Appends an article without claims."""
    article = an_article(text)
    extraction = Extraction(article=article.id, extractor="rules/1", claims=(), dates=(), problems=())
    with open_writer(str(path)) as writer:
        writer.append_article(article, text.encode(errors="replace"), extraction, at=NOW)


ROWS = {
    "event": "(8, 'x', 'x', '{}', 'x')",
    "blob": "('b', 1, x'00')",
    "article_text": "('t', 1, 'x')",
    "node": "(1, 0, 'x')",
    "checkpoint": "(1, 'x', 'x')",
    "batch": "(1, 'x', 'x', NULL, NULL, NULL, NULL, NULL, NULL)",
    "signing_key": "(2, 'x', 'x', 'x', 0)",
    "migration": "(3, 1, 2)",
    "withheld": "(4, 'x', 'x')",
    "supersede": "(1, 'x', 'x', 1, NULL, 'gone', NULL)",
    "article": "(2, 'i', 'x', 'x', 'b', 't', 'x', 'x', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'x')",
    "extraction": "(3, 'i', 2, 'x')",
    "claim": "(4, 'i', 'i', 2, 3, 'x', 'x', 'x', 'x', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,"
    " 'x', 'k')",
    "claim_actor": "('a', 'k', 4)",
    "claim_search": "(4, 'x', 'x', NULL, NULL, NULL)",
    "problem": "(5, 'i', 3, 'x', 'x', 'x', NULL, NULL)",
    "dataset": "(6, 'i', 'x', 'x', 'x', NULL, NULL, 'x')",
    "series": "(7, 'i', 'i', 'x', 'x', 'x', 1, 'x', 1)",
    "observation": "(7, 'i', 'i', 'x', 'x', NULL, NULL, NULL, 'x', NULL, 'x', 'x')",
    "finding": "(8, 'i', 'i', 4, 'x', NULL, 'x', NULL, 'x')",
    "assessment": "(8, 'i', 3, 'x', NULL, 'x')",
    "review": "(8, 'i', 4, 'x', 'x', 'x', 'x', NULL, NULL)",
    "correction": "(8, 'x', 'x')",
    "retraction": "(8, 'i', 4, 'x', 'x', 'x')",
    "incident": "(7, 0, 'j', 'outage', 'x', NULL, NULL, NULL, 'the outage', NULL, NULL, NULL)",
    "proposition": "(7, 0, 'j', NULL, 4)",
    "membership": "(7, 0, 4, NULL, 'j', 'asserts', 4)",
    "relation": "(7, 0, 'repeats', 4, 4, 'x', 900)",
    "regrouping": "(7, 'merge', 'j', 'k', 'x', 'x', 'x')",
    "filing": "(1, 7, 0)",
}
"""One row a table, each after those it refers to."""


@pytest.fixture
def full(tmp_path: Path) -> sqlite3.Connection:
    """An empty ledger's tables with a row in each, by a connection as any program could open it."""
    path = tmp_path / "ledger.db"
    backend_at(str(path)).connect().close()
    raw = sqlite3.connect(path, isolation_level=None)
    for seq in range(1, 8):
        raw.execute(f"INSERT INTO event VALUES ({seq}, 'x', 'x', '{{}}', 'x')")
    for table, row in ROWS.items():
        raw.execute(f"INSERT INTO {table} VALUES {row}")
    return raw


def test_the_rows_of_these_tests_are_of_every_table(full: sqlite3.Connection) -> None:
    names = {row[0] for row in full.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert names - {INDEX, *PARTS} == set(ROWS) == set(NAMES)
    full.close()


@pytest.mark.parametrize("table", NAMES)
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {table} SET {column} = {column}",
        "DELETE FROM {table}",
        "INSERT OR REPLACE INTO {table} VALUES {row}",
        "REPLACE INTO {table} SELECT * FROM {table}",
        "INSERT INTO {table} VALUES {row} ON CONFLICT DO UPDATE SET {column} = {column}",
    ],
)
def test_no_row_of_any_table_can_be_changed(full: sqlite3.Connection, table: str, statement: str) -> None:
    column = next(full.execute(f"SELECT name FROM pragma_table_info('{table}')"))[0]
    before = list(full.execute(f"SELECT * FROM {table}"))
    with pytest.raises(sqlite3.IntegrityError, match=r"append-only|has no gap"):
        full.execute(statement.format(table=table, column=column, row=ROWS[table]))
    assert list(full.execute(f"SELECT * FROM {table}")) == before
    full.close()


@pytest.mark.parametrize("row", ["(9, 'j', 'j', 4, 'x', NULL, 'x', NULL, 'x')"])
def test_a_unique_column_is_no_way_round(full: sqlite3.Connection, row: str) -> None:
    """REPLACE deletes the row that holds the same value of any unique column."""
    full.execute("INSERT INTO event VALUES (9, 'x', 'x', '{}', 'x')")
    full.execute(f"INSERT INTO finding VALUES {row}")
    for statement in (
        "REPLACE INTO supersede VALUES (9, 'x', 'x', 1, NULL, 'gone', NULL)",
        "REPLACE INTO dataset VALUES (9, 'i', 'x', 'x', 'x', NULL, NULL, 'x')",
        "REPLACE INTO series VALUES (9, 'i', 'i', 'x', 'x', 'x', 1, 'x', 1)",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            full.execute(statement)
    full.close()


@pytest.mark.parametrize("seq", [3, 10, 0, -1])
def test_the_log_has_no_gap(full: sqlite3.Connection, seq: int) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        full.execute(f"INSERT INTO event VALUES ({seq}, 'x', 'x', '{{}}', 'x')")
    full.close()


def test_a_ledger_has_the_settings_that_keep_it(tmp_path: Path) -> None:
    connection = backend_at(str(tmp_path / "ledger.db")).connect()
    with connection.begin():
        names = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "user_version")
        got = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}
    connection.close()
    assert got == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "user_version": SCHEMA_VERSION,
    }


def test_replaying_finds_a_row_that_was_changed(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    append(path, "one")
    assert verify(str(path)).faults == ()
    raw = sqlite3.connect(path)
    raw.executescript("DROP TRIGGER article_no_update; UPDATE article SET outlet = 'somebody else'")
    raw.close()
    assert [(fault.event, fault.what) for fault in verify(str(path)).faults] == [
        (None, "trigger article_no_update is missing"),
        (3, "article: its row is not what the log makes"),
    ]


def test_replaying_finds_an_event_that_was_changed(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    append(path, "one")
    raw = sqlite3.connect(path)
    raw.executescript("DROP TRIGGER event_no_update; UPDATE event SET kind = 'describe' WHERE seq = 1")
    raw.close()
    raw = sqlite3.connect(path)
    raw.executescript("UPDATE event SET kind = 'batch', subject = 'other' WHERE seq = 1")
    raw.close()
    assert [(fault.event, fault.what) for fault in verify(str(path)).faults] == [
        (None, "trigger event_no_update is missing"),
        (1, "the event (batch other) is not what its hash says"),
        (4, "checkpoint 4: what was signed is not the tree of these events"),
    ]


def test_reading_where_there_is_no_ledger_creates_none(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with (
        pytest.raises(StoreError, match=r"ledger\.db: there is no ledger here; run: ledger ingest FILE"),
        open_reader(str(path)),
    ):
        pass
    assert list(tmp_path.iterdir()) == []


def test_opening_to_write_creates_nothing_before_there_is_something_to_write(tmp_path: Path) -> None:
    with open_writer(str(tmp_path / "ledger.db")) as writer:
        assert writer.foresee(an_article("one"), "rules/1").standing == "new"
    assert list(tmp_path.iterdir()) == []


def test_reading_and_writing_leave_one_file(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    append(path, "one")
    before = path.read_bytes()
    with open_reader(str(path)) as reader:
        assert reader.status().articles == 1
    assert [item.name for item in tmp_path.iterdir()] == ["ledger.db"]
    assert path.read_bytes() == before


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    append(path, "one")
    with closing(open_snapshot(str(path))) as snapshot, pytest.raises(StoreError, match="cannot be written"):
        list(snapshot.rows("INSERT INTO blob VALUES ('x', 1, x'00')"))


def other_database(path: Path) -> None:
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE other (a)")
    raw.close()


def newer_ledger(path: Path) -> None:
    append(path, "one")
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    raw.close()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(lambda path: path.write_bytes(b"text " * 100), "this is no ledger", id="no database"),
        pytest.param(lambda path: path.write_bytes(b"SQLite format 3\x00"), "this is no ledger", id="cut off"),
        pytest.param(other_database, "a database of something else", id="other database"),
        pytest.param(newer_ledger, "newer version", id="newer ledger"),
    ],
)
def test_what_is_no_ledger_is_refused_untouched(
    tmp_path: Path, make: typing.Callable[[Path], object], message: str
) -> None:
    path = tmp_path / "ledger.db"
    make(path)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=message), open_reader(str(path)):
        pass
    with pytest.raises(StoreError, match=message), open_writer(str(path)):
        pass
    assert path.read_bytes() == before
    assert [item.name for item in tmp_path.iterdir()] == ["ledger.db"]


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="this is a folder"), open_writer(str(tmp_path)):
        pass


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no folder for the ledger"), open_writer(str(tmp_path / "no" / "ledger.db")):
        pass


@pytest.mark.skipif(os.geteuid() == 0, reason="everything may be written by root")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match=r"cannot be (opened|written)"):
        append(tmp_path / "ledger.db", "one")


def test_a_ledger_that_was_never_finished_is_none(tmp_path: Path) -> None:
    """Its header is written and its tables are not: SQLite undoes the rest when the maker was killed amid it."""
    path = tmp_path / "ledger.db"
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    raw.close()
    with pytest.raises(StoreError, match="no ledger here"), open_reader(str(path)):
        pass


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.touch()
    with pytest.raises(StoreError, match="no ledger here"), open_reader(str(path)):
        pass
    append(path, "one")
    with open_reader(str(path)) as reader:
        assert reader.status().articles == 1


def test_a_damaged_ledger_is_told(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    append(path, "one " * 10_000)
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(StoreError, match="damaged"), open_reader(str(path)) as reader:
        reader.status()


def test_what_is_no_text_is_not_asked_for(address: str) -> None:
    """An argument that is not UTF-8 holds lone surrogates."""
    append(address, "one")
    with open_reader(address) as reader, pytest.raises(UsageError, match=r"no text: it holds '\\udcff'"):
        reader.claims(ClaimQuery(about="\udcff"))


def test_a_schema_that_is_no_text_is_told(tmp_path: Path) -> None:
    """SQLite quotes it in its message, which Python then cannot read."""
    path = tmp_path / "ledger.db"
    append(path, "one")
    data = path.read_bytes()
    path.write_bytes(data.replace(b"CREATE TABLE event (", b"CREATE TABLE \xe5vent ("))
    with pytest.raises(StoreError, match="damaged"), open_reader(str(path)):
        pass
    with pytest.raises(StoreError, match="damaged"):
        append(path, "two")


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", '{"article":{}}', '{"article":{"meta":5}}', pytest.param("[" * 100_000, id="too deep")]
)
def test_an_event_that_was_edited_beyond_reading_is_told(tmp_path: Path, body: str) -> None:
    path = tmp_path / "ledger.db"
    append(path, "one")
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER event_no_update")
        raw.execute("UPDATE event SET body = ? WHERE kind = 'article'", (body,))
    with open_reader(str(path)) as reader, pytest.raises(StoreError, match=r"damaged.*run: ledger verify"):
        reader.articles()
    assert verify(str(path)).faults


@pytest.mark.parametrize("name", ["a?b%20#.db", "ünï çödé.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    append(tmp_path / name, "one")
    with open_reader(str(tmp_path / name)) as reader:
        assert reader.status().articles == 1
    assert [item.name for item in tmp_path.iterdir()] == [name]


def test_a_full_disk_keeps_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    append(path, "one")
    article = an_article("two " * 100_000)
    extraction = Extraction(article=article.id, extractor="rules/1", claims=(), dates=(), problems=())
    with open_writer(str(path)) as writer:
        with writer._looking() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1")
        with pytest.raises(StoreError, match=r"the disk is full.*what was added before is safe"):
            writer.append_article(article, article.text.encode(), extraction, at=NOW)
    with open_reader(str(path)) as reader:
        assert [row.id for row in reader.articles()] == [an_article("one").id]
    assert verify(str(path)).faults == ()


def test_an_exception_amid_a_transaction_undoes_it(address: str) -> None:
    """A float in the last problem: the article before it is not kept either; and the writer goes on."""
    article = an_article("one")
    bad = Problem(kind="x", where="x", what=1.5)  # type: ignore[arg-type]
    extraction = Extraction(article=article.id, extractor="rules/1", claims=(), dates=(), problems=(bad,))
    with open_writer(address) as writer:
        with pytest.raises(TypeError):
            writer.append_article(article, b"one", extraction, at=NOW)
        assert writer.append_article(article, b"one", replace(extraction, problems=()), at=NOW).standing == "new"
    with open_reader(address) as reader:
        assert reader.status().events == 4


def test_a_lone_surrogate_is_refused_and_nothing_is_kept(address: str) -> None:
    with pytest.raises(StoreError, match="lone surrogate"):
        append(address, "one \ud800")
    dataset = Dataset(id="d", sha256="0", source="\udcff.csv", format="csv/1", provider=None, licence=None)
    with open_writer(address) as writer, pytest.raises(StoreError, match="lone surrogate"):
        writer.append_evidence(dataset, [], [], at=NOW)
    with open_reader(address) as reader:
        assert reader.status().events == 0


def test_a_prefix_that_several_answer_names_them(address: str) -> None:
    for number in range(40):
        append(address, f"text {number}")
    with open_reader(address) as reader:
        with pytest.raises(NotFoundError, match="several articles answer to 'a'"):
            reader.article("a")
        with pytest.raises(NotFoundError, match="no article answers to '%'"):
            reader.article("%")
        with pytest.raises(NotFoundError, match="no claim answers"):
            reader.claim("ab")
        with pytest.raises(NotFoundError):
            reader.claims(ClaimQuery(article="nobody"))
        name = an_article("text 7").id
        assert reader.article(name[:12].upper()).text == "text 7"


def test_reading_imports_neither_sqlmodel_nor_sqlalchemy() -> None:
    code = "import sys, ledger.store.reading; print(sorted({'sqlmodel', 'sqlalchemy', 'pydantic'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


WRITE = """
import sys
import typing
sys.path.insert(0, sys.argv[1])
from test_store_guards import append
for number in range(12):
    append(sys.argv[2], f"text {number}")
"""


def test_processes_that_write_at_once_lose_and_double_nothing(address: str) -> None:
    """Four processes make the ledger and append the same twelve articles."""
    command = [sys.executable, "-c", WRITE, str(Path(__file__).parent), address]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(4)]
    errors = [process.communicate(timeout=120)[1] for process in running]
    assert errors == [b""] * 4
    with open_reader(address) as reader:
        assert sorted(row.sha256 for row in reader.articles()) == sorted(sha256_hex(b"text %d" % n) for n in range(12))
        assert reader.status().events == 12 * 3 + 1
    assert verify(address).faults == ()
