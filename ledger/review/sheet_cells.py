"""Cells of separated values that no spreadsheet runs, and the same cells as they were."""

from ledger.export.cells import GUARD, cut, encodable, starts_formula


def guarded_cell(text: str) -> str:
    """The text as a cell, with `GUARD` before what would run, and before a text that begins so already."""
    text = encodable(cut(text))
    return GUARD + text if starts_formula(text.lstrip(GUARD)) else text


def bare_cell(text: str) -> str:
    """The text of a cell, blanks at the ends and one guard left out."""
    text = text.strip()
    return text[1:].strip() if text.startswith(GUARD) and starts_formula(text.lstrip(GUARD)) else text
