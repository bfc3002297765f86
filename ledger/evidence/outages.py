"""What was found as observations: start, end, duration and depth of each outage, in one group, with bounds."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from ledger.evidence.detect import Outage
from ledger.evidence.identity import named
from ledger.evidence.parameters import PPM
from ledger.model.evidence import EvidenceBasis, Grade, Observation
from ledger.model.record import instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What the observations of one series have in common."""

    dataset: str
    series: str
    """Id of the series, which names the group."""
    entity: str
    subject: str | None
    provider: str | None
    grade: Grade
    method: str
    depth_kind: str = "outage_extent"
    """Or traffic_drop, where the quantity is traffic."""
    peers: int | None = None
    note: str | None = None


def observed(found: Outage, of: Measured) -> Iterator[Observation]:
    """Start, end, duration and depth."""
    start = _after(found.last_good_s), _after(found.first_down_s)
    end = _after(found.last_down_s), None if found.first_good_s is None else _after(found.first_good_s)
    base = Observation(
        id="", dataset=of.dataset, kind="outage_start", entity=of.entity, subject=of.subject,
        group=f"{of.series}/{instant(start[0])}", low=instant(start[0]), high=instant(start[1]), unit="instant",
        name=None, window_start=start[0], window_end=end[1], provider=of.provider, basis=EvidenceBasis.RAW,
        grade=of.grade, url=None, method=of.method, note=of.note, peers=of.peers,
    )  # fmt: skip
    shortest = max(found.shortest_s + 1, 1)
    longest = found.longest_s
    depth = PPM - max(found.lowest, 0) * PPM // found.baseline
    yield named(base)
    yield named(replace(base, kind="outage_end", low=instant(end[0]), high=None if end[1] is None else instant(end[1])))
    yield named(replace(base, kind="outage_duration", low=shortest, high=longest, unit="s"))
    yield named(replace(base, kind=of.depth_kind, low=depth, high=depth + 1, point=depth, unit="ppm"))


def _after(second: int) -> datetime:
    """The next second: what happened after this one, and no later than another, is half-open so."""
    return datetime.fromtimestamp(second + 1, UTC)
