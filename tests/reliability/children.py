"""Processes that append to a ledger and may be killed: forked from one that has loaded everything, so each is cheap."""

import json
import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from ledger import cli
from ledger.extract import extractor
from ledger.model.claim import Extraction
from ledger.model.text import Article
from ledger.pipeline import Extracting, Ingested, ingest
from ledger.readers.values import Given

AT = datetime(2031, 4, 1, tzinfo=UTC)
"""When everything is added."""
SHOWN_ID = 2
"""The column of the id in what `ledger ingest` prints."""


class Remembered:
    """Finds in an article what was found in it before: in the extractor's place, without its model."""

    def __init__(self, found: Iterable[Extraction]) -> None:
        self._found = {one.article: one for one in found}

    def extract(self, articles: Iterable[Article], *, batch_size: int = 16) -> Iterator[Extraction]:
        """As `Extractor.extract`."""
        del batch_size
        return (self._found[article.id] for article in articles)


class Finder(Protocol):
    """What finds claims in articles, as the extractor does."""

    def extract(self, articles: Iterable[Article], *, batch_size: int = 16) -> Iterator[Extraction]:
        """What is found in each article, in their order."""


def use(finder: Finder) -> None:
    """From now on this process and its children extract by this one, instead of loading the model each time."""
    extractor.Extractor = lambda **_: finder  # type: ignore[assignment,misc]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a child ended."""

    code: int
    """Its exit code; minus the signal that killed it."""
    out: str
    err: str


class Child:
    """A forked process; what it prints is kept in memory, up to the moment at which it is killed."""

    def __init__(self, work: Callable[[], int]) -> None:
        """Starts one that does this work and ends with the exit code that it gives."""
        self._out, self._err = os.memfd_create("out"), os.memfd_create("err")
        self._process = multiprocessing.get_context("fork").Process(target=self._run, args=(work,))
        self._process.start()

    @property
    def pid(self) -> int:
        """Its process id."""
        assert self._process.pid is not None
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether it still runs."""
        return self._process.is_alive()

    def kill(self) -> None:
        """Ends it by SIGKILL, which nothing can be done about."""
        self._process.kill()

    def ended(self, timeout_s: float = 300.0) -> Ended:
        """Waits for its end; one that does not end in time is killed."""
        self._process.join(timeout_s)
        if self._process.exitcode is None:
            self._process.kill()
            self._process.join()
        code = self._process.exitcode
        assert code is not None
        self._process.close()
        return Ended(code=code, out=_taken(self._out), err=_taken(self._err))

    def _run(self, work: Callable[[], int]) -> None:
        os.dup2(self._out, 1)
        os.dup2(self._err, 2)
        sys.exit(work())


def _taken(memory: int) -> str:
    """What was written to it; it is closed."""
    with os.fdopen(memory, "rb") as file:
        file.seek(0)
        return file.read().decode("utf-8", "replace")


def ingest_by_command(finder: Finder, address: str, paths: Iterable[str]) -> int:
    """A child's work: `ledger ingest` with an extractor that is loaded already."""
    use(finder)
    return cli.run(["ingest", *paths, "--db", address])


def consume(items: Iterable[object]) -> None:
    """Lets something happen that yields as it goes."""
    deque(items, maxlen=0)


def acknowledged(out: str, names: Iterable[str]) -> set[str]:
    """Of these ids of articles, those that the command said to be kept; it shows their beginnings."""
    rows = (line.split("\t") for line in out.splitlines())
    beginnings = tuple(row[2] for row in rows if len(row) > SHOWN_ID)
    return {name for name in names if beginnings and name.startswith(beginnings)}


def ingested(finder: Finder, address: str, folder: Path, *, batch_size: int = 16) -> Iterator[Ingested]:
    """Ingests the folder in this process; equal ledgers of equal folders are equal to the last byte of every event.

    Raises:
        LedgerError: when the ledger cannot be written.
    """
    use(finder)
    for item in ingest([str(folder)], Given(), address, at=AT, how=Extracting(batch_size=batch_size)):
        assert isinstance(item, Ingested), item
        yield item


def told_apart(work: Callable[[range], int], total: int, part: int) -> Iterator[tuple[int, Any, Ended | None]]:
    """Has trials done by children, some hundred in each, so that one that falls over costs a trial.

    Args:
        work: does the trials of these numbers, and writes a line of JSON for each as it is done.
        total: how many trials.
        part: how many a child does.

    Yields:
        For each number what was written; or, where the child did not come that far, how it ended.
    """
    number = 0
    while number < total:
        ended = Child(partial(work, range(number, min(number + part, total)))).ended()
        for line in ended.out.splitlines():
            yield number, json.loads(line), None
            number += 1
        if ended.code:
            yield number, None, ended
            number += 1


def tell(told: object) -> None:
    """Writes the line of a trial, for `told_apart`."""
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
