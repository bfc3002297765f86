"""Runs the experiments, two at a time, each in a process of its own, and writes down what each gave as it ends.

`make reliability`, or `python tests/reliability/run.py [NAME ...] [--short] [--jobs N] [-o FILE]`. What an experiment
found is in the file even if a later one dies; one that dies is in it with how it ended. Each stands there with the
commit that it was run on; those not named stay as they were. Ends with 1 if anything failed.
"""

import argparse
import json
import multiprocessing
import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib import import_module, metadata
from multiprocessing.connection import wait
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import Any

from result import Task

HERE = Path(__file__).parent
SIMULATION = HERE.parent / "simulation"
RESULTS = HERE / "results.json"
LIBRARIES = ("sqlalchemy", "cryptography", "psycopg", "spacy")
FOUND = "result.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment:
    """A module of this folder with a function `run(task)`."""

    name: str
    what: str
    full: int
    """How many trials are asked for; one that has no more of them than it has tries all."""
    short: int
    """How many in the form that runs with the tests."""


EXPERIMENTS = (
    Experiment(name="fuzz_files", what="spoilt files, of each kind", full=10_000, short=20),
    Experiment(name="fuzz_values", what="hostile values on the command line, of each kind", full=10_000, short=20),
    Experiment(name="bit_flips", what="damaged copies of a ledger's file", full=10_000, short=50),
    Experiment(name="tampering", what="changes made behind a ledger's back", full=100_000, short=100),
    Experiment(name="kills", what="ingests killed by SIGKILL", full=1000, short=10),
    Experiment(name="faults", what="calls of the system that failed, or were the last", full=100_000, short=20),
    Experiment(name="server_kills", what="kills of the PostgreSQL server amid an ingest", full=50, short=1),
    Experiment(name="same_root", what="histories in SQLite and in PostgreSQL", full=20, short=1),
    Experiment(name="proofs", what="proofs of the tree, each also changed", full=100_000, short=1000),
    Experiment(name="full_disk", what="sizes of a full disk", full=100, short=5),
    Experiment(name="writers", what="articles ingested by eight processes at once", full=400, short=30),
    Experiment(name="bundles", what="changed proof bundles", full=2000, short=60),
)
"""Those first that take longest."""


def main(arguments: Sequence[str]) -> int:
    """Runs those named, or all; gives 0 when everything held."""
    asked = _asked(arguments)
    sys.path.insert(0, str(SIMULATION))
    about = _about() | {"form": "short" if asked.short else "full"}
    experiments: dict[str, Any] = _kept(asked.output) if asked.names else {}
    with tempfile.TemporaryDirectory(prefix="reliability-") as folder:
        for name, found in run_all(asked.chosen, Path(folder), is_short=asked.short, jobs=asked.jobs):
            experiments[name] = found | {"of": about}
            asked.output.write_text(json.dumps(dict(sorted(experiments.items())), indent=2) + "\n", "utf-8")
    return int(any(found["held"] < found["tried"] or found["faults"] for found in experiments.values()))


def _kept(path: Path) -> dict[str, Any]:
    """What an earlier run found, for the experiments that this one leaves out; each says of which commit it is."""
    return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(one.name for one in EXPERIMENTS))
    parser.add_argument("--short", action="store_true", help="few trials each")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="experiments at a time")
    parser.add_argument("-o", "--output", type=Path, default=RESULTS, metavar="FILE")
    asked = parser.parse_args(arguments)
    asked.chosen = [one for one in EXPERIMENTS if one.name in asked.names or not asked.names]
    if len(asked.chosen) < len(set(asked.names)):
        parser.error(f"there are: {', '.join(one.name for one in EXPERIMENTS)}")
    return asked


def run_all(
    chosen: Sequence[Experiment], folder: Path, *, is_short: bool, jobs: int
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Runs experiments in processes forked from this one, so many at a time.

    Yields:
        The name of each as it ends, and its figures; of one that died, how it ended.
    """
    for one in chosen:
        import_module(one.name)  # once for all of them
    (folder / "shared").mkdir()
    waiting, running = list(chosen), dict[int, tuple[Experiment, ForkProcess, float]]()
    while waiting or running:
        while waiting and len(running) < jobs:
            one = waiting.pop(0)
            trials = one.short if is_short else one.full
            process = multiprocessing.get_context("fork").Process(target=_run, args=(one.name, trials, folder))
            process.start()
            running[process.sentinel] = one, process, time.monotonic()
        for sentinel in wait(list(running)):
            assert isinstance(sentinel, int)
            one, process, start = running.pop(sentinel)
            process.join()
            yield (
                one.name,
                {"what": one.what}
                | _found(one, folder, process.exitcode)
                | {"seconds": round(time.monotonic() - start)},
            )


def _run(name: str, trials: int, folder: Path) -> None:
    """The work of a process: one experiment, its figures in a file."""
    os.environ["LEDGER_KEY"] = str(folder / name / "signing.key")
    own = folder / name / "work"
    own.mkdir(parents=True)
    task = Task(trials=trials, folder=own, shared=folder / "shared")
    result = import_module(name).run(task)
    (folder / name / FOUND).write_text(json.dumps(asdict(result)), "utf-8")


def _found(one: Experiment, folder: Path, code: int | None) -> dict[str, Any]:
    """The figures of an experiment that has ended."""
    file = folder / one.name / FOUND
    if not file.exists():
        return {"tried": 0, "held": 0, "counts": {}, "faults": [f"it ended with {code}"]}
    figures: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return figures


def _about() -> dict[str, Any]:
    """Of what, when and with what."""
    return {
        "commit": _git("rev-parse", "HEAD"),
        "changed_since": [line.strip() for line in _git("status", "--porcelain", "--untracked-files=no").splitlines()],
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "libraries": {name: metadata.version(name) for name in LIBRARIES},
    }


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=HERE, capture_output=True, text=True, check=False)
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
