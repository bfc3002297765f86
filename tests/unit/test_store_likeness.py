"""How much of two passages is the same."""

import pytest

from ledger.store.succession.likeness import UNITS, likeness, shared


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("abc", "abc", 1000, id="the same"),
        pytest.param("", "", 1000, id="nothing and nothing"),
        pytest.param("abc", "", 0, id="nothing left"),
        pytest.param("abc", "xyz", 0, id="nothing in common"),
        pytest.param("abcd", "abxd", 750, id="three letters of four"),
        pytest.param("ab", "ba", 500, id="order counts"),
        pytest.param("cut  twice\r\n on Monday", "cut twice on\nMonday", 1000, id="white space does not"),
        pytest.param("a" * UNITS, "a" * UNITS + "b", 0, id="longer ones by words"),
        pytest.param("a " * UNITS, "a " * (UNITS - 1) + "b ", 1000 - 1, id="one word of many"),
        pytest.param(
            "a " * 10 * UNITS + "b", "a " * 10 * UNITS + "c", 1000, id="the end of very long ones is not seen"
        ),
    ],
)
def test_likeness(one: str, other: str, expected: int) -> None:
    assert (likeness(one, other), likeness(other, one)) == (expected, expected)


def test_the_common_subsequence_is_the_longest() -> None:
    """By the table of Wagner and Fischer (1974), for all words of up to four of two letters."""
    words = [""]
    for _ in range(4):
        words += [word + letter for word in words for letter in "ab"]
    for one in set(words):
        for other in set(words):
            if one or other:
                assert shared(one, other) == 2000 * by_table(one, other) // (len(one) + len(other))


def by_table(one: str, other: str) -> int:
    row = [0] * (len(other) + 1)
    for a in one:
        before = row
        row = [0]
        for j, b in enumerate(other):
            row.append(before[j] + 1 if a == b else max(row[j], before[j + 1]))
    return row[-1]
