"""What is said on standard error: one line a fault, free of control characters."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from ledger.cli.terminal import one_line
from ledger.model.problem import Exit, LedgerError, Problem


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


def say(line: str) -> None:
    """Writes one line to standard error; says nothing where nobody reads it any more."""
    try:
        sys.stderr.write(f"ledger: {one_line(line)}\n")
        sys.stderr.flush()
    except BrokenPipeError:
        pass


def problem_line(problem: Problem) -> str:
    """A fault of the input as one line: where, what kind, what it cost."""
    return f"{problem.where}: {problem.kind}: {problem.what}"


def exit_code(problems: Iterable[Problem]) -> Exit:
    """Says every problem, and gives the code of a run that met them."""
    code = Exit.DONE
    for problem in problems:
        say(problem_line(problem))
        code = Exit.PROBLEMS
    return code
