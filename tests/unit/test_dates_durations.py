"""Lengths of time in half-open seconds: the table of range words, row by row."""

import pytest

from ledger.extract.dates import duration_of, find_expressions

HOUR = 3600
LENGTHS = [
    ("nine hours", (9 * HOUR, 9 * HOUR + 1)),
    ("9 hours 31 minutes", (34260, 34261)),
    ("9 hours and 31 minutes", (34260, 34261)),
    ("nine and a half hours", (34200, 34201)),
    ("half an hour", (1800, 1801)),
    ("more than nine hours", (9 * HOUR, 10 * HOUR)),
    ("over nine and a half hours", (34200, 36000)),
    ("more than 30 minutes", (1800, 2400)),
    ("nearly 10 hours", (34200, 10 * HOUR)),
    ("almost 10 hours", (34200, 10 * HOUR)),
    ("about two hours", (5400, 9000)),
    ("about half an hour", (1200, 2400)),
    ("about an hour", (2400, 4800)),
    ("roughly 10 minutes", (570, 630)),
    ("at least two hours", (7200, None)),
    ("less than an hour", (0, HOUR)),
    ("up to three hours", (0, 3 * HOUR + 1)),
    ("two days", (172800, 172801)),
    ("several hours", (None, None)),
    ("for hours", (None, None)),
]


@pytest.mark.parametrize(("words", "expected"), LENGTHS, ids=[words for words, _ in LENGTHS])
def test_lengths_have_the_bounds_that_their_words_give(words: str, expected: tuple[int | None, int | None]) -> None:
    """Exact is one second wide; None is open, and both are None for a vague length."""
    (found,) = find_expressions(words)
    assert duration_of(found) == expected


def test_a_range_of_lengths_runs_from_the_first_to_the_second() -> None:
    """10 to 12 hours."""
    first, _ = find_expressions("10 to 12 hours")
    assert duration_of(first) == (36000, 43201)


def test_what_is_no_length_has_none() -> None:
    """On Tuesday."""
    (found,) = find_expressions("on Tuesday")
    assert duration_of(found) == (None, None)
