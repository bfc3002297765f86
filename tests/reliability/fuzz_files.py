"""Files spoilt in every way, under names that nobody should give: a Problem or a value, nothing half-written.

They are read some at a time, by the commands that read them; the ledger is verified after each lot and has to hold
just what was acknowledged. Where anything is wrong with a lot, its files are read one by one.
"""

import io
import os
import random
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import typer.main
from apart import CLONE_NEWNET, stand_apart
from children import tell, told_apart, use
from contract import breaches, done_here
from damage import damaged
from filled import filled
from forms import ADD, FORMS, INGEST, Form, decision_forms
from hostile import NASTY, is_possible, letter, spoilt
from ledgers import article_ids, faults_of, in_memory
from result import Result, Tally, Task

from ledger.extract.extractor import dates_only, extractor_name
from ledger.model.claim import Extraction
from ledger.model.text import Article

LOT = 100
"""Files that are read at once."""
FEW = 3
"""In the short form one kind of so many."""
LOTS = 8
"""Of one process."""
SHOWN = 900
ODD_NAMES, DAMAGED, INSIDE = 0.2, 0.8, 0.8
"""Shares of the files."""
LONGEST_NAME = 40
LONG = 3000
KEPT = 5
"""Of so many lots of articles one is kept in a ledger; the others are only read and searched for dates."""
MARKUP = ("<div>", "[", "{", '{"a":', "> ", "&amp;", "<!--", "]]>", "'", '"', "“", ",", "\n", "---\n", "a: b\n", "0")
"""What comes by the thousand."""
LOOKS = (["articles"], ["evidence", "list"], ["outages"], ["claims"])
"""Commands that show what was added, one after each lot."""


@dataclass(frozen=True, slots=True)
class Job:
    """A kind of file to be read, and a ledger with claims."""

    form: Form
    ledger: Path


class DatesOnly:
    """Finds the dates of an article that is not long: enough to see that it was read."""

    def extract(self, articles: Iterable[Article], *, batch_size: int = 16) -> Iterator[Extraction]:
        """As `Extractor.extract`."""
        del batch_size
        return (dates_only(article) if len(article.text) < LONG else _nothing(article) for article in articles)


def _nothing(article: Article) -> Extraction:
    return Extraction(article=article.id, extractor=extractor_name(), claims=(), dates=(), problems=())


