"""Copies of a ledger's file with bits flipped, cut off, pages lost or exchanged: the harm is found, or there is none.

Each copy is verified, and if nothing is found every row of it is compared with the original's; in the index of words
what every search finds. Some are also read by commands. All happens in processes of their own: if SQLite itself fell
over, it would be counted.
"""

import random
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from children import tell, told_apart
from contract import breaches, done_here
from filled import filled
from ledgers import OWN_TABLES, faults_of, in_memory, searches
from result import Result, Tally, Task

from ledger.store.sqlite.search import PARTS

PART = 250
"""Trials of one process."""
BY_COMMAND = 20
"""One trial in so many is given to these commands too."""
COMMANDS = (["verify"], ["claims", "--json"], ["articles"], ["status"], ["export", "csv"], ["incidents"], ["threads"])
PAGE = 4096
SHOWN = 900
"""Characters of what a process said before it fell over."""

Rows = list[tuple[str, tuple[object, ...]]]


@dataclass(frozen=True, slots=True)
class Original:
    """The ledger before any harm."""

    data: bytes
    rows: Rows
    searches: dict[str, list[int]]


def run(task: Task) -> Result:
    """Damages so many copies."""
    ledger, tally = filled(task, "ledger"), Tally("bit_flips", task.trials)
    for number, told, ended in told_apart(partial(_try_all, ledger), task.trials, PART):
        if ended:
            tally.trial([f"its process ended with {ended.code}: {ended.err[-SHOWN:]}"], f"copy {number}")
        else:
            what, outcome, faults = told
            tally.count(f"{what}: {outcome}")
            tally.trial(faults, f"copy {number}, {what}")
    return tally.result()


def _try_all(ledger: Path, numbers: range) -> int:
    """A child's work: a line with what was done, what came of it, and what is wrong with that, for each."""
    original = Original(ledger.read_bytes(), _rows(ledger), searches(ledger))
    with tempfile.TemporaryDirectory(dir=in_memory()) as folder:
        for number in numbers:
            copy, chance = Path(folder) / f"{number}.db", random.Random(number)  # noqa: S311  no secret
            what, damage = chance.choice(DAMAGES)
            copy.write_bytes(damage(original.data, chance))
            outcome, faults = _tried(copy, original, by_command=number % BY_COMMAND == 0)
            tell([what, outcome, faults])
            for file in Path(folder).iterdir():
                file.unlink()
    return 0


def _tried(copy: Path, original: Original, *, by_command: bool) -> tuple[str, list[str]]:
    found = faults_of(str(copy))
    faults = []
    if by_command:
        ends = [(words, done_here([*words, "--db", str(copy)])) for words in COMMANDS]
        faults = [f"{words[0]}: {fault}" for words, end in ends for fault in breaches(end.code, end.out, end.err)]
        if bool(found) == (ends[0][1].code == 0):
            faults.append("the command and the function do not agree")
    if found:
        return "found", faults
    there = _rows(copy)
    if there == original.rows:
        return "no row changed", faults
    if _without_index(there) == _without_index(original.rows) and searches(copy) == original.searches:
        return "no search changed", faults
    return "not found", [*faults, "rows changed, and nothing was found"]


def _rows(ledger: Path) -> Rows:
    """Every row of every table."""
    with closing(sqlite3.connect(ledger)) as raw:
        tables = [name for (name,) in raw.execute(OWN_TABLES)]
        return [(name, row) for name in tables for row in raw.execute(f"SELECT * FROM {name}")]


def _without_index(rows: Rows) -> Rows:
    """Those apart that only find claims by their words: there, what counts is what is found."""
    return [(name, row) for name, row in rows if name not in PARTS]


def _one_bit(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :]


def _some_bits(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(2, 16)):
        data = _one_bit(data, chance)
    return data


def _header_bit(data: bytes, chance: random.Random) -> bytes:
    """In SQLite's header, of 100 bytes, or in that of the first page behind it."""
    return _one_bit(data[:112], chance) + data[112:]


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _cut_at_page(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) // PAGE) * PAGE]


def _lost_page(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) // PAGE) * PAGE
    return data[:start] + bytes(PAGE) + data[start + PAGE :]


def _exchanged_pages(data: bytes, chance: random.Random) -> bytes:
    one, other = sorted(place * PAGE for place in chance.sample(range(len(data) // PAGE), 2))
    middle = data[one + PAGE : other]
    return data[:one] + data[other : other + PAGE] + middle + data[one : one + PAGE] + data[other + PAGE :]


def _noise(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    noise = chance.randbytes(chance.randint(1, 600))[: len(data) - start]
    return data[:start] + noise + data[start + len(noise) :]


DAMAGES: tuple[tuple[str, Callable[[bytes, random.Random], bytes]], ...] = (
    *[("one bit", _one_bit)] * 8,
    *[("some bits", _some_bits)] * 3,
    *[("a bit of the header", _header_bit)] * 2,
    *[("cut off", _cut)] * 2,
    ("cut off between pages", _cut_at_page),
    ("a page lost", _lost_page),
    ("two pages exchanged", _exchanged_pages),
    ("noise", _noise),
)
"""What is done, each as often as it stands here."""
