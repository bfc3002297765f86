"""What every format of evidence gives: what was understood of a file."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from ledger.evidence.entities import meets
from ledger.evidence.parameters import DEFAULTS, Parameters
from ledger.evidence.source import Source
from ledger.model.evidence import Dataset, Observation, Series
from ledger.model.problem import Problem
from ledger.model.window import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is wanted of files that hold more."""

    entities: tuple[str, ...] = ()
    """ "AS131279", "175.45.176.0/22", a country's code ("KP") or a domain; empty for all that a file holds."""
    subject: str | None = None
    """Id of the country or operator that the entities belong to ("country:kp"), for what does not say so itself."""
    provider: str | None = None
    """Who measured, for files that do not say."""
    licence: str | None = None
    """The terms of use, in a line."""
    since: datetime | None = None
    """The time wanted, half-open, UTC; None is open."""
    until: datetime | None = None
    parameters: Parameters = DEFAULTS
    format: str | None = None
    """The name of the only format to be tried; None for whichever knows the content."""

    def takes(self, entity: str) -> bool:
        """Whether what was measured is wanted, or a part of it is."""
        return not self.entities or any(meets(one, entity) for one in self.entities)

    def holds(self, moment: datetime) -> bool:
        """Whether this instant is wanted."""
        return (self.since is None or self.since <= moment) and (self.until is None or moment < self.until)

    def touches(self, start: datetime | None, end: datetime | None) -> bool:
        """Whether some of this time is wanted, half-open; None is open."""
        return Window(since=self.since, until=self.until).touches(start, end)


ALL = Asked()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A measurement file, understood."""

    dataset: Dataset
    parts: tuple[Dataset, ...] = ()
    """The files, where the findings are of several together."""
    series: tuple[Series, ...] = ()
    observations: tuple[Observation, ...] = ()
    problems: tuple[Problem, ...] = ()
    """What could not be read, each with its line; the rest stands."""


class Format(Protocol):
    """A format of evidence: one frozen value a format, listed in `read.FORMATS` or registered by entry point."""

    @property
    def name(self) -> str:
        """Name and version: "observations-csv/1"."""
        ...

    def sniff(self, head: bytes) -> bool:
        """Whether these first bytes, unpacked, look like this format by what is in them."""
        ...

    def read(self, source: Source, asked: Asked) -> Evidence:
        """What the file holds of what is asked for. A broken row costs that row and gives a Problem."""
        ...
