"""An outage put together from its observations, with the bounds of its beginning and its end."""

from collections.abc import Iterable
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
    """The outages whose beginning is among the observations, oldest first."""
    events: dict[tuple[str, str], dict[str, Observation]] = {}
    for one in observations:
        if one.group:
            events.setdefault((one.dataset, one.group), {})[one.kind] = one
    found = [
        Outage(
            start=kinds["outage_start"], end=kinds.get("outage_end"), duration=kinds.get("outage_duration"),
            depth=kinds.get("outage_extent") or kinds.get("traffic_drop"),
        )
        for kinds in events.values()
        if "outage_start" in kinds
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (str(one.start.low), one.start.entity, one.start.id)))


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
