"""Whatever text stands in a cell, the file opens and the cell comes back."""

import csv
import io

import openpyxl
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.export.cells import GUARD, encodable, guarded, starts_formula, visible, workbook_text
from ledger.export.delimited import csv_cell
from ledger.export.markdown import markdown_text

ANY = st.text(alphabet=st.characters(exclude_categories=[]))
STARTS = st.sampled_from(["", "=", " +", "\t", "＠", "\r", "-", "\u200e=", '"', ",", "\n"])


@given(cells=st.lists(st.builds(str.__add__, STARTS, ANY), min_size=1, max_size=5))
def test_csv_gives_cells_back(cells: list[str]) -> None:
    """Modulo the prefix, and U+FFFD for NUL and lone surrogates; with raw modulo the latter only."""
    for raw in (True, False):
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\r\n").writerow([csv_cell(cell, raw=raw) for cell in cells])
        (row,) = csv.reader(io.StringIO(out.getvalue(), newline=""))
        out.getvalue().encode("utf-8")
        bare = [
            cell.removeprefix(GUARD) if guarded(text) != text else cell for cell, text in zip(row, cells, strict=True)
        ]
        assert (row if raw else bare) == [encodable(cell) for cell in cells]
        assert raw or not any(starts_formula(cell) for cell in row)


@settings(max_examples=60)
@given(text=st.builds(str.__add__, STARTS, ANY))
def test_a_workbook_opens_with_any_text(text: str) -> None:
    """And holds it as a string."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.add_worksheet().write_string(0, 0, workbook_text(text))
    book.close()
    cell = openpyxl.load_workbook(io.BytesIO(out.getvalue())).active["A1"]
    assert cell.data_type in {"s", "inlineStr", "n"}
    assert (cell.value or "") == workbook_text(text) or "_x" in text


@given(text=ANY)
def test_what_is_shown_is_shown_once(text: str) -> None:
    """Showing what is shown already changes nothing."""
    assert visible(visible(text)) == visible(text)


@given(text=ANY)
def test_markdown_is_one_cell_of_one_line(text: str) -> None:
    """No text ends its cell or its line, or opens a tag other than the line break."""
    shown = markdown_text(text)
    shown.encode("utf-8")
    assert len(shown.splitlines()) <= 1
    assert "|" not in shown.replace("\\|", "")
    assert "<" not in shown.replace("<br>", "")
