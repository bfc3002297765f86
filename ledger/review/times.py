"""Times that a reviewer gives, in the article's own frame: "Monday", "about 1 a.m. 23 December 2014 Asia/Seoul".

What is read is what the dating of articles reads: days, parts of days, clock times, months, years, with their zone or
in the zone of the claim; besides, an ISO 8601 interval "2014-12-22T15:30Z/2014-12-22T16:30Z", half-open, ".." for an
open side, and the TIMEX3 values of weeks and quarters ("2014-W52", "2014-Q4").
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from ledger.extract.actors import load_gazetteer
from ledger.extract.claims.article_zone import default_zone
from ledger.extract.dates import Context, Expression, ZoneHint, find_expressions, time_of
from ledger.extract.dates.civil import Period, quarter_period, week_period
from ledger.extract.dates.context import ZoneChoice
from ledger.extract.dates.times import to_time
from ledger.extract.dates.zones import EARTH, zone_info
from ledger.model.claim import Claim
from ledger.model.problem import UsageError
from ledger.model.record import instant
from ledger.model.text import Metadata
from ledger.model.when import Precision, Time, TimexType, ZoneSource

_LEADING = re.compile(r"(?:on|in|at|during|around)\s+", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?=$|[\sT,])")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_MONTHS = 12
_TODO = "write it as 2014-12-23, 2014-12-23T01:00 Asia/Tokyo, Monday, or FROM/TO in ISO 8601"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The article in which a time is read."""

    claim: Claim
    meta: Metadata
    text: str = ""
    """The article's; "" where it is not at hand."""


def read_time(words: str, frame: Frame) -> Time:
    """The time that the reviewer means.

    Raises:
        UsageError: when the words are no time, or one that could be two days, or that the article cannot date.
    """
    said = " ".join(words.split())
    if "/" in said and (interval := _interval(said)):
        return interval
    _refuse_ambiguous(said)
    rest, hint = _without_zone(said, frame)
    time = _calendar(rest, said, hint) or _spoken(rest, said, frame, hint)
    if time is None:
        raise UsageError(f"{words!r} is no time that can be read", todo=_TODO)
    if time.earliest is None and time.latest is None:
        why = "; ".join(time.notes) or "not resolved"
        raise UsageError(f"{words!r} cannot be dated in this article ({why})", todo="give the whole date")
    return replace(time, text=said)


def _refuse_ambiguous(said: str) -> None:
    """Days that a spreadsheet wrote with numbers only are read when they can be one day only."""
    found = _NUMBERS.match(said)
    if found is None:
        return
    first, second = int(found[1]), int(found[3])
    if first <= _MONTHS and second <= _MONTHS and first != second:
        raise UsageError(f"{said!r} can be two days", todo="write the year first: 2014-12-23")
    if len(found[4]) != len("2014"):
        raise UsageError(f"{said!r} has no whole year", todo="write the year first: 2014-12-23")


def _interval(said: str) -> Time | None:
    """Two instants with their zones, "/" between; None for anything else.

    Raises:
        UsageError: when it ends before it begins, or is open on both sides.
    """
    first, _, last = (part.strip() for part in said.partition("/"))
    try:
        earliest, latest = _bound(first), _bound(last)
    except ValueError:
        return None
    if earliest is None and latest is None:
        raise UsageError(f"{said!r} is open on both sides", todo="give one side, or none for no time")
    if earliest and latest and latest <= earliest:
        raise UsageError(f"{said!r} ends before it begins", todo="turn it round: it is half-open, FROM <= t < TO")
    bounds = [bound for bound in (earliest, latest) if bound]
    is_fine = any(bound.second or bound.microsecond for bound in bounds)
    return Time(
        text=said,
        earliest=earliest,
        latest=latest,
        precision=Precision.SECOND if is_fine else Precision.MINUTE,
        zone="UTC",
        zone_source=ZoneSource.EXPLICIT,
        anchor=None,
        direction=None,
        value="/".join(instant(bound) if bound else ".." for bound in (earliest, latest)),
    )


def _bound(text: str) -> datetime | None:
    """An instant; None for an open side.

    Raises:
        ValueError: when it is none, or has no zone.
    """
    if text in {"", ".."}:
        return None
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    try:
        return moment.astimezone(UTC)
    except OverflowError as fault:
        raise ValueError(text) from fault


def _without_zone(said: str, frame: Frame) -> tuple[str, ZoneHint]:
    """The words without a zone at their end, and the zone they are read in: that one, else the claim's own."""
    rest, _, last = said.rpartition(" ")
    zone = {"GMT": "UTC", "Z": "UTC"}.get(last.upper(), last)
    if rest and (zone == "UTC" or "/" in zone or zone[:1] in "+-") and zone_info(zone):
        return rest, ZoneHint(zone, ZoneSource.EXPLICIT)
    for time in (frame.claim.said, frame.claim.event_time):
        if time and time.zone:
            return said, ZoneHint(time.zone, time.zone_source)
    return said, default_zone(frame.meta, frame.text, load_gazetteer())


def _calendar(rest: str, said: str, hint: ZoneHint) -> Time | None:
    """A week or a quarter by its TIMEX3 value."""
    period: Period | None = None
    try:
        if found := _WEEK.fullmatch(rest):
            period = week_period(date.fromisocalendar(int(found[1]), int(found[2]), 1))
        elif found := _QUARTER.fullmatch(rest):
            period = quarter_period(int(found[1]), int(found[2]))
    except (ValueError, OverflowError):
        return None
    if period is None:
        return None
    names = (hint.zone,) if hint.zone else EARTH
    return to_time(said, period, ZoneChoice(names, hint.zone, hint.source))


def _spoken(rest: str, said: str, frame: Frame, hint: ZoneHint) -> Time | None:
    """An expression of the grammar that is all that was written; None for anything else."""
    words = _LEADING.sub("", rest, count=1) if _LEADING.match(rest) else rest
    found = find_expressions(words)
    if not found or not _is_all_of(found[0], words) or found[0].type in {TimexType.DURATION, TimexType.SET}:
        return None
    context = Context(published=frame.meta.published, zones=hint)
    time = time_of(found[0], context, zone=hint)
    return None if found[0].is_vague else replace(time, text=said)


def _is_all_of(expression: Expression, words: str) -> bool:
    """Whether the expression, its range and its preposition take in all the words."""
    last = expression.through.end if expression.through else expression.end
    before = words[: expression.start].strip().lower()
    return not words[last:].strip(" .") and before in {"", expression.relation or ""}
