"""JSON objects one after another, as lines, as an array, or run together, whatever their line ends: one by one.

An object that is broken costs itself: where one is not closed, the next line that is a whole object by itself is taken
for the next one, so that a missing brace does not swallow what follows.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ledger.evidence.json_fields import Object, shown
from ledger.evidence.source import Source
from ledger.evidence.tables import read_json
from ledger.evidence.tally import Tally
from ledger.model.problem import LedgerError

MARK = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[{}]')
"""A text or a brace; a text that the line does not close runs to its end, for none has a line break in it."""
BETWEEN = re.compile(r"[\s,\[\]]*")
NOT_UTF8 = re.compile("[\udc80-\udcff]")
"""What decoding with "surrogateescape" makes of bytes that are no UTF-8."""
BOM = b"\xef\xbb\xbf"


class Item(NamedTuple):
    """An object, and the line that it begins at, from 1."""

    line: int
    value: Object


class _Piece(NamedTuple):
    line: int
    text: str


def json_items(source: Source, tally: Tally) -> Iterator[Item]:
    """Every whole object; of others the tally is told, with their line."""
    for piece in _pieces(source, tally):
        if NOT_UTF8.search(piece.text):
            tally.broken("it holds bytes that are no UTF-8", line=piece.line)
            continue
        try:
            value = read_json(piece.text, source.path)
        except LedgerError as error:
            tally.broken(error.what, line=piece.line)
            continue
        yield Item(piece.line, value)


def _pieces(source: Source, tally: Tally) -> Iterator[_Piece]:
    """The text of each object, told by its braces."""
    depth, first = 0, 0
    parts: list[str] = []
    for number, line in _lines(source, tally):
        if depth and _is_whole(line):
            tally.broken("it is not closed before the next one begins", line=first)
            depth, parts = 0, []
        start = 0
        for mark in MARK.finditer(line):
            if mark[0] == "{":
                if depth == 0:
                    _between(line[start : mark.start()], number, tally)
                    first, start = number, mark.start()
                depth += 1
            elif mark[0] == "}" and depth:
                depth -= 1
                if depth == 0:
                    yield _Piece(first, "".join([*parts, line[start : mark.end()]]))
                    parts, start = [], mark.end()
        if depth:
            parts.append(line[start:])
        else:
            _between(line[start:], number, tally)
    if depth:
        tally.broken("the file ends before it does", line=first)


def _is_whole(line: str) -> bool:
    """Whether the line begins an object and closes as many braces as it opens."""
    if not line.startswith('{"'):
        return False
    marks = [mark[0] for mark in MARK.finditer(line)]
    return marks.count("{") == marks.count("}")


def _between(text: str, number: int, tally: Tally) -> None:
    if not BETWEEN.fullmatch(text):
        tally.broken(f'"{shown(text)}" is no object', line=number)


def _lines(source: Source, tally: Tally) -> Iterator[tuple[int, str]]:
    """The lines with their numbers, from 1."""
    number = 1
    rest: list[bytes] = []
    for piece in source.pieces(tally):
        *whole, last = piece.split(b"\n")
        for line in whole:
            yield number, _text(b"".join([*rest, line]), number) + "\n"
            number, rest = number + 1, []
        rest.append(last)
    if any(rest):
        yield number, _text(b"".join(rest), number)


def _text(line: bytes, number: int) -> str:
    return (line.removeprefix(BOM) if number == 1 else line).decode("utf-8", errors="surrogateescape")
