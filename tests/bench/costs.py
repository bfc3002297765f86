"""What keeping a ledger costs: the log's share of ingest, inserting in bulk, verifying, and asking a large ledger.

`make bench`, or `python tests/bench/costs.py [--claims N] [--in FOLDER] [PATH ...]`: the articles of the corpus, or
files or folders of one's own, are ingested; of what is found in them a ledger of N claims is made in FOLDER (by
default the system's temporary one; it takes 3.6 kB a claim), which the commands are then asked about.
Every time is of the CPU, user and system, of whole processes for commands; they are run in turn with the same
commands on an empty ledger, and medians are given.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median

VARIABLE = "LEDGER_KEY"
"""Names the file of the key that signs: the user's own is left alone."""
CORPUS = Path(__file__).parents[2] / "corpus" / "articles"
ROUNDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A command that was run."""

    cpu_s: float
    peak_mb: float


def main(arguments: list[str]) -> None:
    """Make the ledgers, and print what they cost."""
    asked = _asked(arguments)
    with tempfile.TemporaryDirectory(dir=asked.folder) as name:
        folder = Path(name)
        os.environ[VARIABLE] = str(folder / "signing.key")
        _say(f"{asked.claims} claims; medians of {ROUNDS}; CPU seconds; Python {platform.python_version()}")
        with ProcessPoolExecutor(1, get_context("spawn")) as apart:
            rare_word = apart.submit(_made, asked.paths, asked.claims, folder).result()
        _commands(folder, rare_word)


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--in", dest="folder", default=None)
    parser.add_argument("paths", nargs="*", default=[str(CORPUS)])
    return parser.parse_args(arguments)


def _say(*cells: str) -> None:
    sys.stdout.write("\t".join(cells) + "\n")
    sys.stdout.flush()


def _made(paths: list[str], claims: int, folder: Path) -> str:
    """Makes the ledgers, in a process of its own: a command begins with the memory of the one that runs it."""
    from making import made  # noqa: PLC0415

    return made(paths, claims, folder)


# Asking


def _commands(folder: Path, rare_word: str) -> None:
    """Prints what commands cost on the large ledger and on an empty one, and what is between them."""
    for name, arguments in (
        ("verify", ("verify",)),
        ("claims --actor China", ("claims", "--actor", "China")),
        ("claims --about RARE", ("claims", "--about", rare_word)),
        ("claims --search RARE", ("claims", "--search", rare_word)),
    ):
        rounds = [[_run(arguments, folder / f"{size}.db") for size in ("empty", "many")] for _ in range(ROUNDS)]
        empty, full = (median(run.cpu_s for run in runs) for runs in zip(*rounds, strict=True))
        peaks = [max(run.peak_mb for run in runs) for runs in zip(*rounds, strict=True)]
        seconds = f"{full:.2f} s, empty {empty:.2f} s: {full - empty:.3f} s more"
        _say(f"ledger {name}", f"{seconds}; {peaks[1]:.0f} MB, empty {peaks[0]:.0f} MB")


def _run(arguments: tuple[str, ...], path: Path) -> Run:
    """Runs a command on a ledger; what it printed is passed over."""
    command = [sys.executable, "-m", "ledger", *arguments, "--db", str(path)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    told = process.stderr.read().decode()
    _, status, used = os.wait4(process.pid, 0)
    if code := os.waitstatus_to_exitcode(status):
        raise SystemExit(f"{' '.join(command)} ended with {code}: {told}")
    peak = used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return Run(cpu_s=used.ru_utime + used.ru_stime, peak_mb=peak)


if __name__ == "__main__":
    main(sys.argv[1:])
