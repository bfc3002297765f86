"""Of several tellings of one proposition, what a sentence is best made of: a cause that is a thing, an instant."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from ledger.model.gist import Argument, Predicate, Role
from ledger.model.record import parse_instant
from ledger.model.thread import Proposition
from ledger.threads.slots import OVERLOADED, TIMED, argument, bounds_of, slot_of
from ledger.threads.telling import Telling
from ledger.threads.times import Stretch

POINT = timedelta(minutes=1)
"""No more than this is a point in time."""

CLOCK = timedelta(days=1)
"""What is known less closely is a day, and its words have said that."""

_CLAUSE = re.compile(
    r"^(?:it|this|that|there|he|she|they|we|i|you|what|because)\b"
    r"|\b(?:is|are|was|were|has|have|had|does|did|would|could|may|might)\b",
    re.IGNORECASE,
)
"""Words of a whole clause ("it was overload"), which names no thing by itself."""


def is_clause(words: str) -> bool:
    """Whether these words for a cause are a clause of their own, and no name of a thing."""
    return _CLAUSE.search(words) is not None


def retold(one: Proposition, said: Iterable[Telling]) -> Proposition:
    """The proposition by the words of its first telling, but for a cause that is a clause: by one that names a thing.

    An overload is called so, whether the articles say "too heavy a load" or that the system was "overloaded".

    Args:
        one: as it was said first.
        said: its tellings; of several the first will do.
    """
    cause = next((each for each in one.arguments if each.role is Role.CAUSE), None)
    if one.predicate is not Predicate.CAUSED_BY or cause is None:
        return one
    better = _cause(cause, [each for each in said if each.gist and each.gist.predicate is one.predicate])
    if better is None:
        return one
    return replace(one, arguments=tuple(better if each is cause else each for each in one.arguments))


def _cause(told: Argument, said: Sequence[Telling]) -> Argument | None:
    """A better name for a cause than the first telling has, if any has one."""
    if said and slot_of(said[0]).name == OVERLOADED:
        return replace(told, text=OVERLOADED, id=None, lemma=OVERLOADED)
    if not is_clause(told.text):
        return None
    others = (argument(each, Role.CAUSE) for each in said)
    return next((each for each in others if each is not None and not is_clause(each.text)), None)


def moment_of(one: Proposition, said: Sequence[Telling]) -> Stretch | None:
    """When it was, by the telling whose words for the time it has; None where that does not say it to the hour or so.

    The zone of the words is that of somebody's clock; the telling knows whose.
    """
    if one.predicate not in TIMED:
        return None
    words = _time_words(one.arguments)
    teller = next((each for each in said if each.gist and _time_words(each.gist.arguments) == words), None)
    bounds = bounds_of(teller, one.predicate) if teller is not None and words is not None else None
    if bounds is None or not isinstance(bounds.low, str) or not isinstance(bounds.high, str):
        return None
    low, high = parse_instant(bounds.low), parse_instant(bounds.high)
    return Stretch(low, high) if high - low < CLOCK else None


def _time_words(arguments: Iterable[Argument]) -> str | None:
    return next((one.text for one in arguments if one.role is Role.TIME), None)


def in_utc(low: datetime, high: datetime) -> str:
    """A stretch of time that is bounded: "2014-12-22 16:15 UTC", "2014-12-22 15:30 – 16:30 UTC"."""
    if high - low <= POINT:
        return f"{low:%Y-%m-%d %H:%M} UTC"
    end = f"{high:%H:%M}" if low.date() == high.date() else f"{high:%Y-%m-%d %H:%M}"
    return f"{low:%Y-%m-%d %H:%M} – {end} UTC"
