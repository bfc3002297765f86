"""Format of Cloudflare Radar: netflows, traffic over time relative to its own maximum; numbers are texts.

    {"success": true, "result": {"meta": {"aggInterval": "FIFTEEN_MINUTES", "normalization": "MIN0_MAX",
     "confidenceInfo": {"level": 5, "annotations": []}}, "serie_0": {
     "timestamps": ["2026-01-01T00:00:00Z", "2026-01-01T00:15:00Z"], "values": ["0.93", "0.92"]}}}

The answer does not say whose traffic it is: that is asked for (`--entity`), or unknown; then no outage is looked for.
Nor is it documented whether a timestamp begins or ends its interval: the bounds allow for both. Only values whose zero
is no traffic (MIN0_MAX) can show a loss. https://developers.cloudflare.com/radar/concepts/
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

from ledger.evidence.answers import holds_keys, left_out, unreadable
from ledger.evidence.entities import country
from ledger.evidence.format import Asked, Evidence
from ledger.evidence.json_fields import (
    Object,
    ShapeError,
    figure_of,
    maybe_text,
    moment_at,
    needed_list,
    object_at,
    object_of,
    shown,
)  # fmt: skip
from ledger.evidence.radar import LICENCE, PROVIDER, noted_outage, notes_on, read_result
from ledger.evidence.reported import Told, told
from ledger.evidence.sampled import MOST_SAMPLES, Covers, Sampled, sampled_evidence
from ledger.evidence.source import Source
from ledger.model.problem import Problem

UNKNOWN = "unknown"
STEPS = {
    "FIFTEEN_MINUTES": 900, "ONE_HOUR": 3_600, "ONE_DAY": 86_400, "ONE_WEEK": 604_800, "ONE_MONTH": 2_592_000,
    "15m": 900, "1h": 3_600, "1d": 86_400, "1w": 604_800,
}  # fmt: skip
FROM_ZERO = {"MIN0_MAX", "RAW_VALUES", "PERCENTAGE"}
"""How values may be scaled so that zero is none."""
SURE = 5
"""Radar's highest level of confidence."""
ONLY = {"serie_0", "main"}
"""Names of a series that is the only one."""
COUNTRY = re.compile(r"[A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class RadarNetflows:
    """The answer."""

    name: str = "radar-netflows/1"

    def sniff(self, head: bytes) -> bool:
        """Whether it is that answer."""
        return holds_keys(head, "result", "aggInterval") or holds_keys(head, "result", "timestamps", "values")

    def read(self, source: Source, asked: Asked) -> Evidence:
        """The traffic, the outages in it, and those that Cloudflare annotates it with."""
        result, problems = read_result(source)
        try:
            meta = object_at(result, "meta") if result.get("meta") is not None else {}
            given = {key: value for key, value in result.items() if key != "meta"}
            if not any(isinstance(value, dict) and "values" in value for value in given.values()):
                raise ShapeError("it has no series")
        except ValueError as error:
            raise unreadable(source, PROVIDER, error) from error
        entity = _entity(given, asked, source.path, problems)
        flow = _Flow(meta=meta, entity=entity, path=source.path, problems=problems)
        samples = [one for key, value in given.items() for one in flow.samples(key, value)]
        every = asked if entity != UNKNOWN else replace(asked, entities=())
        dataset = source.dataset(self.name, PROVIDER, LICENCE)
        made = sampled_evidence(dataset, samples, every, problems)
        noted = tuple(item for one in flow.noted() for item in told(one, dataset, every))
        return replace(
            made, observations=made.observations + noted, problems=tuple(problems) + made.problems[len(problems) :]
        )


NETFLOWS = RadarNetflows()


def _entity(given: Mapping[str, Any], asked: Asked, path: str, problems: list[Problem]) -> str:
    """Whose traffic it is, as it was asked for."""
    if len(asked.entities) == 1 and len(given) == 1:
        name = asked.entities[0]
        return country(name) if COUNTRY.fullmatch(name) else name
    what = "The answer does not say whose traffic it is: give one --entity; no outage was looked for."
    problems.append(Problem(kind="entity_unknown", where=path, what=what))
    return UNKNOWN


class _Grid(NamedTuple):
    """The times of the values, and what they can be."""

    first_s: int
    step_s: int
    is_from_zero: bool

    def figure(self, given: Any) -> Decimal | None:
        """The value; None where it is missing."""
        number = None if given is None else figure_of(given)
        if number is not None and number < 0 and self.is_from_zero:
            raise ShapeError(f"{number} is below zero, and traffic cannot be")
        return number


@dataclass(frozen=True, slots=True, kw_only=True)
class _Flow:
    """What the series of one answer share."""

    meta: Object
    entity: str
    path: str
    problems: list[Problem]
    """What is wrong is put here."""

    def samples(self, key: str, value: Any) -> Iterator[Sampled]:
        """The series under this key; none where it cannot be read."""
        try:
            yield self._sampled(key, object_of(value, "it"))
        except ValueError as error:
            self.problems.append(left_out(self.path, f"The series {shown(key)}", error))

    def noted(self) -> Iterator[Told]:
        """The outages that the series is annotated with."""
        try:
            notes = notes_on(self.meta)
        except ValueError as error:
            self.problems.append(left_out(self.path, "The list of annotations", error))
            return
        for number, note in enumerate(notes if self.entity != UNKNOWN else (), start=1):
            try:
                yield noted_outage(note, self.entity)
            except ValueError as error:
                self.problems.append(left_out(self.path, f"Annotation {number}", error))

    def _sampled(self, key: str, value: Object) -> Sampled:
        times, values = needed_list(value, "timestamps"), needed_list(value, "values")
        if len(times) != len(values) or not times:
            raise ShapeError(f"it has {len(times)} timestamps and {len(values)} values")
        seconds = [int(moment_at({"timestamp": time}, "timestamp").timestamp()) for time in times]
        step = self._step(seconds)
        scale = maybe_text(self.meta, "normalization") or "MIN0_MAX"
        placed = self._placed(key, zip(seconds, values, strict=True), _Grid(min(seconds), step, scale in FROM_ZERO))
        if scale not in FROM_ZERO:
            what = f"The values are scaled as {shown(scale)}: zero may not be none, so no outage was looked for."
            self.problems.append(Problem(kind="not_from_zero", where=self.path, what=what))
        return Sampled(
            entity=self.entity, metric="traffic" if key in ONLY else f"traffic.{key}", unit="relative", step_s=step,
            start=datetime.fromtimestamp(min(seconds), UTC), covers=Covers(step, step), depth_kind="traffic_drop",
            values=[placed.get(place) for place in range(max(placed, default=0) + 1)], note=self._note(),
            is_searched=self.entity != UNKNOWN and scale in FROM_ZERO, is_low=self._level() < SURE,
        )  # fmt: skip

    def _step(self, seconds: list[int]) -> int:
        """The step that the answer names, or the usual one between its times."""
        named = STEPS.get(maybe_text(self.meta, "aggInterval") or "")
        apart = Counter(later - earlier for earlier, later in pairwise(sorted(set(seconds))))
        step = named or max(apart, key=lambda gap: (apart[gap], -gap), default=0)
        if not 1 <= step <= max(STEPS.values()) or (max(seconds) - min(seconds)) // step >= MOST_SAMPLES:
            raise ShapeError("its times are in no even steps")
        return step

    def _placed(self, key: str, given: Iterable[tuple[int, Any]], grid: _Grid) -> dict[int, Decimal | None]:
        """The values by their place on the grid."""
        placed: dict[int, Decimal | None] = {}
        for number, (second, value) in enumerate(given, start=1):
            place, rest = divmod(second - grid.first_s, grid.step_s)
            try:
                if rest or place >= MOST_SAMPLES:
                    raise ShapeError("its time is off the grid")
                if place in placed:
                    raise ShapeError("its time has a value already")
                placed[place] = grid.figure(value)
            except ValueError as error:
                self.problems.append(left_out(self.path, f"Value {number} of {shown(key)}", error))
        return placed

    def _level(self) -> Decimal:
        info = self.meta.get("confidenceInfo")
        level = info.get("level") if isinstance(info, dict) else None
        return Decimal(SURE) if level is None else figure_of(level)

    def _note(self) -> str:
        return f"Traffic relative to its own maximum; Cloudflare's level of confidence is {self._level()} of {SURE}."
