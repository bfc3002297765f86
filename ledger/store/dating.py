"""Instants and dates of publication as the tables hold them: fixed-width texts whose order is that of time."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from ledger.model.record import instant, parse_instant

SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
_WIDTH = len("2014-12-22T16:00:00Z")


def floor_second(text: str) -> str:
    """An instant that `record.instant` wrote, without its fraction of a second."""
    return text if len(text) == _WIDTH else text[: _WIDTH - 1] + "Z"


def ceil_second(text: str) -> str:
    """An instant that `record.instant` wrote, rounded up to a whole second."""
    if len(text) == _WIDTH:
        return text
    whole = parse_instant(floor_second(text))
    return instant(whole + SECOND if whole <= datetime.max.replace(tzinfo=UTC) - SECOND else whole)


@lru_cache(maxsize=256)
def published_interval(published: str | None) -> tuple[str, str] | None:
    """When an article was published, half-open, UTC; a date or time without a zone is that whole day in UTC.

    Args:
        published: ISO 8601: a date, or an instant with its offset.

    Returns:
        None when nothing is known, or the text is no such date.
    """
    try:
        moment = datetime.fromisoformat(published or "")
        if moment.tzinfo is None:
            start = datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
            end = start + DAY
        else:
            start = moment.astimezone(UTC).replace(microsecond=0)
            end = start + SECOND
    except (ValueError, OverflowError):
        return None
    return instant(start), instant(end)
