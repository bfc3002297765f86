"""A document as a Word file: headings that a table of contents finds, tables that an editor can sort and cut."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

import docx
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt
from docx.table import _Cell, _Row

from ledger.export.cells import workbook_text
from ledger.export.document import STANDING_WORDS, Document, Section, Standing, Table

SHADES = {
    Standing.REVIEWED: "E3F1E8",
    Standing.UNREVIEWED: "FBF0D9",
    Standing.MEASURED: "F8E3E1",
    Standing.PLAIN: "EEECE8",
}
"""Behind the headings of a table, so that what people reviewed is told from the rest at a glance."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every part of the file: the earliest that ZIP knows, so that equal documents give equal bytes."""


def write_docx(document: Document, out: BinaryIO) -> None:
    """Write the document; equal documents give equal bytes."""
    word = docx.Document()
    _set_page(word)
    word.add_heading(_text(document.title), level=0)
    word.add_paragraph(_text(document.lead))
    if document.warning:
        word.add_paragraph().add_run(_text(document.warning)).bold = True
    for section in document.sections:
        _add_section(word, section)
    word.add_heading("Method and limits", level=1)
    for paragraph in (*document.foot, document.made):
        word.add_paragraph(_text(paragraph))
    _save(word, document, out)


def _set_page(word: Word) -> None:
    """A4 on its side: the tables are wide."""
    page = word.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Cm(29.7), Cm(21.0)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(1.8)
    word.styles["Normal"].font.size = Pt(9)


def _add_section(word: Word, section: Section) -> None:
    word.add_heading(_text(section.title), level=1)
    if section.lead:
        word.add_paragraph(_text(section.lead))
    if not section.shown:
        word.add_paragraph(_text(section.none))
    for table in section.shown:
        if words := STANDING_WORDS[table.standing]:
            word.add_heading(words, level=2)
        _add_table(word, table)


def _add_table(word: Word, table: Table) -> None:
    made = word.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    head = made.rows[0]
    for cell, name in zip(head.cells, table.columns, strict=True):
        cell.paragraphs[0].add_run(_text(name)).bold = True
        _shade(cell, SHADES[table.standing])
    _repeat(head)
    for row in table.rows:
        for cell, text in zip(made.add_row().cells, row, strict=True):
            _fill(cell, text)
    word.add_paragraph()


def _fill(cell: _Cell, text: str) -> None:
    """The lines of a cell, a paragraph each."""
    first, *others = _text(text).split("\n")
    cell.paragraphs[0].add_run(first)
    for line in others:
        cell.add_paragraph(line)


def _shade(cell: _Cell, colour: str) -> None:
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>')
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001  python-docx has no other way to it


def _repeat(row: _Row) -> None:
    """The headings stand again on every page that the table reaches."""
    mark = parse_xml(f"<w:tblHeader {nsdecls('w')}/>")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001  python-docx has no other way to it


def _text(text: str) -> str:
    """The text as XML can hold it, what acts unseen made visible."""
    return workbook_text(text)


def _save(word: Word, document: Document, out: BinaryIO) -> None:
    """The file with nothing in it of when or by whom it was saved."""
    word.core_properties.author = "attribution-ledger"
    word.core_properties.title = _text(document.title)
    held = BytesIO()
    word.save(held)
    with zipfile.ZipFile(held) as read, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name, data in _parts(read):
            written.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)


def _parts(read: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    for name in read.namelist():
        yield name, read.read(name)
