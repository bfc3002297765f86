"""What became of a file while it was read: how many records, of which time, and what was wrong."""

from ledger.model.problem import Problem

MOST_TOLD = 20
"""Broken records told one by one; the others are counted."""


class Tally:
    """Filled by the reader of one file.

    Attributes:
        where: the file, for Problems.
        problems: what was wrong, in the order it was met; `close` adds the counts.
        records: how many records were whole.
        first_s: time of the first record, seconds since 1970, UTC; None while there is none.
        last_s: time of the latest record.
    """

    def __init__(self, where: str) -> None:
        self.where = where
        self.problems: list[Problem] = []
        self.records = 0
        self.first_s: int | None = None
        self.last_s: int | None = None
        self._broken = 0
        self._strange: dict[str, int] = {}

    def saw(self, second: int) -> None:
        """Notes the time of a record."""
        self.first_s = second if self.first_s is None else min(self.first_s, second)
        self.last_s = second if self.last_s is None else max(self.last_s, second)

    def cut(self, what: str, at: int | None = None) -> None:
        """Tells that the rest of the file, from this byte on, is lost."""
        self.problems.append(Problem(kind="cut_file", where=self._place(at, "@"), what=what))

    def broken(self, why: str, *, byte: int | None = None, line: int | None = None) -> None:
        """Tells of a record that was left out, or counts it when enough were told."""
        self._broken += 1
        if self._broken <= MOST_TOLD:
            where = self._place(byte, "@") if line is None else self._place(line, ":")
            self.problems.append(Problem(kind="broken_record", where=where, what=f"The record was left out: {why}."))

    def strange(self, kind: str) -> None:
        """Counts a record of a kind that is not read."""
        self._strange[kind] = self._strange.get(kind, 0) + 1

    def close(self) -> None:
        """Tells what was only counted."""
        if self._broken > MOST_TOLD:
            what = f"{self._broken - MOST_TOLD} more records were left out as broken."
            self.problems.append(Problem(kind="broken_record", where=self.where, what=what))
        for kind, count in sorted(self._strange.items()):
            what = f"{count} record{'s' if count != 1 else ''} of {kind} not read: a kind not known here."
            self.problems.append(Problem(kind="unknown_record", where=self.where, what=what))

    def _place(self, at: int | None, mark: str) -> str:
        return self.where if at is None else f"{self.where}{mark}{at}"
