"""Bad input: a clear line (what, where, what to do), the right exit code, nothing half-written, no traceback."""

import json
import sqlite3
from pathlib import Path

import pytest
from commands import Done, Run, runner

from ledger.model.problem import Exit

STORY = "The ministry denied on Monday that its network had been attacked. “We saw no attack,” it said.\n"


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in an empty folder, which is where a ledger would appear."""
    return runner(tmp_path, monkeypatch, capsys)


def faults(done: Done) -> list[str]:
    """The lines of standard error that tell of a fault."""
    return [line for line in done.err.splitlines() if "new ledger" not in line]


UNREADABLE: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "binary.txt": bytes(range(256)) * 64,
    "picture.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200),
    "only-front-matter.txt": b"---\npublished: 2014-12-23\n---\n",
}


@pytest.mark.parametrize("command", ["ingest", "extract"])
@pytest.mark.parametrize("name", sorted(UNREADABLE))
def test_what_holds_no_article_is_one_line_and_an_error(ledger: Run, command: str, name: str) -> None:
    Path(name).write_bytes(UNREADABLE[name])
    done = ledger(command, name)
    assert (done.code, done.out) == (Exit.ERROR, "")
    assert len(faults(done)) == 1
    assert name in faults(done)[0]
    assert sorted(path.name for path in Path().iterdir()) == [name]


@pytest.mark.parametrize("command", ["ingest", "extract"])
@pytest.mark.parametrize("name", ["missing.txt", "missing/folder", "\0", "x" * 300 + ".txt"])
def test_a_file_that_is_not_there_is_named(ledger: Run, command: str, name: str) -> None:
    """No ledger is made for it either."""
    done = ledger(command, name)
    assert (done.code, done.out) == (Exit.ERROR, "")
    assert len(faults(done)) == 1
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("command", ["ingest", "extract"])
def test_a_folder_without_a_readable_file_is_an_error(ledger: Run, command: str) -> None:
    Path("folder").mkdir()
    Path("folder/data.bin").write_bytes(b"\0\1\2")
    done = ledger(command, "folder")
    assert (done.code, done.out) == (Exit.ERROR, "")
    assert len(faults(done)) == 1
    assert "folder" in faults(done)[0]
    assert [path.name for path in Path().iterdir()] == ["folder"]


def test_a_batch_goes_on_and_says_what_was_lost(ledger: Run) -> None:
    """One good, one missing, one empty: exit code 3 and the good one's record."""
    Path("good.txt").write_text(STORY, "utf-8")
    Path("empty.txt").touch()
    done = ledger("extract", "good.txt", "missing.txt", "empty.txt")
    assert done.code == Exit.PROBLEMS
    assert [json.loads(line)["doc"] for line in done.out.splitlines()] == ["good"]
    assert len(faults(done)) == 2


def test_a_broken_line_costs_that_line(ledger: Run) -> None:
    """Of four lines of a .jsonl file two are articles; each lost one is named by its number."""
    lines = [json.dumps({"id": "a", "text": STORY}), '{"text": 5}', "{not json", json.dumps({"id": "d", "text": STORY})]
    Path("batch.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    done = ledger("extract", "--dates-only", "batch.jsonl")
    assert done.code == Exit.PROBLEMS
    assert [json.loads(line)["doc"] for line in done.out.splitlines()] == ["a", "d"]
    assert [line.split(": ")[1] for line in faults(done)] == ["batch.jsonl:2", "batch.jsonl:3"]


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["claims", "--act", "shout"], id="--act"),
        pytest.param(["claims", "--verdict", "maybe"], id="--verdict"),
        pytest.param(["claims", "--limit", "many"], id="--limit"),
        pytest.param(["claims", "--since", "the other day"], id="--since"),
        pytest.param(["claims", "--since", "2014-12-23", "--until", "2014-12-22"], id="--until before --since"),
        pytest.param(["claims", "--tz", "Mars/Olympus"], id="--tz"),
        pytest.param(["claims", "--json", "--csv"], id="two forms"),
        pytest.param(["ingest", "good.txt", "--published", "soon"], id="--published"),
        pytest.param(["ingest", "good.txt", "--encoding", "klingon"], id="--encoding"),
        pytest.param(["extract", "good.txt", "--batch-size", "0"], id="--batch-size"),
        pytest.param(["export", "docx"], id="format"),
        pytest.param(["evidence"], id="no sub-command"),
        pytest.param(["extract"], id="no file"),
    ],
)
def test_an_unknown_option_value_is_wrong_usage(ledger: Run, arguments: list[str]) -> None:
    """Exit code 2, one line, nothing printed, nothing made."""
    Path("good.txt").write_text(STORY, "utf-8")
    done = ledger(*arguments)
    assert (done.code, done.out) == (Exit.USAGE, "")
    assert len(faults(done)) == 1
    assert sorted(path.name for path in Path().iterdir()) == ["good.txt"]


