"""When what claims are about began: from the onset that a claim gives itself, else from the others on the same incident."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from ledger.extract.claims.consistency import AHEAD, Interval
from ledger.extract.claims.gist.happenings import Naming
from ledger.extract.claims.gist.said import Said
from ledger.model.claim import Claim, MeasurableKind
from ledger.model.gist import Happening, HappeningKind, Predicate
from ledger.model.record import parse_instant

DEEDS = frozenset({Predicate.ATTACKED, Predicate.RESPONSIBLE, Predicate.STARTED})
"""Predicates whose time is that of what happened."""


class _Began(NamedTuple):
    place: int
    interval: Interval


def dated(said: Sequence[Said], publication: Interval | None) -> Iterator[Happening | None]:
    """What each is about, with when it began: its own onset, that of the nearest claim before on the same incident, or the nearest after.

    What no claim dates began before the article was published.
    """
    own = [_onset(one) for one in said]
    known: dict[tuple[HappeningKind, str], list[_Began]] = {}
    for place, (one, interval) in enumerate(zip(said, own, strict=True)):
        if interval is not None and one.naming is not None:
            known.setdefault(one.naming.key, []).append(_Began(place, interval))
    latest = publication.latest if publication is not None else None
    for place, (one, interval) in enumerate(zip(said, own, strict=True)):
        if one.naming is None:
            yield None
            continue
        began = interval or _nearest(known.get(one.naming.key, ()), place) or Interval(None, latest)
        yield _happening(one.naming, began.earliest, began.latest)


def _nearest(known: Sequence[_Began], place: int) -> Interval | None:
    before = [began for began in known if began.place < place]
    chosen = before[-1] if before else next(iter(known), None)
    return chosen.interval if chosen is not None else None


def _onset(one: Said) -> Interval | None:
    """When what the claim is about began, by the claim's own words."""
    if one.naming is None:
        return None
    if one.naming.kind is HappeningKind.OUTAGE:
        return _measured_onset(one.reading.claim)
    time = one.reading.claim.event_time
    if time is None or AHEAD in time.notes or one.found is None or one.found.predicate not in DEEDS:
        return None
    return Interval(time.earliest, time.latest) if time.earliest is not None and time.latest is not None else None


def _measured_onset(claim: Claim) -> Interval | None:
    for measurable in claim.measurables:
        low, high = measurable.low, measurable.high
        if measurable.kind is MeasurableKind.OUTAGE_START and isinstance(low, str) and isinstance(high, str):
            return Interval(parse_instant(low), parse_instant(high))
    return None


def _happening(naming: Naming, earliest: datetime | None, latest: datetime | None) -> Happening:
    victim = naming.victim
    return Happening(
        kind=naming.kind,
        victim=victim.text if victim is not None else None,
        victim_id=victim.id if victim is not None else None,
        earliest=earliest,
        latest=latest,
        words=naming.words,
        definite=naming.definite,
    )
