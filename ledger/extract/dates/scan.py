"""Finds the temporal expressions of a text."""

import re
from dataclasses import replace
from typing import Final

from ledger.extract.dates import words
from ledger.extract.dates.compose import join_moments, join_ranges
from ledger.extract.dates.expression import Expression
from ledger.extract.dates.forms import ClockForm, MomentForm
from ledger.extract.dates.grammar import match_all
from ledger.extract.dates.hit import Piece
from ledger.extract.dates.lexer import Tokens, tokenize
from ledger.extract.dates.notation import ALPHABET

_RELATIONS: Final = frozenset({"before", "by", "after", "past", "since", "until", "till"})
_AFTER_NOON: Final = re.compile(r"\b(?:1[3-9]|2[0-3]):[0-5]\d")
_MERIDIEM: Final = re.compile(r"[ap]\.?\s?m\b", re.IGNORECASE)
_CUE_REACH: Final = 12
"""How many words back a future cue is looked for, within the clause."""
_CLAUSE_ENDS: Final = frozenset(ALPHABET.char(sign) for sign in (";", "GAP", "QUOTE", "?", "!", ":"))
_FULL_STOP: Final = ALPHABET.char(".")
_FUTURE: Final = frozenset(ALPHABET.char(word) for word in words.FUTURE_CUES)
_PAST: Final = frozenset(ALPHABET.char(word) for word in words.PAST_CUES)


def find_expressions(text: str) -> tuple[Expression, ...]:
    """The temporal expressions of a text, sorted and without overlaps.

    No context is needed: what the words leave open stays open in the form. Any text will do; the time is linear in it.
    """
    tokens = tokenize(text)
    pieces = join_ranges(tokens, join_moments(tokens, list(match_all(tokens))))
    found: list[Expression] = []
    following: Expression | None = None
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        following = _expression(tokens, piece, following, twin=_bracketed(tokens, pieces, index))
        found.append(following)
    return _on_one_dial(tuple(reversed(found)))


def _on_one_dial(found: tuple[Expression, ...]) -> tuple[Expression, ...]:
    """The expressions; in a text that counts 24 hours ("16:20"), and says "p.m." nowhere, "11:30" is no half past 23."""
    clocks = [e.text for e in found if e.clock is not None]
    if not any(_AFTER_NOON.search(text) for text in clocks) or any(_MERIDIEM.search(text) for text in clocks):
        return found
    return tuple(_without_halves(expression) for expression in found)


def _without_halves(expression: Expression) -> Expression:
    form = expression.form
    if isinstance(form, ClockForm) and form.halves and ":" in expression.text:
        return replace(expression, form=replace(form, halves=False))
    if (
        isinstance(form, MomentForm)
        and isinstance(form.time, ClockForm)
        and form.time.halves
        and ":" in expression.text
    ):
        return replace(expression, form=replace(form, time=replace(form.time, halves=False)))
    return expression


def _expression(tokens: Tokens, piece: Piece, following: Expression | None, *, twin: bool) -> Expression:
    start, end = tokens.starts[piece.first], tokens.ends[piece.last - 1]
    through = following if piece.joined else None
    before = tokens.word(piece.first - 1).lower() if piece.first else ""
    return Expression(
        start=start,
        end=end,
        text=tokens.text[start:end],
        form=piece.form,
        relation=before if before in _RELATIONS else None,
        has_future_cue=_has_future_cue(tokens, piece.first),
        through=through,
        through_text=tokens.text[start : through.end] if through else None,
        twin=following if twin else None,
    )


def _bracketed(tokens: Tokens, pieces: list[Piece], index: int) -> bool:
    """Whether the next piece stands in brackets right after this one."""
    if index + 1 >= len(pieces):
        return False
    left, right = pieces[index], pieces[index + 1]
    opens = right.first - left.last == 1 and tokens.word(left.last) in {"(", "["}
    return opens and right.last < len(tokens.starts) and tokens.word(right.last) in {")", "]", ",", ";"}


def _has_future_cue(tokens: Tokens, first: int) -> bool:
    classes = tokens.classes
    for index in range(first - 1, max(first - 1 - _CUE_REACH, -1), -1):
        kind = classes[index]
        if kind in _CLAUSE_ENDS or kind in _PAST:
            return False
        if kind == _FULL_STOP and tokens.ends[index] < len(tokens.text) and tokens.text[tokens.ends[index]].isspace():
            return False
        if kind in _FUTURE:
            return True
    return False
