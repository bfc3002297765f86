"""Markdown: the text as it stands, markup and all, so that offsets are the file's; the first heading is the title."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ledger.model.problem import Problem
from ledger.readers.txt import read_text
from ledger.readers.values import Document, Found, Source

READER = "md/1"

HEADING = re.compile(
    r"^ {0,3}#{1,6}[ \t]+(?P<hashed>[^\r\n]+)|^(?P<lined>[^\s#>-][^\r\n]*)\r?\n(?:={3,}|-{3,})[ \t]*\r?$", re.MULTILINE
)
HEAD_CHARACTERS = 4000


def read(source: Source) -> Iterator[Document | Problem]:
    """The one document of a Markdown file."""
    document = read_text(source, READER)
    if isinstance(document, Problem):
        yield document
        return
    yield replace(document, found=(*document.found, *_title(document.text)))


def _title(text: str) -> Iterator[Found]:
    heading = HEADING.search(text[:HEAD_CHARACTERS])
    title = (heading["hashed"] or heading["lined"] or "").strip("*_# \t") if heading else ""
    if title:
        yield Found(field="title", value=title, origin="heading")
