"""Formats of IODA v2: outages/alerts and outages/events, what it reported of its own signals.

    {"type": "outages.alerts", "error": null, "data": [{"datasource": "bgp", "time": 1767225600, "level": "critical",
     "entity": {"type": "country", "code": "ZZ", "name": "Nowhere"}, "condition": "< 0.99", "value": 10,
     "historyValue": 620}]}
    {"type": "outages.events", "error": null, "data": [{"location": "country/ZZ", "start": 1767225600,
     "duration": 34260, "uncertainty": null, "score": 1234.5, "datasource": "bgp"}]}

An alert marks the sample at which a signal fell below a share of its history; its "normal" one ends it. One per cent is
enough for an alert: an outage is reported only where the value fell below the share that counts as down here, and
started between the first alert and the first so deep; what stayed above is kept as an alert.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from ledger.evidence.answers import left_out, speaks_of
from ledger.evidence.format import Asked, Evidence
from ledger.evidence.instants import Bounds
from ledger.evidence.ioda import LICENCE, PROVIDER, SOURCES, entity_of, read_data
from ledger.evidence.json_fields import (
    Object,
    ShapeError,
    figure_of,
    maybe_text,
    moment_at,
    object_at,
    object_of,
    text_at,
    whole_at,
)  # fmt: skip
from ledger.evidence.parameters import PPM, Parameters
from ledger.evidence.reported import SECOND, Told, reported_evidence, sampled_at
from ledger.evidence.source import Source
from ledger.model.evidence import Grade
from ledger.model.problem import Problem
from ledger.model.record import instant

NORMAL = "normal"
LEVELS = (NORMAL, "warning", "critical")
COARSEST_STEP_S = 1_800
"""Of a source that is not known here: the longest step of those that are."""
LONGEST = timedelta(days=3_660)


@dataclass(frozen=True, slots=True)
class IodaAlerts:
    """The alerts."""

    name: str = "ioda-alerts/2"

    def sniff(self, head: bytes) -> bool:
        """Whether it is that answer."""
        return speaks_of(head, "type", "outages\\.alerts")

    def read(self, source: Source, asked: Asked) -> Evidence:
        """An outage, or an alert, from each run of alerts of one source and entity."""
        items, problems = read_data(source)
        runs: dict[tuple[str, str], list[_Alert]] = defaultdict(list)
        for number, item in enumerate(items, start=1):
            try:
                alert = _alert(object_of(item, "it"))
                runs[alert.entity, alert.datasource].append(alert)
            except ValueError as error:
                problems.append(left_out(source.path, f"Alert {number}", error))
        problems += _without_share(runs, source.path)
        problems += (one for run in runs.values() for one in _without_start(run, source.path))
        found = [one for run in runs.values() for one in _told(run, asked.parameters)]
        return reported_evidence(source.dataset(self.name, PROVIDER, LICENCE), found, asked, problems)


@dataclass(frozen=True, slots=True)
class IodaEvents:
    """The events."""

    name: str = "ioda-events/2"

    def sniff(self, head: bytes) -> bool:
        """Whether it is that answer."""
        return speaks_of(head, "type", "outages\\.events")

    def read(self, source: Source, asked: Asked) -> Evidence:
        """An outage from each event."""
        items, problems = read_data(source)
        found: list[Told] = []
        for number, item in enumerate(items, start=1):
            try:
                found.append(_event(object_of(item, "it")))
            except ValueError as error:
                problems.append(left_out(source.path, f"Event {number}", error))
        return reported_evidence(source.dataset(self.name, PROVIDER, LICENCE), found, asked, problems)


ALERTS = IodaAlerts()
EVENTS = IodaEvents()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alert:
    entity: str
    name: str | None
    datasource: str
    time: datetime
    level: str
    condition: str | None
    share_ppm: int | None
    """The value as a share of its history."""

    @property
    def step_s(self) -> int:
        return _step(self.datasource)


def _alert(item: Object) -> _Alert:
    entity, level = object_at(item, "entity"), text_at(item, "level").lower()
    if level not in LEVELS:
        raise ShapeError(f'level "{level}" is not known')
    return _Alert(
        entity=entity_of(text_at(entity, "type"), text_at(entity, "code")), name=maybe_text(entity, "name"),
        datasource=text_at(item, "datasource"), time=moment_at(item, "time"), level=level,
        condition=maybe_text(item, "condition"), share_ppm=_share(item),
    )  # fmt: skip


def _share(item: Object) -> int | None:
    history = item.get("historyValue", item.get("historicValue"))  # the second name stands in its papers of 2021
    if item.get("value") is None or history is None:
        return None
    value, normal = figure_of(item["value"]), figure_of(history)
    if normal <= 0 or value < 0:
        return None
    return int(min(value / normal, Decimal(1)) * PPM)


def _without_share(runs: Mapping[tuple[str, str], list[_Alert]], path: str) -> Iterator[Problem]:
    """Said where a signal fell and how far cannot be told."""
    unknown = [one for run in runs.values() for one in run if one.share_ppm is None and one.level != NORMAL]
    if unknown:
        what = (
            f"{len(unknown)} alert{'s' if len(unknown) != 1 else ''}, the first for {unknown[0].entity} at"
            f" {instant(unknown[0].time)}, without a value and a history above zero to set it against: how much was"
            " lost is unknown, so no outage was made of them."
        )
        yield Problem(kind="no_share", where=path, what=what)


def _without_start(alerts: list[_Alert], path: str) -> Iterator[Problem]:
    """Said where the first thing told is that all is normal again: something ended whose beginning is not here."""
    first = min(alerts, key=lambda one: one.time)
    if first.level == NORMAL:
        what = (
            f"{first.datasource} of {first.entity} was normal again at {instant(first.time)}; since when it had not"
            " been, the answer does not say, so nothing was made of it: ask for an earlier time too."
        )
        yield Problem(kind="no_start", where=path, what=what)


def _told(alerts: list[_Alert], parameters: Parameters) -> Iterator[Told]:
    """One for each run of alerts up to the next normal level."""
    run: list[_Alert] = []
    for alert in sorted(alerts, key=lambda one: one.time):
        if alert.level != NORMAL:
            run.append(alert)
        elif run:
            yield _of_run(run, alert, parameters)
            run = []
    if run:
        yield _of_run(run, None, parameters)


def _of_run(run: list[_Alert], normal: _Alert | None, parameters: Parameters) -> Told:
    first = run[0]
    deep = [one for one in run if one.share_ppm is not None and one.share_ppm < parameters.down_ppm]
    start = sampled_at(first.time, first.step_s)
    end = None if normal is None else sampled_at(normal.time, normal.step_s)
    lowest = min((one.share_ppm for one in run if one.share_ppm is not None), default=None)
    known = SOURCES.get(first.datasource)
    depth = None
    if known and lowest is not None:
        depth = (known.depth_kind, PPM - lowest, PPM - lowest + 1)
    if deep:
        start = Bounds(start.low, sampled_at(deep[0].time, first.step_s).high)
        end = end and Bounds(min(deep[-1].time, end.high - 2 * SECOND) + SECOND, end.high)
    return Told(
        entity=first.entity, group=f"ioda/{first.datasource}/{first.entity}/{instant(first.time)}", start=start,
        end=end, method=f"as reported: IODA alerts on {first.datasource}", note=_alert_note(run),
        depth=depth if deep else None, kind="outage" if deep else "alert",
    )  # fmt: skip


def _alert_note(run: list[_Alert]) -> str:
    worst = max(run, key=lambda one: LEVELS.index(one.level))
    when = f" when {worst.condition} of its history" if worst.condition else ""
    name = f" for {run[0].name}" if run[0].name else ""
    return f"IODA raised a {worst.level} alert{name}{when}; {len(run)} alerts."


def _event(item: Object) -> Told:
    kind, _, code = text_at(item, "location").partition("/")
    if not code:
        raise ShapeError("location is no type/code")
    start, duration = moment_at(item, "start"), timedelta(seconds=whole_at(item, "duration"))
    if not timedelta(0) <= duration <= LONGEST:
        raise ShapeError("duration is no time that an outage lasts")
    datasource = maybe_text(item, "datasource") or "a source"
    margin = timedelta(seconds=_step(datasource))
    if item.get("uncertainty") is not None:
        margin += timedelta(seconds=min(abs(whole_at(item, "uncertainty")), LONGEST.days * 86_400))
    entity = entity_of(kind, code)
    score = maybe_text(item, "score")
    return Told(
        entity=entity, group=f"ioda-event/{datasource}/{entity}/{instant(start)}", grade=Grade.LOW,
        start=Bounds(start - margin + SECOND, start + SECOND),
        end=_ended(start, duration, margin), method=f"as reported: IODA event on {datasource}",
        note=f"IODA lists an event{f' with score {score}' if score else ''}; how much was lost it does not say.",
    )  # fmt: skip


def _ended(start: datetime, duration: timedelta, margin: timedelta) -> Bounds:
    """Its last sample that was odd is at start + duration, or the first that was not: it does not say which."""
    end = start + duration
    return Bounds(max(end - margin, start) + SECOND, end + margin + SECOND)


def _step(datasource: str) -> int:
    known = SOURCES.get(datasource)
    return known.step_s if known else COARSEST_STEP_S
