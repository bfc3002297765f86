"""Writes the editor's sheet: a row for each claim, as comma-separated values or as an Excel workbook.

What the reviewer has decided already is filled in, so that the sheet can be gone on with.
"""

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import xlsxwriter

from ledger.export.cells import workbook_text
from ledger.export.reviewing import note_lines, reviewer_lines
from ledger.export.rows import verdict_pair
from ledger.export.wording import speaker
from ledger.model.claim import Entry
from ledger.model.problem import LedgerError
from ledger.model.record import instant
from ledger.model.review import JUDGEMENTS, Carried, Reviewed, ReviewField, name_key
from ledger.model.when import Time
from ledger.review.fields import choices
from ledger.review.sheet_cells import guarded_cell
from ledger.review.sheet_columns import (
    CLAIM,
    CLAIM_PREFIX,
    COLUMNS,
    CORRECT,
    DECISION,
    DECISIONS,
    NOTE,
    REVIEWER,
    ROW,
)

SHEET = "review"
"""The name of the workbook's first sheet."""

ROW_LIMIT = 1_048_576
"""Rows of a worksheet, the header among them (Excel specifications and limits)."""

Cells = dict[str, str]


def write_csv(entries: Iterable[Entry], reviewer: str, out: BinaryIO) -> int:
    """Writes the sheet for spreadsheets: UTF-8 with a byte order mark, CRLF, no cell that runs; gives the rows."""
    text, count = io.TextIOWrapper(out, encoding="utf-8-sig", newline=""), 0
    try:
        table = csv.writer(text, lineterminator="\r\n")
        table.writerow(column.name for column in COLUMNS)
        for cells in _rows(entries, reviewer):
            table.writerow(guarded_cell(cells[column.name]) for column in COLUMNS)
            count += 1
        text.flush()
    finally:
        text.detach()
    return count


def write_xlsx(entries: Iterable[Entry], reviewer: str, out: BinaryIO) -> int:
    """Writes the sheet as a workbook, in constant memory: every cell is text, words can be chosen; gives the rows.

    Raises:
        LedgerError: when there are more claims than a worksheet has rows.
    """
    with tempfile.TemporaryDirectory(prefix="ledger-") as folder:
        how = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        book = xlsxwriter.Workbook(out, {**how, "constant_memory": True, "tmpdir": folder})
        try:
            count = _write_rows(book, _rows(entries, reviewer))
            _write_read_me(book)
            book.close()
        finally:
            for sheet in book.worksheets():
                sheet.row_data_fh.close()
    return count


def _write_rows(book: Any, rows: Iterable[Cells]) -> int:
    sheet, count = book.add_worksheet(SHEET), 0
    _set_up(book, sheet)
    looks = {
        True: book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"}),
        False: book.add_format({"text_wrap": True, "valign": "top", "num_format": "@", "bg_color": "#f2f2f2"}),
    }
    for count, cells in enumerate(rows, start=1):
        if count >= ROW_LIMIT:
            raise LedgerError("more claims than a worksheet has rows", where="xlsx", todo="narrow the filter")
        for number, column in enumerate(COLUMNS):
            words = workbook_text(cells[column.name])
            if words:
                sheet.write_string(count, number, words, looks[column.is_filled_in])
            else:
                sheet.write_blank(count, number, None, looks[column.is_filled_in])
    sheet.autofilter(0, 0, max(count, 1), len(COLUMNS) - 1)
    return count


def _set_up(book: Any, sheet: Any) -> None:
    """Header, widths, and the words that can be chosen; before any row, as constant memory wants it."""
    bold = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    for number, column in enumerate(COLUMNS):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, column.name, bold)
        if words := _words_of(column.name):
            rule = {"validate": "list", "source": list(words), "error_type": "warning"}
            sheet.data_validation(1, number, ROW_LIMIT - 1, number, rule)
    sheet.freeze_panes(1, 1)


def _words_of(column: str) -> tuple[str, ...]:
    """The words that a column can hold; none where it holds anything."""
    if column == DECISION:
        return DECISIONS
    return choices(ReviewField(column.removeprefix(CORRECT))) if column.startswith(CORRECT) else ()


def _write_read_me(book: Any) -> None:
    sheet = book.add_worksheet("read me")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 110)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    told = [
        ("how", "Fill in the white columns and import the sheet: ledger review --import FILE --reviewer NAME."),
        ("a decision", "It is kept with your name beside what the machine says; nothing is edited."),
        *((column.name, column.about) for column in COLUMNS),
    ]  # fmt: skip
    for number, (name, words) in enumerate(told):
        sheet.write_string(number, 0, name, wrapped)
        sheet.write_string(number, 1, words, wrapped)


def _rows(entries: Iterable[Entry], reviewer: str) -> Iterator[Cells]:
    for entry in entries:
        yield _machine_cells(entry) | _filled_cells(_own(entry, reviewer))


def _machine_cells(entry: Entry) -> Cells:
    """What the ledger says."""
    claim = entry.claim
    on_event, on_attribution = verdict_pair(entry.findings)
    return {
        CLAIM: CLAIM_PREFIX + claim.id,
        ROW: str(entry.row),
        "published": entry.meta.published or "",
        "outlet": entry.meta.outlet or claim.outlet or "",
        "sentence": claim.sentence,
        "who": speaker(entry),
        "act": claim.act.value,
        "content": claim.content,
        "target": claim.target or "",
        "said": _time(claim.said),
        "event_time": _time(claim.event_time),
        "evidence": f"event: {on_event}; attribution: {on_attribution}",
        "state": entry.state.value,
        "reviews": "; ".join((*reviewer_lines(entry), *note_lines(entry))),
    }


def _filled_cells(own: Reviewed | None) -> Cells:
    """What the reviewer has decided already."""
    corrected = {change.field: change.text for change in own.changes} if own else {}
    return {
        DECISION: own.decision.value if own else "",
        **{f"{CORRECT}{field.value}": corrected.get(field, "") for field in ReviewField},
        NOTE: (own.note or "") if own else "",
        REVIEWER: own.reviewer if own else "",
    }


def _own(entry: Entry, reviewer: str) -> Reviewed | None:
    """The reviewer's judgement that stands and counts."""
    return next(
        (
            one
            for one in entry.reviews
            if one.decision in JUDGEMENTS
            and one.carried is not Carried.CHANGED
            and name_key(one.reviewer) == name_key(reviewer)
        ),
        None,
    )


def _time(time: Time | None) -> str:
    """The value in the time's own zone, with its bounds where it is resolved."""
    if time is None:
        return ""
    if time.earliest is None and time.latest is None:
        return f"{time.value} (not resolved)"
    bounds = "/".join(instant(bound) if bound else ".." for bound in (time.earliest, time.latest))
    return f"{time.value} ({bounds})"
