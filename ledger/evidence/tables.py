"""Text and JSON taken apart into rows with their line or item number; what is broken costs its row."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ledger.model.problem import LedgerError, Problem

HEADER_LINE = re.compile(r"#\s*([A-Za-z_ ]+?)\s*:\s*(.*?)\s*")
BLANK = {"", "null"}
REPLACED = "�"
ESCAPE = "\\u"
"""JSON writes code points so; only thus can it write those that `UNPRINTABLE` finds."""
UNPRINTABLE = re.compile("[\\0\\ud800-\\udfff]")
LONGEST_NAME = 60
LONGEST_ROW = 20
"""More lines than this one row of a table does not have, even with line breaks in a quoted note."""
SNIFFED = 65_536
"""How many bytes are looked at to tell a CSV table by its header."""


class Twice:
    """Stands where a JSON object gives two values under one key: no text, number, array or object, so no reader's."""

    def __str__(self) -> str:
        return "two values under one key"


class Line(NamedTuple):
    """One row: where it stands, and its columns that are not empty."""

    number: int
    """Of the line in a CSV file, of the item in a JSON file; from 1."""
    cells: Mapping[str, str]


class Table(NamedTuple):
    """A CSV file: its comment header, its columns, its rows."""

    header: Mapping[str, str]
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]


def csv_columns(data: bytes) -> frozenset[str]:
    """The columns that the first line which is no comment names; empty for bytes that are no such table."""
    text = data[:SNIFFED].decode("utf-8-sig", errors="replace")
    for line in _lines(text):
        if line.strip() and not line.startswith("#"):
            return frozenset(cell.strip().strip('"').lower() for cell in line.split(","))
    return frozenset()


def read_csv(text: str, path: str) -> Table:
    """The table in this text: `# key: value` lines, a line of column names, rows. Blank lines count as lines only.

    Raises:
        LedgerError: when no line names the columns, or one stands twice.
    """
    raw = _lines(text)
    header, first = _header(raw, path)
    if first == len(raw):
        raise LedgerError("no line names the columns", where=path, todo="begin the table with its column names")
    _, head = _row(raw[first : first + 1])
    if not isinstance(head, list):
        raise LedgerError("the line of column names cannot be read", where=f"{path}:{first + 1}", todo="mend the line")
    columns = tuple(cell.strip().lower() for cell in head)
    if twice := [name for name, count in Counter(columns).items() if name and count > 1]:
        wrong = f'the column "{_one_line(twice[0])}" stands twice'
        raise LedgerError(wrong, where=f"{path}:{first + 1}", todo="leave one out")
    made = list(_rows(raw, first + 1, columns, path))
    lines = tuple(item for item in made if isinstance(item, Line))
    return Table(header, columns, lines, tuple(item for item in made if isinstance(item, Problem)))


def read_json(text: str, path: str) -> Any:
    """The JSON value in this text; every number stays the text that it was written as.

    Where an object gives different values under one key, `Twice` stands there: which is meant nobody can say.

    Raises:
        LedgerError: with the line, when it is no JSON.
    """
    try:
        value = json.loads(text, parse_float=str, parse_int=str, parse_constant=str, object_pairs_hook=_object)
        return _printable(value) if ESCAPE in text else value
    except json.JSONDecodeError as error:
        where = f"{path}:{error.lineno}"
        raise LedgerError(f"broken JSON ({error.msg})", where=where, todo="mend the file") from error
    except RecursionError as error:
        raise LedgerError("JSON nested too deep", where=path, todo="mend the file") from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    last = dict(made)
    return made | {key: Twice() for key, value in pairs if last[key] != value}


def _printable(value: Any) -> Any:
    """The value without what no text can hold that is to be stored and printed: NUL, and half a character."""
    if isinstance(value, str):
        return UNPRINTABLE.sub(REPLACED, value)
    if isinstance(value, list):
        return [_printable(item) for item in value]
    if isinstance(value, dict):
        return {_printable(key): _printable(item) for key, item in value.items()}
    return value


