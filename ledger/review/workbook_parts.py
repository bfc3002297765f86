"""The parts of an Excel workbook's archive, unpacked in pieces and parsed as they come.

A sheet comes by mail: no part is larger than a limit, none is packed in an unusual way, no document type is declared,
so that no entity can be either.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from typing import IO
from xml.parsers import expat

from ledger.model.problem import LedgerError

PART_LIMIT = 256 * 1024 * 1024
"""Bytes of one part, unpacked."""

_CHUNK = 1 << 16


class WorkbookError(LedgerError):
    """A file that is no workbook that can be read."""


class Parts:
    """The parts of the archive, each read in pieces up to a limit."""

    def __init__(self, data: bytes) -> None:
        """Looks which parts there are.

        Raises:
            WorkbookError: when these bytes are no archive.
        """
        with _faults_told():
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        self.names = frozenset(self._archive.namelist())

    def parse(self, name: str, handler: "Handler") -> None:
        """Gives the part's elements to the handler."""
        for _ in self.feed(name, handler):
            pass

    def feed(self, name: str, handler: "Handler") -> Iterator[None]:
        """Gives the part's elements to the handler, a piece of the part at a time."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = lambda tag, given: handler.start(_local(tag), _named(given))
        parser.EndElementHandler = lambda tag: handler.end(_local(tag))
        parser.CharacterDataHandler = handler.text
        parser.StartDoctypeDeclHandler = _refuse_doctype
        for chunk in chain(self._chunks(name), [b""]):
            try:
                parser.Parse(chunk, not chunk)
            except expat.ExpatError as fault:
                raise WorkbookError(f"its part {name} is damaged ({fault})", todo="save it again") from fault
            yield

    def _chunks(self, name: str) -> Iterator[bytes]:
        """The part in pieces.

        Raises:
            WorkbookError: when there is no such part, or it cannot be unpacked.
        """
        if name not in self.names:
            raise WorkbookError(f"it has no part {name}", todo="save it again as .xlsx")
        if self._archive.getinfo(name).compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise WorkbookError(f"its part {name} is packed as no spreadsheet program does", todo="save it again")
        with _faults_told():
            part = self._archive.open(name)
        size = 0
        while chunk := _unpacked(part):
            size += len(chunk)
            if size > PART_LIMIT:
                raise WorkbookError(f"its part {name} is larger than {PART_LIMIT} bytes", todo="narrow the sheet")
            yield chunk


def _unpacked(part: IO[bytes]) -> bytes:
    with _faults_told():
        return part.read(_CHUNK)


@contextmanager
def _faults_told() -> Iterator[None]:
    """What `zipfile` raises on an archive that is damaged or locked."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as fault:
        todo = "save it again as .xlsx without a password, or as .csv"
        raise WorkbookError(f"this workbook cannot be read ({fault})", todo=todo) from fault


def _refuse_doctype(*_: object) -> None:
    raise WorkbookError("it declares a document type, which no spreadsheet program does", todo="save it again")


def _local(tag: str) -> str:
    return tag.rpartition(" ")[2]


def _named(given: dict[str, str]) -> dict[str, str]:
    return {_local(name): value for name, value in given.items()}


class Handler:
    """Takes the elements of a part."""

    def start(self, tag: str, given: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def text(self, words: str) -> None:
        """Text within it."""
