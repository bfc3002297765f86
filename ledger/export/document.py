"""A document of tables under headings: what the brief's formats lay out, each in its own way."""

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """What a table rests on; tables of unlike standing are never one."""

    REVIEWED = "reviewed"
    """Claims on which a decision of a person stands."""
    UNREVIEWED = "unreviewed"
    """A program's reading of articles."""
    MEASURED = "measured"
    """Measurements, by whom they are."""
    PLAIN = "plain"
    """What is neither: what is missing, and lists of sources."""


STANDING_WORDS = {
    Standing.REVIEWED: "Reviewed by people",
    Standing.UNREVIEWED: "Not reviewed: a program’s reading",
    Standing.MEASURED: "Measured",
    Standing.PLAIN: "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under one heading, all of one standing."""

    standing: Standing
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """A cell may have several lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the document."""

    title: str
    lead: str
    """What stands over its tables; "" for nothing."""
    tables: tuple[Table, ...]
    none: str
    """What stands there where there is no row."""

    @property
    def shown(self) -> tuple[Table, ...]:
        """The tables that have rows."""
        return tuple(table for table in self.tables if table.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The whole document."""

    title: str
    lead: str
    warning: str
    """That and how much of it nobody has reviewed; "" where all is."""
    sections: tuple[Section, ...]
    foot: tuple[str, ...]
    """Method and limits, a paragraph each."""
    made: str
    """By what and when it was made."""
