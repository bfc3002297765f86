"""Which words of a text stand where in a changed version of it.

Patience diff (Bram Cohen) over words: what stands once in both texts pins them together, in order, and grows to both
sides; the gaps between are aligned again by shorter runs of words. What is left over and stands once in what is left of
the other text has been moved. Each pass looks at each word a bounded number of times: a text that repeats itself, in
which nothing stands once, costs no more than another, and is left unaligned but for its ends.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ledger.model.text import Span

NOWHERE = -1
"""Where a word of the old text stands that is not in the new one."""

RUNS = (8, 3)
"""So many words in a row pin two texts together, the longest first; then single words."""

MOVED_RUN = RUNS[-1]
"""So many words in a row, at least, are taken for the same ones elsewhere."""

_WITHOUT_BLANKS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_WITHOUT_BLANKS}]|[^\W{_WITHOUT_BLANKS}]+|[^\w\s]")
"""A word, a mark, or a letter of a script that is written without blanks between words."""

_TYPOGRAPHY = str.maketrans("‘’‚‛“”„‟«»‐‑‒–—―", '\'\'\'\'""""""------')


class Words:
    """A text as a row of words and marks, each with its place."""

    def __init__(self, text: str) -> None:
        places = [match.span() for match in _WORD.finditer(text)]
        self.text = text
        self.starts = [start for start, _ in places]
        self.ends = [end for _, end in places]
        self.keys = [text[start:end].translate(_TYPOGRAPHY).casefold() for start, end in places]
        """The words as they are compared: without regard to case and to the form of quotation marks and dashes."""

    def within(self, span: Span) -> range:
        """The words that this span meets."""
        first = bisect_left(self.ends, span.start + 1)
        return range(first, max(first, bisect_left(self.starts, span.end)))


@dataclass(frozen=True, slots=True)
class Alignment:
    """For each word of the old text its place among those of the new one."""

    in_order: tuple[int, ...]
    """Rising from word to word; `NOWHERE` for those that have no place between their neighbours."""
    moved: tuple[int, ...]
    """Where a run of words stands that has left its neighbours; `NOWHERE` for all others."""
    before: tuple[int, ...]
    """For each word, and the end, the last word before it that is in order; `NOWHERE` where there is none."""
    behind: tuple[int, ...]
    """For each word, and the end, the first from it on that is in order; the number of words where there is none."""
    back: tuple[int, ...]
    """For each word of the new text that of the old one which stands there, `NOWHERE` for none."""


class _Gap(NamedTuple):
    """Words of both texts, half-open, that are not aligned yet."""

    old: int
    old_end: int
    new: int
    new_end: int


def align(old: Sequence[str], new: Sequence[str]) -> Alignment:
    """Aligns two rows of words."""
    order = [NOWHERE] * len(old)
    gaps = [_Gap(0, len(old), 0, len(new))]
    for size in RUNS:
        gaps = [rest for gap in gaps for rest in _narrowed(old, new, gap, size, order)]
    moved = _moved(old, new, order)
    for gap in gaps:  # not before: a lone "the" would tear what was moved
        for _ in _narrowed(old, new, gap, 1, order):
            pass
    _keep_marks(old, new, order)
    before, behind = _neighbours(order)
    back = [NOWHERE] * len(new)
    for places in (moved, order):
        for index, place in enumerate(places):
            if place != NOWHERE:
                back[place] = index
    return Alignment(tuple(order), tuple(moved), before, behind, tuple(back))


def _narrowed(old: Sequence[str], new: Sequence[str], gap: _Gap, size: int, order: list[int]) -> Iterator[_Gap]:
    """Aligns what runs of so many words decide in this gap, and gives the gaps that remain."""
    at, to = gap.old, gap.new
    for i, j in (*_pins(old, new, gap, size), (gap.old_end, gap.new_end)):
        if i < at or j < to:
            continue  # what stands before has grown over it
        while at < i and to < j and old[at] == new[to]:
            order[at] = to
            at, to = at + 1, to + 1
        start, end = i, j
        while at < start and to < end and old[start - 1] == new[end - 1]:
            start, end = start - 1, end - 1
            order[start] = end
        if at < start and to < end:
            yield _Gap(at, start, to, end)
        at, to = i, j


def _pins(old: Sequence[str], new: Sequence[str], gap: _Gap, size: int) -> list[tuple[int, int]]:
    """Places of the runs that stand once in both parts of the gap: the most that are in the same order in both."""
    ours = _once(old, [range(gap.old, gap.old_end)], size)
    theirs = _once(new, [range(gap.new, gap.new_end)], size)
    return _rising([(i, theirs[run]) for run, i in ours.items() if run in theirs])


def _once(words: Sequence[str], parts: Iterable[range], size: int) -> dict[tuple[str, ...], int]:
    """The runs of so many words that stand once in these parts taken together, with their places, in order."""
    places: dict[tuple[str, ...], int] = {}
    for part in parts:
        runs = zip(*(words[part.start + k : part.stop] for k in range(size)), strict=False)
        for place, run in enumerate(runs, start=part.start):
            places[run] = NOWHERE if run in places else place
    return {run: place for run, place in places.items() if place != NOWHERE}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of these pairs, given by their first, whose second rises too (patience sorting)."""
    tops: list[int] = []
    piles: list[int] = []
    below: list[int] = []
    for index, (_, second) in enumerate(pairs):
        pile = bisect_left(tops, second)
        tops[pile : pile + 1] = [second]
        piles[pile : pile + 1] = [index]
        below.append(piles[pile - 1] if pile else NOWHERE)
    row = []
    index = piles[-1] if piles else NOWHERE
    while index != NOWHERE:
        row.append(pairs[index])
        index = below[index]
    return row[::-1]


