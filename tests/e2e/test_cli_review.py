"""`ledger review` by piped lines and at a terminal: every decision is kept at once, however the command ends."""

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from word_claims import an_article, claims_of_words, ingest

from ledger.custody import verify
from ledger.model.claim import Act
from ledger.store.writing import open_writer

TEXT = "one two\x1b[2J three"
ARTICLE = an_article(TEXT)
CLAIMS = claims_of_words(ARTICLE, [Act.ASSERT] * 3)
_CODES = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A ledger with three claims, one of which has an escape in its article."""
    path = tmp_path / "ledger.db"
    with open_writer(str(path)) as writer:
        ingest(writer, ARTICLE, CLAIMS)
    return path


def ledger(db: Path, *arguments: str, lines: str | bytes = "", **more: str) -> subprocess.CompletedProcess[bytes]:
    """Runs a command on this ledger with these lines on standard input."""
    given = lines.encode() if isinstance(lines, str) else lines
    environment = {**os.environ, "LEDGER_DB": str(db), **more}
    command = [sys.executable, "-m", "ledger", *arguments]
    return subprocess.run(command, input=given, capture_output=True, env=environment, check=False)


def records(db: Path, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(ledger(db, "claims", "--json", *arguments).stdout)
    return found


def states(db: Path) -> list[object]:
    return [record["state"] for record in records(db)]


def test_lines_from_a_pipe_decide(db: Path) -> None:
    """Accept, correct, note, go on, reject; the summary says what was done and what is left."""
    lines = "a\nc act=deny\nn see page 2\ns\nreject not in it\n"
    done = ledger(db, "review", "--reviewer", "Ana", lines=lines)
    assert (done.returncode, done.stderr.decode()) == (
        0,
        "ledger: 1 accepted, 1 corrected, 1 noted, 1 rejected; 0 claims left\n",
    )
    assert states(db) == ["accepted", "corrected", "rejected"]
    found: Any = records(db, "--review", "corrected")[0]["corrections"]
    (correction,) = found
    assert (correction["machine"], correction["value"], correction["reviewer"]) == ("assert", "deny", "Ana")
    assert verify(str(db)).faults == ()


def test_values_can_stand_on_lines_of_their_own(db: Path) -> None:
    """As they do when a person is asked; a number is a field of the list, an empty line never mind."""
    done = ledger(db, "review", "--reviewer", "Ana", lines="c\n4\nDPRK\nc\n\nc\nact\n\nn\nlook again\nq\n")
    assert done.returncode == 0
    (found,) = records(db, "--review", "corrected")
    assert [(one["field"], one["value"], one["id"]) for one in found["corrections"]] == [
        ("actor", "North Korea", "country:kp")
    ]


def test_a_line_that_cannot_be_done_is_told_and_costs_itself(db: Path) -> None:
    """The others are done; a script learns by the exit code that not all of them were."""
    done = ledger(db, "review", "--reviewer", "Ana", lines="z\nc act=denied\nc colour=red\nu\nb\na\n")
    assert done.returncode == 3
    assert [line.partition("; ")[0] for line in done.stderr.decode().splitlines()] == [
        "ledger: 'z' is no key",
        "ledger: act: 'denied' is none of its words",
        "ledger: 'colour' is no field that can be corrected",
        "ledger: there is nothing of yours to take back",
        "ledger: 1 accepted",
    ]


def test_another_sitting_goes_on_and_undo_takes_back(db: Path) -> None:
    """Decided claims are not asked again; --again shows them."""
    ledger(db, "review", "--reviewer", "Ana", lines="a\n")
    assert b"1 of 2" in ledger(db, "review", "--reviewer", "Ana").stdout
    again = ledger(db, "review", "--reviewer", "Ana", "--again", lines="u\n")
    assert b"taken back: accepted (event " in again.stdout
    assert states(db) == ["unreviewed"] * 3


def test_two_reviewers_disagree(db: Path) -> None:
    """Both stand; the state says so, and each can be asked for."""
    ledger(db, "review", "--reviewer", "Ana", lines="a\n")
    ledger(db, "review", lines="r\n", LEDGER_REVIEWER="Ben")
    (found,) = records(db, "--review", "disputed")
    assert (found["review"], [one["reviewer"] for one in found["reviews"]]) == (
        "rejected",
        ["Ana", "Ben"],
    )
    assert [len(records(db, "--reviewer", name)) for name in ("ana", "Ben", "Chloë")] == [1, 1, 0]


def test_nothing_of_an_article_acts_on_the_terminal(db: Path) -> None:
    """An escape in the text is shown as it is written."""
    page = ledger(db, "review", "--reviewer", "Ana", lines="q\n").stdout
    assert b"\x1b" not in page
    assert b"two\\x1b[2J" in page


@pytest.mark.parametrize("lines", [b"\xff\xfe\n", b"n \x80\n", b"n " + b"x" * 70_000 + b"\nq\n", b"\x00\n", b"a" * 9])
def test_any_bytes_are_lines(db: Path, lines: bytes) -> None:
    """Each is a command or is told; nothing half-written, no traceback."""
    done = ledger(db, "review", "--reviewer", "Ana", lines=lines)
    assert done.returncode in {0, 3}
    assert b"Traceback" not in done.stderr
    assert verify(str(db)).faults == ()


def test_the_name_comes_from_the_system_when_nobody_gives_one(db: Path) -> None:
    """And it is said under which name is decided."""
    done = ledger(db, "review", lines="a\n", LOGNAME="ana", LEDGER_REVIEWER="")
    assert b"deciding as ana, your user name" in done.stderr
    refused = ledger(db, "review", "--reviewer", "A\x1bna")
    assert (refused.returncode, b"cannot be seen" in refused.stderr) == (2, True)


def test_a_ledger_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    """There is nothing to review."""
    done = ledger(tmp_path / "none.db", "review", "--reviewer", "Ana", lines="a\n")
    assert (done.returncode, (tmp_path / "none.db").exists()) == (1, False)


def test_a_sheet_goes_out_and_comes_back(db: Path, tmp_path: Path) -> None:
    """Filled in and imported: what was added is said, and that the second time nothing is; a bad row is told."""
    sheet = tmp_path / "sheet.csv"
    assert ledger(db, "review", "--reviewer", "Ana", "--export", str(sheet)).stderr == (
        f"ledger: wrote 3 claims to {sheet}\n".encode()
    )
    head, first, second, third = sheet.read_bytes().split(b"\r\n")[:4]
    filled = [one.replace(b",unreviewed,,", b",unreviewed,,accept", 1) for one in (first, second)]
    sheet.write_bytes(b"\n".join([head, filled[0], filled[1].replace(b"accept", b"perhaps"), third]))
    done = ledger(db, "review", "--reviewer", "Ana", "--import", str(sheet))
    assert (done.returncode, done.stderr.decode().splitlines()) == (
        3,
        [
            f"ledger: {sheet}:3: 'perhaps' is no decision; choose of accept, reject, correct [sheet_row]",
            "ledger: 1 decision added; 0 unchanged, 1 row undecided, 1 not taken in",
        ],
    )
    again = ledger(db, "review", "--reviewer", "Ana", "--import", "-", lines=sheet.read_bytes())
    assert b"nothing was changed; 1 unchanged, 1 row undecided, 1 not taken in" in again.stderr
    assert states(db) == ["accepted", "unreviewed", "unreviewed"]


def test_a_workbook_goes_out_and_comes_back_empty(db: Path, tmp_path: Path) -> None:
    """Nothing filled in, nothing changed."""
    sheet = tmp_path / "sheet.xlsx"
    ledger(db, "review", "--reviewer", "Ana", "--act", "assert", "--export", str(sheet))
    done = ledger(db, "review", "--reviewer", "Ana", "--import", str(sheet))
    assert (done.returncode, done.stderr) == (
        0,
        b"ledger: nothing was changed; 0 unchanged, 3 rows undecided, 0 not taken in\n",
    )


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--export", "a.csv", "--import", "b.csv"), 2, b"exclude each other"),
        (("--export", "a.ods"), 2, b"a sheet is no .ods; name it .csv or .xlsx"),
        (("--import", "none.csv"), 1, b"none.csv: cannot be read"),
    ],
)
def test_a_sheet_that_cannot_be_is_told(db: Path, arguments: tuple[str, ...], code: int, said: bytes) -> None:
    """In one line."""
    done = ledger(db, "review", "--reviewer", "Ana", *arguments)
    assert (done.returncode, said in done.stderr, len(done.stderr.splitlines())) == (code, True, 1)


class Screen:
    """A person at a terminal of some width: sees what is written, and presses keys."""

    def __init__(self, db: Path, *arguments: str, **environment: str) -> None:
        self.child, self.fd = pty.fork()
        if self.child == 0:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # whoever runs the tests may have it ignored
            os.environ.update({"LEDGER_DB": str(db), "TERM": "xterm", "COLUMNS": "60", **environment})
            os.execv(sys.executable, [sys.executable, "-m", "ledger", "review", *arguments])  # noqa: S606
        self.seen = ""

    def wait_for(self, words: str) -> str:
        """Reads until the words are written; gives what was written since the last time."""
        fresh = ""
        until = time.monotonic() + 60
        while words not in _CODES.sub("", fresh):
            ready, _, _ = select.select([self.fd], [], [], max(0, until - time.monotonic()))
            data = os.read(self.fd, 4096) if ready else b""
            assert data, f"{words!r} does not come: {fresh}"
            fresh += data.decode("utf-8", "replace")
        self.seen += fresh
        return fresh

    def press(self, keys: str) -> None:
        """Sends these keys."""
        os.write(self.fd, keys.encode())

    def code(self) -> int:
        """The exit code, when the command has ended; one that does not end within a minute is ended."""
        until = time.monotonic() + 60
        while True:
            ready, _, _ = select.select([self.fd], [], [], max(0, until - time.monotonic()))
            if not ready:
                os.kill(self.child, signal.SIGKILL)
            try:
                if not os.read(self.fd, 4096):
                    break
            except OSError:
                break
        _, status = os.waitpid(self.child, 0)
        os.close(self.fd)
        return os.waitstatus_to_exitcode(status)


PROMPT = "[q]uit > "


@pytest.fixture
def screen(db: Path) -> Iterator[Screen]:
    opened = Screen(db, "--reviewer", "Ana")
    yield opened
    try:
        os.kill(opened.child, signal.SIGKILL)
        os.waitpid(opened.child, 0)
    except (ProcessLookupError, ChildProcessError):
        pass


def test_at_a_terminal_a_key_is_enough(db: Path, screen: Screen) -> None:
    """No Enter; spans are coloured; arrows do nothing; a prompt takes a line; no line is wider than the terminal."""
    page = screen.wait_for(PROMPT)
    assert "\x1b[1;33mone\x1b[0m" in page
    assert all(len(line) <= 60 for line in _CODES.sub("", page).replace("\r", "").split("\n")[:-1])
    screen.press("\x1b[A")
    screen.wait_for(PROMPT)
    screen.press("a")
    assert "accepted (event " in screen.wait_for(PROMPT)
    screen.press("c")
    screen.wait_for("never mind): ")
    screen.press("act\n")
    screen.wait_for("never mind): ")
    screen.press("deny\n")
    assert "corrected: act is deny" in screen.wait_for(PROMPT)
    screen.press("q")
    assert screen.code() == 0
    assert states(db) == ["accepted", "corrected", "unreviewed"]


def test_no_color_is_respected(db: Path) -> None:
    """Brackets instead."""
    screen = Screen(db, "--reviewer", "Ana", NO_COLOR="1")
    page = screen.wait_for(PROMPT)
    assert ("\x1b[" in page, "[one]" in page) == (False, True)
    screen.press("\x04")
    assert screen.code() == 0


def test_ctrl_c_loses_nothing(db: Path, screen: Screen) -> None:
    """What was told is kept; the terminal is as it was; the exit code says that it was interrupted."""
    screen.wait_for(PROMPT)
    screen.press("a")
    screen.wait_for(PROMPT)
    screen.press("\x03")
    screen.wait_for("everything decided so far is kept")
    assert screen.code() == 130
    assert states(db) == ["accepted", "unreviewed", "unreviewed"]


def test_kill_loses_nothing(db: Path, screen: Screen) -> None:
    """The decision that was told stands, and the ledger is whole."""
    screen.wait_for(PROMPT)
    screen.press("r")
    screen.wait_for("rejected (event ")
    os.kill(screen.child, signal.SIGKILL)
    assert screen.code() == -signal.SIGKILL
    assert states(db) == ["rejected", "unreviewed", "unreviewed"]
    assert verify(str(db)).faults == ()
