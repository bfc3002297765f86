"""Where the headline of an article is, and which of its capitals only the headline gives."""

import re
from collections.abc import Sequence

from ledger.extract.parse.quotes import PARAGRAPH
from ledger.model.text import Span

FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n(?:.*\r?\n)*?---[ \t]*(?:\r?\n|\Z)")
LONGEST = 22
"""Words of a headline."""
SHORTEST = 3
WORD = re.compile(r"[^\W\d_][\w’'-]*")
TAIL = re.compile(r" (?=[-–—] [^-–—\n]{2,30}$)")
"""Before the agency at the end of a headline: "... - agency"."""
CAPITALS = 0.6
"""The share of capitalised words from which a line is in title case."""


def headline_of(text: str) -> Span | None:
    """The first line, after front matter, where it is short and without a full stop."""
    front = FRONT_MATTER.match(text)
    line = next((m for m in PARAGRAPH.finditer(text, front.end() if front else 0) if m.group().strip()), None)
    if line is None:
        return None
    words = line.group().split()
    finished = line.group().rstrip(" \t\"”’'").endswith((".", ",", "!", "?", ":"))
    return Span(*line.span()) if SHORTEST <= len(words) <= LONGEST and not finished else None


def tail_of(text: str) -> int | None:
    """The code point of the dash before the agency that a headline ends with."""
    line = headline_of(text)
    tail = TAIL.search(line.of(text).rstrip()) if line is not None else None
    return line.start + tail.end() if line is not None and tail is not None else None


def in_lower_case(text: str, verbs: Sequence[str] | frozenset[str]) -> str:
    """The text with these verbs in lower case where its headline is in title case ("Ministry Slams Report"), as long as before."""
    line = headline_of(text)
    if line is None:
        return text
    words = list(WORD.finditer(text, *line))
    if len(words) < SHORTEST or sum(m.group()[0].isupper() for m in words) < CAPITALS * len(words):
        return text
    cues = [m for m in words[1:] if m.group().lower() in verbs and m.group().lower().endswith("s")]
    for m in cues:
        text = text[: m.start()] + m.group().lower() + text[m.end() :]
    return text
