"""When what claims are about began: the onsets that they give, gathered by what happened and, where one counts, how often."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from ledger.extract.claims.consistency import AHEAD, Interval
from ledger.extract.claims.gist.said import Said
from ledger.extract.claims.gist.strands import Strand
from ledger.model.claim import Claim, MeasurableKind
from ledger.model.gist import DOWN, Happening, Predicate
from ledger.model.record import parse_instant

DEEDS = frozenset({Predicate.ATTACKED, Predicate.RESPONSIBLE})
"""Predicates whose time is that of what happened."""
ORDINALS = {"first": 1, "second": 2, "another": 2, "third": 3, "fourth": 4}
TIMES = re.compile(r"\b(second|third|fourth) time\b", re.IGNORECASE)
CLOSE, FAR = timedelta(hours=12), timedelta(days=4)
"""Two onsets that lie no further apart are one; those further apart than this are of two outages, whatever is said."""


@dataclass(slots=True, kw_only=True, eq=False)
class Course:
    """One of the times that it happened."""

    ordinal: int | None
    interval: Interval | None
    words: str

    def fits(self, ordinal: int | None, interval: Interval | None) -> bool:
        """Whether an onset with this place in a row may be its own."""
        if ordinal is not None:
            return self.ordinal == ordinal or (self.ordinal is None and ordinal == 1)
        if interval is None or self.interval is None:
            return True
        return apart(self.interval, interval) <= FAR

    def take(self, interval: Interval | None) -> None:
        """Begins then, if that says more than what is known."""
        if interval is not None and (self.interval is None or _length(interval) < _length(self.interval)):
            self.interval = interval


def dated(said: Sequence[Said], publication: Interval | None) -> Iterator[Happening | None]:
    """What each is about, with when it began: as the claims on it say, the most exact one first.

    What no claim dates began before the article was published.
    """
    courses: dict[int, list[Course]] = {}
    own = [_course(one, courses.setdefault(id(one.strand), [])) for one in said]
    latest = publication.latest if publication is not None else None
    for one, given in zip(said, own, strict=True):
        if one.strand is None:
            yield None
            continue
        course = given or courses[id(one.strand)][0]
        yield _happening(one.strand, course, course.interval or _of_year(one.strand) or Interval(None, latest))


def _course(one: Said, courses: list[Course]) -> Course | None:
    """The one whose onset or place in a row the claim gives; None where it gives neither."""
    if one.strand is None:
        return None
    if not courses:
        ordinal, words = _counted(one.strand, None)
        courses.append(Course(ordinal=ordinal, interval=None, words=words or one.strand.words))
    interval = _onset(one)
    ordinal, words = _counted(one.strand, one)
    if interval is None and ordinal is None:
        return None
    fitting = [c for c in courses if c.fits(ordinal, interval)]
    if not fitting:
        courses.append(Course(ordinal=ordinal, interval=interval, words=words or one.strand.words))
        return courses[-1]
    nearest = min(fitting, key=lambda c: apart(c.interval, interval) if c.interval and interval else timedelta(0))
    nearest.take(interval)
    return nearest


def _counted(strand: Strand, one: Said | None) -> tuple[int | None, str]:
    """The place in a row that a claim's words give, else that of the headline or lead; with the words."""
    if one is None:
        within = [strand.opening] if strand.opening is not None else []
    else:
        content = one.reading.content
        first, last = (bisect_left(strand.namings, at, key=lambda n: n.at) for at in (content[0], content[-1] + 1))
        within = [n for n in strand.namings[first:last] if n.is_noun and n.at in one.reading.inside]
        times = TIMES.search(one.reading.claim.content)
        if times is not None:
            return ORDINALS[times[1].lower()], times[0]
    for naming in within:
        for word in naming.words.lower().split():
            if word in ORDINALS:
                return ORDINALS[word], naming.words
    return None, ""


def _of_year(strand: Strand) -> Interval | None:
    """The past year that the article gives, in UTC."""
    if strand.year is None:
        return None
    return Interval(datetime(strand.year, 1, 1, tzinfo=UTC), datetime(strand.year + 1, 1, 1, tzinfo=UTC))


def apart(one: Interval, other: Interval) -> timedelta:
    """How much time lies between the two at the least."""
    first = _between(one.latest, other.earliest)
    return max(first, _between(other.latest, one.earliest), timedelta(0))


def _between(end: datetime | None, start: datetime | None) -> timedelta:
    return timedelta(0) if end is None or start is None else start - end


def _length(interval: Interval) -> timedelta:
    return timedelta.max if None in interval else -_between(interval.latest, interval.earliest)


def _onset(one: Said) -> Interval | None:
    """When what the claim is about began, by the claim's own words."""
    if one.strand is None:
        return None
    if one.strand.family == DOWN:
        return _measured_onset(one.reading.claim)
    time = one.reading.claim.event_time
    if time is None or AHEAD in time.notes or one.found is None or one.found.predicate not in DEEDS:
        return None
    if one.found.kind is None:
        return None
    return Interval(time.earliest, time.latest) if time.earliest is not None and time.latest is not None else None


def _measured_onset(claim: Claim) -> Interval | None:
    for measurable in claim.measurables:
        low, high = measurable.low, measurable.high
        if measurable.kind is MeasurableKind.OUTAGE_START and isinstance(low, str) and isinstance(high, str):
            return Interval(parse_instant(low), parse_instant(high))
    return None


def _happening(strand: Strand, course: Course, began: Interval) -> Happening:
    victim = strand.victim
    return Happening(
        kind=strand.kind,
        victim=victim.text if victim is not None else None,
        victim_id=victim.id if victim is not None else None,
        earliest=began.earliest,
        latest=began.latest,
        words=course.words,
        definite=True,
    )
