"""When articles were told, and how far apart two stretches of time lie."""

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

NO_TIME = timedelta(0)

DATE_LENGTH = len("2014-12-23")


class Stretch(NamedTuple):
    """Half-open, UTC; None is open."""

    earliest: datetime | None
    latest: datetime | None


def told_at(published: str | None) -> datetime | None:
    """The first instant at which an article can have told it: a date's midnight in UTC; None where that is unknown.

    Args:
        published: ISO 8601, a date or an instant; one without an offset counts as UTC.
    """
    if not published:
        return None
    try:
        if len(published) == DATE_LENGTH:
            return datetime.combine(date.fromisoformat(published), time(), UTC)
        moment = datetime.fromisoformat(published)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def gap(one: Stretch, other: Stretch) -> timedelta:
    """How much time lies between the two; none where they meet or touch."""
    first = _between(one.latest, other.earliest)
    second = _between(other.latest, one.earliest)
    return max(first, second, NO_TIME)


def narrowed(one: Stretch, other: Stretch) -> Stretch:
    """What the two have in common; the first where that is nothing."""
    starts = [start for start in (one.earliest, other.earliest) if start is not None]
    ends = [end for end in (one.latest, other.latest) if end is not None]
    both = Stretch(max(starts, default=None), min(ends, default=None))
    if both.earliest is not None and both.latest is not None and both.earliest >= both.latest:
        return one
    return both


def months(stretch: Stretch, most: int) -> tuple[tuple[int, int], ...]:
    """The (year, month) pairs that a bounded stretch touches, the first `most` of them; none for an open one."""
    if stretch.earliest is None or stretch.latest is None:
        return ()
    first, last = (moment.year * 12 + moment.month - 1 for moment in (stretch.earliest, stretch.latest))
    return tuple(divmod(number, 12) for number in range(first, min(last + 1, first + most)))


def _between(end: datetime | None, start: datetime | None) -> timedelta:
    return NO_TIME if end is None or start is None else start - end
