"""A ledger on a server: nothing is edited there either, and what is no ledger is told apart and left alone."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import psycopg
import pytest
from postgres import PostgresServer
from severed import severing

from ledger.custody import migrate, verify
from ledger.model.claim import Extraction
from ledger.model.ids import article_id, sha256_hex
from ledger.model.problem import LedgerError, OutdatedError, StoreError, UsageError
from ledger.model.text import Article, Metadata
from ledger.store.backend import backend_at, is_started, open_snapshot
from ledger.store.reading import open_reader
from ledger.store.rows import Standing
from ledger.store.tables import TABLES
from ledger.store.version import SCHEMA_VERSION
from ledger.store.writing import Writer, open_writer

NOW = datetime(2026, 1, 2, tzinfo=UTC)
NAMES = [table.name for table in TABLES]


def append(writer: Writer, text: str) -> Standing:
    """Appends an article without claims."""
    sha256 = sha256_hex(text.encode())
    article = Article(
        id=article_id(sha256=sha256, reader="txt/1", outlet=None, url=None), sha256=sha256, reader="txt/1",
        encoding="utf-8 (strict)", text=text, origin="a", name="a", meta=Metadata(),
    )  # fmt: skip
    extraction = Extraction(article=article.id, extractor="rules/1", claims=(), dates=(), problems=())
    return writer.append_article(article, text.encode(), extraction, at=NOW).standing


def started(address: str) -> str:
    """The address, with a ledger there."""
    with open_writer(address) as writer:
        append(writer, "one")
    return address


def raw(address: str) -> psycopg.Connection:
    """A connection as any program could open it."""
    return psycopg.connect(address.replace("+psycopg", ""), autocommit=True)


@pytest.fixture(scope="module")
def full(new_database: Callable[[], str]) -> str:
    """A ledger with an article in it."""
    return started(new_database())


@pytest.fixture
def empty(new_database: Callable[[], str]) -> str:
    """A database with nothing in it."""
    return new_database()


@pytest.mark.parametrize("table", NAMES)
@pytest.mark.parametrize("way", ["UPDATE", "DELETE", "TRUNCATE", "upsert"])
def test_no_row_of_any_table_can_be_changed(full: str, table: str, way: str) -> None:
    with raw(full) as connection:
        columns = [column.name for column in next(one for one in TABLES if one.name == table).columns]
        column, listed = columns[0], ", ".join(columns)
        statements = {
            "UPDATE": f"UPDATE {table} SET {column} = {column}",
            "DELETE": f"DELETE FROM {table}",
            "TRUNCATE": f"TRUNCATE {table} CASCADE",
            "upsert": f"INSERT INTO {table} ({listed}) SELECT {listed} FROM {table} "
            f"ON CONFLICT ON CONSTRAINT {table}_pkey DO UPDATE SET {column} = NULL",
        }
        with pytest.raises(psycopg.errors.IntegrityError, match="append-only"):
            connection.execute(statements[way])


def test_triggers_hold_in_a_replica_too(postgres: PostgresServer, full: str) -> None:
    """session_replication_role lets common triggers sleep."""
    address = postgres.address(full.rpartition("/")[2], user="postgres")
    with raw(address) as connection:
        connection.execute("SET session_replication_role = replica")
        with pytest.raises(psycopg.errors.IntegrityError, match="append-only"):
            connection.execute("DELETE FROM article")


@pytest.mark.parametrize("seqs", [(2,), (7,), (0,), (-1,), (5, 7), (6,)])
def test_the_log_has_no_gap(full: str, seqs: tuple[int, ...]) -> None:
    """Events 1 to 4 are there."""
    values = ", ".join(f"({seq}, 'x', 'x', '{{}}', 'x')" for seq in seqs)
    with raw(full) as connection, pytest.raises(psycopg.errors.IntegrityError):
        connection.execute(f"INSERT INTO event VALUES {values}")


def test_texts_are_compared_byte_by_byte(full: str) -> None:
    """As SQLite does, whatever the server's language."""
    with closing(open_snapshot(full)) as snapshot:
        columns = "SELECT data_type, collation_name FROM information_schema.columns WHERE table_schema = 'public'"
        kinds = set(snapshot.rows(f"{columns} AND is_generated = 'NEVER'"))
    assert kinds - {("boolean", None)} == {("text", "C"), ("bigint", None), ("bytea", None)}


