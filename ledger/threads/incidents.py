"""Incidents over all articles: which known one an article's sighting is, looked for among few."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import product

from ledger.model.gist import HappeningKind
from ledger.model.ids import content_id
from ledger.model.thread import Incident
from ledger.threads.kinds import back, news, siblings, slack, surer
from ledger.threads.sightings import Sighting
from ledger.threads.times import Stretch, gap, months, narrowed
from ledger.threads.victims import Victim, is_same, victim

MONTHS = 9
"""A stretch of more months is filed under the first ones only: it says too little to look for."""

MOST = 64
"""So many candidates of a block are looked at, the latest filed first."""

Block = tuple[HappeningKind, str, tuple[int, int] | None]
"""Kind, id or a word of the victim's name, and the month; None holds all of them, for an article without a date."""

UNDATED = (0, 0)
"""The month of incidents that nothing dates: every article looks there too."""


@dataclass(slots=True, kw_only=True)
class Course:
    """A known incident with what it is looked for by."""

    incident: Incident
    victim: Victim
    ordinal: int | None
    told: datetime | None
    """When the first article told of it."""

    @property
    def began(self) -> Stretch:
        """When it began, as far as its claims agree."""
        return Stretch(self.incident.earliest, self.incident.latest)


class Incidents:
    """The known incidents, filed by kind, victim and month, so that a thousand others cost nothing."""

    def __init__(self, known: Iterable[Course] = ()) -> None:
        self._blocks: dict[Block, dict[str, Course]] = {}
        self._by_id: dict[str, Course] = {}
        for course in known:
            self._file(course)

    def __len__(self) -> int:
        return len(self._by_id)

    def __getitem__(self, incident: str) -> Incident:
        return self._by_id[incident].incident

    def meet(self, sighting: Sighting, article: str) -> tuple[Incident, bool]:
        """The incident that this sighting is of, and whether it is new or known more narrowly now.

        Of several that it can be it is the one whose beginning lies nearest, then that filed first. Since a known
        beginning is narrowed by each account that agrees, two articles that could each be either of two incidents
        may join another one when they come in another order; accounts with a day and a victim do not.
        """
        course = self._nearest(sighting)
        if course is None:
            course = _begun(sighting, article)
            self._file(course)
            return course.incident, True
        is_changed = self._narrow(course, sighting)
        return course.incident, is_changed

    def _nearest(self, sighting: Sighting) -> Course | None:
        if not sighting.victim.is_known:
            return None
        best: tuple[timedelta, Course] | None = None
        for course in self._candidates(sighting):
            apart = _apart(course, sighting)
            if apart is not None and (best is None or apart < best[0]):
                best = apart, course
        return best[1] if best else None

    def _candidates(self, sighting: Sighting) -> list[Course]:
        found: dict[str, Course] = {}
        stretches = _filed(sighting.kind, sighting.began, sighting.told)
        for month in (None,) if stretches == (UNDATED,) else (*stretches, UNDATED):
            for kind, word in product(siblings(sighting.kind), sighting.victim.blocks):
                filed = self._blocks.get((kind, word, month), {})
                found.update((key, filed[key]) for key in list(filed)[-MOST:])
        return [course for course in found.values() if is_same(course.victim, sighting.victim)]

    def _narrow(self, course: Course, sighting: Sighting) -> bool:
        """Takes over what the sighting knows better; whether it does."""
        old = course.incident
        began = narrowed(course.began, sighting.began) if sighting.is_dated else course.began
        course.incident = replace(
            old,
            kind=surer(old.kind, sighting.kind),
            earliest=began.earliest,
            latest=began.latest,
            victim=old.victim or sighting.name,
            victim_id=old.victim_id or sighting.victim.id,
        )
        course.ordinal = course.ordinal or sighting.ordinal
        if course.incident == old:
            return False
        course.victim = victim(course.incident.victim_id, course.incident.victim)
        self._file(course)
        return True

    def _file(self, course: Course) -> None:
        self._by_id[course.incident.id] = course
        for month in (None, *_filed(course.incident.kind, course.began, course.told)):
            for word in course.victim.blocks:
                self._blocks.setdefault((course.incident.kind, word, month), {})[course.incident.id] = course


def _begun(sighting: Sighting, article: str) -> Course:
    """A new incident, named after the article that told of it first and the first claim there."""
    made = Incident(
        id=content_id("incident", article, sighting.claims[0], sighting.kind.value, sighting.name),
        kind=sighting.kind,
        victim=sighting.name,
        victim_id=sighting.victim.id,
        earliest=sighting.began.earliest,
        latest=sighting.began.latest,
        words=sighting.words,
    )
    return Course(incident=made, victim=sighting.victim, ordinal=sighting.ordinal, told=sighting.told)


def _window(kind: HappeningKind, began: Stretch, told: datetime | None) -> Stretch:
    """When it can have begun, given when it was told."""
    if began.earliest is not None and began.latest is not None:
        return began
    end = began.latest or told
    start = began.earliest or (min(end, told or end) - back(kind) if end else None)
    return Stretch(start, end or (start + back(kind) if start else None))


def _filed(kind: HappeningKind, began: Stretch, told: datetime | None) -> tuple[tuple[int, int], ...]:
    """The months in which it can have begun."""
    window = _window(kind, began, told)
    if window.earliest is None or window.latest is None:
        return (UNDATED,)
    return months(Stretch(window.earliest - slack(kind), window.latest + slack(kind)), MONTHS)


def _apart(course: Course, sighting: Sighting) -> timedelta | None:
    """How far apart the two began at the least; None where they cannot be one."""
    began, is_dated = course.began, None not in course.began
    kind = surer(course.incident.kind, sighting.kind)
    apart = gap(_window(kind, began, course.told), _window(kind, sighting.began, sighting.told))
    if _count_apart(course, sighting, sure=is_dated and sighting.is_dated and not apart):
        return None
    if is_dated and sighting.is_dated:
        return apart if apart <= slack(kind) else None
    if is_dated or sighting.is_dated:
        return _since(course, sighting) if not apart else None
    if course.told is None or sighting.told is None:
        return apart
    return abs(course.told - sighting.told) if abs(course.told - sighting.told) <= news(kind) else None


def _count_apart(course: Course, sighting: Sighting, *, sure: bool) -> bool:
    """Whether their places in a row part them: unless dated, the second is not one that is not counted either."""
    one, other = course.ordinal, sighting.ordinal
    if one is not None and other is not None:
        return one != other
    return max(one or 1, other or 1) > 1 and not sure


def _since(course: Course, sighting: Sighting) -> timedelta:
    """From the beginning that is known to the day on which the other was told: the last one before is meant."""
    began = course.incident.earliest if sighting.began.earliest is None else sighting.began.earliest
    told = sighting.told if sighting.began.earliest is None else course.told
    return abs(told - began) if told and began else timedelta(0)
