"""Lines on terminals of every width."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.cli.terminal import columns_of
from ledger.cli.wrapping import NARROWEST, wrapped

_CODES = re.compile("\x1b\\[[0-9;]*m")


def test_a_line_is_broken_at_blanks_and_hangs_under_its_text() -> None:
    """The label stays alone in its column."""
    line = [("said        ", ""), ("about one in the morning of Tuesday", "")]
    assert list(wrapped(line, 30, 12)) == [
        "said        about one in the",
        "            morning of Tuesday",
    ]


def test_a_look_goes_on_over_the_break_and_ends_with_the_line() -> None:
    """No colour runs into the next line's indent."""
    line = [("before ", ""), ("marked words that are many", "1;33"), (" after", "")]
    assert list(wrapped(line, 22, 2)) == [
        "before \x1b[0m\x1b[1;33mmarked words\x1b[0m",
        "  \x1b[0m\x1b[1;33mthat are many\x1b[0m after",
    ]


@pytest.mark.parametrize("width", [0, 1, 20, 79])
def test_wide_letters_take_two_columns(width: int) -> None:
    """A word without a blank is broken where the line ends."""
    for line in wrapped([("北京" * 40, "")], width):
        assert columns_of(line) <= max(width, NARROWEST)


@given(
    st.lists(st.tuples(st.text("ab c北é ", max_size=30), st.sampled_from(["", "1;32"])), max_size=6), st.integers(0, 60)
)
def test_nothing_is_lost_and_no_line_is_too_long(line: list[tuple[str, str]], width: int) -> None:
    """Whatever the pieces: the same letters in their order, blanks apart."""
    lines = [_CODES.sub("", one) for one in wrapped(line, width, 8)]
    assert "".join(lines).replace(" ", "") == "".join(words for words, _ in line).replace(" ", "")
    assert all(columns_of(one) <= max(width, NARROWEST) for one in lines)
