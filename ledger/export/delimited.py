"""Comma-separated values for reporters' spreadsheets (RFC 4180: CRLF, quotes doubled, a header line).

UTF-8 with a byte order mark, because without it Excel reads curly quotes as gibberish and says nothing. A cell that a
spreadsheet would run is prefixed with an apostrophe. `raw` leaves out both, for programs. NUL and lone surrogates
become U+FFFD, one for one; nothing else of a cell changes. A spreadsheet whose separator is the semicolon splits
comma files wrongly whatever they hold: import them with the comma named, or take xlsx.
"""

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from ledger.export.cells import encodable, guarded
from ledger.export.columns import COLUMNS
from ledger.export.options import ExportOptions
from ledger.export.rows import Cell, rows
from ledger.model.claim import Entry


def write_csv(entries: Iterable[Entry], out: BinaryIO, options: ExportOptions) -> None:
    """Write the claim-evidence table, row by row as the entries come."""
    text = io.TextIOWrapper(out, encoding="utf-8" if options.raw else "utf-8-sig", newline="", write_through=False)
    try:
        table = csv.writer(text, lineterminator="\r\n")
        table.writerow(column.name for column in COLUMNS)
        for row in rows(entries, options.observations):
            table.writerow(csv_cell(cell, raw=options.raw) for cell in row)
        text.flush()
    finally:
        text.detach()


def csv_cell(cell: Cell, *, raw: bool) -> str:
    """A cell as text: empty for None, guarded unless raw."""
    if cell is None:
        return ""
    text = encodable(str(cell))
    return text if raw else guarded(text)
