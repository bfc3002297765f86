"""Rows for people, records for programs: one listing in the form that was asked for."""

import csv
import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Generic, TypeVar

from ledger.cli.output import STANDARD_OUTPUT, Output, opened
from ledger.cli.terminal import is_terminal, json_safe, one_line, visible
from ledger.model.problem import UsageError

T = TypeVar("T")

WIDTH_WITHOUT_TERMINAL = 120
"""Columns of a table that is written to a file or a pipe."""


class Form(StrEnum):
    """How a listing is printed."""

    TABLE = "table"
    PLAIN = "plain"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"


SUFFIXES = {".json": Form.JSON, ".jsonl": Form.JSONL, ".csv": Form.CSV, ".tsv": Form.TSV}
"""What `-o NAME.csv` asks for without saying more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: its heading, and how wide it may be."""

    name: str
    whole: bool = True
    """Whether the column is as wide as its cells; the others share the room that is left, on several lines."""
    widest: int | None = None
    """Widest that a column is made that shares the room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[T]):
    """Things to print, each as a row of cells or as a record."""

    columns: tuple[Column, ...]
    items: Iterable[T]
    row: Callable[[T], tuple[str, ...]]
    record: Callable[[T], dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """In which form to print, and where to."""

    form: Form
    target: Path


def chosen(*, json: bool, jsonl: bool, csv: bool, tsv: bool, table: bool, target: Path) -> Printing:
    """What the five options and `-o` ask for together.

    Raises:
        UsageError: when two forms are asked for.
    """
    flags = {Form.JSON: json, Form.JSONL: jsonl, Form.CSV: csv, Form.TSV: tsv, Form.TABLE: table}
    asked = [form for form, wanted in flags.items() if wanted]
    if len(asked) > 1:
        raise UsageError(f"--{asked[0]} and --{asked[1]} exclude each other", todo="choose one")
    if asked:
        return Printing(form=asked[0], target=target)
    on_screen = target == STANDARD_OUTPUT and is_terminal()
    return Printing(form=SUFFIXES.get(target.suffix.lower(), Form.TABLE if on_screen else Form.PLAIN), target=target)


def print_listing(listing: Listing[T], printing: Printing) -> None:
    """Prints the listing; all forms but the table go out item by item.

    Raises:
        LedgerError: when the target cannot be written.
    """
    with opened(printing.target) as output:
        write_listing(listing, printing.form, output)


def write_listing(listing: Listing[T], form: Form, output: Output) -> None:
    """Writes the listing to a stream that is open, for a command that prints more than one."""
    _PRINTERS[form](listing, output)


def _print_plain(listing: Listing[T], output: Output) -> None:
    for item in listing.items:
        output.write("\t".join(map(one_line, listing.row(item))) + "\n")


def _print_tsv(listing: Listing[T], output: Output) -> None:
    output.write("\t".join(column.name for column in listing.columns) + "\n")
    _print_plain(listing, output)


def _print_csv(listing: Listing[T], output: Output) -> None:
    from ledger.export.cells import guarded

    table = csv.writer(output, lineterminator="\r\n")
    table.writerow(column.name for column in listing.columns)
    for item in listing.items:
        cells = [guarded(cell) for cell in listing.row(item)]
        table.writerow([visible(cell) for cell in cells] if output.isatty() else cells)


def _print_json(listing: Listing[T], output: Output) -> None:
    between = "["
    for item in listing.items:
        output.write(f"{between}\n{json_line(listing.record(item))}")
        between = ","
    output.write("[]\n" if between == "[" else "\n]\n")


def _print_jsonl(listing: Listing[T], output: Output) -> None:
    for item in listing.items:
        output.write(json_line(listing.record(item)) + "\n")


def json_line(record: dict[str, Any]) -> str:
    """A record as JSON on one line, safe for a terminal."""
    return json_safe(json.dumps(record, ensure_ascii=False))


def _print_table(listing: Listing[T], output: Output) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    on_screen = output.isatty()
    width = shutil.get_terminal_size((WIDTH_WITHOUT_TERMINAL, 0)).columns if on_screen else WIDTH_WITHOUT_TERMINAL
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    for column in listing.columns:
        table.add_column(column.name, no_wrap=column.whole, max_width=column.widest, overflow="fold")
    for item in listing.items:
        table.add_row(*(Text(one_line(cell)) for cell in listing.row(item)))
    console = Console(width=width, force_terminal=on_screen, highlight=False, legacy_windows=False)
    with console.capture() as captured:
        console.print(table)
    for line in _trimmed(captured.get()):
        output.write(line)


def _trimmed(text: str) -> Iterator[str]:
    """The lines of a table without the blanks that fill the last column."""
    return (line.rstrip() + "\n" for line in text.splitlines())


_PRINTERS: dict[Form, Callable[[Listing[Any], Output], None]] = {
    Form.TABLE: _print_table,
    Form.PLAIN: _print_plain,
    Form.JSON: _print_json,
    Form.JSONL: _print_jsonl,
    Form.CSV: _print_csv,
    Form.TSV: _print_tsv,
}
