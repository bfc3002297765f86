"""Outages in readings of a quantity, with bounds: one detector for even samples and for exact change points.

The baseline is the median of the day before (IODA compares with the median of a sliding history). Down below half of
it; up again at nine tenths, held. It began after the last reading that was not down and no later than the first that
was; it ended after the last reading that was down and no later than the first of those that were up. Time that nothing
was read of is no evidence: it widens the bounds. What happens between two samples is not seen.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ledger.evidence.baseline import Baseline, Held
from ledger.evidence.parameters import EXACT_STEP_S, PPM, Parameters

FEWEST = 3
"""A baseline of fewer samples, or of fewer minutes of change points, says nothing."""


class Grain(NamedTuple):
    """How fine readings are: what a recovery must last, and what a baseline must weigh."""

    hold_s: int
    fewest: int


def sampled(step_s: int, parameters: Parameters) -> Grain:
    """Of samples every so many seconds."""
    return Grain((parameters.hold_samples - 1) * step_s + 1, FEWEST)


def exact(parameters: Parameters) -> Grain:
    """Of change points, known at every second."""
    return Grain(parameters.hold_samples * EXACT_STEP_S, FEWEST * EXACT_STEP_S)


class Reading(NamedTuple):
    """A value that is known to have held from one second to another, both included; a sample is of one second."""

    first_s: int
    """Seconds since 1970, UTC."""
    last_s: int
    value: int


class Outage(NamedTuple):
    """When it was last good before, first and last down, first good after; seconds since 1970, UTC."""

    last_good_s: int
    first_down_s: int
    last_down_s: int
    first_good_s: int | None
    """None while it was still down when the readings ended."""
    baseline: int
    history: int
    """What the baseline was the median of: samples, or seconds of change points."""
    lowest: int

    @property
    def longest_s(self) -> int | None:
        """How long it can have been at most; None while it was still down."""
        return None if self.first_good_s is None else self.first_good_s - self.last_good_s

    @property
    def shortest_s(self) -> int:
        """How long it was at least."""
        return self.last_down_s - self.first_down_s


class Down(NamedTuple):
    """An outage that is not over: what is known so far, and the first reading of a recovery that has not held yet."""

    outage: Outage
    recovering_since: int | None


def find_outages(readings: Iterable[Reading], grain: Grain, parameters: Parameters) -> Iterator[Outage]:
    """Every time it was down, oldest first, flaps too (`is_flap`).

    Args:
        readings: in order of time, without overlap; of time that is missing there is none.
        grain: what the readings are.
        parameters: what counts as down, up and normal.
    """
    history = Baseline(parameters.baseline_s)
    last_good: int | None = None
    down: Down | None = None
    away_s = 0  # a day of what is normal is a day without the time that was lost
    for reading in readings:
        if down is not None:
            down = _gone_on(down, reading, parameters)
            since = down.recovering_since
            if since is None or reading.last_s - since + 1 < grain.hold_s:
                continue
            yield down.outage._replace(first_good_s=since)
            away_s += since - down.outage.last_good_s
            down = None
        elif (baseline := _baseline_above(reading, history, parameters)) is not None:
            if last_good is not None and history.weight >= grain.fewest:
                down = Down(_began(reading, last_good, baseline, history.weight), None)
            last_good = None  # low before there is enough of a baseline is no outage, and not good either
            continue
        last_good = reading.last_s
        history.add(Held(reading.last_s - away_s, reading.value, reading.last_s - reading.first_s + 1))
    if down is not None:
        yield down.outage


def is_flap(outage: Outage, parameters: Parameters) -> bool:
    """Whether it was certainly over sooner than an outage lasts."""
    return outage.longest_s is not None and outage.longest_s < parameters.shortest_s


def _baseline_above(reading: Reading, history: Baseline, parameters: Parameters) -> int | None:
    """The baseline that this reading is down from; None when it is not, or there is none."""
    baseline = history.median()
    return baseline if baseline is not None and reading.value * PPM < baseline * parameters.down_ppm else None


def _began(reading: Reading, last_good_s: int, baseline: int, weight: int) -> Outage:
    """The outage that this reading begins."""
    return Outage(last_good_s, reading.first_s, reading.last_s, None, baseline, weight, reading.value)


def _gone_on(down: Down, reading: Reading, parameters: Parameters) -> Down:
    """The outage with one more reading."""
    outage = down.outage
    if reading.value * PPM < outage.baseline * parameters.down_ppm:
        longer = outage._replace(last_down_s=reading.last_s, lowest=min(outage.lowest, reading.value))
        return Down(longer, None)
    if reading.value * PPM < outage.baseline * parameters.up_ppm:
        return Down(outage, None)
    return Down(outage, reading.first_s if down.recovering_since is None else down.recovering_since)
