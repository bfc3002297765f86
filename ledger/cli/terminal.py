"""Text from articles made safe for a terminal: it cannot move the cursor, change colours or turn a line round."""

import re
import sys
import unicodedata

UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # control characters, C0 and C1; escape sequences begin with one
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks (UAX 9): they can make a line read otherwise
    "\u2028\u2029\ufeff\ud800-\udfff]"
)
"""What is never sent to a terminal as it stands."""


def visible(text: str) -> str:
    r"""The text with every unsafe character written out: an escape becomes the four characters "\x1b"."""
    return UNSAFE.sub(lambda found: _written_out(found.group()), text)


def one_line(text: str) -> str:
    """The text on one line, white space collapsed, unsafe characters written out."""
    return visible(" ".join(text.split()))


def paragraph(text: str) -> str:
    """The text with its line breaks kept and all else that is unsafe written out."""
    return "\n".join(visible(line.replace("\t", " ")) for line in text.splitlines())


def json_safe(text: str) -> str:
    """JSON text with the unsafe characters of its strings as escapes; it parses to the same value."""
    return UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()


def cut(text: str, width: int) -> str:
    """The text in at most this many columns, an ellipsis where something is left out."""
    if columns_of(text) <= width:
        return text
    kept, used = [], 1
    for character in text:
        used += columns_of(character)
        if used > width:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"


def columns_of(text: str) -> int:
    """How many columns the text takes: two for a wide character, none for one that is set upon another."""
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )


def _written_out(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004  the last of two digits
