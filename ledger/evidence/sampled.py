"""Quantities sampled in even steps, from whatever format: kept as series, and the outages in them found.

A sample tells of one instant, or sums up a stretch of time before or after it (`Covers`). A stretch that was half lost
may still look good, and one that was half good may look lost: the bounds of an outage are as wide as the step, and
wider by the stretches at both ends.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from typing import NamedTuple

from ledger.evidence.detect import FEWEST, Outage, Reading, find_outages, is_flap, sampled
from ledger.evidence.format import Asked, Evidence
from ledger.evidence.identity import own_subject
from ledger.evidence.outages import Measured, observed
from ledger.evidence.parameters import Parameters
from ledger.evidence.quantities import LIMIT
from ledger.evidence.unmeasured import missing, without_baseline
from ledger.model.evidence import Dataset, Grade, Observation, Series
from ledger.model.ids import content_id
from ledger.model.problem import Problem
from ledger.model.record import instant

MOST_SAMPLES = 2_000_000
"""More than 18 years of 5 minutes: what is longer is taken for a slip."""
COARSE_STEP_S = 3_600
"""From this step on the data are graded low."""
YEARS = range(1970, 2200)
"""Samples of other years are a slip too."""
MOST_NAMED = 5
MOST_PLACES = 9
"""Decimal places that are kept at most."""


class Covers(NamedTuple):
    """Of which time a sample tells: so many seconds before and after its own instant."""

    before_s: int
    after_s: int


AT_INSTANT = Covers(0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampled:
    """One quantity of one entity in even steps."""

    entity: str
    metric: str
    unit: str
    step_s: int
    start: datetime
    """Instant of the first value."""
    values: Sequence[Decimal | None]
    """None is missing, never zero."""
    is_searched: bool = True
    """Whether a loss of this quantity is an outage; one that is not is kept and shown only."""
    covers: Covers = AT_INSTANT
    depth_kind: str = "outage_extent"
    """What its depth measures; traffic_drop where the quantity is traffic."""
    subject: str | None = None
    """Id of the country or operator that it belongs to, where the file says so."""
    is_low: bool = False
    """Whether the data are poor, whatever the step."""
    note: str | None = None

    @property
    def since(self) -> datetime:
        """The first instant that it tells of."""
        return self.start - timedelta(seconds=self.covers.before_s)

    @property
    def until(self) -> datetime:
        """The end of the time that it tells of."""
        last = self.start + timedelta(seconds=(len(self.values) - 1) * self.step_s)
        return last + timedelta(seconds=max(self.covers.after_s, 1))

    @property
    def is_sound(self) -> bool:
        """Whether its time can be one that somebody measured in."""
        longest = (datetime(YEARS.stop, 1, 1, tzinfo=UTC) - self.start).total_seconds()
        return self.start.year in YEARS and len(self.values) * self.step_s <= longest


def sampled_evidence(
    dataset: Dataset, samples: Iterable[Sampled], asked: Asked, problems: Iterable[Problem] = ()
) -> Evidence:
    """The series of what was asked for, in the time asked for, and the outages in them.

    A day more is kept before the time asked for: what is normal is taken from it.
    """
    told = list(problems)
    sound: list[Sampled] = []
    for one in samples:
        if one.is_sound:
            sound.append(one)
        else:
            told.append(_unsound(one, dataset.source))
    taken = [one for one in sound if one.values and asked.takes(one.entity)]
    told += (_empty(one, dataset.source) for one in sound if not one.values)
    if not taken and any(one.values for one in sound):
        told.append(nothing_wanted(dataset.source, {one.entity for one in sound}))
    covered = replace(
        dataset, entities=asked.entities,
        since=min((one.since for one in taken), default=None), until=max((one.until for one in taken), default=None),
    )  # fmt: skip
    parts = [part for one in taken if (part := _part(one, asked)).values]
    if taken and not parts:
        told.append(
            Problem(kind="nothing_wanted", where=dataset.source, what="It holds nothing of the time asked for.")
        )
    made = [(series_of(part, dataset.id), part) for part in parts]
    once = {kept.id: (kept, part) for kept, part in made}
    if len(once) < len(made):
        what = f"{len(made) - len(once)} series stand in it twice; kept once."
        told.append(Problem(kind="duplicate_series", where=dataset.source, what=what))
    found: list[Observation] = []
    for kept, part in once.values():
        if part.is_searched:
            found += outages_in(kept, part, dataset.provider, asked)
            told += _unsearchable(kept, dataset.source, asked.parameters)
    series = tuple(kept for kept, _ in once.values())
    return Evidence(dataset=covered, series=series, observations=tuple(found), problems=tuple(told))


def outages_in(series: Series, of: Sampled, provider: str | None, asked: Asked) -> tuple[Observation, ...]:
    """Start, end, duration and depth of every outage that touches the time asked for, oldest first."""
    parameters = asked.parameters
    is_coarse = of.is_low or series.step_s >= COARSE_STEP_S
    what = Measured(
        dataset=series.dataset, series=series.id, entity=series.entity,
        subject=of.subject or own_subject(series.entity) or asked.subject, provider=provider,
        grade=Grade.LOW if is_coarse else Grade.MODERATE, depth_kind=of.depth_kind, note=of.note,
        method=f"detect/2 on {series.metric}: {parameters.spelled()}, step {series.step_s} s{_spelled(of.covers)}",
    )  # fmt: skip
    grain = sampled(series.step_s, parameters)
    known = list(readings(series))
    found = [_widened(one, of.covers) for one in find_outages(known, grain, parameters)]
    wanted = [one for one in found if not is_flap(one, parameters) and _meets(one, asked)]
    silent = (*missing(what, known, series.step_s), *without_baseline(what, known, grain))
    return (*(item for one in wanted for item in observed(one, what)), *silent)


def readings(series: Series) -> Iterator[Reading]:
    """The samples that are not missing."""
    first = int(series.start.timestamp())
    for place, value in enumerate(series.values):
        if value is not None:
            at = first + place * series.step_s
            yield Reading(at, at, value)


def series_of(one: Sampled, dataset: str) -> Series:
    """The values as integers times a power of ten, as many places as all of them together leave room for."""
    given = [value for value in one.values if value is not None]
    places = min(max((-int(value.as_tuple().exponent) for value in given), default=0), MOST_PLACES)
    largest = max((abs(value) for value in given), default=Decimal(0))
    while places > 0 and largest.scaleb(places) >= LIMIT:
        places -= 1
    values = tuple(None if value is None else _scaled(value, max(places, 0)) for value in one.values)
    name = content_id(
        "series", dataset, one.entity, one.metric, one.unit, one.step_s, instant(one.start), list(values),
        max(places, 0),
    )  # fmt: skip
    return Series(
        id=name, dataset=dataset, entity=one.entity, metric=one.metric, unit=one.unit,
        step_s=one.step_s, start=one.start, values=values, scale=max(places, 0),
    )  # fmt: skip


def nothing_wanted(path: str, held: Iterable[str]) -> Problem:
    """The Problem of a file that holds others than those asked for."""
    names = sorted(set(held))
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    what = f"It holds nothing of what was asked for, but {', '.join(names[:MOST_NAMED])}{more}."
    return Problem(kind="nothing_wanted", where=path, what=what)


def _unsound(one: Sampled, path: str) -> Problem:
    years = f"{YEARS.start} to {YEARS.stop}"
    what = f"The series {one.metric} of {one.entity} was left out: its time does not lie in the years {years}."
    return Problem(kind="broken_record", where=path, what=what)


def _empty(one: Sampled, path: str) -> Problem:
    return Problem(kind="no_rows", where=path, what=f"The series {one.metric} of {one.entity} has no values.")


def _part(one: Sampled, asked: Asked) -> Sampled:
    """The samples of the time asked for and of the baseline before it."""
    since = None if asked.since is None else asked.since - timedelta(seconds=asked.parameters.baseline_s)
    low = 0 if since is None else max(-((one.start - since) // timedelta(seconds=one.step_s)), 0)
    high = len(one.values)
    if asked.until is not None:
        high = min(max(-((one.start - asked.until) // timedelta(seconds=one.step_s)), 0), high)
    start = one.start + timedelta(seconds=low * one.step_s) if low < high else one.start
    return replace(one, start=start, values=one.values[low:high])


def _widened(found: Outage, covers: Covers) -> Outage:
    """The bounds, wider by the time that the samples at both ends tell of."""
    after = max(covers.after_s - 1, 0)
    good = None if found.first_good_s is None else found.first_good_s + after
    return found._replace(
        last_good_s=found.last_good_s - covers.before_s, first_down_s=found.first_down_s + after,
        last_down_s=found.last_down_s - covers.before_s, first_good_s=good,
    )  # fmt: skip


def _meets(found: Outage, asked: Asked) -> bool:
    end = None if found.first_good_s is None else datetime.fromtimestamp(found.first_good_s, UTC)
    return asked.touches(datetime.fromtimestamp(found.last_good_s, UTC), end)


def _unsearchable(series: Series, path: str, parameters: Parameters) -> Iterator[Problem]:
    """A step so long that what is normal cannot be told: said, for no outage was found only because of it."""
    if series.step_s * (FEWEST - 1) >= parameters.baseline_s:
        what = (
            f"{series.metric} of {series.entity} is sampled every {series.step_s} s: too coarse for a baseline of"
            f" {parameters.baseline_s} s, so no outage was looked for; a longer baseline would do."
        )
        yield Problem(kind="too_coarse", where=path, what=what)


def _spelled(covers: Covers) -> str:
    return "" if covers == AT_INSTANT else f", each sample of {covers.before_s + covers.after_s} s"


def _scaled(value: Decimal, places: int) -> int:
    return int(value.scaleb(places).to_integral_value(ROUND_HALF_EVEN))
