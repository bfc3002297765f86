"""The pages in which FTS5 keeps its words: whether its inner index leads to each of them.

By the file format that is told at the head of SQLite's ext/fts5/fts5_index.c (version 4): a segment is a run of leaf
pages with words in order, and a row (segment, beginning of a word, page) leads to every leaf in which a word begins.
"""

from collections.abc import Iterable, Iterator

VERSION = 4
"""Of that format."""

_SEGMENT, _KIND, _PAGE = 37, 63 << 31, (1 << 31) - 1
"""A page's id: its segment above bit 37, its number below bit 31; between these, leaves of words have zeros."""

_FIRST_PAGE = 1 << _SEGMENT

Place = tuple[int, int]
"""A segment and a page."""


def expected_index(pages: Iterable[tuple[int, bytes]]) -> Iterator[tuple[Place, tuple[bytes, bytes]]]:
    """The beginnings of words by which each leaf may be found, one of two.

    As much of its first word as tells it from the last before; or all of it, where a merge went on after a pause.

    Args:
        pages: ids and contents of FTS5's `data`, by id.

    Raises:
        ValueError: when a page is none.
    """
    segment, last = 0, None
    for number, page in pages:
        if number < _FIRST_PAGE or number & _KIND:
            continue
        if number >> _SEGMENT != segment:
            segment, last = number >> _SEGMENT, None
        words = _places_of_words(page)
        if words:
            first = _word(page, words, 0)
            shortest, longest = (b"", b"") if last is None else (first[: _alike(last, first) + 1], first)
            yield (segment, number & _PAGE), (shortest, longest)
            last = _word(page, words, len(words) - 1)


def _alike(one: bytes, other: bytes) -> int:
    """How many bytes the two begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _places_of_words(page: bytes) -> list[int]:
    """Where words begin on a page; none where a list that began on an earlier page goes on."""
    place, at, places = 0, int.from_bytes(page[2:4], "big"), []
    while at < len(page):
        step, at = _number(page, at)
        place += step
        places.append(place)
    return places


def _word(page: bytes, places: list[int], index: int) -> bytes:
    """A word of a page: each is written as what follows that which it shares with the one before."""
    end, known = b"", None
    while known is None or known > 0:
        at, shared = places[index], 0
        if index:
            shared, at = _number(page, at)
        length, at = _number(page, at)
        suffix = page[at : at + length]
        if known is None:
            end, known = suffix, shared
        elif shared < known:
            end, known = suffix[: known - shared] + end, shared
        index -= 1
        if index < 0:
            break
    return end


def _number(page: bytes, at: int) -> tuple[int, int]:
    """A number as SQLite writes it (1 to 9 bytes), and where it ends.

    Raises:
        ValueError: when it goes past the page's end.
    """
    value = 0
    for count, byte in enumerate(page[at : at + 9], start=1):
        if count == 9:  # noqa: PLR2004  the ninth byte has eight bits
            return value << 8 | byte, at + count
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004  the last byte of a number
            return value, at + count
    raise ValueError("a page of the index of words ends too early")


def written(value: int) -> bytes:
    """A number below 2^56 as SQLite writes it."""
    groups = [value & 0x7F]
    while value := value >> 7:
        groups.append(value & 0x7F | 0x80)
    return bytes(reversed(groups))
