"""Which claims speak of an outage, and which times they give it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ledger.export.reviewing import VOID
from ledger.export.timeline import drawable
from ledger.model.claim import Entry, Measurable, MeasurableKind
from ledger.model.outage import Outage
from ledger.model.record import instant, parse_instant
from ledger.model.verdict import Finding, Reason, Verdict

_TIMES = {MeasurableKind.OUTAGE_START: "start claimed", MeasurableKind.OUTAGE_END: "end claimed"}
_OF_OUTAGES = frozenset(
    {*_TIMES, MeasurableKind.OUTAGE_DURATION, MeasurableKind.OUTAGE_EXTENT, MeasurableKind.TRAFFIC_DROP}
)
_ABOUT = frozenset({Reason.CAUSE, Reason.ACTOR, Reason.MOTIVE, Reason.PHYSICAL_LINK, Reason.MOBILE_RADIO})
_DECIDED = (Verdict.CONTRADICTS, Verdict.SUPPORTS, Verdict.CONSISTENT)
_LONGEST_S = 366 * 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A time that a claim gives."""

    what: str
    start: datetime
    end: datetime
    point: datetime | None = None
    """The instant that the words name, inside the interval."""
    is_length: bool = False
    """Whether it is a claimed length, laid on the measured beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim that speaks of the outages."""

    entry: Entry
    marks: tuple[Mark, ...]
    findings: tuple[Finding, ...]
    """Those on these outages; else all, where the claim gives their time only."""

    @property
    def order(self) -> tuple[bool, str, str]:
        """By the first time that it gives, those that give none last."""
        first = min((instant(mark.start) for mark in self.marks), default="")
        return not first, first, self.entry.claim.id

    def on(self, verdict: Verdict) -> tuple[str, ...]:
        """What the findings of this verdict are on: "start", "duration", or "cause"."""
        return tuple(dict.fromkeys(self._part(one) for one in self.findings if one.verdict is verdict))

    def _part(self, finding: Finding) -> str:
        parts, index = self.entry.claim.measurables, finding.measurable
        if index is not None and 0 <= index < len(parts):
            return parts[index].kind.value.removeprefix("outage_").replace("_", " ")
        return finding.reason.value.replace("_", " ") if finding.reason else "cause, actor or motive"


def told_of(entries: Iterable[Entry], outages: Sequence[Outage]) -> tuple[Told, ...]:
    """The claims with a finding on one of the outages, or that give them a time; those of unlike verdicts in turn.

    Readings that a reviewer rejected are no claims of anybody.
    """
    ids = {part.id for one in outages for part in (one.start, one.end, one.duration, one.depth) if part is not None}
    found = (_told(entry, ids, outages) for entry in entries if entry.state not in VOID)
    return _in_turn(one for one in found if one is not None)


def _in_turn(found: Iterable[Told]) -> tuple[Told, ...]:
    """First one of each verdict, then another of each: a picture with room for few must not take one side."""
    ranked: list[tuple[int, int, Told]] = []
    places: Counter[int] = Counter()
    for one in sorted(found, key=lambda told: (not told.marks, told.order)):
        verdicts = {finding.verdict for finding in one.findings}
        kind = next((number for number, verdict in enumerate(_DECIDED) if verdict in verdicts), len(_DECIDED))
        ranked.append((places[kind], kind, one))
        places[kind] += 1
    return tuple(one for _, _, one in sorted(ranked, key=lambda rank: rank[:2]))


def _told(entry: Entry, ids: set[str], outages: Sequence[Outage]) -> Told | None:
    """The claim if it speaks of one of the outages."""
    findings = tuple(one for one in entry.findings if not ids.isdisjoint(one.observations))
    marks = _marks(entry, findings, outages)
    if findings:
        return Told(entry=entry, marks=marks, findings=findings)
    if _is_about(entry, outages) and any(_meets(mark, outages) for mark in marks):
        return Told(entry=entry, marks=marks, findings=entry.findings)
    return None


def _is_about(entry: Entry, outages: Sequence[Outage]) -> bool:
    """Whether it is of an outage at all, and not of another network's: the time alone does not make it one."""
    own = {name for one in outages for name in (one.start.subject, one.start.entity) if name}
    parts = [part for part in entry.claim.measurables if part.kind in _OF_OUTAGES]
    if any(part.subject and part.subject not in own for part in parts):
        return False
    return bool(parts) or any(one.reason in _ABOUT for one in entry.findings)


def _meets(mark: Mark, outages: Iterable[Outage]) -> bool:
    return any(mark.start <= one.known[-1] and mark.end >= one.known[0] for one in outages if one.known)


def _marks(entry: Entry, findings: Iterable[Finding], outages: Sequence[Outage]) -> tuple[Mark, ...]:
    """The times that its numbers give; else when it says that it happened."""
    lengths = {one.measurable: one.observations for one in findings}
    found = []
    for index, part in enumerate(entry.claim.measurables):
        if part.kind in _TIMES:
            found.append(_instant_mark(part))
        elif part.kind is MeasurableKind.OUTAGE_DURATION and index in lengths:
            found.append(_length_mark(part, lengths[index], outages))
    marks = tuple(dict.fromkeys(mark for mark in found if mark is not None))
    event = drawable(entry.claim.event_time)
    return marks or ((Mark(what="time claimed", start=event[0], end=event[1]),) if event else ())


def _instant_mark(part: Measurable) -> Mark | None:
    """The interval of a claimed start or end; of one with a single bound that bound, named so."""
    low, high, what = part.low, part.high, _TIMES[part.kind]
    point = parse_instant(part.point) if isinstance(part.point, str) else None
    if isinstance(low, str) and isinstance(high, str):
        return Mark(what=what, start=parse_instant(low), end=max(map(parse_instant, (low, high))), point=point)
    if isinstance(low, str):
        return Mark(what=f"{what}: from", start=parse_instant(low), end=parse_instant(low))
    if isinstance(high, str):
        return Mark(what=f"{what}: before", start=parse_instant(high), end=parse_instant(high))
    return None


def _length_mark(part: Measurable, seen: Iterable[str], outages: Iterable[Outage]) -> Mark | None:
    """A claimed length, laid on the beginning of the outage that it was set against."""
    length = next((one for one in (part.point, part.low, part.high) if isinstance(one, int) and one), None)
    start = next(
        (one.known[0] for one in outages if {one.start.id, one.duration and one.duration.id} & set(seen)), None
    )
    if start is None or length is None or length > _LONGEST_S:
        return None
    return Mark(what="length claimed", start=start, end=start + timedelta(seconds=length), is_length=True)
