"""The whole grammar: finds, left to right, the longest match of any rule."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from ledger.extract.dates import grammar_amounts, grammar_clocks, grammar_days, grammar_relative, holidays
from ledger.extract.dates.first import first_classes
from ledger.extract.dates.hit import Builder, Hit, Piece
from ledger.extract.dates.lexer import Tokens
from ledger.extract.dates.terms import NOTATION

_NAMED: Final = re.compile(r"\(\?P<\w+>")
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


class _Beginning(NamedTuple):
    """The rules that can begin with one class."""

    any_of: re.Pattern[str]
    """All of them as one pattern: nine places in ten match none, and one pattern says so much faster than each."""
    rules: tuple[_Compiled, ...]


def _by_first_class() -> dict[str, _Beginning]:
    table: dict[str, list[_Compiled]] = defaultdict(list)
    for order, rule in enumerate(_RULES):
        source = NOTATION.translate(rule.pattern)
        compiled = _Compiled(order, re.compile(source), rule.build)
        for char in first_classes(source):
            table[char].append(compiled)
    return {char: _Beginning(_any_of(rules), tuple(rules)) for char, rules in table.items()}


def _any_of(rules: Iterable[_Compiled]) -> re.Pattern[str]:
    """One pattern for these rules; names are left out, because two rules may give the same one."""
    return re.compile("|".join(_NAMED.sub("(?:", rule.pattern.pattern) for rule in rules))


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
    beginning = _TABLE[classes[at]]
    if beginning.any_of.match(classes, at) is None:
        return []
    matches = [
        (-match.end(), rule.order, rule, match)
        for rule in beginning.rules
        if (match := rule.pattern.match(classes, at))
    ]
    for _, _, rule, match in sorted(matches, key=lambda entry: entry[:2]):
        if pieces := rule.build(Hit(tokens, match)):
            return pieces
    return []
