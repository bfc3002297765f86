"""One row of a table of observations as the observations it stands for: one for each quantity."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from ledger.evidence.columns import INSTANT_KINDS, INTERVAL_KINDS, KINDS
from ledger.evidence.identity import named, own_subject
from ledger.evidence.instants import Bounds, instant_bounds
from ledger.evidence.parameters import PPM
from ledger.evidence.quantities import LIMIT, Quantity, base_unit, edge, quantity
from ledger.model.evidence import EvidenceBasis, Grade, Observation
from ledger.model.record import instant

Row = Mapping[str, str]
Closed = TypeVar("Closed", bound=StrEnum)

UNIT_OF_KIND = {
    "outage_duration": {"s"},
    "outage_extent": {"ppm", "networks"},
    "upstream": {"ppm"},
    "attack_volume": {"bit/s", "packet/s"},
    "traffic_drop": {"ppm"},
    "routes_present": {"ppm", "networks"},
    "signal_drop": {"ppm"},
    "site_blocking": {"ppm"},
    "target_reached": {"ppm"},
}


@dataclass(frozen=True, slots=True)
class Edges:
    """When something began or ended; an open bound is None."""

    low: datetime | None
    high: datetime | None
    point: datetime | None


def observations_of(row: Row, dataset: str, provider: str | None) -> tuple[Observation, ...]:
    """The observations that this row stands for.

    Args:
        row: column -> text, empty columns left out.
        dataset: id of the dataset.
        provider: whose figures they are where the row does not say.

    Raises:
        ValueError: with what is wrong and how to write it.
    """
    kind = _needed(row, "kind")
    if kind not in KINDS:
        raise ValueError(f'kind "{kind}" is not known: use one of {", ".join(KINDS)}')
    start, end = _edges(row, "start"), _edges(row, "end")
    _in_order(start, end)
    base = _common(row, dataset, provider, kind, _window(row, start, end))
    if kind in INTERVAL_KINDS and start is None:
        raise ValueError(f"{kind} needs start, or start_lo and start_hi")
    made = _of_outage(base, row, start, end) if kind == "outage" else _of_one(base, row, start, end)
    return tuple(named(item) for item in made)


def reported_grade_lowered(row: Row) -> bool:
    """Whether the row claims a grade that a reported figure cannot have."""
    return row.get("grade") == Grade.HIGH and row.get("basis", EvidenceBasis.REPORTED) == EvidenceBasis.REPORTED


def durations_differ(made: Sequence[Observation]) -> bool:
    """Whether the duration that a row of an outage gives cannot be the time between its start and its end."""
    of_kind = {item.kind: item for item in made}
    start, end, given = (of_kind.get(kind) for kind in ("outage_start", "outage_end", "outage_duration"))
    if start is None or end is None or given is None:
        return False
    derived = _derived_duration(given, _edges_of(start), _edges_of(end))
    return not _meet(given, derived)


def _edges_of(item: Observation) -> Edges:
    low, high = (instant_bounds(str(bound)).low if bound else None for bound in (item.low, item.high))
    return Edges(low, high, None)


def _meet(one: Observation, other: Observation) -> bool:
    """Whether some number of seconds lies within the bounds of both."""
    bounds = [(item.low if isinstance(item.low, int) else 0, item.high) for item in (one, other)]
    highs = [high for _, high in bounds if isinstance(high, int)]
    return max(low for low, _ in bounds) < min(highs, default=LIMIT)


def _of_outage(base: Observation, row: Row, start: Edges | None, end: Edges | None) -> Iterator[Observation]:
    """Start, end and duration, those that the row gives."""
    if start:
        yield _moment(base, "outage_start", start)
    if end:
        yield _moment(base, "outage_end", end)
    if "value" in row or "lo" in row:
        yield _figure(base, {"unit": "s"} | dict(row), "outage_duration")
    elif start and end:
        yield _derived_duration(base, start, end)


def _of_one(base: Observation, row: Row, start: Edges | None, end: Edges | None) -> Iterator[Observation]:
    if base.kind in INSTANT_KINDS:
        edges = start if base.kind == "outage_start" else end
        if edges is None:
            raise ValueError(f"{base.kind} needs {'start' if base.kind == 'outage_start' else 'end'}")
        yield _moment(base, base.kind, edges)
    elif base.kind in INTERVAL_KINDS:
        low, high = start.low if start else None, end.high if end else None
        yield replace(base, low=_text(low), high=_text(high), unit="instant")
    else:
        yield _figure(base, {"unit": "s"} | dict(row) if base.kind == "outage_duration" else row, base.kind)


def _moment(base: Observation, kind: str, edges: Edges) -> Observation:
    low, high, point = _text(edges.low), _text(edges.high), _text(edges.point)
    return replace(base, kind=kind, low=low, high=high, point=point, unit="instant")


def _derived_duration(base: Observation, start: Edges, end: Edges) -> Observation:
    """The shortest and the longest that the bounds on both ends allow (half-open at one-second grain)."""
    low = int((end.low - start.high).total_seconds()) + 1 if end.low and start.high else 0
    high = int((end.high - start.low).total_seconds()) if end.high and start.low else None
    point = int((end.point - start.point).total_seconds()) if end.point and start.point else None
    floor = max(low, 0)
    ceiling = None if high is None else max(high, floor + 1)
    return replace(base, kind="outage_duration", low=floor, high=ceiling, point=point, unit="s")


def _figure(base: Observation, row: Row, kind: str) -> Observation:
    unit = base_unit(_needed(row, "unit"))[0]
    if unit not in UNIT_OF_KIND[kind]:
        raise ValueError(f"{kind} is measured in {' or '.join(sorted(UNIT_OF_KIND[kind]))}, not in {unit}")
    figure = quantity(row["value"], row["unit"]) if "value" in row else None
    low, high = _possible(*_bounds(row, figure), unit)
    if high is not None and low is not None and low >= high:
        raise ValueError("lo is not below hi; bounds are half-open")
    point = figure.point if figure else None
    is_bounded = "lo" in row or "hi" in row
    if is_bounded and point is not None and not ((low is None or low <= point) and (high is None or point < high)):
        raise ValueError("value does not lie between lo and hi")
    return replace(base, kind=kind, low=low, high=high, point=point, unit=unit)


def _possible(low: int | None, high: int | None, unit: str) -> tuple[int | None, int | None]:
    """The bounds without what no figure can be: less than nothing, a share of more than all.

    Raises:
        ValueError: when nothing is left of them.
    """
    most = PPM if unit == "ppm" else None
    if (high is not None and high <= 0) or (most is not None and low is not None and low > most):
        raise ValueError("the figure cannot be: it is below zero, or more than all")
    floor = None if low is None else max(low, 0)
    return floor, high if most is None or high is None else min(high, most + 1)


def _bounds(row: Row, figure: Quantity | None) -> tuple[int | None, int | None]:
    if "lo" not in row and "hi" not in row:
        if figure is None:
            raise ValueError("a figure needs value, or lo and hi")
        return figure.low, figure.high
    low = edge(row["lo"], row["unit"]) if "lo" in row else None
    high = edge(row["hi"], row["unit"]) if "hi" in row else None
    return low, high


def _edges(row: Row, side: str) -> Edges | None:
    """The bounds in `start` or in `start_lo` and `start_hi`; None when the row has neither."""
    low_text, high_text = row.get(f"{side}_lo"), row.get(f"{side}_hi")
    named = instant_bounds(row[side]) if side in row else None
    if low_text is None and high_text is None:
        return Edges(named.low, named.high, named.low if _is_clock(named) else None) if named else None
    low = instant_bounds(low_text).low if low_text else None
    high = instant_bounds(high_text).low if high_text else None
    if low and high and low >= high:
        raise ValueError(f"{side}_lo is not before {side}_hi; bounds are half-open")
    return Edges(low, high, named.low if named else None)


def _is_clock(bounds: Bounds) -> bool:
    """Whether the text named a clock time, not a whole day or month."""
    return bounds.high - bounds.low <= timedelta(minutes=1)


def _in_order(start: Edges | None, end: Edges | None) -> None:
    if start and end and start.low and end.high and end.high <= start.low:
        raise ValueError("it ends before it starts")


def _window(row: Row, start: Edges | None, end: Edges | None) -> tuple[datetime | None, datetime | None]:
    low = instant_bounds(row["window_start"]).low if "window_start" in row else start.low if start else None
    high = instant_bounds(row["window_end"]).high if "window_end" in row else end.high if end else None
    if low and high and high <= low:
        raise ValueError("window_end is not after window_start")
    return low, high


def _common(
    row: Row, dataset: str, provider: str | None, kind: str, window: tuple[datetime | None, datetime | None]
) -> Observation:
    """What every observation of the row shares; its figures are filled in after."""
    entity = _needed(row, "entity")
    basis = _one_of(EvidenceBasis, row.get("basis", "reported"), "basis")
    grade = _one_of(Grade, row.get("grade", "moderate"), "grade")
    capped = Grade.MODERATE if basis is EvidenceBasis.REPORTED and grade is Grade.HIGH else grade
    return Observation(
        id="", dataset=dataset, kind=kind, entity=entity, subject=row.get("subject") or own_subject(entity),
        group=row.get("group") or _own_group(entity, kind, window[0]),
        low=None, high=None, unit="", name=row.get("name"),
        window_start=window[0], window_end=window[1], provider=row.get("provider") or provider,
        basis=basis, grade=capped, url=row.get("url"), note=row.get("note"),
        method=row.get("method") or ("as reported" if basis is EvidenceBasis.REPORTED else "as given"),
        asn=_count(row, "asn"), peers=_count(row, "peers"),
    )  # fmt: skip


def _own_group(entity: str, kind: str, start: datetime | None) -> str | None:
    """The name of the event that a row without `group` is alone: its quantities must stay together."""
    return f"{entity}/{instant(start)}" if kind == "outage" and start else None


def _one_of(kind: type[Closed], text: str, column: str) -> Closed:
    try:
        return kind(text)
    except ValueError as error:
        raise ValueError(f'{column} "{text}" is not known: use {", ".join(kind)}') from error


def _count(row: Row, column: str) -> int | None:
    text = row.get(column, "").removeprefix("AS")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= len("4294967295")):
        raise ValueError(f'{column} "{row[column]}" is no whole number')
    return int(text)


def _needed(row: Row, column: str) -> str:
    if column not in row:
        raise ValueError(f"{column} is empty")
    return row[column]


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else instant(moment)
