"""What a rule of the grammar has matched, and how its builder reads words, numbers and zones out of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from ledger.extract.dates import words
from ledger.extract.dates.forms import Form, Unit
from ledger.extract.dates.lexer import Tokens


class Piece(NamedTuple):
    """A form and the tokens that say it, half-open."""

    form: Form
    first: int
    last: int
    joined: bool = False
    """Whether the next piece of the same hit ends the range that this one begins."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A match over classes, with the tokens under it."""

    tokens: Tokens
    match: re.Match[str]

    def has(self, name: str) -> bool:
        """Whether the named part of the rule took part."""
        return bool(self.indexes(name))

    def indexes(self, name: str) -> range:
        """The tokens of a named part; empty when it took no part or the rule has none of that name."""
        if name not in self.match.re.groupindex:
            return range(0)
        start, end = self.match.span(name)
        return range(start, end) if start >= 0 else range(0)

    def word(self, name: str) -> str:
        """The named part in lower case, its words joined by one space; "" when it took no part."""
        return " ".join(self.tokens.word(index) for index in self.indexes(name)).lower()

    def phrase(self, name: str) -> str:
        """The named part as it stands, its words joined by one space."""
        return " ".join(self.tokens.word(index) for index in self.indexes(name))

    def number(self, name: str) -> int | None:
        """The integer that the named part writes in figures or as an ordinal; None when it took no part."""
        word = self.word(name)
        if not word:
            return None
        if word in words.ORDINALS:
            return words.ORDINALS[word]
        if word in words.LAST_ORDINALS:
            return words.LAST_ORDINALS[word]
        if word in words.SMALL or word in words.TEENS:
            return words.SMALL.get(word) or words.TEENS[word]
        return int("".join(char for char in word if char.isdigit()))

    def unit(self, name: str) -> Unit:
        """The unit that the named part names."""
        return words.UNITS[self.word(name)]

    def quantity(self, name: str) -> Fraction | None:
        """The number that a QUANTITY says; None for a vague one ("several")."""
        return quantity_of(self.word(name).split())

    def in_a_name(self) -> bool:
        """Whether the match is a capitalised part of a name: "Russia Today", "The Daily Beast", "Morning Consult"."""
        first, last = self.match.start(), self.match.end()
        if not self.tokens.word(first)[0].isupper():
            return False
        before = self.tokens.word(first - 1) if first else "."
        after = self.tokens.word(last) if last < len(self.tokens.starts) else "."
        opens = not before[0].isalnum()
        return before[0].isupper() if not after[0].isupper() else not opens

    def whole(self, form: Form) -> list[Piece]:
        """One piece over the whole match, without what a lookaround saw."""
        return [Piece(form, self.match.start(), self.match.end())]

    def piece(self, form: Form, first: str, last: str, *, joined: bool = False) -> Piece:
        """A piece from the start of one named part to the end of another."""
        return Piece(form, self.match.start(first), self.match.end(last), joined)


Builder: TypeAlias = Callable[[Hit], list[Piece]]
"""Makes the pieces that a hit says; none when the words turn out to mean nothing (the 31st of June)."""


class Rule(NamedTuple):
    """A pattern and what to make of its matches."""

    name: str
    pattern: str
    """In the notation of `notation.py`."""
    build: Builder


def quantity_of(said: list[str]) -> Fraction | None:
    """The number that words of a QUANTITY say, or None for a vague one."""
    if any(word in words.VAGUE_COUNTS for word in said):
        return None
    total, half = Fraction(0), Fraction(0)
    for word in said:
        if word in {"half", "½"}:
            half = Fraction(1, 2)
        elif word == "hundred":
            total *= 100
        elif word == "dozen":
            total = (total or Fraction(1)) * 12
        elif word not in {"and", "of", "-", "‑", "a", "an"}:
            total += _count(word)
    if not total and not half:
        return Fraction(1)
    return total + half


def _count(word: str) -> Fraction:
    for table in (words.SMALL, words.TEENS, words.TENS, words.COUNTED):
        if word in table:
            return Fraction(table[word])
    figures = word.replace(",", "")
    return Fraction(figures) if figures.replace(".", "", 1).isdigit() else Fraction(0)
