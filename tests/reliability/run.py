"""Runs the experiments, two at a time, each in a process of its own, and writes down what each gave as it ends.

`make reliability`, or `python tests/reliability/run.py [NAME ...] [--short] [--jobs N] [-o FILE]`. What an experiment
found is in the file even if a later one dies; one that dies is in it with how it ended. Each stands there with the
commit that it was run on; those not named stay as they were. Ends with 1 if anything failed.
"""

import argparse
import json
import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

from result import Task

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"
LIBRARIES = ("sqlalchemy", "cryptography", "psycopg", "spacy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment:
    """A module of this folder with a function `run(task)`."""

    name: str
    what: str
    full: int
    """How many trials are asked for."""
    short: int
    """How many in the form that runs with the tests."""


EXPERIMENTS = (
    Experiment(name="kills", what="ingests killed by SIGKILL", full=1000, short=10),
    Experiment(name="faults", what="calls of the system that failed, or were the last", full=10_000, short=20),
    Experiment(name="full_disk", what="sizes of a full disk", full=100, short=5),
    Experiment(name="writers", what="articles ingested by eight processes at once", full=400, short=30),
    Experiment(name="server_kills", what="kills of the PostgreSQL server amid an ingest", full=50, short=1),
    Experiment(name="same_root", what="histories in SQLite and in PostgreSQL", full=20, short=1),
    Experiment(name="tampering", what="changes made behind a ledger's back", full=100_000, short=100),
    Experiment(name="bit_flips", what="damaged copies of a ledger's file", full=10_000, short=60),
    Experiment(name="fuzz_values", what="hostile values on the command line", full=10_000, short=25),
    Experiment(name="fuzz_files", what="spoilt files", full=10_000, short=20),
    Experiment(name="proofs", what="proofs of the tree, each also changed", full=100_000, short=1000),
    Experiment(name="bundles", what="changed proof bundles", full=2000, short=60),
)


def main(arguments: Sequence[str]) -> int:
    """Runs those named, or all; gives 0 when everything held."""
    asked = _asked(arguments)
    if asked.within:
        return _run_here(asked.chosen[0], asked.within, is_short=asked.short)
    about = _about() | {"form": "short" if asked.short else "full"}
    experiments: dict[str, Any] = _kept(asked.output) if asked.names else {}
    with tempfile.TemporaryDirectory(prefix="reliability-") as folder, ThreadPoolExecutor(asked.jobs) as pool:
        running = {pool.submit(run_apart, one, Path(folder), is_short=asked.short): one.name for one in asked.chosen}
        for done in as_completed(running):
            experiments[running[done]] = done.result() | {"of": about}
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
    parser.add_argument("--within", type=Path, help=argparse.SUPPRESS)  # the folder of a run: one experiment, here
    asked = parser.parse_args(arguments)
    asked.chosen = [one for one in EXPERIMENTS if one.name in asked.names or not asked.names]
    if len(asked.chosen) < len(set(asked.names)):
        parser.error(f"there are: {', '.join(one.name for one in EXPERIMENTS)}")
    return asked


def run_apart(one: Experiment, folder: Path, *, is_short: bool) -> dict[str, Any]:
    """Runs an experiment in a process of its own, and gives its figures; with what it said where it died."""
    command = [sys.executable, __file__, one.name, "--within", str(folder), *(["--short"] if is_short else [])]
    paths = [HERE.parents[1], HERE.parent / "simulation", HERE]
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(str(path) for path in paths),
        "LEDGER_KEY": str(folder / one.name / "signing.key"),  # one experiment puts a new key in its place
    }
    start = time.monotonic()
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    figures: dict[str, Any] = {"tried": 0, "held": 0, "counts": {}, "faults": [f"it ended with {done.returncode}"]}
    if not done.returncode:
        figures = json.loads(done.stdout)
    return {"what": one.what} | figures | {"seconds": round(time.monotonic() - start)}


def _run_here(one: Experiment, folder: Path, *, is_short: bool) -> int:
    own, shared = folder / one.name, folder / "shared"
    own.mkdir()
    shared.mkdir(exist_ok=True)
    run: Callable[[Task], Any] = import_module(one.name).run
    result = run(Task(trials=one.short if is_short else one.full, folder=own, shared=shared))
    sys.stdout.write(json.dumps(asdict(result)))
    return 0


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
