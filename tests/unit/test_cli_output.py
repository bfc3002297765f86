"""A file that a command writes appears whole or not at all."""

import os
from pathlib import Path

import pytest

from ledger.cli.output import opened, replaced
from ledger.model.problem import LedgerError


def test_a_file_is_in_place_when_all_is_written(tmp_path: Path) -> None:
    """The old content gives way to the new, and no other file is left in the folder."""
    target = tmp_path / "claims.csv"
    target.write_text("old")
    with opened(target) as output:
        output.write("new\n")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"claims.csv": "new\n"}


def test_what_fails_half_way_changes_nothing(tmp_path: Path) -> None:
    """A fault while writing leaves the old file and no half of the new one."""
    target = tmp_path / "claims.csv"
    target.write_text("old")

    def fail_half_way() -> None:
        with opened(target) as output:
            output.write("half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"claims.csv": "old"}


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    """Those that `open` would give, not those of a temporary file."""
    ordinary = tmp_path / "ordinary"
    ordinary.touch()
    with replaced(tmp_path / "made") as path:
        path.write_text("x")
    assert (tmp_path / "made").stat().st_mode == ordinary.stat().st_mode


def test_a_link_keeps_pointing_at_the_file(tmp_path: Path) -> None:
    """Writing to a symbolic link writes to what it points at."""
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with opened(tmp_path / "link") as output:
        output.write("x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "x"


def test_a_device_is_written_to_and_stays_one() -> None:
    """`-o /dev/null` must not put a file in the device's place."""
    with opened(Path(os.devnull)) as output:
        output.write("x")
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize("target", ["missing/claims.csv", "."])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is not there, a folder in place of a file: what, where, what to do."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LedgerError) as caught, opened(Path(target)):
        pass
    assert caught.value.where == target
    assert caught.value.todo


def test_a_full_disk_is_a_fault_of_the_request() -> None:
    """/dev/full refuses every byte."""
    if not Path("/dev/full").exists():
        pytest.skip("the system has no /dev/full")
    with pytest.raises(LedgerError, match="No space left"), opened(Path("/dev/full")) as output:
        output.write("x")