def test_reading_where_there_is_no_ledger_creates_none(empty: str) -> None:
    assert not is_started(empty)
    with pytest.raises(StoreError, match="there is no ledger here; run: ledger ingest FILE"), open_reader(empty):
        pass
    with open_writer(empty):
        pass
    with raw(empty) as connection:
        assert connection.execute("SELECT * FROM pg_tables WHERE schemaname = 'public'").fetchall() == []


def newer(connection: psycopg.Connection) -> None:
    connection.execute(
        f"CREATE TABLE event (a int); COMMENT ON TABLE event IS 'attribution-ledger, schema {SCHEMA_VERSION + 1}'"
    )


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(lambda c: c.execute("CREATE TABLE other (a int)"), "a database of something else", id="a table"),
        pytest.param(lambda c: c.execute("CREATE VIEW other AS SELECT 1"), "a database of something else", id="a view"),
        pytest.param(lambda c: c.execute("CREATE TABLE event (a int)"), "a database of something else", id="namesake"),
        pytest.param(newer, "newer version of this program", id="newer"),
        pytest.param(lambda c: c.execute("DROP SCHEMA public"), "no schema to keep a ledger in", id="no schema"),
    ],
)
def test_what_is_no_ledger_is_refused_untouched(
    empty: str, make: Callable[[psycopg.Connection], object], message: str
) -> None:
    with raw(empty) as connection:
        make(connection)
        there = "SELECT relname, obj_description(oid) FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        before = [] if message.startswith("no schema") else connection.execute(there).fetchall()
        for opening in (open_reader, open_writer):
            with pytest.raises(StoreError, match=message), opening(empty):
                pass
        with pytest.raises(StoreError, match=message):
            backend_at(empty).connect()
        assert before == ([] if message.startswith("no schema") else connection.execute(there).fetchall())


def test_another_encoding_is_refused(postgres: PostgresServer) -> None:
    with pytest.raises(StoreError, match="encoding is LATIN1, not UTF8"):
        started(postgres.new_database(encoding="LATIN1"))


def test_two_ledgers_may_share_a_database(empty: str) -> None:
    with raw(empty) as connection:
        connection.execute("CREATE SCHEMA second")
    started(empty)
    second = f"{empty}?options=-csearch_path%3Dsecond"
    assert not is_started(second)
    started(second)
    assert verify(second).faults == verify(empty).faults == ()


