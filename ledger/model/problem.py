"""What can go wrong: a fault of the input is a value, a fault of the request is an exception."""

from dataclasses import dataclass
from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of every command."""

    DONE = 0
    ERROR = 1
    USAGE = 2
    PROBLEMS = 3
    CHECK_FAILED = 4
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A fault of the input: it is stored and shown, and the run goes on."""

    kind: str
    """A stable snake_case word for the fault: `language_unsupported`, `stray_quote`, `empty` ..."""
    where: str
    """The file, the line of a file, or the article's id."""
    what: str
    """One sentence: what was found, what it cost, what to do about it."""
    span: tuple[int, int] | None = None
    """Half-open code points of the article's text, where the fault has a place there."""


class LedgerError(Exception):
    """A fault of the request: what, where, what to do next, in one line.

    Attributes:
        code: the exit code of a command that ends with this error.
    """

    code = Exit.ERROR

    def __init__(self, what: str, *, where: str = "", todo: str = "") -> None:
        self.what, self.where, self.todo = what, where, todo
        line = f"{where}: {what}" if where else what
        super().__init__(f"{line}; {todo}" if todo else line)


class UsageError(LedgerError):
    """A value on the command line that cannot be used."""

    code = Exit.USAGE


class NotFoundError(LedgerError):
    """Nothing, or more than one thing, answers to the name or id that was given."""


class StoreError(LedgerError):
    """The ledger's file cannot be opened, read or written."""


class StaleError(StoreError):
    """The ledger has learnt something since it was asked, and what is to be added does not fit any more."""


class OutdatedError(StoreError):
    """The ledger is of an earlier schema, and has to be brought to this program's first."""
