"""What an experiment gives: how often it was tried and held, what else was counted, what did not hold."""

import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SHOWN = 20
"""Faults that are written down whole; the others are counted."""
PAUSE_S = 10.0
"""Between two lines of progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The figures of one experiment."""

    tried: int
    held: int
    """Of those tried: how many found nothing wrong."""
    counts: Mapping[str, int]
    """What else was counted, by what it is."""
    faults: tuple[str, ...]
    """What did not hold, the first of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What an experiment is given."""

    trials: int
    folder: Path
    """An empty one, for this experiment alone; on a disk."""
    shared: Path
    """A folder of all experiments of one run, for what takes long to make."""


class Tally:
    """Counts the trials of one experiment, and tells on standard error how far it is."""

    def __init__(self, name: str, total: int) -> None:
        self._name, self._total = name, total
        self._counts: Counter[str] = Counter()
        self._faults: list[str] = []
        self._tried = self._held = 0
        self._told = time.monotonic()

    def trial(self, faults: Sequence[str], where: str) -> None:
        """One trial is over; without faults it held."""
        self._tried += 1
        self._held += not faults
        room = SHOWN - len(self._faults)
        self._faults += [f"{where}: {fault}" for fault in faults[:room]]
        if time.monotonic() - self._told > PAUSE_S or self._tried == self._total:
            self._tell()

    def count(self, what: str, number: int = 1) -> None:
        """Counts something beside the trials."""
        self._counts[what] += number

    def result(self) -> Result:
        """The figures, the counts in alphabetical order."""
        counts = dict(sorted(self._counts.items()))
        return Result(tried=self._tried, held=self._held, counts=counts, faults=tuple(self._faults))

    def _tell(self) -> None:
        self._told = time.monotonic()
        wrong = f", {self._tried - self._held} WRONG" if self._tried > self._held else ""
        sys.stderr.write(f"{self._name}: {self._tried} of {self._total}{wrong}\n")
        sys.stderr.flush()
