"""Text and JSON taken apart into rows with their line or item number; what is broken costs its row."""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ledger.model.problem import LedgerError, Problem

HEADER_LINE = re.compile(r"#\s*([A-Za-z_ ]+?)\s*:\s*(.*?)\s*")
BLANK = {"", "null"}
REPLACED = "�"
SNIFFED = 65_536
"""How many bytes are looked at to tell a CSV table by its header."""


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
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            return frozenset(cell.strip().strip('"').lower() for cell in line.split(","))
    return frozenset()


def read_csv(text: str, path: str) -> Table:
    """The table in this text: `# key: value` lines, a line of column names, rows. Blank lines count as lines only.

    Raises:
        LedgerError: when no line names the columns.
    """
    raw = text.splitlines(keepends=True)
    header, first = _header(raw)
    if first == len(raw):
        raise LedgerError("no line names the columns", where=path, todo="begin the table with its column names")
    rows = _rows(raw[first:], first, path)
    head = next(rows, None)
    if not isinstance(head, tuple):
        raise LedgerError("the line of column names cannot be read", where=f"{path}:{first + 1}", todo="mend the line")
    columns = tuple(cell.strip().lower() for cell in head[1])
    lines: list[Line] = []
    problems: list[Problem] = []
    for row in rows:
        made = row if isinstance(row, Problem) else _line(row, columns, path)
        (problems if isinstance(made, Problem) else lines).append(made)  # type: ignore[arg-type]  # told apart here
    return Table(header, columns, tuple(lines), tuple(problems))


def read_json(text: str, path: str) -> Any:
    """The JSON value in this text; every number stays the text that it was written as.

    Raises:
        LedgerError: with the line, when it is no JSON.
    """
    try:
        return json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except json.JSONDecodeError as error:
        where = f"{path}:{error.lineno}"
        raise LedgerError(f"broken JSON ({error.msg})", where=where, todo="mend the file") from error
    except RecursionError as error:
        raise LedgerError("JSON nested too deep", where=path, todo="mend the file") from error


def json_lines(items: Any, path: str) -> Iterator[Line | Problem]:
    """The items of a JSON array as rows; an item that is no flat object is a Problem."""
    for number, item in enumerate(items if isinstance(items, list) else [items], start=1):
        flat = isinstance(item, dict) and all(cell is None or isinstance(cell, str) for cell in item.values())
        if not flat:
            yield broken(path, number, "an item must be an object of texts and numbers", kind="broken_row")
            continue
        cells = {key.strip().lower(): (cell or "").strip() for key, cell in item.items()}
        yield Line(number, {key: cell for key, cell in cells.items() if cell not in BLANK})


def json_header(value: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, str]:
    """The texts under these keys."""
    return {name: text.strip() for name in names if isinstance(text := value.get(name), str) and text.strip()}


def broken(path: str, number: int, why: str, kind: str = "broken_row") -> Problem:
    """The Problem of a row that was left out."""
    return Problem(kind=kind, where=f"{path}:{number}", what=f"The row was left out: {why}.")


def _header(raw: list[str]) -> tuple[dict[str, str], int]:
    """The comment lines' keys and values, and the index of the first line that is neither comment nor blank."""
    header: dict[str, str] = {}
    for index, line in enumerate(raw):
        if line.strip() and not line.startswith("#"):
            return header, index
        if match := HEADER_LINE.fullmatch(line.strip()):
            header[match[1].lower()] = match[2]
    return header, len(raw)


def _rows(raw: list[str], offset: int, path: str) -> Iterator[tuple[int, list[str]] | Problem]:
    reader = csv.reader(raw, strict=True)
    while True:
        number = offset + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield broken(path, number, f"{error}")
            continue
        if any(cell.strip() for cell in cells):
            yield number, cells


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
