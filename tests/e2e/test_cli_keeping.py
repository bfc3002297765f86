"""`ledger retract`, `supersede` and `withhold`: what they say, and what is shown afterwards."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from word_claims import an_article, claims_of_words, ingest

from ledger.model.claim import Act
from ledger.store.writing import open_writer

ARTICLE = an_article("one two three")
ONE, TWO, THREE = (claim.id for claim in claims_of_words(ARTICLE, [Act.ASSERT] * 3))


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A ledger with three claims."""
    path = tmp_path / "ledger.db"
    with open_writer(str(path)) as writer:
        ingest(writer, ARTICLE, claims_of_words(ARTICLE, [Act.ASSERT] * 3))
    return path


def ledger(db: Path, *arguments: str) -> tuple[int, str, str]:
    """Runs a command on this ledger as Ana: exit code, output, and what is said."""
    environment = {**os.environ, "LEDGER_DB": str(db), "LEDGER_REVIEWER": "Ana"}
    command = [sys.executable, "-m", "ledger", *arguments]
    done = subprocess.run(command, capture_output=True, env=environment, check=False, text=True)
    return done.returncode, done.stdout, done.stderr


def test_a_retracted_claim_is_listed_as_such(db: Path) -> None:
    """By the beginning of its id; the list says how many of its claims are of no account."""
    code, _, said = ledger(db, "retract", ONE[:8], "--reason", "a quiz\x1b[2J")
    assert (code, said.startswith(f"ledger: claim {ONE} retracted (event ")) == (0, True)
    _, listed, said = ledger(db, "claims")
    assert [line.split("\t")[-1] for line in listed.splitlines()] == ["retracted by Ana", "unreviewed", "unreviewed"]
    assert said.splitlines() == ["ledger: 3 claims", "ledger: 1 of them retracted: shown, and of no account"]
    _, shown, _ = ledger(db, "show", ONE)
    assert "retracted by Ana, " in shown
    assert "\x1b" not in shown
    assert "claims      2 (0 superseded, 0 of them orphaned; 1 retracted)" in ledger(db, "status")[1]
    assert "was retracted already" in ledger(db, "retract", ONE, "--reason", "a quiz\x1b[2J")[2]


def test_a_superseded_claim_says_who_put_what_in_its_place(db: Path) -> None:
    """It leaves the list, and is found by its state."""
    code, _, said = ledger(db, "supersede", ONE[:8], TWO[:8], "--reason", "the same words")
    assert (code, said.startswith(f"ledger: claim {TWO} now stands in the place of {ONE} ")) == (0, True)
    records = json.loads(ledger(db, "claims", "--review", "superseded", "--json")[1])
    assert [(one["id"], one["fate"]["heir"], one["fate"]["keeper"]) for one in records] == [(ONE, TWO, "Ana")]
    assert "put there by Ana: the same words" in ledger(db, "show", ONE)[1]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(("retract", ONE), 2, "--reason", id="no reason"),
        pytest.param(("retract", ONE, "--reason", " \n"), 2, "a reason needs a word", id="empty reason"),
        pytest.param(("retract", "zz", "--reason", "x"), 1, "no claim answers to 'zz'", id="unknown"),
        pytest.param(("supersede", ONE, ONE, "--reason", "x"), 1, "cannot stand in its own place", id="itself"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(db: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    """And nothing is changed."""
    before = ledger(db, "status")[1]
    done = ledger(db, *arguments)
    assert (done[0], said in done[2], len(done[2].splitlines())) == (code, True, 1)
    assert ledger(db, "status")[1] == before


def test_an_article_is_withheld(db: Path) -> None:
    """By its name; what stays is said, `show` and `verify` explain it, and twice is once."""
    code, _, said = ledger(db, "withhold", "story", "--reason", "a court's order", "--yes")
    short = ARTICLE.id[:8]
    assert code == 0
    assert [line.partition(" (event ")[0] for line in said.splitlines()] == [
        f"ledger: article {short} (story): 13 bytes and 13 characters of text removed",
        "ledger: 3 claims of it stay, with the sentences that they quote",
        "ledger: copies and backups made before hold it still",
    ]
    assert "(the article's text is withheld; the claim's sentence:)" in ledger(db, "show", ONE)[1]
    code, _, said = ledger(db, "verify")
    assert (code, "withheld, as the log says" in said) == (0, True)
    assert (
        f"article {short} (story) was withheld already"
        in ledger(db, "withhold", ARTICLE.id, "--reason", "again", "--yes")[2]
    )


def test_withholding_is_confirmed(db: Path) -> None:
    """Nobody is asked where there is no terminal; there, the word itself is wanted, and any other changes nothing."""
    code, _, said = ledger(db, "withhold", "story", "--reason", "x")
    assert (code, said) == (2, "ledger: withholding cannot be taken back; give --yes; nothing was changed\n")
    assert answered(db, "yes\n") == 2
    assert "claim's sentence" not in ledger(db, "show", ONE)[1]
    assert answered(db, "withhold\n") == 0
    assert "claim's sentence" in ledger(db, "show", ONE)[1]


def answered(db: Path, answer: str) -> int:
    """The exit code of `withhold` at a terminal where this is answered."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update({"LEDGER_DB": str(db), "LEDGER_REVIEWER": "Ana"})
        arguments = ["-m", "ledger", "withhold", "story", "--reason", "x"]
        os.execv(sys.executable, [sys.executable, *arguments])  # noqa: S606
    seen = b""
    while b"to go on: " not in seen:
        seen += os.read(terminal, 4096)
    os.write(terminal, answer.encode())
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status)
