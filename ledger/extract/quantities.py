"""Numbers found to measurables: times resolved, durations as ranges of seconds, each with whom it is about."""

from dataclasses import dataclass

from ledger.extract.actors import Gazetteer
from ledger.extract.dates import duration_of
from ledger.extract.measurables import Measured
from ledger.extract.subjects import subject_in
from ledger.extract.timing import Timing
from ledger.model.claim import Measurable, MeasurableKind
from ledger.model.record import instant


@dataclass(frozen=True, kw_only=True)
class Quantities:
    """Resolves one article's numbers."""

    text: str
    timing: Timing
    gazetteer: Gazetteer
    subject: str | None

    def measurable(self, number: Measured) -> Measurable | None:
        """The measurable, or None when the words give no number after all ("for hours")."""
        if number.kind in (MeasurableKind.OUTAGE_START, MeasurableKind.OUTAGE_END):
            return self._instant(number)
        if number.kind is MeasurableKind.OUTAGE_DURATION:
            return self._duration(number)
        if number.amount is None:
            return None
        low, high, point, unit = number.amount
        return self._made(number, low=low, high=high, point=point, unit=unit)

    def _instant(self, number: Measured) -> Measurable | None:
        if number.expression is None:
            return None
        time = self.timing.at(number.expression)
        low = instant(time.earliest) if time.earliest else None
        high = instant(time.latest) if time.latest else None
        point = None
        if time.earliest and time.latest:
            point = instant((time.earliest + (time.latest - time.earliest) / 2).replace(microsecond=0))
        return self._made(number, low=low, high=high, point=point, unit="instant")

    def _duration(self, number: Measured) -> Measurable | None:
        if number.expression is None:
            return None
        low, high = duration_of(number.expression)
        if low is None and high is None:
            return None
        return self._made(number, low=low, high=high, point=None, unit="s")

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
