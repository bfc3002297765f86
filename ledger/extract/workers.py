"""Several processes that extract at once, each with a model of its own; what they find comes back in the order given.

Processes are spawned, not forked: a fork would carry the open ledger and its locks, and whatever threads hold, into
the child. A worker is told nothing but articles and keeps nothing, so that it can be ended at any moment.
"""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, TypeVar

from ledger.model.claim import Extraction
from ledger.model.problem import LedgerError
from ledger.model.text import Article

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

Find = Callable[[Sequence[Article]], Iterable[Extraction]]
"""From articles to what is found in each, in their order."""
Token = TypeVar("Token")
"""What the caller wants back beside the findings."""

AHEAD = 3
"""Batches a worker that may be read before the oldest is done: what is held in memory is bounded by them."""
GONE = (EOFError, BrokenPipeError, ConnectionResetError)
"""How a pipe tells that nobody is at its other end."""


def find_all(
    work: Iterator[tuple[Token, Sequence[Article]]], make: Callable[[], Find], *, workers: int
) -> Iterator[tuple[Token, Iterable[Extraction]]]:
    """What is found in each batch of articles, in the order of the batches.

    Args:
        work: batches, each with a token that comes back with what is found; they are read as they are needed.
        make: loads what finds; called when the first articles need it, and once in each worker. It must pickle.
        workers: how many processes; with one, all is done here.

    Raises:
        LedgerError: what `make` raises; or when a worker ends before its work is done.
    """
    if workers > 1:
        yield from _find_apart(work, Crew(make, workers))
        return
    find: Find | None = None
    for token, articles in work:
        if articles and find is None:
            find = make()
        yield token, find(articles) if find is not None and articles else ()


def _find_apart(
    work: Iterator[tuple[Token, Sequence[Article]]], crew: "Crew"
) -> Iterator[tuple[Token, Iterable[Extraction]]]:
    tokens: deque[Token] = deque()
    first = 0
    try:
        while True:
            crew.collect(until=first if tokens else None)
            while len(tokens) < AHEAD * crew.size and crew.is_free and (task := next(work, None)) is not None:
                crew.give(first + len(tokens), task[1])
                tokens.append(task[0])
            if first in crew.done:
                found = crew.done.pop(first)
                if isinstance(found, LedgerError):
                    raise found
                yield tokens.popleft(), found
                first += 1
            elif not tokens:
                return
    finally:
        crew.dismiss()


class Crew:
    """Worker processes, started when there is work for them."""

    def __init__(self, make: Callable[[], Find], size: int) -> None:
        self.size = size
        self.done: dict[int, Sequence[Extraction] | LedgerError] = {}
        """What has come back, by the number of its batch, or why nothing will."""
        self._make = make
        self._processes: dict[Connection, SpawnProcess] = {}
        self._idle: list[Connection] = []
        self._busy: dict[Connection, int] = {}

    @property
    def is_free(self) -> bool:
        """Whether another batch would be begun at once."""
        return bool(self._idle) or len(self._processes) < self.size

    def give(self, number: int, articles: Sequence[Article]) -> None:
        """Has a free worker search these articles."""
        if not articles:
            self.done[number] = ()
            return
        worker = self._idle.pop() if self._idle else self._started()
        self._busy[worker] = number
        with suppress(*GONE):  # what became of the worker is told when its answer is looked for
            worker.send(articles)

    def collect(self, *, until: int | None) -> None:
        """Takes what has come back; waits for it as long as this batch is not there."""
        is_awaited = until is not None and until not in self.done
        for worker in wait(list(self._busy), timeout=None if is_awaited else 0) if self._busy else ():
            assert isinstance(worker, Connection)  # noqa: S101  nothing else was waited for
            number = self._busy.pop(worker)
            try:
                self.done[number] = worker.recv()
                self._idle.append(worker)
            except GONE:
                self.done[number] = self._loss(worker)

    def dismiss(self) -> None:
        """Ends the workers, whatever they do."""
        for worker, process in self._processes.items():
            process.terminate()
            worker.close()
        for process in self._processes.values():
            process.join()

    def _started(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(self._make, theirs), daemon=True)
        with _interrupts_kept_from_children():
            process.start()
        theirs.close()
        self._processes[ours] = process
        return ours

    def _loss(self, worker: Connection) -> LedgerError:
        process = self._processes[worker]
        process.join()
        code = process.exitcode or 0
        how = f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with exit code {code}"
        todo = "run the same command again, with fewer --workers if memory was short"
        return LedgerError(f"a worker process {how} before its articles were done", todo=todo)


def _serve(make: Callable[[], Find], caller: Connection) -> None:
    """A worker's life: batches in, findings out, until the caller is gone."""
    with suppress(*GONE):
        try:
            find = make()
        except LedgerError as fault:
            caller.send(fault)
            return
        while True:
            caller.send(list(find(caller.recv())))


@contextmanager
def _interrupts_kept_from_children() -> Iterator[None]:
    """Ctrl-C goes to all processes of a terminal; this one decides alone what becomes of the others.

    A process inherits what its parent blocks, so there is no moment at which a worker could be hit.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # when `start` does this first, it lets interrupts through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