def test_the_allowed_values_are_listed(ledger: Run) -> None:
    done = ledger("claims", "--act", "shout")
    assert "accuse" in done.err
    assert "decline_comment" in done.err


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("nul.txt", b"He said\0 it rained on Monday.\n", id="NUL"),
        pytest.param("surrogate.txt", b"He said \xed\xa0\x80 it rained on Monday.\n", id="an encoded surrogate"),
        pytest.param("surrogate.jsonl", b'{"text": "He said \\ud800 it rained on Monday."}\n', id="a lone surrogate"),
        pytest.param("cp1252.txt", "“It rained,” he said on Monday – twice.\n".encode("cp1252"), id="cp1252"),
        pytest.param("bom.txt", b"\xef\xbb\xbfHe said it rained on Monday.\r\n", id="BOM and CRLF"),
        pytest.param("utf16.txt", "\ufeffHe said it rained on Monday.\n".encode("utf-16-le"), id="UTF-16"),
        pytest.param("quotes.txt", b"He said it rained on Monday.\n" + b'"' * 200_000, id="200,000 quote marks"),
        pytest.param("escape.txt", "He said \x1b[2J\u202e it rained on Monday.\n".encode(), id="escape and bidi"),
    ],
)
def test_odd_bytes_are_read_and_their_offsets_hold(ledger: Run, name: str, data: bytes) -> None:
    """Every date's offsets give its words in the record; nothing unsafe is printed."""
    Path(name).write_bytes(data)
    done = ledger("extract", "--dates-only", name)
    assert done.code in (Exit.DONE, Exit.PROBLEMS)
    (line,) = done.out.splitlines()
    (date,) = json.loads(line)["dates"]
    assert date["text"] == "Monday"
    assert date["end"] - date["start"] == len("Monday")
    assert not {"\x1b", "\u202e", "\0"} & set(done.out + done.err)


def test_the_wrong_encoding_is_said(ledger: Run) -> None:
    """UTF-16 read as the user insists, in ASCII, is no text."""
    Path("story.txt").write_bytes(STORY.encode("utf-16"))
    done = ledger("extract", "--dates-only", "story.txt", "--encoding", "ascii")
    assert done.code in (Exit.ERROR, Exit.PROBLEMS)
    assert "story.txt" in faults(done)[0]


GERMAN = (
    "Der Sprecher des Ministeriums sagte am Montag, die Leitung sei nicht angegriffen worden. Man habe keine "
    "Anzeichen gesehen, und die Störung sei nach neun Stunden behoben gewesen. Weitere Angaben machte er nicht.\n"
)


def test_an_article_in_another_language_is_kept_without_claims(ledger: Run) -> None:
    """Stored, no claims, the problem named; exit code 3."""
    Path("story.txt").write_text(GERMAN, "utf-8")
    done = ledger("ingest", "story.txt", "--published", "2014-12-23")
    assert done.code == Exit.PROBLEMS
    assert "language_unsupported" in done.err
    assert json.loads(ledger("articles", "--json").out)[0]["name"] == "story"
    assert json.loads(ledger("claims", "--json").out) == []


@pytest.mark.parametrize("command", ["claims", "articles", "status", "assess"])
def test_reading_never_makes_a_ledger(ledger: Run, command: str) -> None:
    """No ledger: an error that says how to make one; the folder stays empty."""
    done = ledger(command)
    assert (done.code, done.out) == (Exit.ERROR, "")
    assert len(faults(done)) == 1
    assert "ledger.db" in done.err
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("command", [["claims"], ["ingest", "story.txt"], ["status"], ["assess"]])
@pytest.mark.parametrize("kind", ["text", "another database", "a folder"])
def test_a_database_of_something_else_is_left_alone(ledger: Run, kind: str, command: list[str]) -> None:
    """Its bytes stay as they are, and nothing appears beside it."""
    Path("story.txt").write_text(STORY, "utf-8")
    other = Path("other.db")
    if kind == "a folder":
        other.mkdir()
    elif kind == "text":
        other.write_text("dear diary " * 100)
    else:
        with sqlite3.connect(other) as database:
            database.execute("CREATE TABLE diary (day TEXT)")
        database.close()
    before = other.read_bytes() if other.is_file() else b""
    done = ledger(*command, "--db", "other.db")
    assert (done.code, done.out) == (Exit.ERROR, "")
    assert len(faults(done)) == 1
    assert "other.db" in done.err
    assert (other.read_bytes() if other.is_file() else b"") == before
    assert sorted(path.name for path in Path().iterdir()) == ["other.db", "story.txt"]


@pytest.mark.parametrize("place", ["story.txt/ledger.db", "missing/ledger.db"])
def test_a_ledger_that_cannot_be_made_is_an_error(ledger: Run, place: str) -> None:
    """A folder that is a file, a folder that is not there (for root no folder is read-only)."""
    Path("story.txt").write_text(STORY, "utf-8")
    done = ledger("ingest", "story.txt", "--db", place)
    assert (done.code, done.out) == (Exit.ERROR, "")
    assert len(faults(done)) == 1
    assert [path.name for path in Path().iterdir()] == ["story.txt"]


def test_an_output_that_cannot_be_written_is_an_error(ledger: Run) -> None:
    """What, where, what to do."""
    Path("story.txt").write_text(STORY, "utf-8")
    done = ledger("extract", "--dates-only", "story.txt", "-o", "missing/out.jsonl")
    assert (done.code, done.out) == (Exit.ERROR, "")
    assert "missing/out.jsonl" in faults(done)[0]
    assert [path.name for path in Path().iterdir()] == ["story.txt"]
