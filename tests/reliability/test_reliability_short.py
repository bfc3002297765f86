"""Every experiment of `make reliability` with a few trials: all of them hold."""

from pathlib import Path

import pytest
import run


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of one run: what takes long to make is made once."""
    return tmp_path_factory.mktemp("reliability")


@pytest.mark.parametrize("one", run.EXPERIMENTS, ids=lambda one: one.name)
def test_all_trials_hold(folder: Path, one: run.Experiment) -> None:
    """As many as asked for, or all there are; and nothing found wrong in any."""
    found = run.run_apart(one, folder, is_short=True)
    assert found["faults"] == []
    assert found["held"] == found["tried"] > 0


def test_what_dies_is_told(folder: Path) -> None:
    """An experiment that is not there ends its process, and not the run."""
    found = run.run_apart(run.Experiment(name="no_such", what="", full=1, short=1), folder, is_short=True)
    assert (found["tried"], found["held"]) == (0, 0)
    assert found["faults"] == ["it ended with 2"]
