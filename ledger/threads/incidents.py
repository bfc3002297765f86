"""Incidents over all articles: which known one an article's sighting is, looked for among few."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product
from typing import Protocol

from ledger.model.gist import HappeningKind
from ledger.model.ids import content_id
from ledger.model.thread import Course, Incident
from ledger.threads.kinds import news, siblings, slack, surer, window
from ledger.threads.sightings import Sighting
from ledger.threads.times import Stretch, gap, months, narrowed
from ledger.threads.victims import Victim, is_called, is_same, victim

MONTHS = 9
"""A stretch of more months is filed under the first ones only: it says too little to look for."""

MOST = 64
"""So many candidates of a block are looked at, the latest filed first."""

Block = tuple[HappeningKind, str, tuple[int, int] | None]
"""Kind, id or a word of the victim's name, and the month; None holds all of them, for an article without a date."""

UNDATED = (0, 0)
"""The month of incidents that nothing dates: every article looks there too."""


class CourseShelf(Protocol):
    """Where the known incidents are filed."""

    def courses(self, blocks: Sequence[Block], most: int) -> Iterable[Course]:
        """Those filed under any of these, as they are known now: block by block, of each the `most` filed last."""

    def course(self, incident: str) -> Course:
        """The incident of this id, as it is known now."""

    def file_course(self, course: Course, blocks: Sequence[Block]) -> None:
        """Files a new one, or one known better now: under these beside those where it is filed."""


class Incidents:
    """The known incidents, filed by kind, victim and month, so that a thousand others cost nothing."""

    def __init__(self, shelf: CourseShelf) -> None:
        self._shelf = shelf

    def meet(self, sighting: Sighting, article: str) -> tuple[Incident, bool]:
        """The incident that this sighting is of, and whether it is new or known more narrowly now.

        Of several that it can be it is the one whose beginning lies nearest, then that filed first; none of them where
        neither the account nor its article has a date, since nothing tells which is meant. Since a known
        beginning is narrowed by each account that agrees, two articles that could each be either of two incidents
        may join another one when they come in another order; accounts with a day and a victim do not.
        """
        course = self._nearest(sighting)
        if course is None:
            course = _begun(sighting, article)
            self._shelf.file_course(course, course_blocks(course))
            return course.incident, True
        if course.into is not None:
            return self._declared(course).incident, False
        now = _narrow(course, sighting)
        if now != course:
            known = set(course_blocks(course))
            self._shelf.file_course(now, [block for block in course_blocks(now) if block not in known])
        return now.incident, now.incident != course.incident

    def _declared(self, course: Course) -> Course:
        """The incident that people have declared this one to be, step by step."""
        seen = set[str]()
        while course.into is not None and course.into not in seen:
            seen.add(course.into)
            course = self._shelf.course(course.into)
        return course

    def _nearest(self, sighting: Sighting) -> Course | None:
        if sighting.called is not None:
            called = self._shelf.courses([name_block(sighting.called)], MOST)
            return next((course for course in called if is_called(course.incident.name, sighting.called)), None)
        if not sighting.victim.is_known:
            return None
        near = [
            (apart, course) for course in self._candidates(sighting) if (apart := _apart(course, sighting)) is not None
        ]
        if len(near) > 1 and sighting.told is None and not sighting.is_dated:
            return None
        return min(near, key=lambda one: one[0])[1] if near else None

    def _candidates(self, sighting: Sighting) -> list[Course]:
        stretches = _filed(sighting.kind, sighting.began, sighting.told)
        sought = (None,) if stretches == (UNDATED,) else (*stretches, UNDATED)
        kinds = [*product(siblings(sighting.kind), sighting.victim.blocks)]
        blocks = [(kind, word, month) for month in sought for kind, word in kinds]
        found = {course.incident.id: course for course in self._shelf.courses(blocks, MOST)}
        return [course for course in found.values() if is_same(_victim(course), sighting.victim)]


def _narrow(course: Course, sighting: Sighting) -> Course:
    """The course with what the sighting knows better."""
    old, began = course.incident, _began(course)
    if sighting.is_dated:
        began = narrowed(began, sighting.began)
    now = replace(
        old,
        kind=surer(old.kind, sighting.kind),
        earliest=began.earliest,
        latest=began.latest,
        victim=old.victim or (sighting.name if old.name is None else None),
        victim_id=old.victim_id or (sighting.victim.id if old.name is None else None),
    )
    return Course(incident=now, ordinal=course.ordinal or sighting.ordinal, told=course.told)


def course_blocks(course: Course) -> list[Block]:
    """Under what an incident is filed: one that has a name under that alone."""
    if course.incident.name is not None:
        return [name_block(course.incident.name)]
    kind, words = course.incident.kind, _victim(course).blocks
    months = (None, *_filed(kind, _began(course), course.told))
    return [(kind, word, month) for month in months for word in words]


def name_block(name: str) -> Block:
    """Under what an attack is filed by its name, of whatever kind it is said to be."""
    return (HappeningKind.OTHER, f"name:{name.casefold()}", None)


def _began(course: Course) -> Stretch:
    """When it began, as far as its claims agree."""
    return Stretch(course.incident.earliest, course.incident.latest)


def _victim(course: Course) -> Victim:
    return victim(course.incident.victim_id, course.incident.victim)


def _begun(sighting: Sighting, article: str) -> Course:
    """A new incident, named after the article that told of it first and the first claim there."""
    made = Incident(
        id=content_id("incident", article, sighting.claims[0], sighting.kind.value, sighting.called or sighting.name),
        kind=sighting.kind,
        victim=None if sighting.called else sighting.name,
        victim_id=None if sighting.called else sighting.victim.id,
        earliest=sighting.began.earliest,
        latest=sighting.began.latest,
        words=sighting.words,
        name=sighting.called,
    )
    return Course(incident=made, ordinal=sighting.ordinal, told=sighting.told)


def _filed(kind: HappeningKind, began: Stretch, told: datetime | None) -> tuple[tuple[int, int], ...]:
    """The months in which it can have begun."""
    when = window(kind, began, told)
    if when.earliest is None or when.latest is None:
        return (UNDATED,)
    return months(Stretch(when.earliest - slack(kind), when.latest + slack(kind)), MONTHS)


def _apart(course: Course, sighting: Sighting) -> timedelta | None:
    """How far apart the two began at the least; None where they cannot be one."""
    began = _began(course)
    is_dated = None not in began
    kind = surer(course.incident.kind, sighting.kind)
    apart = gap(window(kind, began, course.told), window(kind, sighting.began, sighting.told))
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
