"""Outages in an evenly sampled series: where it fell below half of its baseline, with the step as the bound.

The baseline is the median of the day before (IODA compares with the median of a sliding history; METHODS as published
by its help page). Down below 0.5 of it; up again at 0.9 held for two samples. It began after the last sample that was
not down and no later than the first that was; it ended after the last sample that was down and no later than the first
of those that were up. A missing value is no evidence: it widens the bounds. An outage between two samples is not seen.
"""

from bisect import bisect_left, insort
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from ledger.evidence.identity import named
from ledger.model.evidence import EvidenceBasis, Grade, Observation, Series
from ledger.model.record import instant

BASELINE_S = 86_400
"""How much history the baseline is the median of."""
FEWEST_SAMPLES = 3
"""A baseline of fewer says nothing."""
DOWN_PPM = 500_000
UP_PPM = 900_000
HOLD_SAMPLES = 2
PPM = 1_000_000
COARSE_STEP_S = 3_600
"""From this step on the data are graded low."""


@dataclass(frozen=True, slots=True)
class Outage:
    """Places on the grid: the last good before (None when it began unseen), first and last down, first good after."""

    last_good: int
    first_down: int
    last_down: int
    first_good: int | None
    """None while it was still down when the series ended."""
    baseline: int
    lowest: int


class Baseline:
    """The median of the values in a window of so many samples, as they come."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._recent: deque[tuple[int, int]] = deque()
        self._sorted: list[int] = []

    def add(self, place: int, value: int) -> None:
        """Takes the value in, and lets those go that are a window older."""
        self._recent.append((place, value))
        insort(self._sorted, value)
        while self._recent[0][0] <= place - self._width:
            _, old = self._recent.popleft()
            del self._sorted[bisect_left(self._sorted, old)]

    def median(self) -> int | None:
        """The lower median; None while there are too few values, or when it is not above zero."""
        if len(self._sorted) < FEWEST_SAMPLES:
            return None
        middle = self._sorted[(len(self._sorted) - 1) // 2]
        return middle if middle > 0 else None


def outages(series: Series, subject: str | None, provider: str | None) -> tuple[Observation, ...]:
    """Start, end, duration and depth of every outage in the series, oldest first."""
    return tuple(item for found in intervals(series) for item in _observed(found, series, subject, provider))


def intervals(series: Series) -> Iterator[Outage]:
    """Every outage in the series, oldest first."""
    history = Baseline(max(BASELINE_S // series.step_s, FEWEST_SAMPLES))
    last_good: int | None = None
    down: Outage | None = None
    hold: list[int] = []
    for place, value in enumerate(series.values):
        if value is None:
            continue
        baseline = down.baseline if down else history.median()
        if down is None:
            if baseline is not None and last_good is not None and value * PPM < baseline * DOWN_PPM:
                down, hold = Outage(last_good, place, place, None, baseline, value), []
            else:
                last_good = place
                history.add(place, value)
            continue
        if value * PPM < down.baseline * DOWN_PPM:
            down, hold = replace(down, last_down=place, lowest=min(down.lowest, value)), []
            continue
        hold = [*hold, place] if value * PPM >= down.baseline * UP_PPM else []
        if len(hold) == HOLD_SAMPLES:
            yield replace(down, first_good=hold[0])
            down, last_good = None, place
            history.add(place, value)
    if down:
        yield down


def _observed(found: Outage, series: Series, subject: str | None, provider: str | None) -> Iterator[Observation]:
    start = _after(series, found.last_good), _after(series, found.first_down)
    end = _after(series, found.last_down), None if found.first_good is None else _after(series, found.first_good)
    base = Observation(
        id="", dataset=series.dataset, kind="outage_start", entity=series.entity, subject=subject,
        group=f"{series.id}/{instant(start[0])}", low=instant(start[0]), high=instant(start[1]), unit="instant",
        name=None, window_start=start[0], window_end=end[1], provider=provider, basis=EvidenceBasis.RAW,
        grade=Grade.LOW if series.step_s >= COARSE_STEP_S else Grade.MODERATE, url=None, method=_method(series),
    )  # fmt: skip
    shortest = int((end[0] - start[1]).total_seconds()) + 1
    longest = None if end[1] is None else int((end[1] - start[0]).total_seconds())
    depth = PPM - max(found.lowest, 0) * PPM // found.baseline
    depth_kind = "traffic_drop" if "traffic" in series.metric.lower() else "outage_extent"
    yield named(base)
    yield named(replace(base, kind="outage_end", low=instant(end[0]), high=None if end[1] is None else instant(end[1])))
    yield named(replace(base, kind="outage_duration", low=max(shortest, 1), high=longest, unit="s"))
    yield named(replace(base, kind=depth_kind, low=depth, high=depth + 1, point=depth, unit="ppm"))


def _after(series: Series, place: int) -> datetime:
    """One second after this sample: what happened after it, and no later than the next, is half-open so."""
    return series.start + timedelta(seconds=place * series.step_s + 1)


def _method(series: Series) -> str:
    return (
        f"detect/1 on {series.metric}: baseline median of {BASELINE_S} s, down < {DOWN_PPM} ppm,"
        f" up >= {UP_PPM} ppm for {HOLD_SAMPLES} samples, step {series.step_s} s"
    )
