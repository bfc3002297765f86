"""What a reviewer writes, as the log keeps it: names that are one line and safe to print, notes without controls."""

import re
import unicodedata

from ledger.model.problem import UsageError

NAME_LIMIT = 200
"""Characters of a name."""

NOTE_LIMIT = 4000
"""Characters of a note."""

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def reviewer_name(text: str) -> str:
    """The name under which somebody reviews: one line, composed characters, single blanks.

    Raises:
        UsageError: when there is none, it is too long, or holds what a terminal would act on.
    """
    name = one_line_name(text, "a reviewer's name")
    if not name:
        raise UsageError("a reviewer needs a name", todo="give --reviewer NAME, or set LEDGER_REVIEWER")
    return name


def one_line_name(text: str, what: str) -> str:
    """A name on one line, composed characters, single blanks; "" for none.

    Raises:
        UsageError: when it is too long, or holds what a terminal would act on.
    """
    name = unicodedata.normalize("NFC", " ".join(text.split()))
    if _CONTROLS.search(name) or _TURNING.search(name):
        raise UsageError(f"{what} holds characters that cannot be seen: {name!r}", todo="write it anew")
    if len(name) > NAME_LIMIT:
        raise UsageError(f"{what} is longer than {NAME_LIMIT} characters", todo="shorten it")
    return name


def note_text(text: str | None) -> str | None:
    """A note on one line, controls as U+FFFD; None for one without a word.

    Raises:
        UsageError: when it is too long.
    """
    note = _CONTROLS.sub("\ufffd", " ".join((text or "").split()))
    if len(note) > NOTE_LIMIT:
        raise UsageError(f"a note is longer than {NOTE_LIMIT} characters", todo="shorten it")
    return note or None
