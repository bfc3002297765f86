"""Ingests killed by SIGKILL at every kind of moment: nothing acknowledged lost, nothing partial, the rest goes on.

Most kills are aimed at a transaction: the child tells through a page of shared memory where it is, the parent waits
for the beginning of one and then for a part of the time that one takes. The others come at any moment of the run.
"""

import mmap
import random
import shutil
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from children import Child, Remembered, ingested
from ledgers import Kept, completion_faults, faults_of, in_memory, kept, leaves, shortfalls
from result import Result, Tally, Task
from sqlalchemy import Engine, event
from stories import stories

from ledger.extract.extractor import Extractor

ARTICLES = 12
AIMED = 0.85
"""Share of the kills that are aimed at a transaction."""
AHEAD = 4
"""An aimed kill comes in one of the next so many transactions that insert; the first one makes the tables."""
POLL_S = 0.0002

OUTSIDE, BEGUN, INSERTING, COMMITTING = range(4)
"""Where a child is; a transaction that only looks never inserts."""
NAMES = ("outside of a transaction", "after BEGIN", "between INSERTs", "in COMMIT, or before it was acknowledged")


class Stage:
    """A page of memory that a child writes and its parent reads: where it is, and in its which transaction."""

    def __init__(self) -> None:
        self._page = mmap.mmap(-1, mmap.PAGESIZE)

    @property
    def place(self) -> int:
        """One of the four places."""
        return self._page[0]

    @property
    def writes(self) -> int:
        """How many transactions have begun to insert; it stops at 255."""
        return self._page[1]

    def enter(self, place: int) -> None:
        """The child is here from now on."""
        if place == INSERTING != self.place:
            self._page[1] = min(self._page[1] + 1, 255)
        self._page[0] = place

    def watch(self) -> None:
        """Has every transaction of this process tell where it is."""

        def executed(*args: object) -> None:
            if str(args[2]).startswith(("INSERT", "CREATE")):
                self.enter(INSERTING)

        event.listen(Engine, "begin", lambda _: self.enter(BEGUN))
        event.listen(Engine, "before_cursor_execute", executed)
        event.listen(Engine, "commit", lambda _: self.enter(COMMITTING if self.place == INSERTING else OUTSIDE))

    def wait(self, child: Child, writes: int) -> None:
        """Waits until so many have begun to insert, or the child has ended."""
        while self.writes < writes and child.is_alive:
            time.sleep(POLL_S)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the trials share."""

    articles: Path
    extractor: Extractor
    remembered: Remembered
    whole: dict[str, Kept]
    events: list[str]
    """What an undisturbed run gives."""
    run_s: float
    append_s: float
    """How long the whole run takes, and one article of it."""


def run(task: Task) -> Result:
    """Kills so many ingests; in a folder on a disk, as in memory a transaction is over before it can be hit."""
    tally, chance = Tally("kills", task.trials), random.Random(5)  # noqa: S311  no secret
    plan = _planned(task)
    left, ledgers = task.trials, 0
    while left:
        ledgers += 1
        left -= _kill_until_done(plan, task.folder / f"{ledgers}.db", left, tally, chance)
    tally.count("ledgers, each killed until it was complete", ledgers)
    return tally.result()


def _planned(task: Task) -> Plan:
    """Ingests undisturbed, twice, so that the second time shows how long it takes once all is loaded."""
    made, extractor = stories(ARTICLES, task.shared, task.folder / "articles"), Extractor()
    for name in ("first.db", "reference.db"):
        address, ends = str(task.folder / name), [time.monotonic()]
        ends += [time.monotonic() for _ in ingested(extractor, address, made.folder)]
    assert not faults_of(address)
    return Plan(
        articles=made.folder,
        extractor=extractor,
        remembered=Remembered(made.found),
        whole=kept(address),
        events=leaves(address),
        run_s=ends[-1] - ends[0],
        append_s=(ends[-1] - ends[1]) / (ARTICLES - 1),
    )


def _kill_until_done(plan: Plan, ledger: Path, most: int, tally: Tally, chance: random.Random) -> int:
    """Kills ingests into one ledger until one was done before it could be killed; gives how many were killed."""
    acknowledged: set[str] = set()
    for killed in range(most):
        stage = Stage()
        child = Child(partial(_acknowledge, plan, str(ledger), stage, chance.choice((1, 3, 16))))
        if chance.random() < AIMED:
            stage.wait(child, chance.randint(1, AHEAD))
            time.sleep(chance.uniform(0, plan.append_s))
        else:
            time.sleep(chance.uniform(0, plan.run_s))
        child.kill()
        place, ended = stage.place, child.ended()
        acknowledged |= set(ended.out.split())
        if ended.code != -signal.SIGKILL:
            assert not ended.code, ended.err
            return killed
        tally.count(f"killed {NAMES[place]}")
        faults = (*_after_completion(plan, ledger), *shortfalls(str(ledger), acknowledged, plan.whole))
        tally.trial(faults, f"killed {NAMES[place]}, {len(acknowledged)} articles acknowledged")
    return most


def _acknowledge(plan: Plan, address: str, stage: Stage, batch_size: int) -> int:
    """The child's work: ingests, and acknowledges each article by a line with its id, as the command does."""
    stage.watch()
    for item in ingested(plan.extractor, address, plan.articles, batch_size=batch_size):
        sys.stdout.write(f"{item.outcome.id}\n")
        sys.stdout.flush()
        stage.enter(OUTSIDE)
    return 0


def _after_completion(plan: Plan, ledger: Path) -> list[str]:
    """What is wrong with a copy of the ledger, as the kill left it, after an undisturbed ingest."""
    with tempfile.TemporaryDirectory(dir=in_memory()) as folder:
        for file in ledger.parent.glob(f"{ledger.name}*"):
            shutil.copy(file, folder)
        address = str(Path(folder) / ledger.name)
        faults = completion_faults(plan.remembered, plan.articles, address, plan.whole)
        return faults if leaves(address) == plan.events else [*faults, "completed, the log is another"]
