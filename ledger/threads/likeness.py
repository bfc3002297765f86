"""How alike two pieces of wording are; rapidfuzz's door in this room."""

import re
import zlib
from collections.abc import Iterable
from functools import lru_cache

ALIKE = 82
"""Percent from which two claims that share what they are about say the same in other words."""

COPIED = 92
"""Percent from which two texts are one text, told twice."""

FEWEST = 3
"""With fewer content words than this two claims say too little to be alike: both only name somebody, or something."""

SHARED = 0.6
"""Of the words of the shorter claim so many must stand in the other: a ratio of letters is fooled by long ones."""

SKETCH = 4
"""Words by whose hashes a claim is filed: claims that share most words share one of these almost surely (min-hash)."""

_WORD = re.compile(r"\w+")


def are_alike(one: tuple[str, ...], other: tuple[str, ...], fewest: int = FEWEST) -> bool:
    """Whether two claims' content words are a paraphrase of each other: no other numbers, most words, like letters.

    Args:
        one: in base form.
        other: in base form.
        fewest: so many words are enough where they are the same.
    """
    left, right = frozenset(one), frozenset(other)
    if numbers(left) != numbers(right):
        return False
    if left == right:
        return len(left) >= fewest
    least = min(len(left), len(right))
    if least < FEWEST or len(left & right) < SHARED * least:
        return False
    from rapidfuzz import fuzz

    return fuzz.token_sort_ratio(" ".join(one), " ".join(other)) >= ALIKE


def shared(one: Iterable[str], other: Iterable[str]) -> float:
    """The share of the words of the shorter that stand in the other; none where one has no words."""
    left, right = frozenset(one), frozenset(other)
    return len(left & right) / (min(len(left), len(right)) or 1)


def are_copies(one: str, other: str) -> bool:
    """Whether two contents are one text, but for punctuation and a word or so; no number may differ."""
    (left, counted), (right, others) = _taken_apart(one), _taken_apart(other)
    if left == right:
        return True
    if counted != others:
        return False
    from rapidfuzz import fuzz

    return fuzz.ratio(left, right) >= COPIED


@lru_cache(maxsize=4096)
def _taken_apart(text: str) -> tuple[str, frozenset[str]]:
    """A text as `normal` gives it, and its numbers; the same one is set against many others."""
    plain = normal(text)
    return plain, numbers(frozenset(plain.split()))


def normal(text: str) -> str:
    """A text's words in lower case with one space between them."""
    return " ".join(_WORD.findall(text.casefold()))


def stands_in(name: str, text: str) -> bool:
    """Whether the words of the name stand in the text, one after the other."""
    return f" {normal(name)} " in f" {normal(text)} "


def sketch(words: Iterable[str], most: int = SKETCH) -> tuple[int, ...]:
    """The smallest hashes of these words, under which a claim is filed and looked for."""
    return tuple(sorted({zlib.crc32(word.encode("utf-8", "replace")) for word in words})[:most])


def numbers(words: frozenset[str]) -> frozenset[str]:
    """Those of the words that hold a digit."""
    return frozenset(word for word in words if any(letter.isdigit() for letter in word))
