"""Lengths of time in seconds, with the bounds that their words give."""

from fractions import Fraction
from typing import Final

from ledger.extract.dates.expression import Expression
from ledger.extract.dates.forms import DurationForm
from ledger.extract.dates.ranges import AMOUNT_WORDS, EXACT_AMOUNT, UNIT_SECONDS, AmountRule, step_of

_THIRD: Final = Fraction(1, 3)


def duration_of(expression: Expression) -> tuple[int | None, int | None]:
    """The length that an expression gives, as half-open seconds [low, high).

    Returns:
        Both None for a vague length ("several hours") and for what is no duration; high None for an open one ("at
        least two hours"). A range ("10 to 12 hours") runs from its low to its high.
    """
    low, high = _bounds(expression.form)
    if expression.through and isinstance(expression.through.form, DurationForm):
        return low, _bounds(expression.through.form)[1]
    return low, high


def _bounds(form: object) -> tuple[int | None, int | None]:
    if not isinstance(form, DurationForm):
        return None, None
    total = Fraction(0)
    for amount in form.amounts:
        if amount.count is None:
            return None, None
        total += amount.count * UNIT_SECONDS[amount.unit]
    last = form.amounts[-1]
    step = step_of(last.count or Fraction(1), last.unit) * UNIT_SECONDS[last.unit]
    small = len(form.amounts) == 1 and last.count is not None and last.count <= 1
    return _apply(AMOUNT_WORDS[form.bound] if form.bound else EXACT_AMOUNT, total, step, small=small)


def _apply(rule: AmountRule, total: Fraction, step: Fraction, *, small: bool) -> tuple[int | None, int | None]:
    """The bounds of an amount in seconds, never below zero."""
    if rule.shy and small:
        return int(total - total * _THIRD), int(total + total * _THIRD)
    low = None if rule.low_steps is None else int(total + rule.low_steps * step)
    high = None if rule.high_steps is None else int(total + rule.high_steps * step) + rule.high_seconds
    return (0 if rule.from_zero else max(low or 0, 0)), high
