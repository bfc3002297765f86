"""Values on the command line that nobody should give: one clear line, the right exit code, nothing changed or made.

Each kind of value is given to the options and arguments that take it, in a process without a network.
"""

import os
import random
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import typer.main
from apart import CLONE_NEWNET, stand_apart
from children import tell, told_apart, use
from contract import breaches, done_here
from filled import filled
from hostile import text
from ledgers import faults_of
from result import Result, Tally, Task
from stories import stories
from values import KINDS, SECRET, VALUE, Kind

from ledger.extract.extractor import dates_only
from ledger.model.claim import Extraction
from ledger.model.problem import Exit
from ledger.model.text import Article
from ledger.readers.read import read
from ledger.readers.values import Given, Read

PART = 500
ADDS = ("ingest", "evidence")
"""Commands that add to the ledger where the value is a good one."""
LOOKS = (["articles"], ["claims", "--limit", "5"])
"""Commands that show what was added."""
VERIFIED = 20
"""One change in so many is verified."""


class Adapted:
    """Finds in one text what was found in it before, whatever is said about it; in another one its dates."""

    def __init__(self, text: str, found: Extraction) -> None:
        self._text, self._found = text, found

    def extract(self, articles: Iterable[Article], *, batch_size: int = 16) -> Iterator[Extraction]:
        """As `Extractor.extract`."""
        del batch_size
        for article in articles:
            claims = [replace(claim, article=article.id, outlet=article.meta.outlet) for claim in self._found.claims]
            is_known = article.text == self._text
            yield replace(self._found, article=article.id, claims=tuple(claims)) if is_known else dates_only(article)


class Home:
    """The folder in which commands are run, with a ledger that is put back as it was after each change."""

    def __init__(self, folder: Path, ledger: Path) -> None:
        self.folder, self._data = folder, ledger.read_bytes()
        self._ledger = folder / "ledger.db"
        self._names = {*(path.name for path in folder.iterdir()), "ledger.db"}

    def put_back(self) -> None:
        """Leaves nothing but what was there."""
        for path in self.folder.iterdir():
            if path.name not in self._names:
                path.unlink()
        self._ledger.write_bytes(self._data)

    def is_changed(self) -> bool:
        """Whether the ledger is not as it was."""
        return self._ledger.read_bytes() != self._data

    def made(self) -> list[str]:
        """What was made there and asked for by nobody."""
        return sorted({path.name for path in self.folder.iterdir()} - self._names - {"made"})


def run(task: Task) -> Result:
    """Gives so many values of each kind."""
    stand_apart(CLONE_NEWNET)  # an address of chance would be asked for over the network, if there were one
    ledger, made = filled(task, "ledger"), stories(1, task.shared, task.folder / "articles")
    folder = task.folder / "home"
    (folder / "folder").mkdir(parents=True)
    shutil.copy(made.paths[0], folder / "story.txt")
    shutil.copy(task.folder / "ledger-evidence" / "outage.csv", folder / "table.csv")
    (story,) = (item for item in read([str(made.paths[0])], Given()) if isinstance(item, Read))
    use(Adapted(story.article.text, made.found[0]))
    home, tally = Home(folder, ledger), Tally("fuzz_values", task.trials * len(KINDS))
    for kind in KINDS:
        for number, told, ended in told_apart(partial(_try_all, kind, home), task.trials, PART):
            if ended:
                tally.trial([f"its process ended with {ended.code}: {ended.err[-900:]}"], f"{kind.name}, {number}")
                continue
            command, code, faults = told
            tally.count(f"{kind.name}: exit code {code}")
            tally.trial(faults, f"{kind.name}, number {number}: {command}")
    return tally.result()


def _try_all(kind: Kind, home: Home, numbers: range) -> int:
    """A child's work: each command, how it ended, and what is wrong with that."""
    os.chdir(home.folder)
    os.environ.pop("LEDGER_DB", None)
    typer.main.get_command = cache(typer.main.get_command)  # it takes as long as all else
    home.put_back()
    for number in numbers:
        chance = random.Random(f"{kind.name} {number}")  # noqa: S311  no secret
        value = text(kind.seeds, chance)
        command = [value if part == VALUE else part for part in chance.choice(kind.commands).split()]
        ended = done_here(command)
        faults = breaches(ended.code, ended.out, ended.err, things=kind.things)
        if (f":{SECRET}@" in value or f"password={SECRET}" in value) and SECRET in ended.out + ended.err:
            faults.append("the password is told")
        faults += [f"{name!r} was made" for name in home.made()]
        if home.is_changed():
            may = command[0] in ADDS and ended.code in {Exit.DONE, Exit.PROBLEMS}
            faults += _as_shown() if may else ["the ledger was changed"]
            if number % VERIFIED == 0:
                faults += faults_of("ledger.db")
            home.put_back()
        tell([ascii(command), ended.code, faults])
    return 0


def _as_shown() -> list[str]:
    """What is wrong with how commands show what was added."""
    ends = [(words, done_here(words)) for words in LOOKS]
    return [f"{words[0]}: {fault}" for words, end in ends for fault in breaches(end.code, end.out, end.err)]
