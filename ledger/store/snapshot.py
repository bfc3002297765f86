"""One moment of a ledger, asked in SQL that every backend understands.

The SQL is that of SQLite, kept to what PostgreSQL has too: a `?` stands for a value, `instr(text, part)` for the place
of a part, `CROSS JOIN ... ON` for a join that keeps its order.
"""

import typing
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence

from ledger.model.problem import StoreError, UsageError
from ledger.store.queries.search import Search

Row = tuple[typing.Any, ...]
Value = str | int | None

_AT_ONCE = 500


def no_text(error: UnicodeEncodeError) -> UsageError:
    """The fault of a question with a value that no database takes: an argument that is not UTF-8."""
    told = error.object[error.start : error.end]
    return UsageError(f"what is asked for is no text: it holds {told!a}", todo="give it in UTF-8")


def parted(sql: str, keys: Sequence[Value]) -> Iterator[tuple[str, Sequence[Value]]]:
    """The question for some hundred keys at a time, with them: each stands for `{keys}` in the SQL as a `?`."""
    for start in range(0, len(keys), _AT_ONCE):
        part = keys[start : start + _AT_ONCE]
        yield sql.replace("{keys}", ", ".join("?" * len(part))), part


class Snapshot(ABC):
    """A ledger as it was at the first question; what others append later does not show."""

    where: str
    """The ledger, as messages name it."""

    @abstractmethod
    def rows(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """The rows that answer; each `?` stands for a value.

        Raises:
            StoreError: when the ledger is damaged or cannot be read.
        """

    def rows_for(self, sql: str, keys: Sequence[Value], values: Sequence[Value] = ()) -> Iterator[Row]:
        """The rows for these keys, some hundred keys at a time.

        `{keys}` in the SQL stands for them; each `?` behind it for one of the values.
        """
        for question, part in parted(sql, keys):
            yield from self.rows(question, (*part, *values))

    def row(self, sql: str, values: Sequence[Value] = ()) -> Row:
        """The one row that answers.

        Raises:
            StoreError: when none does: what other rows name is lost.
        """
        found = next(self.rows(sql, values), None)
        if found is None:
            what = "the ledger is damaged: a row that is named is not there"
            raise StoreError(what, where=self.where, todo="run: ledger verify")
        return found

    def number(self, sql: str, values: Sequence[Value] = ()) -> int:
        """The one number that answers; StoreError as for `row`."""
        return int(self.row(sql, values)[0])

    def has_any(self, table: str) -> bool:
        """Whether there is a row in the table at all."""
        return bool(self.number(f"SELECT EXISTS (SELECT 1 FROM {table})"))

    @abstractmethod
    def matching(self, search: Search) -> tuple[str, tuple[str, ...]]:
        """SQL that the index of words makes true for all claims that answer, and the values bound in it.

        For rows of `claim_search` under the name `w`. Where there are phrases, it is true for more.
        """

    @abstractmethod
    def size_bytes(self) -> int:
        """How much room the ledger takes."""

    @abstractmethod
    def damage(self) -> Iterator[str]:
        """What the database itself, or its schema, shows to be wrong, one sentence each."""

    @abstractmethod
    def close(self) -> None:
        """Lets go of the ledger."""
