"""Sheets that come by mail: any bytes, and workbooks with any byte changed, are rows or a fault of the request."""

import io
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ledger.model.problem import LedgerError, Problem
from ledger.review.sheet_cells import guarded_cell
from ledger.review.sheet_reading import read_sheet
from ledger.review.workbook import read_workbook
from ledger.review.workbook_parts import WorkbookError

HEAD = "claim,decision,note\r\n"
ROWS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>claim</t></is></c><c r="B1" t="s"><v>0</v></c></row>'
    '<row r="2"><c r="A2"><v>1.0</v></c><c r="B2" s="1"><v>41996.0</v></c><c t="b"><v>1</v></c>'
    '<c t="e"><v>#REF!</v></c><c r="AA2" t="str"><f>1+1</f><v>2</v></c></row>'
)
PARTS = {
    "xl/workbook.xml": '<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="a" r:id="1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="1" Target="worksheets/s.xml"/></Relationships>',
    "xl/sharedStrings.xml": "<sst><si><t>deci</t><rPh><t>no</t></rPh><r><t>sion</t></r></si></sst>",
    "xl/styles.xml": '<s><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm"/></numFmts><cellXfs>'
    '<xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></s>',
    "xl/worksheets/s.xml": f"<worksheet><sheetData>{ROWS}</sheetData></worksheet>",
}


def packed(**other: str) -> bytes:
    """A workbook of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (PARTS | other).items():
            archive.writestr(name, text)
    return out.getvalue()


def read(data: bytes) -> object:
    """The rows of these bytes as a file, or the fault."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet"
        path.write_bytes(data)
        try:
            return list(read_sheet(path))
        except LedgerError as fault:
            return str(fault)


def test_cells_of_every_kind_are_text() -> None:
    """Shared and own strings, numbers, dates, truth, errors, the last value of a formula; reading aids left out."""
    assert list(read_workbook(packed(), "review")) == [
        (1, {0: "claim", 1: "decision"}),
        (2, {0: "1", 1: "2014-12-23", 2: "TRUE", 3: "#REF!", 26: "2"}),
    ]


@pytest.mark.parametrize(
    "sheet",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet/>',
        "<worksheet><sheetData><row>",
        '<worksheet><sheetData><row><c r="XFE1"><v>1</v></c></row></sheetData></worksheet>',
    ],
)
def test_what_no_spreadsheet_program_writes_is_refused(sheet: str) -> None:
    """A document type, an unfinished part, a column past the last."""
    with pytest.raises(WorkbookError):
        list(read_workbook(packed(**{"xl/worksheets/s.xml": sheet}), "review"))


@settings(deadline=None)
@given(st.binary(max_size=300))
@example(b"PK\x03\x04")
@example(b"\xff\xfe")
@example(HEAD.encode() + b'"\r\n')
@example(HEAD.encode() + b"\x00,\x00,\x00\r\n")
def test_any_bytes(data: bytes) -> None:
    """A list of rows, or a fault in a line."""
    assert read(data) is not None


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_workbook_with_bytes_changed(data: st.DataObject) -> None:
    """Some bytes of the archive are others, or are gone."""
    whole = bytearray(packed())
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=6)):
        whole[place] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(len(whole) - 20, len(whole)) | st.integers(0, len(whole)))
    assert read(bytes(whole[:end])) is not None


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_part_with_characters_changed(data: st.DataObject) -> None:
    """The archive is whole; what it holds is not."""
    name = data.draw(st.sampled_from(sorted(PARTS)))
    text = list(PARTS[name])
    for place in data.draw(st.lists(st.integers(0, len(text) - 1), max_size=4)):
        text[place] = data.draw(st.sampled_from('<>"&=/09aZ٣ \u00e9'))
    assert read(packed(**{name: "".join(text)})) is not None


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40)


@settings(deadline=None)
@given(TEXTS)
@example("=cmd|' /C calc'!A0")
@example("'=1")
@example("''-1")
@example("＝1+1")
@example("\t=1")
def test_a_guarded_cell_comes_back_as_it_was(text: str) -> None:
    """Whatever an editor writes or the ledger wrote: what the guard adds is taken off again."""
    quoted = guarded_cell(text).replace('"', '""')
    found = read(f'{HEAD}claim-1,accept,"{quoted}"\r\n'.encode())
    assert isinstance(found, list)
    (row,) = found
    assert not isinstance(row, Problem)
    assert row.text("note") == text.strip()
