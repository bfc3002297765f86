"""Format of RIPEstat: country-routing-stats, today country-resource-stats: how much of a country was routed, over time.

    {"data_call_name": "country-routing-stats", "data": {"resource": "zz", "resolution": "1h", "stats": [
     {"timeline": [{"starttime": "2026-01-01T00:00:00", "endtime": "2026-01-01T05:00:00"}], "asns_ris": 5,
      "v4_prefixes_ris": 40, "v6_prefixes_ris": 12, "asns_stats": 7, "v4_prefixes_stats": 50, "v6_prefixes_stats": 20,
      "stats_date": "2026-01-01T00:00:00"}]}}

The shape is that of RIPEstat's documentation; no answer was at hand. Counts hold from the first to the last step of
each stretch of their timeline, the last included unless other counts begin there. What ends in _ris was seen by RIS,
what ends in _stats is registered; null and -1 are missing. Whether a step is an instant or a mean is not documented:
the bounds allow for both. Outages are looked for in the IPv4 prefixes that RIS saw; the others are kept and shown.
https://stat.ripe.net/docs/02.data-api/country-resource-stats.html
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from ledger.evidence.answers import holds_keys, left_out, speaks_of, unreadable
from ledger.evidence.entities import country
from ledger.evidence.format import Asked, Evidence
from ledger.evidence.json_fields import Object, ShapeError, figure_of, moment_at, needed_list, object_of, shown, text_at
from ledger.evidence.ripestat import CALL, LICENCE, PROVIDER, read_data
from ledger.evidence.sampled import Covers, Sampled, sampled_evidence
from ledger.evidence.source import Source
from ledger.model.problem import LedgerError, Problem

STEPS = {"5m": 300, "1h": 3_600, "1d": 86_400, "1w": 604_800}
"""The resolutions that can be asked for."""
MOST_STEPS = 1_000_000
MISSING = -1
METRICS = {
    "v4_prefixes_ris": ("visible_prefixes_v4", "networks"),
    "v6_prefixes_ris": ("visible_prefixes_v6", "networks"),
    "asns_ris": ("visible_asns", "ASes"),
    "v4_prefixes_stats": ("registered_prefixes_v4", "networks"),
    "v6_prefixes_stats": ("registered_prefixes_v6", "networks"),
    "asns_stats": ("registered_asns", "ASes"),
}
"""Of each count the metric and the unit."""
SEARCHED = "v4_prefixes_ris"

Counts = Mapping[str, Decimal | None]


@dataclass(frozen=True, slots=True)
class CountryRouting:
    """The answer."""

    name: str = "ripestat-country-routing-stats/1"

    def sniff(self, head: bytes) -> bool:
        """Whether it is that answer."""
        return speaks_of(head, CALL, "country-(?:routing|resource)-stats") or holds_keys(head, "stats", SEARCHED)

    def read(self, source: Source, asked: Asked) -> Evidence:
        """One series of each count that is given, and the outages in the IPv4 prefixes."""
        data, told = read_data(source)
        problems = list(told)
        try:
            entity, step = country(text_at(data, "resource")), _step(data)
            items = needed_list(data, "stats")
        except ValueError as error:
            raise unreadable(source, PROVIDER, error) from error
        stretches = list(_stretches(items, source.path, problems))
        samples = list(_sampled(entity, stretches, step, source, problems)) if stretches else []
        if not samples:
            problems.append(Problem(kind="no_rows", where=source.path, what="The answer has no statistics in it."))
        return sampled_evidence(source.dataset(self.name, PROVIDER, LICENCE), samples, asked, problems)


COUNTRY_ROUTING = CountryRouting()


class _Stretch(NamedTuple):
    """Counts that hold from one instant to another, both included, in seconds since 1970."""

    first_s: int
    last_s: int
    counts: Counts


def _step(data: Object) -> int:
    resolution = text_at(data, "resolution")
    if resolution not in STEPS:
        raise ShapeError(f'resolution "{shown(resolution)}" is not known')
    return STEPS[resolution]


def _stretches(items: Sequence[Any], path: str, problems: list[Problem]) -> Iterator[_Stretch]:
    """Every stretch that can be read, with its counts."""
    without: Counter[str] = Counter()
    for number, item in enumerate(items, start=1):
        try:
            statistic = object_of(item, "it")
            counts = {key: _count(statistic[key], key) for key in METRICS if key in statistic}
            yield from [_stretch(object_of(one, "a stretch"), counts) for one in _timeline(statistic)]
            without.update(METRICS.keys() - counts.keys())
        except ValueError as error:
            problems.append(left_out(path, f"Statistic {number}", error))
    for key, count in sorted(without.items()):
        what = f"{key} is missing in {count} of {len(items)} statistics."
        problems.append(Problem(kind="missing_count", where=path, what=what))


def _timeline(statistic: Object) -> list[Any]:
    """Its stretches; where there is one it may stand alone."""
    given = statistic.get("timeline")
    return [given] if isinstance(given, dict) else needed_list(statistic, "timeline")


def _stretch(given: Object, counts: Counts) -> _Stretch:
    first, last = moment_at(given, "starttime"), moment_at(given, "endtime")
    if last < first:
        raise ShapeError("it ends before it begins")
    return _Stretch(int(first.timestamp()), int(last.timestamp()), counts)


def _count(given: Any, key: str) -> Decimal | None:
    if given is None:
        return None
    number = figure_of(given)
    if number < 0 and number != MISSING:
        raise ShapeError(f"{key} is below zero")
    return None if number == MISSING else number


def _sampled(
    entity: str, stretches: Sequence[_Stretch], step: int, source: Source, problems: list[Problem]
) -> Iterator[Sampled]:
    """The series of each count that is known at some time."""
    first = min(one.first_s for one in stretches)
    places = (max(one.last_s for one in stretches) - first) // step + 1
    if places > MOST_STEPS:
        raise LedgerError("its time is too long for its step", where=source.path, todo="ask for less time")
    held = _held(stretches, first, step, source.path, problems)
    for key, (metric, unit) in METRICS.items():
        values = tuple(held.get(place, {}).get(key) for place in range(places))
        if any(value is not None for value in values):
            yield Sampled(
                entity=entity, metric=metric, unit=unit, step_s=step, start=datetime.fromtimestamp(first, UTC),
                values=values, covers=Covers(step, step), is_searched=key == SEARCHED,
                note="Counted by RIPEstat from what the peers of RIS announce.",
            )  # fmt: skip


def _held(
    stretches: Iterable[_Stretch], first_s: int, step: int, path: str, problems: list[Problem]
) -> dict[int, Counts]:
    """The counts at each place of the grid."""
    held: dict[int, Counts] = {}
    ends: dict[int, Counts] = {}
    for one in sorted(stretches, key=lambda stretch: stretch[:2]):
        place, rest = divmod(one.first_s - first_s, step)
        last, over = divmod(one.last_s - first_s, step)
        name = f"The stretch from {datetime.fromtimestamp(one.first_s, UTC).isoformat()}"
        if rest:
            problems.append(left_out(path, name, f"it does not begin on the grid of {step} s"))
            continue
        for at in range(place, max(last + bool(over), place + 1)):
            if at in held:
                problems.append(left_out(path, name, "its time has counts already"))
                break
            held[at] = one.counts
        ends.setdefault(last, one.counts)
    return ends | held
