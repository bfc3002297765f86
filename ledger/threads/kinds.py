"""Kinds of happenings that can be one incident under two names, and how far apart accounts of it may lie."""

from datetime import datetime, timedelta

from ledger.model.gist import DOWN, ENTERED, HappeningKind
from ledger.threads.times import Stretch

_SLACK = {kind: timedelta(days=14) for kind in ENTERED}
_BACK = {kind: timedelta(days=180) for kind in ENTERED}
_NEWS = {kind: timedelta(days=90) for kind in ENTERED}


def may_be_one(one: HappeningKind, other: HappeningKind) -> bool:
    """Whether two namings of these kinds can be of one incident; "other" ("the incident") can be any."""
    if one is other or HappeningKind.OTHER in (one, other):
        return True
    return any(one in family and other in family for family in (DOWN, ENTERED))


def siblings(kind: HappeningKind) -> tuple[HappeningKind, ...]:
    """The kinds with which this one may be one incident, itself first."""
    return (kind, *(other for other in HappeningKind if other is not kind and may_be_one(kind, other)))


def surer(one: HappeningKind, other: HappeningKind) -> HappeningKind:
    """What an incident is of which both are said: the outage, the intrusion, or at least not "other"."""
    order = (HappeningKind.OUTAGE, HappeningKind.INTRUSION)
    if one is HappeningKind.OTHER or (other in order and one not in order):
        return other
    return one


def slack(kind: HappeningKind) -> timedelta:
    """How far apart two accounts of when one began may lie.

    A slip of half a day is the commonest one; a break-in has no clock time, and is dated by what was found of it.
    """
    return _SLACK.get(kind, timedelta(hours=12))


def back(kind: HappeningKind) -> timedelta:
    """How long before an article that does not say when, what it tells of began at the most."""
    return _BACK.get(kind, timedelta(days=21))


def news(kind: HappeningKind) -> timedelta:
    """How far apart two articles are at the most that both do not say when, and tell of one."""
    return _NEWS.get(kind, timedelta(days=10))


def window(kind: HappeningKind, began: Stretch, told: datetime | None) -> Stretch:
    """When it can have begun, given when it was told."""
    if began.earliest is not None and began.latest is not None:
        return began
    end = began.latest or told
    start = began.earliest or (min(end, told or end) - back(kind) if end else None)
    return Stretch(start, end or (start + back(kind) if start else None))
