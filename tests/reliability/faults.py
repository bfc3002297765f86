"""Faults of the disk, made by strace at one call of the system after another: the ledger stays whole, and says so.

Once the calls on the ledger's files are listed as an undisturbed ingest makes them. Then the same ingest runs again
and again, and each time one of those calls fails with EIO or ENOSPC, or the process is killed in its place.
"""

import os
import re
import shutil
import signal
import subprocess
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from children import Child, Ended, Remembered, acknowledged, consume, ingest_by_command, ingested
from contract import breaches
from ledgers import Kept, completion_faults, kept, shortfalls
from result import Result, Tally, Task
from stories import Stories, stories

CLASSES = {
    "write": ("write", "pwrite64"),
    "sync": ("fsync", "fdatasync"),
    "open": ("openat",),
    "truncate": ("ftruncate",),
    "remove": ("unlink",),
}
"""Calls of the system by what they do."""
CLASS_OF = {name: group for group, names in CLASSES.items() for name in names}
FAULTS = {"EIO": "error=EIO", "ENOSPC": "error=ENOSPC", "KILL": "signal=KILL"}
FIRST = 100
"""Of each class the first so many calls."""
ARTICLES = 10
BEFORE = {"new": 0, "grown": 7}
"""Ledgers that the same ingest is run on, by the articles that are in them already."""
BESIDE = ("", "-journal", "-wal", "-shm")
"""What SQLite puts behind a ledger's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A call of the system in an undisturbed run, and what happens at it in another one."""

    ledger: str
    kind: str
    """Its class."""
    name: str
    nth: int
    """Of its name, from 1."""
    fault: str

    @property
    def injection(self) -> str:
        """As strace's -e inject= has it."""
        return f"inject={self.name}:{FAULTS[self.fault]}:when={self.nth}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the trials share."""

    made: Stories
    remembered: Remembered
    folder: Path
    """With a ledger of each kind to begin with in a folder of its name."""
    whole: dict[str, Kept]


def run(task: Task) -> Result:
    """Ingests with a fault at each of the first calls, or at so many of them, evenly spread, as are asked for."""
    plan = _planned(task)
    points = [point for kind in BEFORE for point in _points(plan, kind)]
    if task.trials < len(points):
        points = [points[number * len(points) // task.trials] for number in range(task.trials)]
    tally = Tally("faults", len(points))
    for point in points:
        home = shutil.copytree(plan.folder / point.ledger, task.folder / "trial")
        ended = _traced(plan, home / "ledger.db", ["-o", os.devnull, "-e", point.injection])
        tally.count(f"{point.fault} at {point.kind}")
        tally.count(_what_became(ended))
        where = f"{point.fault} at {point.name} {point.nth}, {point.ledger} ledger"
        tally.trial(_faults(plan, home / "ledger.db", ended), where)
        shutil.rmtree(home)
    return tally.result()


def _planned(task: Task) -> Plan:
    made = stories(ARTICLES, task.shared, task.folder / "articles")
    remembered, address = Remembered(made.found), str(task.folder / "whole.db")
    consume(ingested(remembered, address, made.folder))
    for kind, count in BEFORE.items():
        (task.folder / kind).mkdir()
        consume(islice(ingested(remembered, str(task.folder / kind / "ledger.db"), made.folder), count))
    return Plan(made=made, remembered=remembered, folder=task.folder, whole=kept(address))


def _points(plan: Plan, kind: str) -> list[Point]:
    """Every fault at the first calls of each class that an ingest into such a ledger makes."""
    home, trace = shutil.copytree(plan.folder / kind, plan.folder / "traced"), plan.folder / "trace"
    ended = _traced(plan, home / "ledger.db", ["-o", str(trace)])
    assert not ended.code, ended.err
    shutil.rmtree(home)
    calls: dict[str, list[tuple[str, int]]] = defaultdict(list)
    counts = Counter[str]()
    for name in re.findall(r"^\d+ +(\w+)\(", trace.read_text("utf-8", "replace"), re.MULTILINE):
        counts[name] += 1
        calls[CLASS_OF[name]].append((name, counts[name]))
    return [
        Point(ledger=kind, kind=group, name=name, nth=nth, fault=fault)
        for group in CLASSES for name, nth in calls[group][:FIRST] for fault in FAULTS
    ]  # fmt: skip


def _traced(plan: Plan, ledger: Path, options: list[str]) -> Ended:
    """Ingests in a child of which strace sees the calls on the ledger's files, and nothing else."""
    gate, key = os.pipe()
    child = Child(partial(_ingest_when_told, gate, plan, ledger))
    paths = [part for end in BESIDE for part in ("-P", f"{ledger}{end}")]
    command = [
        "strace",
        "-f",
        "-p",
        str(child.pid),
        "-e",
        f"trace={','.join(CLASS_OF)}",
        "-P",
        str(ledger.parent),
        *paths,
        *options,
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
        assert strace.stderr is not None
        said = strace.stderr.readline()
        if "attached" in said:
            os.write(key, b"x")
        else:
            child.kill()
        ended = child.ended()
        strace.stderr.read()
    os.close(gate)
    os.close(key)
    assert "attached" in said, said
    return ended


def _ingest_when_told(gate: int, plan: Plan, ledger: Path) -> int:
    """The child's work, begun when there is something in the pipe."""
    os.read(gate, 1)
    return ingest_by_command(plan.remembered, str(ledger), [str(plan.made.folder)])


def _what_became(ended: Ended) -> str:
    if ended.code == -signal.SIGKILL:
        return "killed"
    return "told, and ended" if ended.code else "no harm"


def _faults(plan: Plan, ledger: Path, ended: Ended) -> list[str]:
    """What is wrong with the ledger, with what was said, and with the ledger after another ingest."""
    names = acknowledged(ended.out, plan.whole)
    faults = [] if ended.code == -signal.SIGKILL else breaches(ended.code, ended.out, ended.err)
    if not ended.code and names != set(plan.whole):
        faults.append(f"it ended well with {len(names)} of {len(plan.whole)} articles")
    faults += shortfalls(str(ledger), names, plan.whole)
    return [*faults, *completion_faults(plan.remembered, plan.made.folder, str(ledger), plan.whole)]