def json_lines(items: Any, path: str, needed: tuple[str, ...] = ()) -> Iterator[Line | Problem]:
    """The items of a JSON array as rows; an item that is no flat object, or lacks a needed key, is a Problem."""
    for number, item in enumerate(items if isinstance(items, list) else [items], start=1):
        flat = isinstance(item, dict) and all(cell is None or isinstance(cell, str) for cell in item.values())
        if not flat:
            yield broken(path, number, "an item must be an object of texts and numbers", kind="broken_row")
            continue
        cells = {key.strip().lower(): (cell or "").strip() for key, cell in item.items()}
        if missing := [name for name in needed if name not in cells]:
            yield broken(path, number, f'it has no "{missing[0]}" (where there is none, write null)')
            continue
        yield Line(number, {key: cell for key, cell in cells.items() if cell not in BLANK})


def json_header(value: Mapping[str, Any], names: tuple[str, ...], path: str) -> dict[str, str]:
    """The texts under these keys.

    Raises:
        LedgerError: when one is neither a text, a number nor null.
    """
    given = {name: value[name] for name in names if value.get(name) is not None}
    for name, text in given.items():
        if not isinstance(text, str):
            raise LedgerError(f'"{name}" is no text', where=path, todo="mend the header")
    return {name: text.strip() for name, text in given.items() if text.strip()}


def unknown_columns(names: Iterable[str], path: str) -> list[Problem]:
    """A Problem for each column, or line of a header, that the format does not have."""
    what = 'The column "{}" is unknown; not read.'
    return [Problem(kind="unknown_column", where=path, what=what.format(_one_line(name))) for name in sorted(names)]


def _one_line(name: str) -> str:
    return " ".join(name.split())[:LONGEST_NAME]


def broken(path: str, number: int, why: str, kind: str = "broken_row") -> Problem:
    """The Problem of a row that was left out."""
    return Problem(kind=kind, where=f"{path}:{number}", what=f"The row was left out: {why}.")


def _header(raw: list[str], path: str) -> tuple[dict[str, str], int]:
    """The comment lines' keys and values, and the index of the first line that is neither comment nor blank."""
    header: dict[str, str] = {}
    for index, line in enumerate(raw):
        if line.strip() and not line.startswith("#"):
            return header, index
        if match := HEADER_LINE.fullmatch(line.strip()):
            name = match[1].lower()
            if header.get(name, match[2]) != match[2]:
                raise LedgerError(f"the header gives {name} twice", where=f"{path}:{index + 1}", todo="leave one out")
            header[name] = match[2]
    return header, len(raw)


def _lines(text: str) -> list[str]:
    """The lines with their ends, as an editor counts them."""
    return list(io.StringIO(text, newline=""))


def _rows(raw: list[str], first: int, columns: tuple[str, ...], path: str) -> Iterator[Line | Problem]:
    """The rows from this line on. A stray quotation mark costs its line, not the lines that it would swallow."""
    at = first
    while at < len(raw):
        taken, cells = _row(raw[at : at + LONGEST_ROW])
        if isinstance(cells, str):
            yield broken(path, at + 1, cells, kind="stray_quote")
        elif taken > 1 and len(cells) != len(columns):
            yield broken(path, at + 1, "a quotation mark in it is not closed", kind="stray_quote")
            taken = 1
        elif any(cell.strip() for cell in cells):
            yield _line((at + 1, cells), columns, path)
        at += taken


def _row(lines: list[str]) -> tuple[int, list[str] | str]:
    """How many lines the first row takes, and its cells, or what is wrong with it (then it takes one)."""
    reader = csv.reader(lines, strict=True)
    try:
        cells = next(reader, [])
    except csv.Error as error:
        return 1, str(error)
    return max(reader.line_num, 1), cells


def _line(row: tuple[int, list[str]], columns: tuple[str, ...], path: str) -> Line | Problem:
    number, cells = row
    if cells[0].startswith("#"):
        return broken(path, number, "a comment may stand only above the column names", kind="stray_comment")
    if len(cells) != len(columns):
        return broken(path, number, f"it has {len(cells)} cells, the table has {len(columns)} columns")
    if any(REPLACED in cell for cell in cells):
        return broken(path, number, "it holds bytes that are no UTF-8", kind="not_utf8")
    stripped = {column: cell.strip() for column, cell in zip(columns, cells, strict=True)}
    return Line(number, {column: cell for column, cell in stripped.items() if cell not in BLANK})
