"""An outage put together from its observations, with the bounds of its beginning and its end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ledger.model.evidence import Observation
from ledger.model.record import parse_instant
from ledger.model.window import Window

Bounds = tuple[datetime | None, datetime | None]
"""Half-open, UTC; None where nothing bounds it on that side."""

_LONGEST_S = 100 * 366 * 86_400
"""Longer than the Internet is old; a figure beyond it is no duration."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage:
    """The observations of one outage."""

    start: Observation
    end: Observation | None
    duration: Observation | None
    depth: Observation | None

    @property
    def began(self) -> Bounds:
        """Between which instants it began."""
        return _instant(self.start.low), _instant(self.start.high)

    @property
    def ended(self) -> Bounds:
        """Between which instants it ended; from the duration where no end was observed."""
        if self.end is not None:
            return _instant(self.end.low), _instant(self.end.high)
        if self.duration is None or self.duration.unit != "s":
            return None, None
        low, high = self.began
        return _after(low, self.duration.low), _after(high, self.duration.high)

    @property
    def providers(self) -> tuple[str, ...]:
        """Who measured or reported its parts, first who gave the beginning."""
        parts = (self.start, self.end, self.duration, self.depth)
        return tuple(dict.fromkeys(one.provider for one in parts if one is not None and one.provider))

    @property
    def known(self) -> list[datetime]:
        """The instants that bound it, in order."""
        return sorted(moment for moment in (*self.began, *self.ended) if moment is not None)

    def touches(self, window: Window) -> bool:
        """Whether it can have been on at some time of the window.

        One whose end nobody gives is taken to have been on for as long as it was seen; one without any time always was.
        """
        seen = [*self.known, *(one for one in (self.start.window_end,) if one is not None)]
        return window.touches(min(seen), max(seen)) if seen else True


def outages_among(observations: Iterable[Observation]) -> tuple[Outage, ...]:
    """The outages whose beginning is among the observations, oldest first.

    End, duration and depth are those of whoever gave the beginning, else those of the only other who gives any: where
    several others differ, none of them is taken for the outage's.
    """
    events: dict[tuple[str, str], list[Observation]] = {}
    for one in observations:
        if one.group:
            events.setdefault((one.dataset, one.group), []).append(one)
    found = [outage for parts in events.values() if (outage := _outage(parts)) is not None]
    return tuple(sorted(found, key=lambda one: (str(one.start.low), one.start.entity, one.start.id)))


def _outage(parts: Sequence[Observation]) -> Outage | None:
    """The outage of these observations; None where none of them is of its beginning."""
    start = next((one for one in reversed(parts) if one.kind == "outage_start"), None)
    if start is None:
        return None
    kinds: dict[str, dict[str | None, Observation]] = {}
    for one in parts:
        kinds.setdefault(one.kind, {})[one.provider] = one

    def given(kind: str) -> Observation | None:
        found = kinds.get(kind, {})
        return found.get(start.provider) or (next(iter(found.values())) if len(found) == 1 else None)

    return Outage(
        start=start,
        end=given("outage_end"),
        duration=given("outage_duration"),
        depth=given("outage_extent") or given("traffic_drop"),
    )


def _instant(bound: int | str | None) -> datetime | None:
    """A bound as an instant; None when it is none."""
    try:
        return parse_instant(bound) if isinstance(bound, str) else None
    except ValueError:
        return None


def _after(moment: datetime | None, seconds: int | str | None) -> datetime | None:
    if moment is None or not isinstance(seconds, int) or not 0 <= seconds <= _LONGEST_S:
        return None
    return moment + timedelta(seconds=seconds)
