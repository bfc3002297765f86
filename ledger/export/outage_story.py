"""What the picture of outages tells: a stretch of time, the outages in it, what was measured, and who speaks of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from ledger.export.outage_claims import Told, told_of
from ledger.export.outage_series import Panel, panels_of
from ledger.model.claim import Entry
from ledger.model.evidence import EvidenceBasis, Series
from ledger.model.outage import Outage
from ledger.model.problem import NotFoundError, UsageError

JOINED = timedelta(days=1)
"""Outages that are further apart than this do not stand in one picture."""

MOST_CLAIMS = 10
"""More have no room in a picture; the page has them all in its table."""

_SHORTEST = timedelta(minutes=10)
_AIR = timedelta(minutes=10)
_REACH = timedelta(hours=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The time that the picture shows."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """All that the picture tells."""

    entity: str
    """What was measured, several joined by commas."""
    subject: str | None
    """The common name of whose network it is, where known."""
    zone: ZoneInfo | None
    frame: Frame
    outages: tuple[Outage, ...]
    events: int
    """How many outages there were: what several providers saw at one time is one."""
    panels: tuple[Panel, ...]
    claims: tuple[Told, ...]
    """All, those of unlike verdicts in turn."""
    drawn: tuple[Told, ...]
    """Those of them that have room, by the time that they give."""
    elsewhere: int
    """Outages that lie outside the time shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whose network it is, where known."""

    name: str | None = None
    zone: ZoneInfo | None = None


def tell(
    outages: Sequence[Outage], series: Iterable[Series], entries: Iterable[Entry], subject: Subject | None = None
) -> Story:
    """The story of the stretch of time that most claims speak of; of several, the one with most data, then the last.

    Raises:
        NotFoundError: when there is no outage with a known bound.
        UsageError: when the outages are of unlike networks.
    """
    stretches = _stretches([one for one in outages if one.known])
    if not stretches:
        raise NotFoundError("no outage with bounds was found", todo="`ledger outages` lists those of every network")
    if len({one.start.subject or one.start.entity for one in outages}) > 1:
        raise UsageError("a picture is of one network", todo="give --entity: `ledger outages` lists them")
    held = tuple(entries)
    told = [(stretch, told_of(held, stretch)) for stretch in stretches]
    chosen, claims = max(told, key=lambda pair: (len(pair[1]), _is_raw(pair[0]), pair[0][-1].known[-1]))
    drawn = tuple(sorted(claims[:MOST_CLAIMS], key=lambda one: one.order))
    frame = _frame(chosen, drawn)
    subject = subject or Subject()
    return Story(
        entity=", ".join(dict.fromkeys(one.start.entity for one in chosen)),
        subject=subject.name,
        zone=subject.zone,
        frame=frame,
        outages=chosen,
        events=_events(chosen),
        panels=panels_of(series, chosen, frame.start, frame.end),
        claims=claims,
        drawn=drawn,
        elsewhere=len(outages) - len(chosen),
    )


def _stretches(outages: Iterable[Outage]) -> list[tuple[Outage, ...]]:
    """The outages in runs without a gap longer than `JOINED`."""
    runs: list[list[Outage]] = []
    reach: datetime | None = None
    for one in sorted(outages, key=lambda one: (one.known[0], one.start.id)):
        if reach is None or one.known[0] - reach > JOINED:
            runs.append([])
        runs[-1].append(one)
        reach = max(reach or one.known[-1], one.known[-1])
    return [tuple(run) for run in runs]


def _is_raw(stretch: Iterable[Outage]) -> bool:
    return any(one.start.basis is EvidenceBasis.RAW for one in stretch)


def _events(outages: Iterable[Outage]) -> int:
    """How many there are when those that overlap are one."""
    count, reach = 0, None
    for one in sorted(outages, key=lambda one: one.known[0]):
        count += reach is None or one.known[0] > reach
        reach = max(reach or one.known[-1], one.known[-1])
    return count


def _frame(outages: Sequence[Outage], claims: Iterable[Told]) -> Frame:
    """The outages with some air, and as much of the claimed times as leaves the outages their room."""
    first, last = min(one.known[0] for one in outages), max(one.known[-1] for one in outages)
    span = max(last - first, _SHORTEST)
    reach, air = max(span / 2, _REACH), max(span / 6, _AIR)
    low, high = first - air, last + air
    for mark in (mark for told in claims for mark in told.marks):
        if mark.start < last + reach and mark.end > first - reach:
            low = min(low, max(mark.start - air / 2, first - reach))
            high = max(high, min(mark.end + air / 2, last + reach))
    return Frame(start=low, end=high)
