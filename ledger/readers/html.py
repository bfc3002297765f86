"""Web pages: trafilatura finds the text, the page's own marks give its metadata.

The extracted text is the article's text, and offsets refer to it; so the reader's name holds trafilatura's version.
"""

import logging
import re
from collections.abc import Iterator

import trafilatura

from ledger.model.problem import Problem
from ledger.readers.encoding import decode
from ledger.readers.html_metadata import page_metadata
from ledger.readers.txt import too_large
from ledger.readers.values import Document, Source

READER = f"html/1 trafilatura/{trafilatura.__version__}"

PRESCAN_BYTES = 8192
DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,100}encoding=[\"']([\w.-]{1,40})",
    re.IGNORECASE,
)

LABELS = {
    "ascii": "cp1252", "us-ascii": "cp1252", "latin1": "cp1252", "iso-8859-1": "cp1252", "iso8859-1": "cp1252",
    "windows-1252": "cp1252", "x-sjis": "cp932", "shift_jis": "cp932", "gb2312": "gb18030", "gbk": "gb18030",
    "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "iso-8859-9": "cp1254", "tis-620": "cp874", "unicode": "utf-8",
    "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8", "x-user-defined": "cp1252",
}  # fmt: skip
"""Encodings that browsers read as a larger one (WHATWG Encoding Standard): pages mean what browsers do."""

for _name in ("trafilatura", "htmldate", "justext", "courlan"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # what they cannot parse is a Problem of ours


def read(source: Source) -> Iterator[Document | Problem]:
    """The one document of a web page."""
    data = source.everything()
    if data is None:
        yield too_large(source.origin)
        return
    decoded = decode(data, where=source.origin, option=source.encoding, declared=declared_encoding(data))
    if isinstance(decoded, Problem):
        yield decoded
        return
    page = _as_page(decoded.text)
    text = trafilatura.extract(page, include_comments=False, deduplicate=False)
    tree = trafilatura.load_html(page)  # apart, because extracting from a tree that was parsed before loses line breaks
    if tree is None or not text or not text.strip():
        what = "no article text was found in this page; save its text as .txt"
        yield Problem(kind="no_text_found", where=source.origin, what=what)
        return
    yield Document(
        text=text,
        blob=data,
        encoding=decoded.encoding,
        reader=READER,
        origin=source.origin,
        name=source.name,
        found=tuple(page_metadata(tree)),
        problems=decoded.problems,
    )


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the page's own head names, as browsers understand the name."""
    found = DECLARED.search(data[:PRESCAN_BYTES])
    if not found:
        return None
    label = (found[1] or found[2]).decode("ascii", errors="replace").lower()
    return LABELS.get(label, label)


def _as_page(text: str) -> str:
    """The page with a declaration, without which trafilatura refuses pages whose `<html>` comes late."""
    text = text.replace("\0", "\ufffd")
    return text if "html" in text[:50].lower() else f"<!DOCTYPE html>\n{text}"
