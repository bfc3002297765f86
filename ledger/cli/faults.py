"""What is said on standard error: one line a fault, free of control characters."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from ledger.cli.terminal import one_line
from ledger.model.problem import Exit, LedgerError, Problem
from ledger.model.text import Article


class StoppedError(LedgerError):
    """The user stopped the command; the message says what is safe."""

    code = Exit.INTERRUPTED

    def __init__(self, safe: str) -> None:
        super().__init__(f"interrupted; {safe}")


@contextmanager
def interruptible(safe: str) -> Iterator[None]:
    """Turns Ctrl-C within into a line that says what is safe.

    Raises:
        StoppedError: when the user stops the command.
    """
    try:
        yield
    except KeyboardInterrupt as stop:
        raise StoppedError(safe) from stop


def counted(number: int, noun: str) -> str:
    """The number with its noun in the right number: "1 claim", "2 claims"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def say(line: str) -> None:
    """Writes one line to standard error; says nothing where nobody reads it any more."""
    try:
        sys.stderr.write(f"ledger: {one_line(line)}\n")
        sys.stderr.flush()
    except BrokenPipeError:
        pass


@dataclass(slots=True)
class Outcome:
    """How a run over many things went: every fault is said as it comes, and the run goes on."""

    finished: int = 0
    faults: int = 0

    def done(self, article: Article, problems: Iterable[Problem]) -> None:
        """An article was worked on; its problems are said with where it was read."""
        self.finished += 1
        for problem in problems:
            self.lost(replace(problem, where=article.origin) if problem.where == article.id else problem)

    def lost(self, problem: Problem) -> None:
        """Something was lost; says what, where, and what to do about it."""
        self.faults += 1
        say(f"{problem.where}: {problem.what} [{problem.kind}]")

    @property
    def code(self) -> Exit:
        """Done, done with problems, or an error when there was nothing that could be worked on."""
        if not self.faults:
            return Exit.DONE
        return Exit.PROBLEMS if self.finished else Exit.ERROR
