"""What the timeline shows: measured intervals and dated claims, in stretches of time that belong together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ledger.export.grouping import heading
from ledger.model.claim import Entry, MeasurableKind
from ledger.model.evidence import Observation
from ledger.model.record import parse_instant
from ledger.model.when import Time

GAP = timedelta(days=3)
"""Stretches of time further apart than this get pictures of their own."""

LONGEST = timedelta(days=8)
"""A time known no better than this is too coarse to draw ("in December")."""

_YEAR_S = 366 * 86_400

MOST_PICTURES = 4
"""Further stretches are counted, not drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """An interval that was measured: an outage, or an attack."""

    kind: str
    """"outage" or "attack"."""
    start: datetime
    end: datetime
    open_start: bool
    """Whether the start was not observed; `start` is then the end."""
    open_end: bool
    """Whether the end was not observed; `end` is then the start."""
    entity: str
    provider: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """Claims of one actor that have the same time said, or the same event time."""

    lane: str
    is_event: bool
    """Whether it is when the claimed event happened; else when it was said."""
    start: datetime
    end: datetime
    acts: tuple[tuple[str, int], ...]
    """Acts with how often, the most frequent first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of time without a long gap."""

    start: datetime
    end: datetime
    measured: tuple[Measured, ...]
    dated: tuple[Dated, ...]

    @property
    def claims(self) -> int:
        """How many times of claims it holds."""
        return sum(count for one in self.dated for _, count in one.acts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The stretches to draw, in order of time, and what they leave out."""

    stretches: tuple[Stretch, ...]
    undated: int
    """Claims without any time that can be drawn."""
    elsewhere: int
    """Times of claims that lie outside the stretches drawn."""


def timeline(entries: Sequence[Entry], observations: Iterable[Observation]) -> Timeline:
    """The measured intervals and dated claims, the stretches with most claims chosen."""
    found = _stretches(dated_claims(entries), measured_intervals(observations))
    told = [one for one in found if one.dated] or found
    drawn = sorted(sorted(told, key=lambda one: -one.claims)[:MOST_PICTURES], key=lambda one: one.start)
    undated = sum(not (drawable(entry.claim.said) or drawable(entry.claim.event_time)) for entry in entries)
    elsewhere = sum(one.claims for one in found) - sum(one.claims for one in drawn)
    return Timeline(stretches=tuple(drawn), undated=undated, elsewhere=elsewhere)


def measured_intervals(observations: Iterable[Observation]) -> tuple[Measured, ...]:
    """Outages put together from their observed start and end, and attacks, by start."""
    events: dict[tuple[str, str], dict[str, Observation]] = {}
    for one in observations:
        events.setdefault((one.group or one.id, one.provider or ""), {})[one.kind] = one
    found = [interval for parts in events.values() for interval in _intervals(parts)]
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.provider, one.kind)))


def dated_claims(entries: Iterable[Entry]) -> tuple[Dated, ...]:
    """Times said and event times, equal ones of one actor together."""
    places: dict[tuple[str, bool, datetime, datetime], Counter[str]] = {}
    for entry in entries:
        for is_event, time in ((False, entry.claim.said), (True, entry.claim.event_time)):
            if interval := drawable(time):
                places.setdefault((heading(entry), is_event, *interval), Counter())[entry.claim.act.value] += 1
    return tuple(
        Dated(lane=lane, is_event=is_event, start=start, end=end, acts=tuple(_ordered(acts)))
        for (lane, is_event, start, end), acts in sorted(places.items(), key=lambda place: place[0])
    )


def _ordered(acts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(acts.items(), key=lambda pair: (-pair[1], pair[0]))


def drawable(time: Time | None) -> tuple[datetime, datetime] | None:
    """The interval of a time that is known well enough."""
    if time is None or time.earliest is None or time.latest is None or time.latest < time.earliest:
        return None
    return (time.earliest, time.latest) if time.latest - time.earliest <= LONGEST else None


def _intervals(parts: dict[str, Observation]) -> list[Measured]:
    """What one event's observations by one provider give."""
    begun, ended = parts.get(MeasurableKind.OUTAGE_START), parts.get(MeasurableKind.OUTAGE_END)
    attack = parts.get("attack")
    start, end = _instant(begun.low if begun else None), _instant(ended.low if ended else None)
    if start and end is None:
        end = _after(start, parts.get(MeasurableKind.OUTAGE_DURATION))
    outage = _measured("outage", begun or ended, start, end)
    if attack is None:
        return outage
    start, end = _instant(attack.low) or attack.window_start, _instant(attack.high) or attack.window_end
    return [*outage, *_measured("attack", attack, start, end)]


def _after(start: datetime, duration: Observation | None) -> datetime | None:
    """The end that follows from a duration measured with the start; its lower bound, so that no more is drawn."""
    if duration is None or not isinstance(duration.low, int) or duration.unit != "s":
        return None
    return start + timedelta(seconds=min(duration.low, _YEAR_S))


def _measured(kind: str, known: Observation | None, start: datetime | None, end: datetime | None) -> list[Measured]:
    """The interval, or nothing where neither bound is known."""
    first, last = start or end, end or start
    if known is None or first is None or last is None:
        return []
    return [
        Measured(
            kind=kind,
            start=first,
            end=max(first, last),
            open_start=start is None,
            open_end=end is None,
            entity=known.entity,
            provider=known.provider or "provider not named",
            basis=known.basis.value,
        )
    ]


def _instant(bound: int | str | None) -> datetime | None:
    """A bound as an instant; None when it is none."""
    try:
        return parse_instant(bound) if isinstance(bound, str) else None
    except ValueError:
        return None


def _stretches(dated: Iterable[Dated], measured: Iterable[Measured]) -> list[Stretch]:
    """All items in stretches without a gap longer than `GAP`."""
    items: list[Measured | Dated] = sorted([*measured, *dated], key=lambda item: (item.start, item.end))
    runs: list[list[Measured | Dated]] = []
    reach: datetime | None = None
    for item in items:
        if reach is None or item.start - reach > GAP:
            runs.append([])
        runs[-1].append(item)
        reach = max(reach, item.end) if reach else item.end
    return [_stretch(run) for run in runs]


def _stretch(run: list[Measured | Dated]) -> Stretch:
    return Stretch(
        start=min(item.start for item in run),
        end=max(item.end for item in run),
        measured=tuple(item for item in run if isinstance(item, Measured)),
        dated=tuple(item for item in run if isinstance(item, Dated)),
    )
