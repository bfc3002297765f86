"""How a name is cut into tokens, so that "U.S." is "US", "China’s" holds "China" and "Jong-un" is "Jong Un"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

TOKEN = re.compile(r"[A-Za-z](?:\.[A-Za-z](?![^\W_]))+\.?|[^\W_]+\$?")
"""An abbreviation with dots as one token, else a run of letters and digits; apostrophes and hyphens part tokens."""

_GAP = r"(?:[.'’]?[ \u00a0]?[ \n\u00a0]?|[-‐‑–/(]| ?& ?)"
"""What may stand between the tokens of one name."""

_NEXT = re.compile(f"{_GAP}({TOKEN.pattern})")


def word_set(text: str) -> frozenset[str]:
    """The words of a text as a set: how the word lists of this room are written."""
    return frozenset(text.split())


_LOWERABLE = word_set(
    "agency commission corps council department force group hackers lab labs magazine ministry network networks news"
    " newspaper office radio service team television"
)
"""Nouns of a name that some papers write small: "Xinhua news agency"."""


class Token(NamedTuple):
    """A word of a text, with its place."""

    text: str
    """Without dots."""
    start: int
    end: int


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of this stretch of text."""
    stop = len(text) if end is None else end
    return [Token(m.group().replace(".", ""), m.start(), m.end()) for m in TOKEN.finditer(text, start, stop)]


def words_after(text: str, position: int, count: int, end: int) -> tuple[list[str], list[int]]:
    """Up to `count` words that go on a name from here, and where each ends: only gaps between as a name may have."""
    words: list[str] = []
    ends: list[int] = []
    while len(words) < count and (match := _NEXT.match(text, position, end)):
        words.append(match[1].replace(".", ""))
        position = match.end()
        ends.append(position)
    return words, ends


def words_of(name: str) -> tuple[str, ...]:
    """The tokens of a name as texts."""
    return tuple(token.replace(".", "") for token in TOKEN.findall(name))


def key_of(words: Sequence[str]) -> str:
    """What two spellings of one name share: lower case, single spaces."""
    return " ".join(words).lower()


def case_agrees(name: tuple[str, ...], found: list[str]) -> bool:
    """Whether the words of a text are these words of a name as far as capitals go.

    A text may set a name in capitals ("NORTH KOREA"), but a name's capitals are kept: "us" is not "US".
    """
    for place, (wanted, got) in enumerate(zip(name, found, strict=True)):
        if wanted == got or wanted.islower():
            continue
        if got.isupper() and (len(wanted) > 3 or len(name) > 1) and not wanted.isupper():  # noqa: PLR2004  "DYN" is too short
            continue
        if place and got.islower() and got in _LOWERABLE:
            continue
        return False
    return True


def slug_of(name: str) -> str:
    """A name as a key of an id: "Hua Chunying" -> "hua-chunying"."""
    return "-".join(re.findall(r"[^\W_]+", name.lower().replace("'", "").replace("’", "")))
