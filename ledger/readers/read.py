"""Files, folders, globs or standard input to articles: the reader's front door, one file at a time."""

import io
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import fields, replace
from pathlib import Path
from typing import BinaryIO

from ledger.model.ids import article_id, sha256_hex
from ledger.model.problem import Problem
from ledger.model.text import Article
from ledger.readers import sniff
from ledger.readers.encoding import check_encoding
from ledger.readers.formats import format_of, reader_of
from ledger.readers.metadata import describe
from ledger.readers.places import STDIN, Place, find_places
from ledger.readers.published import check_published
from ledger.readers.values import HEAD_BYTES, Document, Given, Read, Source

NO_TEXT = re.compile("[\0\ud800-\udfff]")
"""What a database or a file cannot hold: NUL and lone surrogates."""


def read(paths: Sequence[str], given: Given) -> Iterator[Read | Problem]:
    """Every article behind these paths, in the order given; a Problem for each that cannot be read.

    Args:
        paths: files, folders, globs, or "-" for standard input.
        given: what the user says of all of them.

    Raises:
        UsageError: before anything is read, when an option has a value that cannot be used.
        LedgerError: when a reader of another package cannot be loaded.
    """
    return _read_all(tuple(paths), check_given(given))


def check_given(given: Given) -> Given:
    """The options in their normal form; an empty one counts as none.

    Raises:
        UsageError: when the date is none, or the encoding is unknown.
    """
    values = {field.name: (getattr(given, field.name) or "").strip() or None for field in fields(given)}
    if values["encoding"]:
        check_encoding(values["encoding"])
    if values["published"]:
        values["published"] = check_published(values["published"])
    return Given(**{name: value and mend(value) for name, value in values.items()})


def mend(text: str) -> str:
    """The text with each NUL and lone surrogate as U+FFFD, code point for code point."""
    return NO_TEXT.sub("\ufffd", text)


def _read_all(paths: tuple[str, ...], given: Given) -> Iterator[Read | Problem]:
    for path in paths:
        for place in find_places(path):
            if isinstance(place, Problem):
                yield place
            else:
                yield from _read_place(place, given)


def _read_place(place: Place, given: Given) -> Iterator[Read | Problem]:
    try:
        with _open(place) as stream:
            yield from read_stream(stream, place, given)
    except OSError as error:
        what = f"it cannot be read ({error.strerror or error}); check the file and its rights"
        yield Problem(kind="unreadable", where=place.origin, what=what)


def _open(place: Place) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if place.path == STDIN else Path(place.path).open("rb")


def read_stream(stream: BinaryIO, place: Place, given: Given) -> Iterator[Read | Problem]:
    """Every article in a stream of bytes; the place says what it is called.

    Raises:
        OSError: when the stream cannot be read.
    """
    head = stream.read(HEAD_BYTES)
    if fault := _fault(head, place.origin, given.encoding):
        yield fault
        return
    source = Source(origin=place.origin, name=place.name, head=head, rest=stream, encoding=given.encoding)
    for document in reader_of(format_of(place.suffix, head))(source):
        yield document if isinstance(document, Problem) else assemble(document, given)


def read_bytes(data: bytes, path: str, given: Given) -> Iterator[Read | Problem]:
    """Every article in these bytes, as if they stood in a file of this path.

    Raises:
        UsageError: when an option has a value that cannot be used.
    """
    return read_stream(io.BytesIO(data), Place(path=path), check_given(given))


def _fault(head: bytes, where: str, encoding: str | None) -> Problem | None:
    """What is wrong with a file that begins like this; with an encoding given, only what is surely no text."""
    if not head:
        return Problem(kind="empty", where=where, what="the file is empty; nothing was read")
    if kind := sniff.document_kind(head) if encoding else sniff.binary_kind(head):
        todo = (
            "save its text as .txt or .html" if encoding or kind != "a binary file" else "give --encoding if it is text"
        )
        return Problem(kind="binary", where=where, what=f"this looks like {kind}, not text; {todo}")
    return None


def assemble(document: Document, given: Given) -> Read | Problem:
    """The article of a document, described and named; a Problem when there is nothing in it."""
    if not document.text.strip():
        return Problem(kind="empty", where=document.origin, what="no text in it, only white space; nothing was read")
    text = mend(document.text)
    found = tuple(replace(item, value=mend(item.value)) for item in document.found)
    meta, problems = describe(text, found, given, where=document.origin)
    sha256 = sha256_hex(document.blob)
    article = Article(
        id=article_id(sha256=sha256, reader=document.reader, outlet=meta.outlet, url=meta.url),
        sha256=sha256,
        reader=document.reader,
        encoding=document.encoding,
        text=text,
        origin=mend(document.origin),
        name=mend(document.name),
        meta=meta,
    )
    return Read(article=article, blob=document.blob, problems=(*document.problems, *_replaced(document), *problems))


def _replaced(document: Document) -> Iterator[Problem]:
    places = [match.start() for match in NO_TEXT.finditer(document.text)]
    if places:
        what = f"{len(places)} NUL characters or lone surrogates were read as U+FFFD, each in its place"
        span = (places[0], places[0] + 1)
        yield Problem(kind="replaced", where=document.origin, what=what, span=span)
