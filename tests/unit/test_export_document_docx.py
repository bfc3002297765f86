"""A document as a Word file: all its words, the same bytes for the same document, nothing that acts."""

import io
import zipfile

import pytest
from documents import SAID, written

docx = pytest.importorskip("docx", reason="python-docx is younger than this environment: make it anew")

from ledger.export.document_docx import write_docx  # noqa: E402  it stands on python-docx


def words() -> str:
    """All that a reader sees."""
    word = docx.Document(io.BytesIO(written(write_docx)))
    cells = (cell.text for table in word.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in word.paragraphs), *cells])


def test_it_says_it_all() -> None:
    """Title, warning, both standings, what stands where there is no row, and method."""
    assert [part for part in SAID if part not in words()] == []


def test_what_an_article_says_does_not_act() -> None:
    """No escape sequence, no direction of writing turned round, no NUL."""
    assert not any(char in words() for char in "\x1b\u202e\x00")


def test_what_people_reviewed_has_a_table_of_its_own() -> None:
    """Two tables, the reviewed one first; a table without rows is none; a line of a cell is a paragraph."""
    tables = docx.Document(io.BytesIO(written(write_docx))).tables
    assert [table.rows[1].cells[0].text for table in tables] == ["China", "Norland"]
    assert tables[0].rows[1].cells[1].text == "denies\nthat it did"


def test_a_word_file_holds_no_time_of_its_making() -> None:
    """Equal documents give equal bytes; every part is as old as ZIP allows."""
    assert written(write_docx) == written(write_docx)
    with zipfile.ZipFile(io.BytesIO(written(write_docx))) as read:
        assert {one.date_time for one in read.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert read.testzip() is None
