"""Checks what is said of an article's one outage against the time at which the article says that it began."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from ledger.extract.claims.consistency import OF_WHAT_HAPPENED, Interval, in_order, shown
from ledger.extract.dates import reread
from ledger.extract.measures.triggers import load_triggers
from ledger.model.check import Check, CheckName, Outcome
from ledger.model.claim import Claim, MeasurableKind
from ledger.model.record import parse_instant
from ledger.model.when import Time, ZoneSource


def set_against_onset(claims: Sequence[Claim], zones: Iterable[str]) -> Iterator[tuple[Check, ...]]:
    """For each claim its check, if it has one: a dated one on "the outage" that gives no time of its own is checked against the claimed onset.

    `zones` are those in which the article may count its days: what its speaker's zone rules out another may allow.
    """
    onset, others = _onset(claims), tuple(zones)
    for claim in claims:
        if onset is None or claim.said is None or not _tells_of_the_outage(claim):
            yield ()
        else:
            yield (_check(onset, claim.said, others),)


def _check(onset: Interval, said: Time, zones: Sequence[str]) -> Check:
    """The check in the zone that the saying was read in; where it fails there only, with the reading that allows it."""
    first = Interval(said.earliest, said.latest)
    words = f"the outage began, by this article, {shown(onset)}; said {shown(first)}"
    check = in_order(CheckName.SAID_AFTER_ONSET, onset, first, words)
    if check.outcome is not Outcome.VIOLATED or said.zone_source is ZoneSource.EXPLICIT:
        return check
    others = {zone: Interval(*(reread(bound, said.zone, zone) for bound in first)) for zone in zones}
    allowing = [z for z, other in others.items() if in_order(check.name, onset, other, words).outcome != check.outcome]
    if not allowing:
        return check
    sentence = f"{words} as days are counted in {said.zone}; only as in {' or '.join(allowing)} is that possible"
    return replace(check, outcome=Outcome.POSSIBLE, sentence=sentence)


def _onset(claims: Sequence[Claim]) -> Interval | None:
    """When the outage began, where all the onsets that the article's claims give can be one; else None."""
    bounds = sorted(
        (parse_instant(str(m.low)), parse_instant(str(m.high)))
        for claim in claims
        for m in claim.measurables
        if m.kind is MeasurableKind.OUTAGE_START and m.low is not None and m.high is not None
    )
    if not bounds or any(following[0] >= before[1] for before, following in pairwise(bounds)):
        return None
    return Interval(bounds[0][0], max(high for _, high in bounds))


def _tells_of_the_outage(claim: Claim) -> bool:
    is_past = claim.act in OF_WHAT_HAPPENED and claim.event_time is None
    return is_past and _the_outage().search(claim.content) is not None


@cache
def _the_outage() -> re.Pattern[str]:
    """A definite phrase, "the outage", "this second blackout", by the words that measurables know."""
    nouns = "|".join(sorted(map(re.escape, load_triggers().outage)))
    return re.compile(rf"\b(?:the|this|that|its)(?: [\w-]+){{0,2}} (?:{nouns})\b", re.IGNORECASE)
