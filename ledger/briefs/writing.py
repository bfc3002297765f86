"""The forms of a brief and of a timeline, and the one way to write each."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO
from zoneinfo import ZoneInfo

from ledger.export.document import Document
from ledger.export.picture import Picture, picture
from ledger.export.timeline import timeline
from ledger.model.evidence import Observation
from ledger.threads.views.account import Account


def pictures(account: Account, observations: Iterable[Observation], zone: ZoneInfo | None) -> tuple[Picture, ...]:
    """The claims of an account over what was measured, a picture a stretch of time.

    What somebody only passes on is not his, and is drawn in the lane of the one who said it.
    """
    own = tuple(entry for claim, entry in account.entries.items() if claim not in account.relays)
    times = timeline(own, observations)
    return tuple(picture(one, number=number, zone=zone) for number, one in enumerate(times.stretches, start=1))


def write(document: Document, drawn: Sequence[Picture], out: BinaryIO, form: str) -> None:
    """Write the document as "md", "docx", or with its pictures as "html"; what a form needs is loaded for it alone."""
    if form == "html":
        from ledger.export.document_html import write_html

        write_html(document, out, drawn)
    elif form == "docx":
        from ledger.export.document_docx import write_docx

        write_docx(document, out)
    else:
        from ledger.export.document_markdown import write_markdown

        write_markdown(document, out)


def write_timeline(name: str, drawn: Sequence[Picture], out: BinaryIO, form: str) -> None:
    """Write the pictures as "svg", "png", or a page, "html", under the incident's name."""
    from ledger.export import timeline_file

    if form == "png":
        timeline_file.write_png(drawn, out)
    elif form == "svg":
        timeline_file.write_svg(drawn, out)
    else:
        timeline_file.write_page(name, drawn, out)
