"""Where gold's words stand in the text, and how much two extents have in common."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from ledger.evaluate.gold import Passage
from ledger.model.problem import LedgerError
from ledger.model.text import Span

T = TypeVar("T")

WORD = re.compile(r"\w+")

HALF = 0.5
"""Least likeness of two extents that are the same passage."""

Extent = frozenset[int]
"""A set of words, each by the code point at which it begins: quotation marks and blanks count for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An article's text, with what is needed to find gold in it."""

    text: str
    """As it is read: offsets of claims are its code points."""
    front: str = ""
    """What goes before the text in its file; gold counts occurrences from the top of the file."""
    gold: str = ""
    """Where the gold was read, for what is said of its faults."""


def extent(text: str, spans: Iterable[Span]) -> Extent:
    """The words within these spans."""
    return frozenset(match.start() for start, end in spans for match in WORD.finditer(text, start, end))


def extents(page: Page, passage: Passage) -> tuple[Extent, ...]:
    """The extents that a passage allows, the one that it names first.

    Raises:
        LedgerError: when its words are not in the text.
    """
    others = (match.span() for words in passage.others for match in re.finditer(re.escape(words), page.text))
    return (extent(page.text, find(page, passage)), *(extent(page.text, [Span(*span)]) for span in others))


def find(page: Page, passage: Passage) -> tuple[Span, ...]:
    """The places of a passage's parts in the text: the nth occurrence of the first, each other one next behind it.

    Raises:
        LedgerError: as `extents`.
    """
    file, shift = page.front + page.text, len(page.front)
    spans: list[Span] = []
    for words in passage.parts:
        after = spans[-1].start + shift + 1 if spans else 0
        start = _occurrence(file, words, after=after, nth=0 if spans else passage.nth) - shift
        if start < 0:
            todo = "write its words as they stand, and count nth from the top of the file"
            raise LedgerError(f"gold is not found in the article: {words!r}", where=page.gold, todo=todo)
        spans.append(Span(start, start + len(words)))
    return tuple(spans)


def _occurrence(file: str, words: str, *, after: int, nth: int) -> int:
    """Where the nth occurrence behind `after` starts, -1 for none; occurrences may overlap."""
    start = file.find(words, after)
    for _ in range(nth):
        start = file.find(words, start + 1) if start >= 0 else -1
    return start


def likeness(one: frozenset[T], other: frozenset[T]) -> float:
    """Jaccard's: the share of what either has that both have; 0 where neither has anything."""
    either = one | other
    return len(one & other) / len(either) if either else 0.0
