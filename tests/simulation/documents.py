"""A document made by hand: what its forms are tried on."""

import io
from collections.abc import Callable

from ledger.export.document import Document, Section, Standing, Table

Write = Callable[[Document, io.BytesIO], None]

HOSTILE = "\x1b[31m<script>alert(1)</script> | [a](http://x) \u202e\x00"

MADE = Document(
    title="The outage in Norland",
    lead="Four claims.",
    warning="Nobody has reviewed any of these claims.",
    sections=(
        Section(
            title="Positions",
            lead="What each side holds.",
            tables=(
                Table(standing=Standing.REVIEWED, columns=("Who", "What"), rows=(("China", "denies\nthat it did"),)),
                Table(standing=Standing.UNREVIEWED, columns=("Who", "What"), rows=(("Norland", HOSTILE),)),
            ),
            none="Nobody.",
        ),
        Section(
            title="Contradictions",
            lead="",
            tables=(Table(standing=Standing.REVIEWED, columns=("One", "Other"), rows=()),),
            none="None was found.",
        ),
    ),
    foot=("How it was made.",),
    made="Made by a tool.",
)


SAID = (
    "The outage in Norland", "Nobody has reviewed any of these claims.", "Reviewed by people",
    "Not reviewed: a program’s reading", "that it did", "None was found.", "How it was made.", "Made by a tool.",
)  # fmt: skip
"""What a reader has to see of it, in every form."""


def written(write: Write) -> bytes:
    """The document as this writer writes it."""
    out = io.BytesIO()
    write(MADE, out)
    return out.getvalue()
