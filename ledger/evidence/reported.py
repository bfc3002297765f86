"""Outages that somebody else worked out: reported, never above moderate, with the bounds that their words leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from ledger.evidence.format import Asked, Evidence
from ledger.evidence.instants import Bounds
from ledger.evidence.rows import observations_of
from ledger.evidence.sampled import nothing_wanted
from ledger.model.evidence import Dataset, Grade, Observation
from ledger.model.problem import Problem
from ledger.model.record import instant

SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is told of an outage."""

    entity: str
    group: str
    start: Bounds
    end: Bounds | None
    """None while it is not over."""
    method: str
    note: str = ""
    subject: str | None = None
    grade: Grade = Grade.MODERATE
    depth: tuple[str, int, int] | None = None
    """What was lost, as a kind of observation, and its half-open bounds in ppm."""
    kind: str = "outage"
    """Or "alert": something was odd, but not by as much as an outage is."""


def told(what: Told, dataset: Dataset, asked: Asked) -> tuple[Observation, ...]:
    """Start, end, duration and depth; nothing when it lies outside the time asked for, or is not of what was asked."""
    if not asked.takes(what.entity) or not asked.touches(what.start.low, what.end.high if what.end else None):
        return ()
    made = observations_of(_row(what, asked), dataset.id, dataset.provider)
    return made if what.depth is None else made + observations_of(_depth(what, asked), dataset.id, dataset.provider)


def reported_evidence(dataset: Dataset, found: Sequence[Told], asked: Asked, problems: Sequence[Problem]) -> Evidence:
    """All that is told of what was asked for, each once."""
    made = {item.id: item for one in found for item in told(one, dataset, asked)}
    more = list(problems)
    if found and not made:
        more.append(nothing_wanted(dataset.source, {one.entity for one in found}))
    if not found and not more:
        more.append(Problem(kind="no_rows", where=dataset.source, what="There is nothing in it."))
    covered = replace(
        dataset, entities=asked.entities, since=min((one.start.low for one in found), default=None),
        until=max(((one.end or one.start).high for one in found), default=None),
    )  # fmt: skip
    return Evidence(dataset=covered, observations=tuple(made.values()), problems=tuple(more))


def to_second(moment: datetime) -> Bounds:
    """This second."""
    return Bounds(moment, moment + SECOND)


def sampled_at(moment: datetime, step_s: int) -> Bounds:
    """After the sample before this one and no later than this one."""
    return Bounds(moment - timedelta(seconds=step_s - 1), moment + SECOND)


def as_rounded(moment: datetime) -> tuple[Bounds, str]:
    """The minute, hour or day (UTC) that an instant written by hand names: what stands at zero was not looked at."""
    at = moment.astimezone(UTC)
    if at.second:
        return to_second(at), "second"
    if at.minute:
        return Bounds(at, at + timedelta(minutes=1)), "minute"
    if at.hour:
        return Bounds(at, at + timedelta(hours=1)), "hour"
    return Bounds(at, at + timedelta(days=1)), "day"


def _row(what: Told, asked: Asked) -> Mapping[str, str]:
    row = _common(what, asked) | {
        "kind": what.kind, "start_lo": instant(what.start.low), "start_hi": instant(what.start.high),
    }  # fmt: skip
    if what.end is not None:
        row |= {"end_lo": instant(what.end.low), "end_hi": instant(what.end.high)}
    return row


def _depth(what: Told, asked: Asked) -> Mapping[str, str]:
    kind, low, high = what.depth or ("", 0, 0)
    row = _common(what, asked) | {"kind": kind, "lo": str(low), "hi": str(high), "unit": "ppm"}
    row["window_start"] = instant(what.start.low)
    return row if what.end is None else row | {"window_end": instant(what.end.high - SECOND)}


def _common(what: Told, asked: Asked) -> dict[str, str]:
    subject = what.subject or (None if what.entity.startswith("country:") else asked.subject)
    cells = {
        "entity": what.entity, "group": what.group, "basis": "reported", "grade": what.grade.value,
        "method": what.method, "note": what.note, "subject": subject or "",
    }  # fmt: skip
    return {key: cell for key, cell in cells.items() if cell}
