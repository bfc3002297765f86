"""Reads an editor's sheet as it comes back: whatever separator, encoding or order of columns a program gave it."""

import csv
import io
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from ledger.model.problem import LedgerError, Problem
from ledger.readers.encoding import decode
from ledger.review.sheet_cells import bare_cell
from ledger.review.sheet_columns import CLAIM, COLUMNS, CORRECT, DECISION, NOTE
from ledger.review.sheet_writing import SHEET
from ledger.review.workbook import Cells, is_workbook, read_workbook

SIZE_LIMIT = 256 * 1024 * 1024
"""Bytes of a sheet's file."""

_NAMES = frozenset(column.name for column in COLUMNS)
_SEPARATORS = (",", ";", "\t")
_HINT = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How old Excel files begin, and new ones that are locked with a password."""


class SheetError(LedgerError):
    """A file that is no editor's sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """A row of the sheet."""

    number: int
    """As a spreadsheet counts: the header is 1."""
    cells: dict[str, str]
    """Text by the name of the column, blanks at the ends left out; empty cells, and columns that are none of ours."""

    has_more: bool
    """Whether a cell stands behind the last column of the header."""

    def text(self, column: str) -> str:
        """What stands in a column; "" for nothing, or where the sheet has no such column."""
        return self.cells.get(column, "")


def read_sheet(path: Path) -> Iterator[SheetRow | Problem]:
    """The rows of a sheet, as it is written by `ledger review --export` and saved by any spreadsheet program.

    Args:
        path: the file; "-" for standard input.

    Yields:
        A row; a Problem for one of separated values that has more cells than there are columns.

    Raises:
        SheetError: when the file cannot be read, or has no column that finds a claim and none that decides.
    """
    data = _bytes_of(path)
    if data.startswith(_OLE):
        todo = "save it as .xlsx without a password, or as .csv"
        raise SheetError("this is an old or a locked Excel file", where=str(path), todo=todo)
    try:
        if is_workbook(data):
            yield from _named(read_workbook(data, SHEET), str(path))
        else:
            yield from _whole(_named(_separated(data, str(path)), str(path)), str(path))
    except csv.Error as fault:
        raise SheetError(f"this is no table ({fault})", where=str(path), todo="save it as .xlsx or .csv") from fault


def _bytes_of(path: Path) -> bytes:
    try:
        with nullcontext(sys.stdin.buffer) if str(path) == "-" else path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except OSError as fault:
        raise SheetError(f"cannot be read ({fault.strerror})", where=str(path)) from fault
    if len(data) > SIZE_LIMIT:
        raise SheetError(f"is larger than {SIZE_LIMIT} bytes", where=str(path), todo="split it")
    if not data.strip():
        raise SheetError("is empty", where=str(path), todo="make a sheet with --export")
    return data


def _whole(rows: Iterable[SheetRow], where: str) -> Iterator[SheetRow | Problem]:
    """The rows of separated values, but for those whose cells may have been pushed aside by a separator too many."""
    for row in rows:
        if row.has_more:
            what = "has a cell behind the last column, so that others may be out of place; quote what has a separator"
            yield Problem(kind="sheet_row", where=f"{where}:{row.number}", what=what)
        else:
            yield row


def _named(rows: Iterator[tuple[int, Cells]], where: str) -> Iterator[SheetRow]:
    """The rows with the names of their columns, which the first row that has cells gives."""
    first = next(rows, None)
    if first is None:
        raise SheetError("is empty", where=where, todo="make a sheet with --export")
    names, last = _header(first[1], where), max(first[1])
    for number, cells in rows:
        known = {names[column]: text.strip() for column, text in cells.items() if column in names}
        if any(known.values()):
            yield SheetRow(number=number, cells=known, has_more=max(cells) > last)


def _header(cells: Cells, where: str) -> dict[int, str]:
    """The names of our columns by their place; others are the editor's own.

    Raises:
        SheetError: when one stands twice, or none finds a claim or decides.
    """
    found: dict[int, str] = {}
    for column, text in cells.items():
        name = "_".join(text.strip().lstrip("\ufeff").casefold().replace("_", " ").split())
        if name in _NAMES:
            if name in found.values():
                raise SheetError(f"the column {name} stands twice", where=where, todo="leave one of them")
            found[column] = name
    decides = [name for name in found.values() if name in {DECISION, NOTE} or name.startswith(CORRECT)]
    if CLAIM not in found.values() or not decides:
        what = f"has no column {CLAIM}" if decides else f"has no column {CLAIM} and none that decides"
        what = what if CLAIM not in found.values() else f"has no column {DECISION}, {NOTE} or {CORRECT}..."
        raise SheetError(what, where=where, todo="keep the first row as `ledger review --export` wrote it")
    return found


def _separated(data: bytes, where: str) -> Iterator[tuple[int, Cells]]:
    """The rows of separated values; the separator is the one that makes most of our columns of the header.

    Raises:
        SheetError: when these bytes are no text.
        csv.Error: when a cell is longer than any we write.
    """
    decoded = decode(data, where=where)
    if isinstance(decoded, Problem):
        raise SheetError(decoded.what, where=where, todo="save it as .xlsx, or as CSV in UTF-8")
    hint = _HINT.match(decoded.text)
    text = decoded.text[hint.end() :] if hint else decoded.text
    separators = (hint[1], *_SEPARATORS) if hint and hint[1] not in '\r\n"' else _SEPARATORS
    head = next(iter(io.StringIO(text, newline="")), "")
    separator = max(separators, key=lambda one: _columns_of_ours(head, one))
    table = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    for number, cells in enumerate(chain([[]] if hint else [], table), start=1):
        row = {column: bare_cell(cell) for column, cell in enumerate(cells) if cell.strip()}
        if row:
            yield number, row


def _columns_of_ours(head: str, separator: str) -> int:
    names = next(csv.reader([head], delimiter=separator), [])
    return sum("_".join(name.strip().casefold().split()) in _NAMES for name in names)