def test_an_older_ledger_is_copied_aside_and_made_anew_from_its_log(empty: str) -> None:
    started(empty)
    with raw(empty) as connection:
        connection.execute(
            "DROP TABLE assessment; ALTER TABLE batch DROP COLUMN rules; DROP TRIGGER event_gapless ON event"
        )
        connection.execute(f"COMMENT ON TABLE event IS 'attribution-ledger, schema {SCHEMA_VERSION - 1}'")
        connection.execute(f"CREATE SCHEMA public_schema{SCHEMA_VERSION - 1}")
        log = connection.execute("SELECT * FROM event ORDER BY seq").fetchall()
    for opening in (open_reader, open_writer):
        with pytest.raises(OutdatedError, match=r"earlier version .*; run: ledger migrate"), opening(empty):
            pass
    assert migrate(empty, at=NOW) == f"the schema public_schema{SCHEMA_VERSION - 1}_2 of the same database"
    assert migrate(empty, at=NOW) is None
    assert verify(empty).faults == ()
    with raw(empty) as connection:
        assert connection.execute("SELECT * FROM event ORDER BY seq LIMIT 4").fetchall() == log
        copied = connection.execute(f"SELECT * FROM public_schema{SCHEMA_VERSION - 1}_2.event ORDER BY seq").fetchall()
        assert copied == log
    with open_writer(empty) as writer:
        assert append(writer, "one") is Standing.UNCHANGED
        assert append(writer, "two") is Standing.NEW
    assert verify(empty).faults == ()


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ("DROP TRIGGER claim_append_only ON claim", "trigger claim_append_only on claim is missing"),
        ("ALTER TABLE claim DISABLE TRIGGER claim_append_only", "trigger claim_append_only on claim is not the one"),
        ("ALTER TABLE claim ENABLE TRIGGER claim_append_only", "trigger claim_append_only on claim is not the one"),
        (
            "CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
            "trigger claim_append_only on claim is not the one",
        ),
        (
            "CREATE TRIGGER more BEFORE INSERT ON claim FOR EACH ROW EXECUTE FUNCTION ledger_refuse()",
            "trigger more on claim is none of a ledger's",
        ),
        (
            "CREATE TRIGGER claim_append_only AFTER INSERT ON supersede EXECUTE FUNCTION ledger_refuse()",
            "trigger claim_append_only on supersede is none of a ledger's",
        ),
        ("CREATE TABLE more (a int)", "table more is none of a ledger's"),
        ("CREATE VIEW more AS SELECT 1", "view more is none of a ledger's"),
        ("CREATE RULE more AS ON INSERT TO claim DO INSTEAD NOTHING", "rule more on claim is none of a ledger's"),
        ("CREATE TABLE more () INHERITS (claim)", "a child of claim is none of a ledger's"),
        ("ALTER TABLE claim ENABLE ROW LEVEL SECURITY", "row security on claim is none of a ledger's"),
        ("ALTER TABLE claim ADD COLUMN more int", "table claim is not the one"),
        ("ALTER TABLE claim ALTER COLUMN act TYPE varchar(9)", "table claim is not the one"),
        ("ALTER TABLE claim DROP CONSTRAINT claim_article_seq_fkey", "table claim is not the one"),
        ("ALTER TABLE supersede DROP CONSTRAINT supersede_old_key", "table supersede is not the one"),
        ("DROP TABLE assessment", "table assessment is missing"),
    ],
)
def test_a_change_of_the_schema_is_found(full: str, change: str, what: str) -> None:
    """The ledger's owner can do it, so verify looks."""
    changed = changed_copy(full, change)
    with closing(open_snapshot(changed)) as snapshot:
        assert [line for line in snapshot.damage() if line.startswith(what)]
    with closing(open_snapshot(full)) as snapshot:
        assert list(snapshot.damage()) == []


def changed_copy(address: str, change: str) -> str:
    """A copy of a ledger in which this was done."""
    server, _, name = address.rpartition("/")
    copy = f"{name}_{sha256_hex(change.encode())[:12]}"
    with raw(f"{server}/postgres") as connection:
        connection.execute(f"CREATE DATABASE {copy} TEMPLATE {name}")
    with raw(f"{server}/{copy}") as connection:
        connection.execute(change)
    return f"{server}/{copy}"


@dataclass(frozen=True)
class Refused:
    """How an address differs from one that works, and what is said."""

    user: str = "owner"
    password: str = "a pass/word?"  # noqa: S105  (the server's of the tests)
    database: str = "postgres"
    host: str = "127.0.0.1"
    more: str = ""
    message: str = ""


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(Refused(password="wrong", message="refuses the user or the password"), id="password"),  # noqa: S106
        pytest.param(Refused(user="nobody", message="refuses the user or the password"), id="user"),
        pytest.param(Refused(database="nowhere", message="there is no such database"), id="database"),
        pytest.param(Refused(host="nowhere.invalid", message="the server cannot be reached"), id="host"),
        pytest.param(Refused(more="?sslmode=require", message="no secure connection"), id="TLS"),
        pytest.param(Refused(more="?sslmode=wrong", message='invalid sslmode value: "wrong"'), id="option's value"),
        pytest.param(Refused(more="?connect_timeout=x", message="bad value for connect_timeout"), id="option's number"),
        pytest.param(Refused(more="?wrong=a", message="option 6 .* is none that PostgreSQL knows"), id="option"),
        pytest.param(
            Refused(more="?options=-cstatement_timeout%3D1", message="took longer than is allowed"), id="slow"
        ),
    ],
)
def test_what_the_server_says_is_one_line_without_the_password(postgres: PostgresServer, case: Refused) -> None:
    address = postgres.address(case.database, user=case.user, password=case.password, more=case.more)
    with pytest.raises(LedgerError, match=case.message) as caught, open_reader(address.replace("127.0.0.1", case.host)):
        pass
    assert isinstance(caught.value, StoreError | UsageError)
    assert "\n" not in str(caught.value)
    assert "***" in str(caught.value)
    assert case.password not in str(caught.value)


