"""The command line as a test runs it: within the process, in an empty folder."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ledger.cli import run


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


def runner(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in this folder, which is where a ledger would appear; no fault of it is a traceback."""
    monkeypatch.chdir(folder)
    monkeypatch.delenv("LEDGER_DB", raising=False)

    def run_here(*arguments: str) -> Done:
        code = run(list(arguments))
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        return Done(code, printed.out, printed.err)

    return run_here
