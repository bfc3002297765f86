"""A document as Markdown (GitHub's tables): a heading a section, a table a standing."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from ledger.export.document import STANDING_WORDS, Document, Section, Table
from ledger.export.markdown import markdown_text


def write_markdown(document: Document, out: BinaryIO) -> None:
    """Write the document; text of articles shows itself as it is."""
    out.writelines(line.encode("utf-8") + b"\n" for line in _lines(document))


def _lines(document: Document) -> Iterator[str]:
    yield f"# {markdown_text(document.title)}"
    yield f"\n{markdown_text(document.lead)}"
    if document.warning:
        yield f"\n> **{markdown_text(document.warning)}**"
    for section in document.sections:
        yield from _section(section)
    yield "\n## Method and limits"
    for paragraph in document.foot:
        yield f"\n{markdown_text(paragraph)}"
    yield f"\n{markdown_text(document.made)}"


def _section(section: Section) -> Iterator[str]:
    yield f"\n## {markdown_text(section.title)}"
    if section.lead:
        yield f"\n{markdown_text(section.lead)}"
    if not section.shown:
        yield f"\n{markdown_text(section.none)}"
    for table in section.shown:
        yield from _table(table)


def _table(table: Table) -> Iterator[str]:
    if words := STANDING_WORDS[table.standing]:
        yield f"\n### {words}"
    yield f"\n{_row(table.columns)}"
    yield f"|{' --- |' * len(table.columns)}"
    for row in table.rows:
        yield _row(row)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(markdown_text(cell) for cell in cells)} |"
