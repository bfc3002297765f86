"""Format of IODA v2: signals/raw, what its sources counted for a country, region or AS, in even steps.

    {"type": "signals", "error": null, "data": [[{"entityType": "country", "entityCode": "ZZ", "entityName": "Nowhere",
     "datasource": "bgp", "subtype": "", "from": 1767225600, "until": 1767226800, "step": 300, "nativeStep": 300,
     "values": [620, 622, null, 621]}]]}

The time of a value is from + its place * step; null is missing, never zero. A step longer than nativeStep sums up
several. Where values are objects or lists themselves (gtr-sarima, ping-slash24-loss, ping-slash24-latency) each number
in them is a series of its own, named by its path, and no outage is looked for in those.
https://api.ioda.inetintel.cc.gatech.edu/v2/
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from ledger.evidence.answers import left_out, speaks_of
from ledger.evidence.format import Asked, Evidence
from ledger.evidence.ioda import DEEPEST, LICENCE, PROVIDER, SOURCES, entity_of, read_data
from ledger.evidence.json_fields import (
    Object,
    ShapeError,
    figure_of,
    maybe_moment,
    maybe_text,
    moment_at,
    needed_list,
    object_of,
    text_at,
    whole_at,
)  # fmt: skip
from ledger.evidence.sampled import AT_INSTANT, Covers, Sampled, sampled_evidence
from ledger.evidence.source import Source
from ledger.model.problem import Problem

MOST_PATHS = 64
"""More numbers than this in one value are not kept."""
LONGEST_STEP_S = 31 * 86_400


@dataclass(frozen=True, slots=True)
class IodaSignals:
    """The answer."""

    name: str = "ioda-signals/2"

    def sniff(self, head: bytes) -> bool:
        """Whether it is that answer."""
        return speaks_of(head, "type", "signals(?:\\.raw)?")

    def read(self, source: Source, asked: Asked) -> Evidence:
        """One series of each signal, and the outages in it."""
        items, problems = read_data(source)
        samples: list[Sampled] = []
        for number, item in enumerate(items, start=1):
            try:
                samples += _samples(object_of(item, "it"), source.path, problems)
            except ValueError as error:
                problems.append(left_out(source.path, f"Signal {number}", error))
        if not items:
            problems.append(Problem(kind="no_rows", where=source.path, what="The answer has no signal in it."))
        return sampled_evidence(source.dataset(self.name, PROVIDER, LICENCE), samples, asked, problems)


SIGNALS = IodaSignals()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signal:
    """One signal's head."""

    name: str
    entity: str
    step_s: int
    start: datetime
    path: str
    problems: list[Problem]
    """What is wrong with its values is put here."""

    def value(self, given: Any, place: int) -> Decimal | None:
        """The number; None, and said, where it is none."""
        if given is None:
            return None
        try:
            return self._figure(given)
        except ValueError as error:
            self.problems.append(left_out(self.path, f"Value {place + 1} of {self.name} of {self.entity}", error))
            return None

    def _figure(self, given: Any) -> Decimal:
        number = figure_of(given)
        if number < 0 and self.name in SOURCES:
            raise ShapeError(f"{number} is below zero, and what it counts cannot be")
        return number


def _samples(item: Object, path: str, problems: list[Problem]) -> Iterator[Sampled]:
    subtype = maybe_text(item, "subtype")
    signal = _Signal(
        name=text_at(item, "datasource") + (f".{subtype}" if subtype else ""), step_s=whole_at(item, "step"),
        entity=entity_of(text_at(item, "entityType"), text_at(item, "entityCode")), start=moment_at(item, "from"),
        path=path, problems=problems,
    )  # fmt: skip
    given = needed_list(item, "values")
    if not 1 <= signal.step_s <= LONGEST_STEP_S:
        raise ShapeError("step is no time")
    is_short = _is_short(item, signal, len(given))
    has_numbers = any(isinstance(value, str) for value in given)
    if not has_numbers and any(isinstance(value, dict | list) for value in given):
        yield from _nested(given, signal)
    else:
        made = _plain(item, signal, tuple(signal.value(value, place) for place, value in enumerate(given)))
        yield replace(made, is_low=is_short)


def _is_short(item: Object, signal: _Signal, length: int) -> bool:
    """Whether there are more or fewer values than its time holds, which is told: which are missing nobody can say.

    Until may be the instant after the last value or its own, and need not lie on the grid.
    """
    until = maybe_moment(item, "until")
    expected = length if until is None else int((until - signal.start).total_seconds()) // signal.step_s
    if length in {expected, expected + 1}:
        return False
    what = (
        f"{signal.name} of {signal.entity} has {length} values where its time holds {expected}: the times of its values"
        " are in doubt."
    )
    signal.problems.append(Problem(kind="length_differs", where=signal.path, what=what))
    return True


def _plain(item: Object, signal: _Signal, values: tuple[Decimal | None, ...]) -> Sampled:
    known = SOURCES.get(text_at(item, "datasource"))
    native = whole_at(item, "nativeStep") if item.get("nativeStep") is not None else signal.step_s
    if native < 1:
        raise ShapeError("nativeStep is no time")
    is_instant = known is not None and known.is_instant and signal.step_s <= native
    subtype, name = maybe_text(item, "subtype"), maybe_text(item, "entityName")
    return Sampled(
        entity=signal.entity, metric=known.metric + (f".{subtype}" if subtype else "") if known else signal.name,
        unit=known.unit if known else "count", step_s=signal.step_s, start=signal.start, values=values,
        covers=AT_INSTANT if is_instant else Covers(0, signal.step_s), is_searched=known is not None,
        depth_kind=known.depth_kind if known else "signal_drop", note=f"IODA names it {name}." if name else None,
    )  # fmt: skip


def _nested(given: list[Any], signal: _Signal) -> Iterator[Sampled]:
    """A series for each path to a number."""
    columns: dict[str, list[Decimal | None]] = {}
    is_full = False
    for place, value in enumerate(given):
        for name, number in _leaves(value, "", 0):
            if name not in columns and len(columns) >= MOST_PATHS:
                is_full = True
                continue
            column = columns.setdefault(name, [None] * len(given))
            column[place] = signal.value(number, place)
    if is_full:
        what = f"A part of {signal.name} of {signal.entity}"
        signal.problems.append(left_out(signal.path, what, f"its values hold more than {MOST_PATHS} numbers"))
    for name, column in columns.items():
        yield Sampled(
            entity=signal.entity, metric=f"{signal.name}{name}", unit="count", step_s=signal.step_s,
            start=signal.start, values=tuple(column), covers=Covers(0, signal.step_s), is_searched=False,
        )  # fmt: skip


def _leaves(value: Any, name: str, depth: int) -> Iterator[tuple[str, Any]]:
    """The numbers in a value, each with its path: ".0.agg_values.loss_pct"; what is none, or too deep, as it is."""
    if depth > DEEPEST:
        yield name, value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            if part in ({}, []):
                yield f"{name}.{key}", part
            yield from _leaves(part, f"{name}.{key}", depth + 1)
    elif isinstance(value, list):
        for place, part in enumerate(value):
            yield from _leaves(part, f"{name}.{place}", depth + 1)
    elif value is not None:
        yield name, value
