"""Numbers found to measurables: times resolved, durations as ranges of seconds, each with whom it is about."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from fractions import Fraction

from ledger.extract.actors import Gazetteer
from ledger.extract.claims.timing import Timing
from ledger.extract.dates import Expression, duration_of
from ledger.extract.dates.forms import Amount as Length
from ledger.extract.dates.forms import ClockForm, CountForm, DurationForm, MomentForm
from ledger.extract.dates.ranges import UNIT_SECONDS
from ledger.extract.measures.found import Measured
from ledger.extract.measures.subjects import subject_in
from ledger.model.actor import ActorKind
from ledger.model.claim import Measurable, MeasurableKind
from ledger.model.record import instant

TIMES = frozenset({MeasurableKind.OUTAGE_START, MeasurableKind.OUTAGE_END})
NO_OPERATOR = frozenset({ActorKind.COUNTRY, ActorKind.PERSON})
FEWEST = 2
"""What a bare plural ("for days") is at least."""


@dataclass(frozen=True, kw_only=True)
class Quantities:
    """Resolves one article's numbers."""

    text: str
    timing: Timing
    gazetteer: Gazetteer
    subject: str | None

    def measurables(self, numbers: Iterable[Measured]) -> tuple[Measurable, ...]:
        """The measurables of one claim; the same number given twice ("10:26 UTC, or 12:26 in Damascus") is one."""
        found: dict[tuple[object, ...], Measurable] = {}
        for number in numbers:
            made = self.measurable(number)
            if made is not None:
                found.setdefault((made.kind, made.low, made.high, made.unit, made.name), made)
        return tuple(found.values())

    def measurable(self, number: Measured) -> Measurable | None:
        """The measurable, or None when the words give no number after all, or name no operator."""
        if number.kind in TIMES:
            return self._instant(number)
        if number.kind is MeasurableKind.OUTAGE_DURATION:
            return self._duration(number)
        if number.amount is None or (number.name and self._is_no_operator(number)):
            return None
        low, high, point, unit = number.amount
        return self._made(number, low=low, high=high, point=point, unit=unit)

    def _instant(self, number: Measured) -> Measurable | None:
        if number.expression is None:
            return None
        time = self.timing.at(number.expression)
        latest = time.latest
        if number.until is None and number.expression.through is not None:
            latest = self._first_end(number.expression, time.earliest) or latest
        if number.until is not None:
            latest = self.timing.at(number.until).latest
            if time.earliest and latest and latest <= time.earliest:
                latest += timedelta(days=1)
        if number.lacks == "high" and time.earliest is not None:
            latest = None
        if time.earliest is None and latest is None:
            return None
        point = self._named_instant(number.expression) if number.until is None else None
        return self._made(number, low=_iso(time.earliest), high=_iso(latest), point=_iso(point), unit="instant")

    def _first_end(self, expression: Expression, earliest: datetime | None) -> datetime | None:
        """Where the first time of "from A to B" ends by itself: the outage began at A and not until B."""
        alone = self.timing.at(replace(expression, through=None))
        if earliest is None or alone.earliest is None or alone.latest is None:
            return None
        return earliest + (alone.latest - alone.earliest)

    def _named_instant(self, expression: Expression) -> datetime | None:
        """The time of day that the words name, whatever "about" or "shortly before" stands before it."""
        form = expression.form
        if isinstance(form, MomentForm) and isinstance(form.time, ClockForm):
            form = replace(form, time=replace(form.time, bound=None))
        elif isinstance(form, ClockForm):
            form = replace(form, bound=None)
        else:
            return None
        return self.timing.at(replace(expression, form=form, relation=None, through=None)).earliest

    def _duration(self, number: Measured) -> Measurable | None:
        if number.expression is None:
            return None
        expression = _as_duration(number.expression)
        if not isinstance(expression.form, DurationForm):
            return None
        low, high = duration_of(expression)
        if number.lacks == "low" and high is not None:
            low = None
        if low is None and high is None:
            low = _at_least(expression.form)
        if low is None and high is None:
            return None
        point = _named_length(expression.form) if number.until is None else None
        return self._made(number, low=low, high=high, point=point, unit="s")

    def _is_no_operator(self, number: Measured) -> bool:
        """Whether the name is that of a country or person alone ("routed through China"), or of the network itself."""
        covering = [
            m for m in self.gazetteer.find(self.text, *number.span) if m.end - m.start == len(number.name or "")
        ]
        return any(
            self._is_subject(m.actor_id) or self.gazetteer.actor(m.actor_id).kind in NO_OPERATOR for m in covering
        )

    def _is_subject(self, actor: str) -> bool:
        """Whether the article is about this operator's network, and does not just name nobody else."""
        return actor == self.subject and sum(m.actor_id == actor for m in self.gazetteer.find(self.text)) > 1

    def _made(
        self, number: Measured, *, low: int | str | None, high: int | str | None, point: int | str | None, unit: str
    ) -> Measurable:
        span = self.timing.scene.parse.span(*self.timing.scene.parse.sentence(number.head))
        named = [m.actor_id for m in self.gazetteer.find(self.text, *number.span)] if number.name else []
        return Measurable(
            kind=number.kind,
            low=low,
            high=high,
            unit=unit,
            text=number.span.of(self.text),
            subject=subject_in(self.text, span, self.gazetteer, self.subject, skip=named),
            name=number.name,
            point=point,
        )


def _iso(time: datetime | None) -> str | None:
    return instant(time) if time is not None else None


def _as_duration(expression: Expression) -> Expression:
    """For "an hour later", as the hour that it counts."""
    form = expression.form
    if isinstance(form, CountForm):
        return replace(expression, form=DurationForm(amounts=(Length(count=form.count, unit=form.unit),)))
    return expression


def _at_least(form: DurationForm) -> int | None:
    """Seconds that a bare plural is at least: two of its unit."""
    return int(FEWEST * UNIT_SECONDS[form.amounts[0].unit]) if len(form.amounts) == 1 else None


def _named_length(form: DurationForm) -> int | None:
    """The seconds that the words name; None where they count none."""
    total = Fraction(0)
    for amount in form.amounts:
        if amount.count is None:
            return None
        total += amount.count * UNIT_SECONDS[amount.unit]
    return int(total)
