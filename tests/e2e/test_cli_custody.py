"""Whether a ledger can be trusted, from the command line: signed, verified, proved to others, copied, keys changed."""

import json
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from commands import Run, runner

from ledger.model.problem import Exit

STORY = "The ministry denied on Monday that its network had been attacked.\n"
OTHER = "Analysts said on Tuesday that the network was attacked.\n"


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in a folder with two stories and no key yet."""
    monkeypatch.setenv("LEDGER_KEY", str(tmp_path / "keys" / "signing.key"))
    (tmp_path / "story.txt").write_text(STORY)
    (tmp_path / "other.txt").write_text(OTHER)
    return runner(tmp_path, monkeypatch, capsys)


@contextmanager
def unguarded(path: str = "ledger.db") -> Iterator[sqlite3.Connection]:
    """The ledger's file without its triggers, which are there again afterwards."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            raw.execute(f"DROP TRIGGER {name}")
        yield raw
        for _, sql in triggers:
            raw.execute(sql)


def first_claim(ledger: Run) -> str:
    found: str = json.loads(ledger("claims", "--json").out)[0]["id"]
    return found


def test_a_key_is_made_once_for_its_owner_alone_and_never_printed(ledger: Run) -> None:
    first = ledger("init")
    key = Path("keys/signing.key")
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert "a key was made" in first.err
    assert "ledger.db is a new ledger" in first.err
    shown = ledger("key", "show")
    secret = key.read_text().strip()
    assert secret.startswith("PRIVATE+KEY+attribution-ledger+")
    assert shown.out.strip() in first.out
    again = ledger("ingest", "story.txt")
    assert "key was made" not in again.err
    printed = "".join(done.out + done.err for done in (first, shown, again))
    assert secret.split("+", 4)[4] not in printed


def test_beginning_twice_is_refused(ledger: Run) -> None:
    ledger("init")
    before = Path("ledger.db").read_bytes()
    again = ledger("init")
    assert again.code == Exit.ERROR
    assert "has begun already" in again.err
    assert Path("ledger.db").read_bytes() == before


def test_a_key_that_others_may_read_is_refused(ledger: Run) -> None:
    ledger("init")
    Path("keys/signing.key").chmod(0o644)
    done = ledger("ingest", "story.txt")
    assert (done.code, done.out) == (Exit.ERROR, "")
    assert "others may read the signing key; run: chmod 600" in done.err


