"""The predicate that a claim's numbers give it: how an outage began, lasted and ended, its extent, what carried it, how strong."""

from collections.abc import Sequence
from datetime import timedelta

from ledger.extract.claims.gist.families import found_in
from ledger.extract.claims.gist.reading import Found, Reading
from ledger.extract.measures import Measured
from ledger.model.claim import Measurable, MeasurableKind
from ledger.model.gist import Predicate
from ledger.model.record import parse_instant

PREDICATES = {
    MeasurableKind.OUTAGE_START: Predicate.STARTED,
    MeasurableKind.OUTAGE_END: Predicate.RESTORED,
    MeasurableKind.OUTAGE_DURATION: Predicate.LASTED,
    MeasurableKind.OUTAGE_EXTENT: Predicate.EXTENT,
    MeasurableKind.UPSTREAM: Predicate.ROUTED_VIA,
    MeasurableKind.ATTACK_VOLUME: Predicate.VOLUME,
    MeasurableKind.TRAFFIC_DROP: Predicate.TRAFFIC_DROP,
}
EDGES = frozenset({MeasurableKind.OUTAGE_START, MeasurableKind.OUTAGE_END})
CLOCK = timedelta(hours=1)
"""Within which an instant lies that is told by the clock, not by its day or a part of one."""
OVER = frozenset({"over", "ended", "end", "ends", "ending"})


def measured_in(reading: Reading, numbers: Sequence[Measured]) -> Found | None:
    """The number that stands highest in the claim, unless who did it or why stands no lower; None without a number."""
    given = {m.kind for m in reading.claim.measurables}
    if not given:
        return None
    placed = [(_depth(reading, n.head), place, n) for place, n in enumerate(numbers) if n.kind in given]
    if placed:
        depth, _, number = min(placed)
        length = next((n for _, _, n in placed if n.kind is MeasurableKind.OUTAGE_DURATION), None)
        if length is not None and number.kind in EDGES and not _is_by_the_clock(reading, number.kind):
            number = length
        kind, at = number.kind, number.head
        strong = found_in(reading, limit=depth)
        if strong is not None:
            return strong
    else:
        kind, at = reading.claim.measurables[0].kind, reading.content[0]
    predicate = PREDICATES[kind]
    if predicate is Predicate.RESTORED and any(reading.parse.lowers[t] in OVER for t in reading.content):
        predicate = Predicate.ENDED
    return Found(predicate, at, holds=True)


def _is_by_the_clock(reading: Reading, kind: MeasurableKind) -> bool:
    """Whether a beginning or an end is told so well that the claim is about it, and not about the length it gives too."""
    bounds = next(((m.low, m.high) for m in reading.claim.measurables if m.kind is kind), (None, None))
    known = [parse_instant(one) for one in bounds if isinstance(one, str)]
    return len(known) == len(bounds) and known[1] - known[0] < CLOCK


def _depth(reading: Reading, head: int) -> int:
    return reading.depth(head) if head in reading.inside else 0


def figure_of(reading: Reading, predicate: Predicate) -> Measurable | None:
    """The measurable that a predicate of this sort is about."""
    kinds = {kind for kind, found in PREDICATES.items() if found is predicate}
    if predicate is Predicate.ENDED:
        kinds = {MeasurableKind.OUTAGE_END}
    return next((m for m in reading.claim.measurables if m.kind in kinds), None)
