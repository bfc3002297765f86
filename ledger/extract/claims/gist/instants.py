"""When what claims are about began: the onsets that they give, gathered by what happened and, where one counts, how often."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from ledger.extract.claims.consistency import AHEAD, Interval
from ledger.extract.claims.gist.naming import Naming
from ledger.extract.claims.gist.onsets import apart, length, measured_onset
from ledger.extract.claims.gist.said import Said
from ledger.extract.claims.gist.strands import Strand, ordinal_of
from ledger.model.gist import DOWN, Happening, Predicate

DEEDS = frozenset({Predicate.ATTACKED, Predicate.RESPONSIBLE})
"""Predicates whose time is that of what happened."""
PAST = re.compile(r"last (?:week|month|year)['’]s\b", re.IGNORECASE)
"""How what happened before is called in an article on another one."""
TIMES = re.compile(r"\b(second|third|fourth) time\b", re.IGNORECASE)
CLOSE, FAR, LONG = timedelta(hours=12), timedelta(days=4), timedelta(days=14)
"""So far apart two onsets of one outage may lie: where the article counts outages, where it does not, and of a break-in."""


@dataclass(slots=True, kw_only=True, eq=False)
class Course:
    """One of the times that it happened."""

    ordinal: int | None
    interval: Interval | None
    words: str

    def fits(self, ordinal: int | None, interval: Interval | None, far: timedelta) -> bool:
        """Whether an onset with this place in a row may be its own; those further apart than `far` are not one."""
        if ordinal is not None:
            return self.ordinal == ordinal or (self.ordinal is None and ordinal == 1)
        if interval is None or self.interval is None:
            return True
        return apart(self.interval, interval) <= far

    def take(self, interval: Interval | None) -> None:
        """Begins then, if that says more than what is known."""
        if interval is not None and (self.interval is None or length(interval) < length(self.interval)):
            self.interval = interval


def dated(
    said: Sequence[Said], publication: Interval | None, paragraph_of: Sequence[int]
) -> Iterator[Happening | None]:
    """What each is about, with when it began: as the claims on it say, the most exact one first.

    What no claim dates began before the article was published. `paragraph_of` gives for each token its paragraph.
    """
    courses: dict[int, list[Course]] = {}
    own = [_course(one, courses.setdefault(id(one.strand), []), paragraph_of) for one in said]
    latest = publication.latest if publication is not None else None
    for one, given in zip(said, own, strict=True):
        if one.strand is None:
            yield None
            continue
        course = given or courses[id(one.strand)][0]
        yield _happening(one.strand, course, course.interval or _of_year(one.strand) or Interval(None, latest))


def _course(one: Said, courses: list[Course], paragraph_of: Sequence[int]) -> Course | None:
    """The one whose onset or place in a row the claim gives; None where it gives neither."""
    strand = one.strand
    if strand is None:
        return None
    if not courses:
        words = strand.opening.words if strand.opening is not None else ""
        courses.append(Course(ordinal=ordinal_of(words), interval=None, words=words or strand.words))
    past = _of_past(strand, one, paragraph_of)
    if past is not None and any((c.ordinal or 1) > 1 for c in courses):
        return _earlier(courses, past, one)
    interval = _onset(one)
    ordinal, words = _counted(strand, one, paragraph_of)
    if interval is None and ordinal is None:
        return None
    far = FAR if strand.family == DOWN else LONG
    far = CLOSE if any((c.ordinal or 1) > 1 for c in courses) else far
    fitting = [c for c in courses if c.fits(ordinal, interval, far)]
    if not fitting:
        courses.append(Course(ordinal=ordinal, interval=interval, words=words or strand.words))
        return courses[-1]
    nearest = min(fitting, key=lambda c: apart(c.interval, interval) if c.interval and interval else timedelta(0))
    nearest.take(interval)
    return nearest


def _of_past(strand: Strand, one: Said, paragraph_of: Sequence[int]) -> Naming | None:
    """The noun with a past week or month before it by which the claim's paragraph spoke last: "last week's outage"."""
    content = one.reading.content
    place = bisect_left(strand.namings, content[-1] + 1, key=lambda n: n.at)
    nouns = (n for n in reversed(strand.namings[:place]) if n.is_noun and n.definite)
    before = [n for n in nouns if paragraph_of[n.at] == paragraph_of[content[0]]]
    return next((n for n in before if PAST.match(n.words)), None) if before else None


def _earlier(courses: list[Course], past: Naming, one: Said) -> Course:
    """The one before the article's own that is called so, in the week or month that the words give."""
    known = next((c for c in courses if c.words == past.words), None)
    if known is None:
        known = Course(ordinal=None, interval=None, words=past.words)
        courses.append(known)
    time = one.reading.claim.event_time
    if time is not None and time.text and past.words.casefold().startswith(time.text.casefold()):
        known.take(Interval(time.earliest, time.latest))
    return known


def _counted(strand: Strand, one: Said, paragraph_of: Sequence[int]) -> tuple[int | None, str]:
    """The place in a row that a claim's words give, else the last given before it in its paragraph; with the words."""
    times = TIMES.search(one.reading.claim.content)
    if times is not None:
        return ordinal_of(times[1]), times[0]
    content = one.reading.content
    place = bisect_left(strand.counted, content[-1] + 1, key=lambda n: n.at)
    if place == 0:
        return None, ""
    naming = strand.counted[place - 1]
    if paragraph_of[naming.at] != paragraph_of[content[0]]:
        return None, ""
    return ordinal_of(naming.words), naming.words


def _of_year(strand: Strand) -> Interval | None:
    """The past year that the article gives, in UTC."""
    if strand.year is None:
        return None
    return Interval(datetime(strand.year, 1, 1, tzinfo=UTC), datetime(strand.year + 1, 1, 1, tzinfo=UTC))


def _onset(one: Said) -> Interval | None:
    """When what the claim is about began, by the claim's own words."""
    if one.strand is None:
        return None
    if one.strand.family == DOWN:
        return measured_onset(one.reading.claim)
    time = one.reading.claim.event_time
    if time is None or AHEAD in time.notes or one.found is None or one.found.predicate not in DEEDS:
        return None
    if one.found.kind is None:
        return None
    return Interval(time.earliest, time.latest) if time.earliest is not None and time.latest is not None else None


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
        name=strand.name,
    )
