"""The number of visible prefixes as a series of change points, and as readings for the detector."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from ledger.evidence.bgp.run import MILLION, Seen
from ledger.evidence.bgp.visibility import Change
from ledger.evidence.detect import Reading
from ledger.evidence.parameters import Parameters
from ledger.model.evidence import Series
from ledger.model.ids import content_id

METRIC, METRIC_BY_ASN = "visible_prefixes", "visible_prefixes_by_peer_as"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the findings are of."""

    dataset: str
    entity: str
    subject: str | None
    provider: str | None
    parameters: Parameters


def series_of(seen: Seen, about: About) -> tuple[Series, ...]:
    """The number of visible prefixes, votes by peer and by peer AS; None while nothing was known."""
    pairs = (
        (METRIC, [look.changes for look in seen.looks]),
        (METRIC_BY_ASN, [look.changes_by_asn for look in seen.looks]),
    )
    return tuple(_series(metric, changes, seen, about) for metric, changes in pairs if changes)


def readings(changes: Sequence[Change], until_us: int) -> Iterator[Reading]:
    """Whole seconds at which a value held; what lasted less than a second is not seen."""
    ends = [change.time_us for change in changes[1:]] + [until_us]
    for change, end in zip(changes, ends, strict=True):
        first, last = -(-change.time_us // MILLION), -(-end // MILLION) - 1
        if change.visible is not None and last >= first:
            yield Reading(first, last, change.visible)


def _series(metric: str, changes: Sequence[Sequence[Change]], seen: Seen, about: About) -> Series:
    points: list[tuple[int, int | None]] = []
    for look, run in zip(seen.looks, changes, strict=True):
        points += ((change.time_us // MILLION, change.visible) for change in run)
        points.append((look.until_us // MILLION, None))  # unless the next look begins there
    start = points[0][0]
    kept = _deduplicated(points)
    offsets, values = tuple(at - start for at, _ in kept), tuple(value for _, value in kept)
    name = content_id("series", about.dataset, about.entity, metric, "networks", list(offsets), list(values))
    return Series(
        id=name, dataset=about.dataset, entity=about.entity, metric=metric, unit="networks", step_s=0,
        start=moment(start), values=values, scale=0, offsets_s=offsets,
    )  # fmt: skip


def _deduplicated(points: Iterable[tuple[int, int | None]]) -> list[tuple[int, int | None]]:
    """Of several in one second the last; none that changes nothing."""
    by_second = dict(points)
    kept: list[tuple[int, int | None]] = []
    for second, value in sorted(by_second.items()):
        if not kept or kept[-1][1] != value:
            kept.append((second, value))
    return kept


def moment(second: int) -> datetime:
    """The instant so many seconds after 1970, UTC."""
    return datetime.fromtimestamp(second, UTC)
