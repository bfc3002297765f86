"""The same session in a file and on a server: the same rows, and the same answers."""

import shlex
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Table

from ledger.cli import run
from ledger.custody import verify
from ledger.measuring import add_evidence, assess
from ledger.model.problem import Exit, Problem
from ledger.pipeline import Extracting, ingest
from ledger.readers.values import Given
from ledger.store.backend import open_snapshot, where
from ledger.store.tables import TABLES

NOW = datetime(2031, 3, 6, 12, 30, 15, tzinfo=UTC)
EVIDENCE = Path(__file__).parents[2] / "corpus" / "evidence"
STORY = """OSLO - The ministry "denied" on Monday that its network had been attacked; 北京 and Москва said nothing.

"We were down for more than nine hours," a spokeswoman told Reuters. North Korea accused the United States on Tuesday.
"""
LATER = "The ministry admitted on Friday that 50% of its_network was down.\n"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, new_database: Callable[[], str]) -> tuple[str, str]:
    """A file and a database after the same session at the same time."""
    folder = tmp_path_factory.mktemp("both")
    (folder / "story.txt").write_text(STORY)
    (folder / "later.txt").write_text(LATER)
    places = str(folder / "ledger.db"), new_database()
    for place in places:
        for published in ("2031-03-04", "2031-03-05"):
            given = Given(published=published)
            done = ingest(
                [str(folder / "story.txt"), str(folder / "later.txt")], given, place, at=NOW, how=Extracting()
            )
            assert not any(isinstance(item, Problem) for item in done)
        assert list(add_evidence([str(file) for file in sorted(EVIDENCE.glob("*.csv"))], place, at=NOW, archive=True))
        assert assess(place, at=NOW).claims
    return places


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_the_same_session_makes_the_same_rows(both: tuple[str, str], table: Table) -> None:
    found = []
    for place in both:
        with closing(open_snapshot(place)) as snapshot:
            rows = snapshot.rows(f"SELECT {', '.join(table.columns.keys())} FROM {table.name}")
            found.append(sorted(rows, key=repr))
    assert found[0] == found[1]


def test_each_is_what_its_log_says(both: tuple[str, str]) -> None:
    assert [verify(place).faults for place in both] == [(), ()]


def test_a_backup_of_the_database_is_a_file_with_the_same_log(both: tuple[str, str], tmp_path: Path) -> None:
    copied = str(tmp_path / "copy.db")
    assert run(["backup", copied, "--db", both[1]]) == Exit.DONE
    assert (verify(copied).faults, verify(copied).root) == ((), verify(both[1]).root)
    assert [file.name for file in tmp_path.iterdir()] == ["copy.db"]


@pytest.mark.parametrize(
    "arguments",
    [
        "claims --json", "claims --actor China --jsonl", "claims --about 50% --csv", "claims --speaker minis --tsv",
        "claims --since 2031-03-03 --until 2031-03-04", "articles --json", "evidence list", "outages", "actors",
        "export csv", "export json", "show a", "claims --limit 2 --json", "claims --search network --json",
        "claims --search '\"been attacked\" OR outage* -korea' --json",
        "claims --search '\"been'", "claims --search 北京 --json",
    ],
)  # fmt: skip
def test_the_same_question_has_the_same_answer(
    both: tuple[str, str], arguments: str, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = []
    for place in both:
        code = run([*shlex.split(arguments), "--db", place])
        printed = capsys.readouterr()
        answers.append((code, printed.out, printed.err.replace(where(place), "PLACE")))
    assert answers[0] == answers[1]


def test_the_commands_name_the_database_without_its_password(
    tmp_path: Path, new_database: Callable[[], str], capsys: pytest.CaptureFixture[str]
) -> None:
    address = new_database()
    story = tmp_path / "story.txt"
    story.write_text(STORY)
    for arguments in (["status"], ["ingest", str(story)], ["status"], ["claims"], ["status", "--json"]):
        run([*arguments, "--db", address])
    printed = capsys.readouterr()
    assert printed.out.count("postgresql+psycopg://owner:***@127.0.0.1") == 2
    assert "there is no ledger here" in printed.err
    assert "is a new ledger" in printed.err
    assert "pass" not in printed.out.lower() + printed.err.lower()


def test_a_search_that_cannot_be_understood_is_wrong_usage(
    both: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    for place in both:
        assert run(["claims", "--search", 'a "b', "--db", place]) == Exit.USAGE
        line = "ledger: the search has a quotation mark that is not closed (character 3); "
        assert capsys.readouterr().err.startswith(line)


def test_an_address_that_cannot_be_used_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["claims", "--db", "postgresql://me:secret@secret@h/db"]) == Exit.USAGE
    assert "secret" not in capsys.readouterr().err
