"""The measured series behind outages, cut to the time that a picture shows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from ledger.model.evidence import Series
from ledger.model.outage import Outage

_COLUMNS = 700
"""No more places in time than the picture has: of the values between, the least and the greatest are kept."""

_SAME_BY_OTHERS = "_by_peer_as"
"""Ends the name of a metric that is another one counted by peer AS: one of the two is enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A value and how long it held; half-open."""

    start: datetime
    end: datetime
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One series: runs of values without a gap, and the gaps, where nothing is known."""

    entity: str
    metric: str
    unit: str
    provider: str | None
    step_s: int
    """0 for every change."""
    runs: tuple[tuple[Held, ...], ...]
    gaps: tuple[tuple[datetime, datetime], ...]

    @property
    def top(self) -> float:
        """The greatest value."""
        return max((held.value for run in self.runs for held in run), default=0.0)


def panels_of(series: Iterable[Series], outages: Sequence[Outage], start: datetime, end: datetime) -> tuple[Panel, ...]:
    """The series that the outages were found in, as far as they have values in this time."""
    providers = {(one.start.dataset, one.start.entity): one.start.provider for one in outages}
    kept = [one for one in series if (one.dataset, one.entity) in providers]
    names = {(one.dataset, one.entity, one.metric) for one in kept}
    own = [
        one
        for one in kept
        if not one.metric.endswith(_SAME_BY_OTHERS)
        or (one.dataset, one.entity, one.metric.removesuffix(_SAME_BY_OTHERS)) not in names
    ]
    found = (_panel(one, providers[one.dataset, one.entity], start, end) for one in own)
    return tuple(panel for panel in found if panel.runs)


def _panel(series: Series, provider: str | None, start: datetime, end: datetime) -> Panel:
    runs, gaps, reach = [], [], start
    inside = [step for step in _steps(series) if step[0] < end and step[1] > start]
    for is_known, steps in groupby(inside, key=lambda step: step[2] is not None):
        cut = [(max(low, start), min(high, end), value) for low, high, value in steps]
        if is_known:
            runs.append(
                _thinned([Held(start=low, end=high, value=value or 0.0) for low, high, value in cut], end - start)
            )
            if cut[0][0] > reach:
                gaps.append((reach, cut[0][0]))
            reach = cut[-1][1]
    if reach < end:
        gaps.append((reach, end))
    return Panel(
        entity=series.entity, metric=series.metric, unit=series.unit, provider=provider, step_s=series.step_s,
        runs=tuple(runs), gaps=tuple(gaps),
    )  # fmt: skip


def _steps(series: Series) -> Iterator[tuple[datetime, datetime, float | None]]:
    """Each value with the time that it stands for; the last change point stands for its own instant."""
    offsets = series.offsets_s or tuple(number * series.step_s for number in range(len(series.values)))
    last = offsets[-1] + (series.step_s or 1) if offsets else 0
    for low, high, value in zip(offsets, (*offsets[1:], last), series.values, strict=True):
        real = None if value is None else value / 10**series.scale
        yield series.start + timedelta(seconds=low), series.start + timedelta(seconds=high), real


def _thinned(run: Sequence[Held], span: timedelta) -> tuple[Held, ...]:
    """The run, or of too long a one the first, least, greatest and last value of each column of the picture."""
    if len(run) <= 4 * _COLUMNS:
        return tuple(run)
    kept: list[Held] = []
    for _, group in groupby(run, key=lambda held: int((held.start - run[0].start) / span * _COLUMNS)):
        held = list(group)
        by_value = sorted(range(len(held)), key=lambda place: held[place].value)
        chosen = sorted({0, by_value[0], by_value[-1], len(held) - 1})
        kept += (held[place] for place in chosen)
    ends = [held.start for held in kept[1:]] + [run[-1].end]
    return tuple(Held(start=one.start, end=end, value=one.value) for one, end in zip(kept, ends, strict=True))