def test_a_stranger_cannot_append(ledger: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has the file but no key of the ledger's is told what to ask for; with it, both may."""
    ledger("ingest", "story.txt")
    mine = ledger("key", "show").out.strip()
    monkeypatch.setenv("LEDGER_KEY", str(Path("stranger.key").absolute()))
    refused = ledger("ingest", "other.txt")
    assert refused.code == Exit.ERROR
    assert "is none of this ledger's" in refused.err
    theirs = ledger("key", "show").out.strip()
    monkeypatch.setenv("LEDGER_KEY", str(Path("keys/signing.key").absolute()))
    assert ledger("key", "add", theirs).code == Exit.DONE
    assert ledger("key", "add", theirs).code == Exit.ERROR
    monkeypatch.setenv("LEDGER_KEY", str(Path("stranger.key").absolute()))
    assert ledger("ingest", "other.txt").code == Exit.DONE
    assert [line.split("\t")[0] for line in ledger("key", "list").out.splitlines()] == [mine, theirs]
    assert ledger("verify").code == Exit.DONE


def test_what_is_changed_is_found_with_its_event(ledger: Run) -> None:
    ledger("ingest", "story.txt")
    assert ledger("verify").code == Exit.DONE
    with unguarded() as raw:
        raw.execute("UPDATE claim SET act = 'admit'")
    done = ledger("verify")
    assert done.code == Exit.CHECK_FAILED
    assert done.out == "event 5\ttables\tclaim: its row is not what the log makes\n"
    found = json.loads(ledger("verify", "--json").out)
    assert [(fault["check"], fault["event"]) for fault in found["faults"]] == [("tables", 5)]


def test_a_rolled_back_ledger_is_found_by_the_checkpoint_kept_elsewhere(ledger: Run) -> None:
    ledger("ingest", "story.txt")
    shutil.copy("ledger.db", "earlier.db")
    ledger("ingest", "other.txt")
    ledger("checkpoint", "-o", "kept.txt")
    good = ledger("verify", "--against", "kept.txt")
    assert good.code == Exit.DONE
    assert "goes on from" in good.err
    shutil.copy("earlier.db", "ledger.db")
    alone = ledger("verify")
    assert alone.code == Exit.DONE
    assert "a rollback cannot be excluded" in alone.err
    assert "rolled back" in ledger("verify", "--against", "kept.txt").out


def test_a_ledger_rewritten_with_its_own_key_is_found_by_the_checkpoint_kept_elsewhere(ledger: Run) -> None:
    """The same key, another history: it verifies by itself, and not against what was kept."""
    ledger("ingest", "story.txt")
    ledger("checkpoint", "-o", "kept.txt")
    Path("ledger.db").unlink()
    ledger("ingest", "other.txt")
    assert ledger("verify").code == Exit.DONE
    assert ledger("verify", "--against", "kept.txt").code == Exit.CHECK_FAILED


@pytest.mark.parametrize("words", ["", "no checkpoint\n", "\x00\x01"])
def test_what_is_no_checkpoint_is_told_in_one_line(ledger: Run, words: str) -> None:
    ledger("init")
    Path("kept.txt").write_text(words)
    for command in (("verify", "--against", "kept.txt"), ("diff", "kept.txt")):
        done = ledger(*command)
        assert (done.code, done.out) == (Exit.ERROR, "")
        assert len(done.err.splitlines()) == 1
        assert "checkpoint" in done.err


def test_a_proof_convinces_somebody_without_the_package(ledger: Run) -> None:
    ledger("ingest", "story.txt")
    ledger("prove", first_claim(ledger), "-o", "proof.json", "--verifier", "verify_claim.py")
    key = ledger("key", "show").out.strip()
    command = [sys.executable, "-I", "verify_claim.py", "proof.json", key]
    good = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (good.returncode, good.stderr) == (0, "")
    assert "that its network had been attacked" in good.stdout
    proof = Path("proof.json")
    proof.write_text(proof.read_text().replace("network had", "network hat"))
    bad = subprocess.run(command, capture_output=True, text=True, check=False)
    assert bad.returncode == 1
    assert len(bad.stderr.splitlines()) == 1


def test_what_was_appended_between_two_checkpoints_is_listed(ledger: Run) -> None:
    ledger("ingest", "story.txt")
    ledger("checkpoint", "-o", "one.txt")
    ledger("ingest", "other.txt")
    ledger("checkpoint", "-o", "two.txt")
    between = [json.loads(line) for line in ledger("diff", "one.txt", "two.txt", "--jsonl").out.splitlines()]
    assert [one["kind"] for one in between][:3] == ["batch", "article", "extraction"]
    assert [one["seq"] for one in between] == list(range(between[0]["seq"], between[0]["seq"] + len(between)))
    assert ledger("diff", "two.txt").out == ""
    turned = ledger("diff", "two.txt", "one.txt")
    assert turned.code == Exit.USAGE
    with unguarded() as raw:
        raw.execute("UPDATE event SET leaf = lower(hex(zeroblob(32))) WHERE seq = 1")
    assert ledger("diff", "one.txt").code == Exit.ERROR


def test_a_new_key_is_signed_in_by_the_old_and_the_old_signs_no_more(
    ledger: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger("ingest", "story.txt")
    old = ledger("key", "show").out.strip()
    new = ledger("key", "rotate").out.strip()
    assert new == ledger("key", "show").out.strip() != old
    assert ledger("ingest", "other.txt").code == Exit.DONE
    assert ledger("verify").code == Exit.DONE
    monkeypatch.setenv("LEDGER_KEY", str(next(Path("keys").glob("signing.key.*")).absolute()))
    refused = ledger("ingest", "story.txt", "--place", "Rome")
    assert refused.code == Exit.ERROR
    assert "is none of this ledger's" in refused.err


def test_the_last_key_cannot_be_retired(ledger: Run) -> None:
    ledger("init")
    own = ledger("key", "show").out.split("+")[1]
    before = Path("ledger.db").read_bytes()
    done = ledger("key", "retire", own)
    assert done.code == Exit.ERROR
    assert "no key would be left" in done.err
    assert Path("ledger.db").read_bytes() == before


def test_a_change_of_keys_that_was_cut_short_is_finished(ledger: Run) -> None:
    """The ledger has the new key, and the file of the old one is still in its place."""
    ledger("ingest", "story.txt")
    old = Path("keys/signing.key").read_bytes()
    new = ledger("key", "rotate").out
    Path("keys/signing.key").rename("keys/signing.key.next")
    Path("keys/signing.key").write_bytes(old)
    Path("keys/signing.key").chmod(0o600)
    assert ledger("ingest", "other.txt").code == Exit.DONE
    assert ledger("key", "show").out == new


def test_a_backup_is_the_ledger_and_nothing_is_written_over(ledger: Run) -> None:
    ledger("ingest", "story.txt")
    done = ledger("backup", "copy.db")
    assert done.code == Exit.DONE
    assert ledger("claims", "--json", "--db", "copy.db").out == ledger("claims", "--json").out
    assert ledger("verify", "--db", "copy.db").code == Exit.DONE
    before = Path("copy.db").read_bytes()
    again = ledger("backup", "copy.db")
    assert again.code == Exit.ERROR
    assert "there is a file already" in again.err
    assert Path("copy.db").read_bytes() == before
    assert not list(Path().glob(".copy*"))


def test_commands_that_need_a_ledger_say_so(ledger: Run) -> None:
    """Nothing is created by asking."""
    for command in (["verify"], ["checkpoint"], ["prove", "ab"], ["key", "list"], ["backup", "b.db"], ["migrate"]):
        done = ledger(*command)
        assert (done.code, done.out) == (Exit.ERROR, ""), command
        assert "there is no ledger here" in done.err
    assert sorted(path.name for path in Path().iterdir()) == ["other.txt", "story.txt"]
