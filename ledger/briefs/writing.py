"""The forms of a brief, and the one way to write one."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO
from zoneinfo import ZoneInfo

from ledger.export.document import Document
from ledger.export.picture import Picture, picture
from ledger.export.timeline import timeline
from ledger.model.evidence import Observation
from ledger.threads.account import Account


def pictures(account: Account, observations: Iterable[Observation], zone: ZoneInfo | None) -> tuple[Picture, ...]:
    """The claims of an account over what was measured, a picture a stretch of time."""
    times = timeline(tuple(account.entries.values()), observations)
    return tuple(picture(one, number=number, zone=zone) for number, one in enumerate(times.stretches, start=1))


def write(document: Document, drawn: Sequence[Picture], out: BinaryIO, form: str) -> None:
    """Write the document as "md", or with its pictures as "html"; what a form stands on is loaded for it alone."""
    if form == "html":
        from ledger.export.document_html import write_html

        write_html(document, out, drawn)
    else:
        from ledger.export.document_markdown import write_markdown

        write_markdown(document, out)
