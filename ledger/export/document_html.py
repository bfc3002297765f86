"""A document as one HTML file that holds all it shows, needs no script and fetches nothing."""

from collections.abc import Sequence
from typing import BinaryIO

from ledger.export.cells import encodable
from ledger.export.document import STANDING_WORDS, Document
from ledger.export.pages import environment
from ledger.export.picture import Picture


def write_html(document: Document, out: BinaryIO, pictures: Sequence[Picture] = ()) -> None:
    """Write the document, with pictures of its timeline over the first section."""
    page = environment().get_template("document.html.j2")
    parts = page.generate(document=document, pictures=pictures, standings=STANDING_WORDS)
    out.writelines(encodable(part).encode("utf-8") for part in parts)
