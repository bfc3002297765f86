"""A disk that is full: ingests on small ones of a hundred sizes; what was acknowledged stays, and the message says so.

Each disk is a tmpfs of its own size, mounted where only this process sees it. Where that is not allowed, the limit of
the process on the size of a file (RLIMIT_FSIZE) stands for it: writes past it fail, with another error.
"""

import resource
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from apart import CLONE_NEWNS, stand_apart
from children import Child, Ended, Remembered, acknowledged, ingest_by_command, ingested
from contract import breaches, fault_lines
from ledgers import Kept, completion_faults, in_memory, kept, shortfalls
from result import Result, Tally, Task
from stories import Stories, stories

ARTICLES = 20
PAGE = 4096
SPARE = 16
"""Pages that the last transaction may need beyond what is there after the one before."""
LEAST, ROOM = PAGE, 1 << 24
"""Bytes: of the smallest disk, and of one with room for everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the trials share."""

    made: Stories
    remembered: Remembered
    whole: dict[str, Kept]
    disk: Path
    is_mounted: bool
    """Whether a disk can be mounted; else the size of files is limited."""


def run(task: Task) -> Result:
    """Ingests on so many disks, the largest of them with room for all."""
    is_mounted = _can_mount()  # first, while this process has one thread
    made = stories(ARTICLES, task.shared, task.folder / "articles")
    remembered, address, disk = Remembered(made.found), str(task.folder / "whole.db"), task.folder / "disk"
    most = max(_size(task.folder) for _ in ingested(remembered, address, made.folder))
    plan = Plan(made=made, remembered=remembered, whole=kept(address), disk=disk, is_mounted=is_mounted)
    tally = Tally("full_disk", task.trials)
    for number in range(task.trials):
        size = LEAST + (most - LEAST) * number // max(task.trials - 1, 1)
        disk.mkdir()
        with _mounted(plan, size):
            ended = Child(partial(_ingest_in, plan, size)).ended()
            tally.count("full amid the ingest" if ended.code else "with room for all")
            tally.count("articles kept", len(acknowledged(ended.out, plan.whole)))
            tally.trial(_faults(plan, ended), f"{size} bytes")
        shutil.rmtree(disk)
    tally.count(
        "disks mounted" if is_mounted else "limits on the size of files, as mounting is not allowed", task.trials
    )
    return tally.result()


def _size(folder: Path) -> int:
    """The bytes of the ledger's files as they are just now, and somewhat more."""
    pages = sum(-(-file.stat().st_size // PAGE) for file in folder.glob("whole.db*"))
    return (pages + SPARE) * PAGE


def _can_mount() -> bool:
    """Whether this process may mount, seen by itself and its children alone, from now on."""
    if not stand_apart(CLONE_NEWNS):
        return False
    with tempfile.TemporaryDirectory() as folder:
        return not _mount(Path(folder), LEAST) and not subprocess.run(["umount", folder], check=False).returncode


def _mount(disk: Path, size: int, *more: str) -> int:
    command = ["mount", "-t", "tmpfs", "-o", ",".join((*more, f"size={size}")), "tmpfs", str(disk)]
    return subprocess.run(command, check=False, capture_output=True).returncode


@contextmanager
def _mounted(plan: Plan, size: int) -> Iterator[None]:
    """The disk, of this size, where it can be mounted."""
    if plan.is_mounted:
        assert not _mount(plan.disk, size)
    yield
    if plan.is_mounted:
        subprocess.run(["umount", plan.disk], check=True)


def _ingest_in(plan: Plan, size: int) -> int:
    """The child's work."""
    if not plan.is_mounted:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return ingest_by_command(plan.remembered, str(plan.disk / "ledger.db"), [str(plan.made.folder)])


def _faults(plan: Plan, ended: Ended) -> list[str]:
    """What is wrong with what was said, with the ledger, and with the ledger after another ingest with more room.

    The ledger is looked at in a copy: reading takes a file beside it, for which there may be no room.
    """
    faults, names = breaches(ended.code, ended.out, ended.err), acknowledged(ended.out, plan.whole)
    if ended.code and not any("is safe" in line for line in fault_lines(ended.err)):
        faults.append(f"what is safe is not said: {ended.err!r}")
    if not ended.code and len(names) < ARTICLES:
        faults.append(f"it ended well with {len(names)} articles")
    with tempfile.TemporaryDirectory(dir=in_memory()) as folder:
        for file in plan.disk.iterdir():
            shutil.copy(file, folder)
        faults += shortfalls(str(Path(folder, "ledger.db")), names, plan.whole)
    if plan.is_mounted:
        assert not _mount(plan.disk, ROOM, "remount")
    return [*faults, *completion_faults(plan.remembered, plan.made.folder, str(plan.disk / "ledger.db"), plan.whole)]
