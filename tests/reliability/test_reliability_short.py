"""Every experiment of `make reliability` with a few trials: all of them hold."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import run


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the short form gave, by experiment."""
    file = tmp_path_factory.mktemp("reliability") / "results.json"
    subprocess.run([sys.executable, run.__file__, "--short", "-o", str(file)], check=False)
    experiments: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return experiments


@pytest.mark.parametrize("name", [one.name for one in run.EXPERIMENTS])
def test_all_trials_hold(found: dict[str, Any], name: str) -> None:
    """As many as asked for, or all there are; and nothing found wrong in any."""
    assert found[name]["faults"] == []
    assert found[name]["held"] == found[name]["tried"] > 0


ONE_DIES = """
import json, pathlib, run, sys
sys.path.insert(0, str(run.SIMULATION))
chosen = [one for one in run.EXPERIMENTS if one.name in ("proofs", "full_disk")]
print(json.dumps(dict(run.run_all(chosen, pathlib.Path(sys.argv[1]), is_short=True, jobs=1))))
"""


def test_what_dies_is_told_and_takes_nobody_along(tmp_path: Path) -> None:
    """There is a file where the first experiment would make its folder: it dies, and the other goes on."""
    (tmp_path / "proofs").touch()
    command = [sys.executable, "-c", ONE_DIES, str(tmp_path)]
    done = subprocess.run(command, cwd=Path(run.__file__).parent, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert (found["proofs"]["tried"], found["proofs"]["faults"]) == (0, ["it ended with 1"])
    assert found["full_disk"]["held"] == found["full_disk"]["tried"] > 0
