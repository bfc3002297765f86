"""Places in a text, and the article whose text they are places of."""

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """Code points `start` to `end` of an article's text, half-open."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words at this place."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Whether the other span lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known about an article beside its text."""

    outlet: str | None = None
    """Who published it."""
    published: str | None = None
    """ISO 8601: a date, or an instant with its offset."""
    place: str | None = None
    """Where it was written (the dateline), as a name."""
    title: str | None = None
    url: str | None = None
    language: str | None = None
    """Two letters where a file or its reader says so, else None."""
    provenance: tuple[tuple[str, str], ...] = ()
    """(field, where it came from): option, front_matter, json_ld, meta, dateline, jsonl, html."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One version of one document, as a reader understood it."""

    id: str
    """Follows from sha256, reader, outlet and url."""
    sha256: str
    """Of the archived bytes, untouched, in hexadecimal."""
    reader: str
    """Name and version of the reader: "txt/1"."""
    encoding: str
    """The encoding that was used, and how it was chosen: "utf-8 (strict)", "cp1252 (fallback)"."""
    text: str
    """The decoded text; every offset in the ledger refers to its code points. NUL is mapped 1:1 to U+FFFD."""
    origin: str
    """Where it was read: a path as given, "-" for standard input, "file.jsonl:3" for a line."""
    name: str
    """Short name: the file's stem, or the id that a .jsonl line gives."""
    meta: Metadata
