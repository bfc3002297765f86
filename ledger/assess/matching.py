"""Which observations a measurable is about: the right subject, the right incident, one figure a measurer."""

from collections.abc import Sequence
from dataclasses import dataclass

from ledger.assess.context import Found, reference
from ledger.assess.index import Candidate, best_of
from ledger.assess.judging import judge
from ledger.assess.part import Part, stated_point
from ledger.assess.ranges import Bounds, Outcome
from ledger.assess.result import measured_point
from ledger.assess.slips import slip_of
from ledger.assess.wording import amount
from ledger.model.verdict import Reason, Verdict

OPEN_PAST_S = 100 * 365 * 86_400
"""How far an open bound of a time is looked into."""


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Why no observation could be chosen although there are some of this kind."""

    reason: Reason
    why: str


Matched = Sequence[Candidate] | Unmatched
"""The observations of one event, one a measurer; empty when nothing of the kind was observed near."""


def match_instant(part: Part, kind: str) -> Matched:
    """The observations of the start or end that lies nearest to the claimed one, within the horizon.

    One that the claimed time misses by a slip that news makes is meant before one that is nearer by chance.
    """
    timeline = part.case.index.of(kind, part.subject)
    if not timeline:
        return ()
    if part.claimed.open:
        return Unmatched(Reason.AMBIGUOUS_TIME, "The claim's time could not be resolved, so it cannot be tested.")
    horizon = part.case.options.horizon_s
    closed = part.claimed.closed(horizon)
    gaps = {item.observation.id: closed.gap(item.measured) for item in timeline.near(closed, horizon)}
    near = [item for item in timeline.near(closed, horizon) if abs(gaps[item.observation.id]) <= horizon]
    meeting = [item for item in near if gaps[item.observation.id] == 0]
    if part.subject is None:
        return _of_one_subject(part, near, meeting)
    if not near:
        return ()
    if meeting:
        first = min(meeting, key=lambda item: _fit(part, item))
        return _event(part, first, near)
    least = min(abs(gap) for gap in gaps.values())
    nearest = [item for item in near if slip_of(part, item)] or [
        item for item in near if abs(gaps[item.observation.id]) == least
    ]
    if any(not item.shares_time(nearest[0]) for item in nearest):
        return _several("Two measured incidents lie equally near to the claimed time.")
    return _event(part, nearest[0], near)


def match_figure(part: Part, kind: str, horizon: int) -> Matched:
    """The observations of a figure of the incident that the claim is about.

    Of several incidents in the time that the claim gives, the one is meant that the figure fits; if it fits none, all
    of them must speak against it, or the scope is ambiguous.
    """
    timeline = part.case.index.of(kind, part.subject)
    if not timeline:
        return ()
    when = reference(part.case.claim, part.case.context)
    if when is None:
        why = "Neither the claim nor its article gives a time, so no incident can be chosen."
        return Unmatched(Reason.AMBIGUOUS_TIME, why)
    if when.found is Found.BEFORE:
        return _latest_before(part, kind, when.when.high or 0)
    closed = when.when.closed(OPEN_PAST_S)
    near = [item for item in timeline.near(closed, horizon) if item.observation.unit == part.measurable.unit]
    meeting = [item for item in near if closed.meets(Bounds(item.start, item.end))]
    if part.subject is None:
        return _of_one_subject(part, near, meeting)
    if not near:
        return ()
    if not meeting:
        return _nearest(part, near, closed)
    if when.found is Found.ARTICLE:
        part.notes.append("The claim itself names no time; it was tested on the incident that its article is about.")
    return _fitting_event(part, sorted(meeting, key=lambda item: _by_overlap(item, closed)))


def _fitting_event(part: Part, meeting: Sequence[Candidate]) -> Matched:
    events: list[list[Candidate]] = []
    for item in meeting:
        home = next((event for event in events if any(item.shares_time(other) for other in event)), None)
        events.append([item]) if home is None else home.append(item)
    verdicts = [{_outcome(part, item).verdict for item in event} for event in events]
    for event, found in zip(events, verdicts, strict=True):
        if Verdict.SUPPORTS in found:
            _note_others(part, event[0], len(events) - 1)
            return _event(part, event[0], event)
    if len(events) > 1 and any(found != {Verdict.CONTRADICTS} for found in verdicts):
        return _several("Several incidents were measured in the time that the claim gives.")
    _note_others(part, events[0][0], len(events) - 1)
    return _event(part, events[0][0], events[0])


def _note_others(part: Part, chosen: Candidate, others: int) -> None:
    if others:
        more = "another incident was" if others == 1 else f"{others} other incidents were"
        part.notes.append(f"In the time that the claim gives, {more} measured; this one began {_began(chosen)}.")


def _began(item: Candidate) -> str:
    return f"at {amount(item.start, 'instant')}"


def _nearest(part: Part, near: Sequence[Candidate], when: Bounds) -> Matched:
    gaps = {item.observation.id: abs(when.gap(Bounds(item.start, item.end))) for item in near}
    least = min(gaps.values())
    nearest = [item for item in near if gaps[item.observation.id] == least]
    if any(not item.shares_time(nearest[0]) for item in nearest):
        return _several("Two measured incidents lie equally near to the time that the claim gives.")
    return _event(part, nearest[0], near)


def _latest_before(part: Part, kind: str, said: int) -> Matched:
    """The last incident that had begun when the claim was made, no longer ago than the recall."""
    timeline = part.case.index.of(kind, part.subject)
    when = Bounds(said - part.case.options.recall_s, said)
    near = [
        item for item in timeline.near(when, 0) if item.start < said and item.observation.unit == part.measurable.unit
    ]
    if not near:
        return ()
    if part.subject is None:
        return _several("The claim does not say whose network it means.")
    last = near[-1]
    part.notes.append(f"The claim names no time; it was tested on the last incident before it, {_began(last)}.")
    return _event(part, last, near)


def _of_one_subject(part: Part, near: Sequence[Candidate], meeting: Sequence[Candidate]) -> Matched:
    """Without a named network: the only one that was measured at the claimed time; else the scope is ambiguous."""
    subjects = {item.observation.subject or item.observation.entity for item in near}
    if not near:
        return ()
    if len(subjects) > 1 or not meeting:
        return _several("The claim does not say whose network it means.")
    part.notes.append(f"The claim names no network; only {subjects.pop()} was measured at that time.")
    return _event(part, min(meeting, key=lambda item: _fit(part, item)), near)


def _event(part: Part, first: Candidate, near: Sequence[Candidate]) -> Sequence[Candidate]:
    """One candidate a measurer, of those whose event overlaps the first one's."""
    same = [item for item in near if item is first or item.shares_time(first)]
    order = sorted(same, key=lambda item: _fit(part, item))
    return best_of(order, {item.observation.id: place for place, item in enumerate(order)})


def _fit(part: Part, item: Candidate) -> tuple[bool, int, int, str]:
    """Smaller is nearer: held by the claimed range first, then the distance from the point that the words name."""
    stated, point = stated_point(part.measurable), measured_point(item)
    gap = abs(part.claimed.gap(item.measured)) if stated is None or point is None else abs(point - stated)
    return not part.claimed.holds(item.measured), gap, item.start, item.observation.id


def _by_overlap(item: Candidate, when: Bounds) -> tuple[int, int, str]:
    return -when.overlap(Bounds(item.start, item.end)), item.start, item.observation.id


def _outcome(part: Part, item: Candidate) -> Outcome:
    return judge(part, item)


def _several(why: str) -> Unmatched:
    return Unmatched(Reason.AMBIGUOUS_SCOPE, f"{why} So it cannot be told which one the claim means.")
