"""A text as single words, for `--search`: taken apart here and not by a database, so that both find the same.

A word is a run of letters, digits and the marks that belong to them. Where words are written without blanks between
(Chinese, Japanese, Thai, Khmer ...) every character is a word; a search for several finds them side by side.
"""

import re
import unicodedata

from ledger.store.queries.query import fold

LONGEST = 64
"""Code points of a word; what is longer is cut, in the text and in the search alike."""

_MOST = 4000
"""Words kept of one text: as many of the longest as PostgreSQL's tsvector (1 MiB) has room for."""

BORDER = "\ue000"
"""Stands between two texts, so that no phrase reaches from one into the other; no text holds it as a word."""

_WITHOUT_BLANKS = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x19E0, 0x19FF), (0x2E80, 0x2FDF), (0x3005, 0x3007),
    (0x3021, 0x3029), (0x3040, 0x30FF), (0x3100, 0x312F), (0x31A0, 0x31BF), (0x31F0, 0x31FF), (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F), (0xF900, 0xFAFF), (0xFF66, 0xFF9D), (0x16FE0, 0x18DFF),
    (0x1AFF0, 0x1B2FF), (0x20000, 0x323AF),
)  # fmt: skip
"""Thai and Lao, Burmese, Khmer, Han with its parts and signs, kana, bopomofo, Tangut; first and last code point."""

_MARKS_SINCE = (
    (0x2000, 0x2BFF), (0x2E00, 0x2E7F), (0x2FF0, 0x303F), (0xFE10, 0xFE6F), (0x1F000, 0x1FBFF), (0xE0000, 0xFFFFF),
    (0x100000, 0x10FFFF),
)  # fmt: skip
"""Where Unicode has added marks, signs and pictures since 3.2, and not letters."""


def tokens(text: str) -> list[str]:
    """The words of a text, as `query.fold` writes them, in order."""
    return _words(fold(text))


def _words(folded: str) -> list[str]:
    if not folded.isascii():
        folded = _OTHERS.sub(lambda found: _LETTERS[found[0]], folded)
    plain = folded.encode("utf-8", "surrogatepass").translate(_MARKS).decode("utf-8", "surrogatepass")
    words = plain.split()[:_MOST]
    return [word[:LONGEST] for word in words] if _TOO_LONG.search(plain) else words


def indexed(content: str, sentence: str) -> str:
    """What a claim is found by: the words of its content, then those of its sentence, a blank between any two.

    The content is mostly a part of the sentence; it is not written twice then.

    Args:
        content: as `query.fold` writes it.
        sentence: likewise.
    """
    outer = " ".join(_words(sentence))
    if _is_whole_in(content, sentence):
        return outer
    inner = " ".join(_words(content))
    if not inner or f" {inner} " in f" {outer} ":
        return outer
    return f"{inner} {BORDER} {outer}" if outer else inner


def _is_whole_in(content: str, sentence: str) -> bool:
    """Whether the words of the content are some of the sentence's, as a glance can tell."""
    start = sentence.find(content)
    before, after = sentence[start - 1 : start], sentence[start + len(content) :][:1]
    return start >= 0 and before in _CERTAIN and after in _CERTAIN


class _Letters(dict[str, str]):
    """What becomes of each character past ASCII, worked out when it is first met."""

    def __missing__(self, character: str) -> str:
        self[character] = made = _made(character)
        return made


def _made(character: str) -> str:
    """The character itself as part of a word, or between blanks as a word of its own; else a blank.

    By Unicode 3.2, which every Python knows alike; what came later counts as letters, marks and pictures apart.
    """
    code, category = ord(character), unicodedata.ucd_3_2_0.category(character)
    if not (category[0] in "LNM" or (category == "Cn" and not _is_among(code, _MARKS_SINCE))):
        return " "
    return f" {character} " if _is_among(code, _WITHOUT_BLANKS) and category[0] != "M" else character


def _is_among(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


_LETTERS = _Letters()
_OTHERS = re.compile(r"[^\x00-\x7f]")
_MARKS = bytes(32 if chr(code).isascii() and not chr(code).isalnum() else code for code in range(256))
"""Makes blanks of ASCII's marks, in UTF-8: bytes are translated faster than characters."""
_TOO_LONG = re.compile(rf"\S{{{LONGEST + 1}}}")
_CERTAIN = frozenset(("", *" \t\n.,;:!?\"'()-"))
"""What surely ends a word, or begins one; nothing combines with it."""
