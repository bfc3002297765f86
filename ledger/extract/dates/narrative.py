"""All dates of a text: each expression read in its context, relative ones from what was spoken of just before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ledger.extract.dates.civil import Period
from ledger.extract.dates.compose import is_day
from ledger.extract.dates.context import Context, choose_zone
from ledger.extract.dates.expression import Expression
from ledger.extract.dates.forms import DurationForm, Origin, Unit
from ledger.extract.dates.scan import find_expressions
from ledger.extract.dates.times import WITHIN_A_DAY, Reading, read, to_time
from ledger.model.when import Date, Time, TimexType

_NEAR: Final = 400
"""Characters over which a date spoken of stays the one that "the next day" counts from."""
_BESIDE: Final = 24
"""Characters between a time of day and the day that follows it: "at 16:15 UTC, June 1st"."""
_SENTENCE_END: Final = re.compile(r"[.!?][\"”’')\]]*\s+[A-Z\"“‘(]|\n")


@dataclass(slots=True)
class _Memory:
    """What was last spoken of."""

    latest: Period | None = None
    latest_end: int = 0
    day: Period | None = None
    """The last one that is no longer than a day."""
    day_end: int = 0

    def near(self, expression: Expression) -> Period | None:
        """What an expression can count from: for a day or a time of day the last day, else the last period."""
        if _wants_day(expression):
            return self.day if self.day and expression.start - self.day_end <= _NEAR else None
        return self.latest if self.latest and expression.start - self.latest_end <= _NEAR else None

    def keep(self, expression: Expression, period: Period) -> None:
        if not period.start or expression.is_duration or expression.is_set:
            return
        self.latest, self.latest_end = period, expression.end
        if period.precision in WITHIN_A_DAY:
            self.day, self.day_end = period, expression.end


def _wants_day(expression: Expression) -> bool:
    return expression.type is TimexType.TIME or getattr(expression.form, "unit", None) is Unit.DAY


def find_dates(text: str, context: Context, expressions: Sequence[Expression] | None = None) -> tuple[Date, ...]:
    """Every temporal expression of a text, resolved in the article's zone, in the order of the text.

    `expressions` are those of `find_expressions(text)`, where the caller has them already.
    """
    expressions = find_expressions(text) if expressions is None else expressions
    return tuple(_date(expression, time) for expression, time, _ in _told(text, context, expressions))


def references(text: str, context: Context, expressions: Sequence[Expression]) -> dict[int, Period]:
    """By the start of an expression what was spoken of just before it, from which "the next day" counts."""
    return {e.start: near for e, _, near in _told(text, context, expressions) if near is not None}


def _told(
    text: str, context: Context, expressions: Sequence[Expression]
) -> Iterator[tuple[Expression, Time, Period | None]]:
    """The expressions in order, each with its time and with what it could count from."""
    memory = _Memory()
    last: Time | None = None
    for index, expression in enumerate(expressions):
        choice = choose_zone(expression, context.zones, context)
        is_twin = index > 0 and expressions[index - 1].twin is expression
        near = memory.near(expression)
        reading = Reading(
            context=context,
            zone=context.zones,
            future=expression.has_future_cue,
            past=expression.relation == "since",
            reference=near,
            day=last if is_twin else _day_beside(text, expressions, index),
        )
        period = read(_as_printed(expression), reading, choice)
        memory.keep(expression, period)
        last = to_time(expression.text, period, choice)
        yield expression, last, near


def _as_printed(expression: Expression) -> Expression:
    """A length before an event ("two days after the attack") as the length that it is; others as they are."""
    form = expression.form
    if isinstance(form, DurationForm) and form.after:
        return replace(expression, form=replace(form, after=0))
    return expression


def _day_beside(text: str, expressions: Sequence[Expression], index: int) -> Expression | None:
    """The day that a bare time of day belongs to: right after it, else before it or after it in its sentence."""
    expression = expressions[index]
    if not (expression.is_clock or expression.is_part_of_day):
        return None
    after = _day_in_sentence(text, expressions, range(index + 1, len(expressions)), expression)
    if after and after.origin is Origin.NARRATIVE:  # "the next day" itself counts from what stands before it
        after = None
    if after and after.start - expression.end <= _BESIDE:
        return after
    return _day_in_sentence(text, expressions, range(index - 1, -1, -1), expression) or after


def _day_in_sentence(
    text: str, expressions: Sequence[Expression], order: range, expression: Expression
) -> Expression | None:
    for other in (expressions[index] for index in order):
        gap = text[min(other.end, expression.end) : max(other.start, expression.start)]
        if len(gap) > _NEAR or _SENTENCE_END.search(gap):
            return None
        day = getattr(other.form, "day", None) if other.type is TimexType.TIME else other.form
        if day is not None and not isinstance(day, int) and is_day(day):
            return other
    return None


def _date(expression: Expression, time: Time) -> Date:
    undated = expression.type in {TimexType.DURATION, TimexType.SET} or expression.is_vague
    return Date(
        start=expression.start,
        end=expression.end,
        text=expression.text,
        type=expression.type,
        value=time.value,
        earliest=time.earliest,
        latest=time.latest,
        precision=None if undated else time.precision,
        zone=time.zone,
        zone_source=time.zone_source,
    )
