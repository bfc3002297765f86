"""Eight processes that ingest the same articles into one ledger at once: each article is kept once, and whole.

In SQLite, then in PostgreSQL. Nothing has to be searched for, so that they do little but wait for each other; each
goes through the articles in an order of its own.
"""

import multiprocessing
import random
from collections.abc import Sequence
from functools import partial
from multiprocessing.synchronize import Barrier

from children import Child, Ended, Remembered, consume, ingest_by_command, ingested
from contract import breaches
from ledgers import articles_twice, faults_of, kept
from postgres import server
from result import Result, Tally, Task
from stories import Stories, stories

PROCESSES = 8
ADDED = "added\t"
"""How `ledger ingest` begins the line of an article that the ledger did not have."""


def run(task: Task) -> Result:
    """Ingests half as many articles into each kind of database; each is a trial."""
    made = stories(task.trials // 2, task.shared, task.folder / "articles")
    remembered, whole = Remembered(made.found), task.folder / "whole.db"
    consume(ingested(remembered, str(whole), made.folder))
    expected, tally = kept(str(whole)), Tally("writers", 2 * len(made.paths))
    with server() as postgres:
        for name, address in (("SQLite", str(task.folder / "shared.db")), ("PostgreSQL", postgres.new_database())):
            ends = _at_once(remembered, address, made)
            added = sum(line.startswith(ADDED) for ended in ends for line in ended.out.splitlines())
            got, common = kept(address), _common_faults(ends, address)
            if added != len(expected) or len(got) != len(expected):
                common.append(f"{added} articles acknowledged as added, {len(got)} in the ledger")
            for article, whole_one in expected.items():
                own = [] if got.get(article) == whole_one else ["it is missing or partial"]
                tally.trial([*common, *own], f"{name}: article {article}")
            tally.count(f"{name}: processes", PROCESSES)
            tally.count(f"{name}: processes that added some", sum(ADDED in ended.out for ended in ends))
    return tally.result()


def _common_faults(ends: Sequence[Ended], address: str) -> list[str]:
    """What is wrong with how the processes ended, and with the ledger as a whole."""
    twice = articles_twice(address)
    return [
        *(fault for ended in ends for fault in breaches(ended.code, ended.out, ended.err)),
        *(f"exit code {ended.code}: {ended.err}" for ended in ends if ended.code),
        *faults_of(address),
        *([f"{twice} articles stand twice"] if twice else []),
    ]


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