def test_a_message_that_holds_the_password_is_left_out(postgres: PostgresServer) -> None:
    """The user is called as the password is, and the server names the user."""
    with pytest.raises(StoreError) as caught:
        is_started(postgres.address("postgres", user="hunter2", password="hunter2"))  # noqa: S106
    assert str(caught.value).count("hunter2") == 1
    assert "postgresql+psycopg://hunter2:***@" in str(caught.value)


def test_a_server_that_does_not_run_is_told(postgres: PostgresServer) -> None:
    with pytest.raises(StoreError, match=r"the server cannot be reached .*refused"):
        is_started(postgres.address("postgres").replace(f":{postgres.port}/", ":1/"))


def test_who_may_not_make_tables_is_told(postgres: PostgresServer, empty: str) -> None:
    with raw(empty) as connection:
        connection.execute("DROP ROLE IF EXISTS guest; CREATE ROLE guest LOGIN PASSWORD 'guest'")
    guest = postgres.address(empty.rpartition("/")[2], user="guest", password="guest")  # noqa: S106
    with pytest.raises(StoreError, match=r"this user may not do that.*ledger init --writer"):
        started(guest)


def test_a_reader_cannot_write(full: str) -> None:
    with closing(open_snapshot(full)) as snapshot, pytest.raises(StoreError, match="in a read-only transaction"):
        list(snapshot.rows("SELECT lo_create(0)"))


def test_a_reader_sees_one_moment(empty: str) -> None:
    started(empty)
    with open_reader(empty) as reader, open_writer(empty) as writer:
        append(writer, "two")
        assert reader.status().articles == 1
    with open_reader(empty) as reader:
        assert reader.status().articles == 2


def test_a_connection_that_is_ended_is_told_and_the_writer_goes_on(empty: str) -> None:
    with open_writer(empty) as writer, raw(empty) as other:
        append(writer, "one")
        other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ledger'")
        with pytest.raises(StoreError, match=r"the server was lost .*what was added before is safe"):
            append(writer, "two")
        assert append(writer, "two") is Standing.NEW
        assert append(writer, "one") is Standing.UNCHANGED
    assert verify(empty).faults == ()


@pytest.mark.parametrize("is_kept", [True, False], ids=["kept", "not kept"])
def test_a_connection_lost_over_the_keeping_says_that_nobody_knows(
    postgres: PostgresServer,
    empty: str,
    is_kept: bool,  # noqa: FBT001  (a parameter of the test)
) -> None:
    """A line between that is cut as COMMIT passes, behind it or before it; the same again is idempotent."""
    started(empty)
    with severing(postgres.port, b"COMMIT\x00", passes=is_kept) as line:
        cut = empty.replace(f":{postgres.port}/", f":{line.port}/")
        with open_writer(cut) as writer:
            append(writer, "one")
            line.arm()
            with pytest.raises(StoreError, match="whether it did is not known; run the same again"):
                append(writer, "two")
    with open_writer(empty) as writer:
        assert append(writer, "two") is (Standing.UNCHANGED if is_kept else Standing.NEW)
    assert verify(empty).faults == ()


@contextmanager
def held(address: str) -> Iterator[None]:
    """Somebody else in the middle of a transaction on this ledger."""
    backend = backend_at(address)
    connection = backend.connect()
    with backend.writing(connection):
        yield
    connection.close()


def test_a_writer_waits_for_another_and_says_when_it_waits_too_long(empty: str) -> None:
    """The time to wait is set by every transaction: here the server ends the question earlier."""
    started(empty)
    hurried = f"{empty}?options=-cstatement_timeout%3D300"
    with open_writer(hurried) as writer:
        append(writer, "one")
        with held(empty), pytest.raises(StoreError, match="took longer than is allowed there"):
            append(writer, "two")
        assert append(writer, "two") is Standing.NEW


@pytest.mark.parametrize("host", ["a..b", "x" * 70, "a\x9c"])
def test_a_host_that_cannot_be_is_told(host: str) -> None:
    """Python refuses its name before anybody is asked for it."""
    with pytest.raises(LedgerError, match=r"no host that can be|cannot be taken apart"):
        open_snapshot(f"postgresql://{host}/db")