def run(task: Task) -> Result:
    """Has so many files of each kind read; of some kinds only, where they are few."""
    stand_apart(CLONE_NEWNET)  # so that reading cannot ask anybody
    ledger = filled(task, "ledger")
    use(DatesOnly())
    every = (*FORMS, *decision_forms(ledger, task.folder))
    forms = every if task.trials >= LOT else every[::FEW]
    tally = Tally("fuzz_files", sum(-(-task.trials // form.rarely) for form in forms))
    for form in forms:
        files = -(-task.trials // form.rarely)
        lots = [range(start, min(start + LOT, files)) for start in range(0, files, LOT)]
        for number, told in _outcomes(Job(form, ledger), lots):
            faults = dict(_blamed(Job(form, ledger), lots[number], told)) if told else {}
            for one in lots[number]:
                tally.trial(faults.get(one, []), f"{form.name}, file {one}")
            tally.count(f"{form.name}: files", len(lots[number]))
    return tally.result()


def _outcomes(job: Job, lots: Sequence[range]) -> Iterator[tuple[int, list[str]]]:
    """What is wrong with each lot, by its number."""
    for number, told, ended in told_apart(partial(_read_lots, job, lots), len(lots), LOTS):
        yield number, [f"its process ended with {ended.code}: {ended.err[-SHOWN:]}"] if ended else told


def _blamed(job: Job, lot: range, told: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The files of a lot with which something is wrong, each read alone; the first one, if none is wrong alone."""
    alone = _outcomes(job, [range(one, one + 1) for one in lot])
    found = [(lot[number], faults) for number, faults in alone if faults]
    yield from found or [(lot[0], [f"among others: {fault}" for fault in told])]


def _read_lots(job: Job, lots: Sequence[range], numbers: range) -> int:
    """A child's work: has the files of each lot read, and tells what is wrong with that."""
    os.environ.pop("LEDGER_DB", None)
    typer.main.get_command = cache(typer.main.get_command)  # it takes as long as all else
    for number in numbers:
        with tempfile.TemporaryDirectory(dir=in_memory()) as home:
            os.chdir(home)
            tell(_read(job, lots[number]))
            os.chdir("/")
    return 0


def _read(job: Job, numbers: range) -> list[str]:
    """What is wrong with how the files of these numbers are read, in the folder of the process."""
    form, files = job.form, Path("files")
    files.mkdir()
    for number in numbers:
        _write(form, files, number)
    if form.command == INGEST and numbers[0] // LOT % KEPT:
        end = done_here(["extract", "--dates-only", str(files)])
        return breaches(end.code, end.out, end.err, things=None)
    if form.command in (INGEST, ADD):
        return _added(form, files, LOOKS[numbers[0] // LOT % len(LOOKS)])
    if form.is_decision:
        shutil.copy(job.ledger, "ledger.db")
    else:
        done_here(["init"])
    faults = [fault for file in sorted(files.iterdir()) for fault in _alone(form, file)]
    return [*faults, *faults_of("ledger.db")]


def _alone(form: Form, file: Path) -> list[str]:
    """What is wrong with how one file is read that comes alone."""
    if form.is_typed:
        end = done_here([*form.command], given=file.read_bytes())
    else:
        end = done_here([*form.command, str(file)])
    return breaches(end.code, end.out, end.err, things=None if form.is_decision else 1)


def _write(form: Form, folder: Path, number: int) -> None:
    """Puts the file of this number there: spoilt, and under a name that may be spoilt too."""
    chance = random.Random(f"{form.name} {number}")  # noqa: S311  no secret
    data = _spoilt(chance.choice(form.seeds), chance)
    name = str(number)
    if chance.random() < ODD_NAMES:
        name += "".join(mark for mark in spoilt("name", chance) if is_possible(mark) and mark != "/")[:LONGEST_NAME]
    with (folder / f"{name}{form.suffix}").open("wb") as file:
        file.write(data)


def _spoilt(data: bytes, chance: random.Random) -> bytes:
    """Damaged at places of chance; often with something nasty in it besides. Of an archive mostly one of its parts."""
    if data.startswith(b"PK") and chance.random() < INSIDE:
        return _spoilt_inside(data, chance)
    data = damaged(data, chance) if chance.random() < DAMAGED else data
    for _ in range(chance.choice((0, 0, 1, 1, 3))):
        place = chance.randint(0, len(data))
        nasty = chance.choice((chance.choice(NASTY), letter(chance), "\0", "\ud800", chance.choice(MARKUP) * 2000))
        data = data[:place] + nasty.encode("utf-8", "surrogatepass") + data[place:]
    return data


def _spoilt_inside(data: bytes, chance: random.Random) -> bytes:
    """The archive with one of its parts spoilt."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        names = old.namelist()
        harmed = chance.choice([*(name for name in names if "sheet" in name or "Strings" in name), *names])
        for name in names:
            part = old.read(name)
            new.writestr(name, _spoilt(part, chance) if name == harmed else part)
    return made.getvalue()


def _added(form: Form, files: Path, look: list[str]) -> list[str]:
    """What is wrong with how the files are added, with the ledger then, and with how it is shown."""
    end = done_here([*form.command, str(files)])
    faults = breaches(end.code, end.out, end.err, things=None)
    if not Path("ledger.db").exists():
        return [*faults, *(["added to no ledger"] if end.out else [])]
    faults += faults_of("ledger.db")
    if form.command == INGEST:
        told = {line.split("\t")[2] for line in end.out.splitlines()}
        there = article_ids("ledger.db")
        if len(told) != len(there) or not all(name.startswith(tuple(told)) for name in there):
            faults.append(f"{len(told)} articles acknowledged, {len(there)} kept")
    end = done_here(look)
    return [*faults, *(f"{look[0]}: {fault}" for fault in breaches(end.code, end.out, end.err))]