def _moved(old: Sequence[str], new: Sequence[str], order: Sequence[int]) -> list[int]:
    """Where words stand that are not in order: runs that stand once in what is left of both texts, as they grow."""
    moved = [NOWHERE] * len(old)
    left = bytearray(place == NOWHERE for place in order)
    free = bytearray(b"\x01" * len(new))
    for place in order:
        if place != NOWHERE:
            free[place] = 0
    for size in RUNS:
        theirs = _once(new, _stretches(free), size)
        for run, start in _once(old, _stretches(left), size).items():
            i, j = start, theirs.get(run, NOWHERE)
            if j == NOWHERE or not (left[i] and free[j]):
                continue
            while i > 0 and j > 0 and left[i - 1] and free[j - 1] and old[i - 1] == new[j - 1]:
                i, j = i - 1, j - 1
            while i < len(old) and j < len(new) and left[i] and free[j] and old[i] == new[j]:
                moved[i] = j
                left[i] = free[j] = 0
                i, j = i + 1, j + 1
    return moved


_RAISED = re.compile(rb"\x01+")


def _stretches(flags: bytearray) -> list[range]:
    """Where flags are 1 in a row."""
    return [range(*match.span()) for match in _RAISED.finditer(flags)]


def _keep_marks(old: Sequence[str], new: Sequence[str], order: list[int]) -> None:
    """Leaves a mark that ends something with it, where another like it stands at the end of what was inserted there."""
    for index in range(1, len(order)):
        follows = order[index - 1] + 1
        if 0 < follows < order[index] and old[index] in _CLOSING and new[follows] == old[index]:
            order[index] = follows


_CLOSING = frozenset(".,;:!?)]}…")


def _neighbours(order: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """For each place between words the last word before it, and the first behind it, that are in order."""
    before, behind = [NOWHERE], [len(order)]
    for index, place in enumerate(order):
        before.append(before[-1] if place == NOWHERE else index)
    for index in range(len(order) - 1, -1, -1):
        behind.append(behind[-1] if order[index] == NOWHERE else index)
    return tuple(before), tuple(behind[::-1])
