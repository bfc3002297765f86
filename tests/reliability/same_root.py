"""The same history in SQLite and in PostgreSQL, with the same clock and key: the same events, and the same root.

Each history is another: articles in parts, descriptions, other versions of the extractor, measurements, assessments
and decisions in an order of chance. After each step both ledgers are verified and compared.
"""

import random
from collections.abc import Callable
from functools import partial
from pathlib import Path

from children import AT
from filled import DAY, add_articles, decide, describe, extract_again, measure, measurements, regroup
from ledgers import kept, leaves
from postgres import server
from result import Result, Tally, Task
from stories import Stories, stories

from ledger import custody, measuring

ARTICLES = 12
AT_ONCE = 3
"""Articles of one step."""

Step = Callable[..., object]


def run(task: Task) -> Result:
    """Goes through so many histories."""
    made = stories(ARTICLES, task.shared, task.folder / "articles")
    evidence = measurements(task.folder / "evidence")
    tally = Tally("same_root", task.trials)
    with server() as postgres:
        for number in range(task.trials):
            chance = random.Random(number)  # noqa: S311  no secret
            addresses = (str(task.folder / f"{number}.db"), postgres.new_database())
            steps = _history(made, evidence, chance)
            faults: list[str] = []
            for place, (name, step) in enumerate(steps):
                for address in addresses:
                    step(address, at=AT + place * DAY)
                faults += [f"after {name}: {fault}" for fault in _differences(*addresses)]
                tally.count("steps compared")
            tally.count("events compared", len(leaves(addresses[0])))
            tally.trial(faults, f"history {number}")
    return tally.result()


def _history(made: Stories, evidence: list[Path], chance: random.Random) -> list[tuple[str, Step]]:
    """Steps by name; articles come first."""
    paths = chance.sample(made.paths, len(made.paths))
    parts = [paths[start : start + AT_ONCE] for start in range(0, len(paths), AT_ONCE)]
    known = parts[0]
    others: list[tuple[str, Step]] = [
        *(("articles", partial(add_articles, paths=part, made=made)) for part in parts[1:]),
        ("a description", partial(describe, path=known[0], made=made)),
        ("an extraction", partial(extract_again, paths=known[1:], made=made)),
        *(("measurements", partial(measure, paths=evidence[start::2])) for start in range(2)),
        *[("an assessment", measuring.assess)] * 2,
        ("decisions", decide),
        ("another grouping", regroup),
    ]
    return [("articles", partial(add_articles, paths=known, made=made)), *chance.sample(others, len(others))]


def _differences(one: str, other: str) -> list[str]:
    """Where these ledgers are not the same, or not what they should be."""
    verified = [custody.verify(address) for address in (one, other)]
    faults = [f"{fault.check}: {fault.what}" for found in verified for fault in found.faults]
    if verified[0].root != verified[1].root or verified[0].note != verified[1].note:
        faults.append("the roots are not the same")
    if leaves(one) != leaves(other) or kept(one) != kept(other):
        faults.append("what they hold is not the same")
    return faults
