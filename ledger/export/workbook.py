"""An Excel workbook: the table with frozen header and filters, a sheet that explains it, and the observations.

Every text is written as a string cell, so nothing in it runs. Instants are ISO 8601 text in UTC: a date cell has
no time zone, no interval and no day before 1900, and shows itself otherwise on every machine.
"""

import tempfile
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

import xlsxwriter

from ledger.export.cells import workbook_text
from ledger.export.columns import COLUMNS, VERDICT_WORDS
from ledger.export.options import ExportError, ExportOptions
from ledger.export.rows import Cell, rows
from ledger.model.claim import Entry
from ledger.model.record import instant, to_plain

ROW_LIMIT = 1_048_576
"""Rows of a worksheet, the header among them (Excel specifications and limits)."""

_STRINGS_ARE_STRINGS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_EXACT_INTEGER = 10**15
"""A workbook keeps 15 digits of a number; longer ones are written as text."""

_OBSERVATION_COLUMNS = (
    "id", "provider", "kind", "entity", "name", "low", "high", "unit", "window_start", "window_end", "basis", "grade",
    "url", "method", "note", "dataset",
)  # fmt: skip


def write_xlsx(entries: Iterable[Entry], out: BinaryIO, options: ExportOptions) -> None:
    """Write the workbook in constant memory.

    Raises:
        ExportError: when there are more rows than a worksheet holds.
    """
    with tempfile.TemporaryDirectory(prefix="ledger-") as folder:
        book = xlsxwriter.Workbook(out, {**_STRINGS_ARE_STRINGS, "constant_memory": True, "tmpdir": folder})
        try:
            _write_sheets(book, entries, options)
            book.close()
        finally:
            _let_go(book)


def _write_sheets(book: Any, entries: Iterable[Entry], options: ExportOptions) -> None:
    """All sheets, the table first."""
    about = {"title": workbook_text(options.title), "comments": workbook_text(options.tool)}
    book.set_properties({**about, "created": options.generated_at})
    _write_claims(book, rows(entries, options.observations))
    _write_read_me(book, options)
    if options.observations:
        _write_observations(book, options)


def _let_go(book: Any) -> None:
    """Close the files that rows were put by in; the writer does so itself only when it finishes a book."""
    for sheet in book.worksheets():
        sheet.row_data_fh.close()


def _write_claims(book: Any, table: Iterable[Sequence[Cell]]) -> None:
    """The first sheet: the claim-evidence table."""
    sheet = book.add_worksheet("claims")
    _put_header(book, sheet, [(column.name, column.width) for column in COLUMNS])
    sheet.freeze_panes(1, 1)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    last = 0
    for last, row in enumerate(table, start=1):
        if last >= ROW_LIMIT:
            raise ExportError("more rows than a worksheet holds", where="xlsx", todo="narrow the query, or export csv")
        _put(sheet, last, row, wrapped)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)


def _write_read_me(book: Any, options: ExportOptions) -> None:
    """The second sheet: what the columns and the verdicts mean, and how the file came about."""
    sheet = book.add_worksheet("read me")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 110)
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    explained = [
        (options.title, f"Made by {options.tool} at {instant(options.generated_at)}."),
        ("a row", "One claim with one finding of the evidence; a claim without a finding has one row."),
        ("a claim", "What somebody said according to an article. Unreviewed claims are a program's reading of it."),
        ("an instant", "ISO 8601 text in UTC. Intervals hold their earliest and not their latest instant."),
        ("verdicts", "There is no overall score: a supported event says nothing on who or what brought it about."),
        *((verdict.value, words) for verdict, words in VERDICT_WORDS.items()),
        ("columns", ""),
        *((column.name, column.about) for column in COLUMNS),
    ]
    for number, (name, words) in enumerate(explained):
        sheet.write_string(number, 0, workbook_text(name), bold)
        sheet.write_string(number, 1, workbook_text(words), wrapped)


def _write_observations(book: Any, options: ExportOptions) -> None:
    """The third sheet: the measurements that findings name by id."""
    sheet = book.add_worksheet("observations")
    _put_header(book, sheet, [(name, 22) for name in _OBSERVATION_COLUMNS])
    sheet.freeze_panes(1, 1)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for number, observation in enumerate(options.observations, start=1):
        plain = to_plain(observation)
        _put(sheet, number, [plain[name] for name in _OBSERVATION_COLUMNS], wrapped)


def _put_header(book: Any, sheet: Any, columns: Iterable[tuple[str, int]]) -> None:
    """Names in bold and the widths of the columns; before any row, as constant memory wants it."""
    bold = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    for number, (name, width) in enumerate(columns):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, name, bold)


def _put(sheet: Any, number: int, row: Sequence[Cell], wrapped: Any) -> None:
    """One row: whole numbers as numbers, all else as strings, never a formula."""
    for column, cell in enumerate(row):
        if cell is None or cell == "":
            continue
        if isinstance(cell, int) and abs(cell) < _EXACT_INTEGER:
            sheet.write_number(number, column, cell, wrapped)
        else:
            sheet.write_string(number, column, workbook_text(str(cell)), wrapped)
