"""Words for one thing: what stands for a word when claims are compared, by the tables of words.toml."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The tables that the package carries, by base forms."""

    alike: Mapping[str, str]
    """By a word the one that stands for it and its like."""
    light: frozenset[str]
    wishes: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The tables, read once."""
    data = tomllib.loads(files("ledger.threads").joinpath("words.toml").read_text("utf8"))
    return Vocabulary(
        alike={word: row[0] for row in data["alike"] for word in row},
        light=frozenset(data["light"]),
        wishes=frozenset(data["wishes"]),
    )


def meant(word: str) -> str:
    """What stands for a word in base form and lower case: itself where no table has it."""
    return vocabulary().alike.get(word, word)


def all_meant(words: Iterable[str]) -> tuple[str, ...]:
    """What stands for each of these words."""
    alike = vocabulary().alike
    return tuple(alike.get(word, word) for word in words)
