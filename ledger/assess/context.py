"""What an article says about its incident as a whole, for claims that do not say it themselves."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from ledger.assess.options import Options
from ledger.assess.ranges import EPOCH, Bounds, bounds, seconds
from ledger.assess.speech import networked
from ledger.model.claim import Claim, MeasurableKind
from ledger.model.when import Time

TIMED = frozenset({MeasurableKind.OUTAGE_START, MeasurableKind.OUTAGE_END})
EARLIEST_ZONE = timedelta(hours=14)
LATEST_ZONE = timedelta(hours=12)
SYSTEM = re.compile(
    r"\W*(?:(?:the )?(?:network|operator|provider|autonomous system) )?AS ?(\d{1,10})\b(?![’'])", re.IGNORECASE
)
DATE_LENGTH = len("2014-12-23")


class Found(Enum):
    """Where the time of an incident was found."""

    CLAIM = auto()
    """The claim gives it: what happened then is meant."""
    ARTICLE = auto()
    """Another claim of the article gives the time of its incident."""
    BEFORE = auto()
    """Only the time of speaking or publishing is known: the last incident before it is meant."""


@dataclass(frozen=True, slots=True)
class Reference:
    """When the incident of a claim was."""

    when: Bounds
    found: Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the claims of one article say together."""

    incidents: tuple[Bounds, ...]
    """Times of its outages, in the order of the text."""
    subject: str | None
    """Whom its measurables are about; None when nobody is named, or several."""
    published: Bounds | None
    networked: bool
    """Whether any of its claims speaks of a network's trouble."""
    claimed_start: Bounds | None = None
    """The first start of an outage that it gives."""
    zones: tuple[str, ...] = ()
    """The zones that its times were read in, by name."""


def context_of(claims: Iterable[Claim], options: Options) -> Context:
    """The context that the claims of one article make."""
    ordered = sorted(claims, key=lambda claim: (claim.sentence_span, claim.id))
    subjects = {item.subject for claim in ordered for item in claim.measurables if item.subject}
    told = next((options.published[claim.article] for claim in ordered if claim.article in options.published), None)
    return Context(
        incidents=tuple(when for claim in ordered if claim.measurables and (when := own_time(claim))),
        subject=subjects.pop() if len(subjects) == 1 else None,
        published=published_bounds(told) if told else None,
        networked=any(claim.measurables or networked(claim.content) for claim in ordered),
        claimed_start=next((made for claim in ordered for made in _starts(claim)), None),
        zones=tuple(
            sorted({zone for claim in ordered for time in (claim.said, claim.event_time) for zone in _zones(time)})
        ),
    )


def _starts(claim: Claim) -> Iterator[Bounds]:
    for item in claim.measurables:
        if item.kind is MeasurableKind.OUTAGE_START and (item.low, item.high) != (None, None):
            yield bounds(item.low, item.high)


def _zones(time: Time | None) -> tuple[str, ...]:
    return () if time is None else (*((time.zone,) if time.zone else ()), *time.candidates)


def network_named(claim: Claim) -> str | None:
    """The autonomous system that the claim speaks of, where it begins with its number: "AS131279 was unreachable"."""
    found = SYSTEM.match(claim.content)
    return f"AS{int(found[1])}" if found else None


def reach_of(claims: Iterable[Claim]) -> frozenset[str] | None:
    """Whom the measurables of one article's claims are about: observations of nobody else bear on any of its claims.

    None where a measurable names nobody and the article does not decide it: then any observation may bear on it.
    """
    named = [network_named(claim) or item.subject for claim in claims for item in claim.measurables]
    subjects = frozenset(name for name in named if name)
    return None if None in named and len(subjects) != 1 else subjects


def reference(claim: Claim, context: Context) -> Reference | None:
    """When the incident of this claim was: by its own words, by its article's, or before it was said or printed."""
    if own := own_time(claim):
        return Reference(own, Found.CLAIM)
    if context.incidents:
        return Reference(context.incidents[0], Found.ARTICLE)
    before = resolved(claim.said) or context.published
    return Reference(before, Found.BEFORE) if before and before.high is not None else None


def own_time(claim: Claim) -> Bounds | None:
    """The claimed starts and ends together, or else the time of the event; None when the claim gives neither."""
    timed = [bounds(item.low, item.high) for item in claim.measurables if item.kind in TIMED]
    lows = [item.low for item in timed if item.low is not None]
    highs = [item.high for item in timed if item.high is not None]
    if lows and highs and min(lows) < max(highs):
        return Bounds(min(lows), max(highs))
    return resolved(claim.event_time)


def resolved(time: Time | None) -> Bounds | None:
    """The interval of a time with at least one bound; None when it is unresolved."""
    if time is None or (time.earliest is None and time.latest is None):
        return None
    low = None if time.earliest is None else seconds(time.earliest)
    return Bounds(low, None if time.latest is None else seconds(time.latest))


def published_bounds(text: str) -> Bounds | None:
    """When an article with this date was published, in any zone; None when the text is no ISO 8601 date or instant."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    if when.tzinfo is not None:
        return Bounds(seconds(when), seconds(when) + 1)
    first = when.replace(tzinfo=EPOCH.tzinfo)
    last = first + (timedelta(days=1) if len(text) <= DATE_LENGTH else timedelta(minutes=1))
    return Bounds(seconds(first - EARLIEST_ZONE), seconds(last + LATEST_ZONE))
