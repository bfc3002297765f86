"""Files and streams that try to harm: the ledger named as an output, closed streams, what never ends, no lexicon."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ledger.cli import run
from ledger.model.problem import Exit

STORY = "The ministry denied on Monday that its network had been attacked. “We saw no attack,” it said.\n"
FRENCH = "Le ministère a nié lundi que son réseau avait été attaqué par des inconnus, selon un porte-parole du parti.\n"
LEXICON = '[organisation]\n"example" = { name = "Example Relief Union" }\n'

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in an empty folder; gives the exit code and what was said on standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LEDGER_DB", raising=False)

    def run_here(*arguments: str) -> tuple[int, str]:
        code = run(list(arguments))
        return code, capsys.readouterr().err

    return run_here


WRITING = (("export", "csv"), ("export", "html"), ("claims",), ("articles", "--json"))


@pytest.mark.parametrize("command", WRITING, ids=" ".join)
def test_a_ledger_is_never_written_over(ledger: Run, command: tuple[str, ...]) -> None:
    """`-o ledger.db` would put an export in the place of everything that was kept."""
    Path("fr.txt").write_text(FRENCH)
    ledger("ingest", "fr.txt")
    before = Path("ledger.db").read_bytes()
    code, said = ledger(*command, "-o", "ledger.db")
    assert (code, said.count("\n")) == (Exit.ERROR, 1)
    assert "ledger.db: is a ledger" in said
    assert Path("ledger.db").read_bytes() == before


@pytest.mark.parametrize("command", [("ingest", "s.txt"), ("extract", "s.txt"), ("actors",)], ids=" ".join)
@pytest.mark.parametrize("name", ["missing.toml", "folder", "pipe"])
def test_a_lexicon_that_cannot_be_read_is_named(ledger: Run, command: tuple[str, ...], name: str) -> None:
    """No traceback, and no waiting for somebody to write into a pipe."""
    Path("s.txt").write_text(STORY)
    Path("folder").mkdir()
    os.mkfifo("pipe")
    code, said = ledger(*command, "--actors", name)
    assert (code, said.count("\n")) == (Exit.ERROR, 1)
    assert said.startswith(f"ledger: {name}: ")


@pytest.mark.parametrize("name", ["pipe", "/dev/zero"])
def test_evidence_that_never_ends_is_not_opened(ledger: Run, name: str) -> None:
    """A pipe waits for a writer for ever; a device fills the memory."""
    os.mkfifo("pipe")
    code, said = ledger("evidence", "add", name)
    assert (code, said.count("\n")) == (Exit.ERROR, 1)
    assert said.startswith(f"ledger: {name}: ")
    assert not Path("ledger.db").exists()


@pytest.mark.parametrize("streams", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_no_traceback(tmp_path: Path, streams: str) -> None:
    """As under a daemon: what is closed is empty, or nobody reads it; the ledger must not be given its number."""
    (tmp_path / "fr.txt").write_text(FRENCH)
    program = f'"{sys.executable}" -m ledger'
    script = f"{program} ingest - fr.txt {streams}; echo $?; {program} articles --json {streams}; echo $?"
    done = subprocess.run(["sh", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert [line for line in done.stdout.splitlines() if line.isdigit()] == ["3", "0"]
    with (tmp_path / "ledger.db").open("rb") as file:
        assert file.read(16) == b"SQLite format 3\x00"


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1599-12-31"])
def test_a_day_out_of_range_is_told_as_such(ledger: Run, day: str) -> None:
    """It has no time that could lack an offset."""
    Path("s.txt").write_text(STORY)
    code, said = ledger("ingest", "s.txt", "--published", day)
    assert code == Exit.USAGE
    assert "offset" not in said.partition(";")[0]
    assert "1600" in said


def test_the_folder_to_make_is_named_as_a_shell_takes_it(ledger: Run) -> None:
    """`run: mkdir -p my folder` would make two others."""
    Path("s.txt").write_text(STORY)
    code, said = ledger("ingest", "s.txt", "--db", "my folder/l.db")
    assert code == Exit.ERROR
    assert "mkdir -p 'my folder'" in said
