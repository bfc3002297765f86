"""Eight processes that ingest the same articles into one ledger at once: each article is kept once, and whole.

Nothing has to be searched for, so that they do little but wait for each other; each goes through the articles in an
order of its own.
"""

import multiprocessing
import random
from functools import partial
from multiprocessing.synchronize import Barrier

from children import Child, Ended, Remembered, consume, ingest_by_command, ingested
from contract import breaches
from ledgers import articles_twice, faults_of, kept
from result import Result, Tally, Task
from stories import Stories, stories

PROCESSES = 8
ADDED = "added\t"
"""How `ledger ingest` begins the line of an article that the ledger did not have."""


def run(task: Task) -> Result:
    """Ingests so many articles; each is a trial."""
    made = stories(task.trials, task.shared, task.folder / "articles")
    remembered, whole = Remembered(made.found), task.folder / "whole.db"
    consume(ingested(remembered, str(whole), made.folder))
    expected, tally = kept(str(whole)), Tally("writers", task.trials)
    address = str(task.folder / "shared.db")
    ends = _at_once(remembered, address, made)
    got, common = kept(address), [fault for ended in ends for fault in breaches(ended.code, ended.out, ended.err)]
    common += [f"exit code {ended.code}: {ended.err}" for ended in ends if ended.code]
    common += faults_of(address)
    if articles_twice(address) or set(got) != set(expected):
        common.append(f"{len(got)} articles, {articles_twice(address)} of them twice")
    added = sum(line.startswith(ADDED) for ended in ends for line in ended.out.splitlines())
    if added != task.trials:
        common.append(f"{added} times the addition of an article was acknowledged")
    for name, article in expected.items():
        tally.trial([*common, *([] if got.get(name) == article else ["not whole"])], f"article {name}")
        common = []
    tally.count("processes", PROCESSES)
    tally.count("additions acknowledged", added)
    tally.count("processes that added some", sum(ADDED in ended.out for ended in ends))
    return tally.result()


def _at_once(remembered: Remembered, address: str, made: Stories) -> list[Ended]:
    barrier = multiprocessing.get_context("fork").Barrier(PROCESSES)
    children = [
        Child(partial(_ingest, barrier, remembered, address, _in_own_order(made, number)))
        for number in range(PROCESSES)
    ]
    return [child.ended() for child in children]


def _in_own_order(made: Stories, number: int) -> list[str]:
    """The first process takes the articles as they come, the others in some order."""
    paths = [str(path) for path in made.paths]
    return random.Random(number).sample(paths, len(paths)) if number else paths  # noqa: S311  no secret


def _ingest(barrier: Barrier, remembered: Remembered, address: str, paths: list[str]) -> int:
    """A child's work, begun when all are there."""
    barrier.wait()
    return ingest_by_command(remembered, address, paths)
