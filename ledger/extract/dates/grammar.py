"""The whole grammar: finds, left to right, the longest match of any rule."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from ledger.extract.dates import grammar_amounts, grammar_clocks, grammar_days, grammar_relative, holidays
from ledger.extract.dates.first import first_classes
from ledger.extract.dates.hit import Builder, Hit, Piece
from ledger.extract.dates.lexer import Tokens
from ledger.extract.dates.terms import NOTATION

_RULES: Final = (
    *grammar_clocks.RULES,
    *grammar_days.RULES,
    *grammar_relative.RULES,
    *grammar_amounts.RULES,
    *holidays.RULES,
)


class _Compiled(NamedTuple):
    """A rule ready to run; of two matches of one length the lower order counts."""

    order: int
    pattern: re.Pattern[str]
    build: Builder


def _by_first_class() -> dict[str, tuple[_Compiled, ...]]:
    table: dict[str, list[_Compiled]] = defaultdict(list)
    for order, rule in enumerate(_RULES):
        source = NOTATION.translate(rule.pattern)
        compiled = _Compiled(order, re.compile(source), rule.build)
        for char in first_classes(source):
            table[char].append(compiled)
    return {char: tuple(rules) for char, rules in table.items()}


_TABLE: Final = _by_first_class()
_START: Final = re.compile(f"[{''.join(sorted(_TABLE))}]")
"""Where any rule can begin."""


def match_all(tokens: Tokens) -> Iterator[Piece]:
    """The pieces that the rules find, in order, without overlaps: the longest at the leftmost place."""
    at = 0
    while found := _START.search(tokens.classes, at):
        pieces = _longest(tokens, found.start())
        yield from pieces
        at = pieces[-1].last if pieces else found.start() + 1


def _longest(tokens: Tokens, at: int) -> list[Piece]:
    """The pieces of the longest rule at a place; the next longest where a builder rejects its words."""
    classes = tokens.classes
    matches = [
        (-match.end(), rule.order, rule, match)
        for rule in _TABLE[classes[at]]
        if (match := rule.pattern.match(classes, at))
    ]
    for _, _, rule, match in sorted(matches, key=lambda entry: entry[:2]):
        if pieces := rule.build(Hit(tokens, match)):
            return pieces
    return []
