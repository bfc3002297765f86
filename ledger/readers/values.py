"""What goes into a reader and what comes out of it."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from ledger.model.problem import Problem
from ledger.model.text import Article

LIMIT_BYTES = 64 * 1024 * 1024
"""The largest article that is read: a file, or a line of a .jsonl file (which itself may be of any size)."""

HEAD_BYTES = 64 * 1024
"""How much of a file is looked at to tell what it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user says about the articles on the command line; it wins over what the files say."""

    published: str | None = None
    """An ISO 8601 date, or an instant with its offset."""
    outlet: str | None = None
    place: str | None = None
    title: str | None = None
    url: str | None = None
    encoding: str | None = None
    """A name that Python's codecs know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Bytes to be read, with where they come from."""

    origin: str
    """The path as given, "-" for standard input."""
    name: str
    """The file's stem; "stdin" for standard input."""
    head: bytes
    """The first `HEAD_BYTES` bytes, or all there are."""
    rest: BinaryIO
    """What follows the head."""
    encoding: str | None
    """The encoding that the user gave; it is a text encoding that Python knows."""

    def everything(self) -> bytes | None:
        """All bytes; None when they are more than `LIMIT_BYTES`."""
        data = self.head + self.rest.read(max(0, LIMIT_BYTES + 1 - len(self.head)))
        return data if len(data) <= LIMIT_BYTES else None

    def lines(self) -> Iterator[bytes | None]:
        """Each line with its line end (LF); None for one of more than `LIMIT_BYTES`."""
        held = b""
        for line in io.BytesIO(self.head):
            if line.endswith(b"\n"):
                yield line
            else:
                held = line
        while line := held + self.rest.readline(LIMIT_BYTES + 1):
            held = b""
            if len(line) <= LIMIT_BYTES:
                yield line
                continue
            while line and not line.endswith(b"\n"):
                line = self.rest.readline(LIMIT_BYTES)
            yield None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A field of an article's metadata as a file gives it."""

    field: str
    """A field of `Metadata`: outlet, published, place, title, url, language."""
    value: str
    origin: str
    """Where it stood: front_matter, jsonl, json_ld, meta, html, heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a format makes of bytes: a text and what it says about itself."""

    text: str
    """Not normalised in any way; NUL and lone surrogates may still be in it."""
    blob: bytes
    """What is archived: the file's bytes, or the line's."""
    encoding: str
    """The encoding and how it was chosen: "utf-8 (strict)"."""
    reader: str
    """Name and version of the reader: "txt/1"."""
    origin: str
    name: str
    found: tuple[Found, ...] = ()
    """The best first: of two values of a field the first that can be used counts."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """An article that was read, with the bytes it was read from."""

    article: Article
    blob: bytes
    """The bytes to be archived, untouched; their SHA-256 is the article's."""
    problems: tuple[Problem, ...]
    """What is doubtful about this article."""
