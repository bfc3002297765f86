"""The words that say one thing: the tables themselves, and what stands for a word."""

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from ledger.threads.vocabulary import all_meant, meant


def test_no_word_has_two_meanings() -> None:
    """A word stands in one row: what it stands for must not depend on the order of the rows."""
    rows = tomllib.loads(files("ledger.threads").joinpath("words.toml").read_text("utf8"))["alike"]
    assert [word for word, times in Counter(word for row in rows for word in row).items() if times > 1] == []


@pytest.mark.parametrize(("word", "other"), [("release", "publish"), ("retaliate", "answer"), ("tremor", "earthquake")])
def test_words_for_one_thing(word: str, other: str) -> None:
    """A verb and its like, a verb and its noun, two nouns."""
    assert meant(word) == meant(other)


def test_other_words_stand_for_themselves() -> None:
    """A word in no table stays what it is, and the order of words too."""
    assert all_meant(["pump", "tremor"]) == ("pump", "earthquake")
