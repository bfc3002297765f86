"""What every format of evidence gives: the bytes that came, and what was understood of them."""

from dataclasses import dataclass
from typing import Protocol

from ledger.model.evidence import Dataset, Observation, Series
from ledger.model.ids import content_id, sha256_hex
from ledger.model.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The bytes of a measurement file and where they were read."""

    path: str
    """As given."""
    data: bytes

    @property
    def sha256(self) -> str:
        """Of the bytes, untouched."""
        return sha256_hex(self.data)

    def text(self) -> str:
        """The bytes as UTF-8, a byte order mark left out; undecodable bytes become U+FFFD."""
        return self.data.decode("utf-8-sig", errors="replace")

    def place(self, line: int) -> str:
        """This line of this file, for a Problem's `where`."""
        return f"{self.path}:{line}"

    def dataset(self, form: str, provider: str | None = None, licence: str | None = None) -> Dataset:
        """The dataset that these bytes make, read as this format; the same bytes give the same id in any folder."""
        name = content_id("dataset", self.sha256, form)
        return Dataset(id=name, sha256=self.sha256, source=self.path, format=form, provider=provider, licence=licence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A measurement file, understood."""

    dataset: Dataset
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

    def sniff(self, data: bytes) -> bool:
        """Whether these bytes, by what is in them, look like this format."""
        ...

    def read(self, source: Source) -> Evidence:
        """What the file holds. A broken row costs that row and gives a Problem."""
        ...
