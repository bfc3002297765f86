"""The role of a writer: the server itself lets it add and read, and nothing else."""

from collections.abc import Callable

import psycopg
import pytest
from postgres import PostgresServer
from sqlalchemy import Table

from ledger.cli import run
from ledger.custody import verify
from ledger.model.problem import Exit, NotFoundError, StoreError
from ledger.store.backend import backend_at
from ledger.store.tables import TABLES

STORY = "The ministry denied on Monday that its network had been attacked.\n"
WRITER = 'the "writer"'


def raw(address: str) -> psycopg.Connection:
    return psycopg.connect(address.replace("+psycopg", ""), autocommit=True)


def columns(table: Table) -> list[str]:
    return [column.name for column in table.columns]


@pytest.fixture(scope="module")
def ledger(new_database: Callable[[], str]) -> str:
    """A ledger whose owner has granted the role."""
    address = new_database()
    with raw(address) as connection:
        connection.execute("""CREATE ROLE "the ""writer""\" LOGIN PASSWORD 'w'""")
    assert run(["init", "--db", address, "--writer", WRITER]) == Exit.DONE
    return address


@pytest.fixture(scope="module")
def as_writer(postgres: PostgresServer, ledger: str) -> str:
    """The same ledger's address for the role."""
    return postgres.address(ledger.rpartition("/")[2], user="the%20%22writer%22", password="w")  # noqa: S106


def test_a_writer_ingests_and_reads(
    as_writer: str, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path_factory.mktemp("roles") / "story.txt"
    story.write_text(STORY)
    assert run(["ingest", str(story), "--published", "2031-03-05", "--db", as_writer]) == Exit.DONE
    assert run(["assess", "--db", as_writer]) == Exit.DONE
    assert run(["claims", "--db", as_writer]) == Exit.DONE
    assert "the ministry" in capsys.readouterr().out.lower()
    assert verify(as_writer).faults == ()


@pytest.mark.parametrize(
    "statement",
    [
        *(f"{verb} {table.name}{rest}" for table in TABLES for verb, rest in (
            ("DELETE FROM", ""), ("TRUNCATE", " CASCADE"), ("DROP TABLE", " CASCADE"),
            ("ALTER TABLE", " DISABLE TRIGGER ALL"),
        )),
        *(f"UPDATE {table.name} SET {column} = {column}" for table in TABLES for column in columns(table)),
        "INSERT INTO claim SELECT * FROM claim ON CONFLICT (seq) DO UPDATE SET act = 'x'",
        "DROP FUNCTION ledger_refuse() CASCADE",
        "CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "DROP TRIGGER claim_append_only ON claim",
        "CREATE TRIGGER more BEFORE INSERT ON claim FOR EACH ROW EXECUTE FUNCTION ledger_refuse()",
        "CREATE RULE more AS ON INSERT TO claim DO INSTEAD NOTHING",
        "COMMENT ON TABLE event IS 'something else'",
        "CREATE TABLE more (a int)",
        "CREATE TABLE more () INHERITS (claim)",
        "SET session_replication_role = replica",
        "ALTER TABLE claim OWNER TO CURRENT_USER",
        "SET ROLE owner",
    ],
)  # fmt: skip
def test_a_writer_can_do_nothing_else(as_writer: str, statement: str) -> None:
    with raw(as_writer) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(statement)


def test_a_writer_cannot_grant_itself_more(as_writer: str) -> None:
    """The server grants nothing, and warns."""
    with raw(as_writer) as connection:
        connection.execute("GRANT UPDATE ON claim TO CURRENT_USER")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("UPDATE claim SET act = act")


def test_a_writer_cannot_leave_a_gap_in_the_log(as_writer: str) -> None:
    """Nor by a temporary table in whose light it would be none."""
    with raw(as_writer) as connection:
        connection.execute("CREATE TEMPORARY TABLE event (seq bigint); INSERT INTO event VALUES (999)")
        with pytest.raises(psycopg.errors.IntegrityError, match="no gap"):
            connection.execute("INSERT INTO public.event VALUES (1000, 'x', 'x', '{}', 'x')")


def test_a_role_is_granted_once_more_without_harm(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", "--db", ledger, "--writer", WRITER]) == Exit.DONE
    assert "may add to this ledger and read it" in capsys.readouterr().err


def test_a_role_that_is_not_there_is_told(ledger: str) -> None:
    with pytest.raises(NotFoundError, match=r"has no role .* make it first, .* CREATE ROLE") as caught:
        backend_at(ledger).grant_writer('no"body')
    assert 'CREATE ROLE "no""body" LOGIN' in str(caught.value)
    with pytest.raises(NotFoundError):
        backend_at(ledger).grant_writer("public")


@pytest.mark.parametrize("role", ["postgres", "owner"])
def test_a_role_that_nothing_holds_back_is_refused(ledger: str, role: str) -> None:
    with pytest.raises(StoreError, match="nothing keeps the role"):
        backend_at(ledger).grant_writer(role)


def test_a_role_that_may_more_by_another_is_refused(ledger: str) -> None:
    with raw(ledger) as connection:
        connection.execute(
            "CREATE ROLE editors; CREATE ROLE second LOGIN IN ROLE editors; GRANT UPDATE ON claim TO editors"
        )
        with pytest.raises(StoreError, match="may still change claim, by way of another role"):
            backend_at(ledger).grant_writer("second")
        connection.execute("REVOKE UPDATE ON claim FROM editors")
        backend_at(ledger).grant_writer("second")


def test_who_does_not_own_the_ledger_cannot_grant(as_writer: str) -> None:
    with pytest.raises(StoreError, match="only the ledger's owner may grant"):
        backend_at(as_writer).grant_writer("second")


def test_a_file_has_no_roles(tmp_path: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", "--db", f"{tmp_path}/ledger.db", "--writer", "somebody"]) == Exit.USAGE
    assert "a file has no role 'somebody'" in capsys.readouterr().err
