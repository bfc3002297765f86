"""Whether a statement explains an outage that, as measured, had not begun when it was made.

A day is a different time in each zone, so it is read in the zone that the claim's time was given and in every other one
that its article's times were read in, and every reading is shown. Too early in the zone that the words themselves give:
the statement cannot be about this outage. Where the zone is only inferred, from the speaker's place or the outlet's, it
cannot be told whose day is meant.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from zoneinfo import ZoneInfo

from ledger.assess.cause import claimed_cause
from ledger.assess.context import Found, reference, resolved
from ledger.assess.index import Candidate, best_of
from ledger.assess.part import Case
from ledger.assess.ranges import CONTRADICTS, Bounds, Outcome, as_range, seconds
from ledger.assess.result import Numbers, Told, finding, measured_point, teller, verb, who
from ledger.assess.wording import amount, between, span
from ledger.model.verdict import Finding, Reason, Verdict
from ledger.model.when import Precision, Time, ZoneSource

NAME = "statement/1"
AMBIGUOUS_TIME = Outcome(Verdict.CANNOT_TELL, Reason.AMBIGUOUS_TIME)


@dataclass(frozen=True, slots=True)
class Reading:
    """When a statement was made, if its day is that of these zones."""

    zones: tuple[str, ...]
    when: Bounds

    @property
    def named(self) -> str:
        """The zones by their places: "Pyongyang or Tokyo"."""
        return " or ".join(zone.rpartition("/")[2].replace("_", " ") for zone in self.zones)


def check(case: Case) -> Iterator[Finding]:
    """Findings on an explanation that was given before the outage began, one a source that measured its start."""
    said = case.claim.said
    if said is None or case.subject is None or claimed_cause(case) is None:
        return
    readings = readings_of(said, case.context.zones)
    for item in _onsets(case):
        early = [one for one in readings if _is_before(one, item)]
        if early and _is_near(early, item, case.options.horizon_s):
            yield _found(case, item, readings)


def readings_of(said: Time, zones: Sequence[str]) -> list[Reading]:
    """The times that the words for the day can mean, those of the same time together, the earliest first."""
    plain = resolved(said)
    if plain is None:
        return []
    if said.precision is not Precision.DAY or said.zone_source is ZoneSource.EXPLICIT:
        return [Reading((said.zone or "UTC",), plain)]
    try:
        day = date.fromisoformat(said.value[:10])
    except ValueError:
        return [Reading((said.zone or "UTC",), plain)]
    of_time: dict[Bounds, list[str]] = {}
    for zone in dict.fromkeys(name for name in (said.zone, *said.candidates, *zones) if name):
        of_time.setdefault(_day_in(day, zone), []).append(zone)
    return sorted((Reading(tuple(names), when) for when, names in of_time.items()), key=lambda one: one.when.low or 0)


def _day_in(day: date, zone: str) -> Bounds:
    """The day from midnight to midnight; the zone by name or as "+09:00"."""
    fixed = zone[:1] in "+-"
    here = datetime.fromisoformat(f"2000-01-01T00:00:00{zone}").tzinfo if fixed else ZoneInfo(zone)
    first, last = (datetime.combine(one, clock_time(), here) for one in (day, day + timedelta(days=1)))
    return Bounds(seconds(first), seconds(last))


def _onsets(case: Case) -> list[Candidate]:
    """The measured start of the outage that the claim, or its article, gives the time of; one a source."""
    when = reference(case.claim, case.context)
    if when is None or when.found is Found.BEFORE:
        return []
    window = when.when.closed(case.options.horizon_s)
    near = case.index.of("outage_start", case.subject).near(window, 0)
    order = sorted(near, key=lambda item: (-window.overlap(Bounds(item.start, item.end)), item.start))
    same = [item for item in order if item.shares_time(order[0])]
    return best_of(same, {item.observation.id: place for place, item in enumerate(order)})


def _is_before(reading: Reading, item: Candidate) -> bool:
    begun = item.measured.low
    return reading.when.high is not None and begun is not None and reading.when.high <= begun


def _is_near(early: Sequence[Reading], item: Candidate, horizon: int) -> bool:
    """What was said days before is about something else."""
    last = max(one.when.high or 0 for one in early)
    return (item.measured.low or 0) - last <= horizon


def _found(case: Case, item: Candidate, readings: Sequence[Reading]) -> Finding:
    said = case.claim.said
    begun, all_early = item.measured.low or 0, all(_is_before(one, item) for one in readings)
    is_known = said is not None and said.zone_source is ZoneSource.EXPLICIT
    sentence = (
        f"{teller(case.claim)} explains an outage that {who(item)} {verb(item)} from {amount(begun, 'instant')}; it was"
        f" made on “{said.text if said else ''}”: {'; '.join(_reading(one, begun) for one in readings)}."
        f" {_conclusion(all_early=all_early, is_known=is_known)}{_by_the_article(case, readings)}"
    )
    outcome = CONTRADICTS if all_early and is_known else AMBIGUOUS_TIME
    return finding(case.claim, Told(check=NAME, outcome=outcome, sentence=sentence), (item,), _numbers(item, readings))


def _conclusion(*, all_early: bool, is_known: bool) -> str:
    if all_early and is_known:
        return "So it cannot be an explanation of that outage."
    if all_early:
        return "So read it cannot be an explanation of that outage; the article does not say whose day is meant."
    return "Whether it can be an explanation of that outage hangs on whose day is meant."


def _by_the_article(case: Case, readings: Sequence[Reading]) -> str:
    """What follows from the start that the article itself gives."""
    claimed = case.context.claimed_start
    if claimed is None:
        return ""
    last = max((one.when.high for one in readings if one.when.high is not None), default=None)
    fits = last is None or claimed.low is None or last > claimed.low
    return f" By the start that the article gives, {between(claimed, 'instant')}, it {'can' if fits else 'cannot'} be."


def _reading(one: Reading, begun: int) -> str:
    if one.when.high is not None and one.when.high <= begun:
        return f"in {one.named} that day was over {span(begun - one.when.high)} before it began"
    return f"in {one.named} that was {between(one.when, 'instant')}, and it can have begun"


def _numbers(item: Candidate, readings: Sequence[Reading]) -> Numbers:
    """The claimed range is from the first to the last instant of any reading."""
    lows, highs = [one.when.low for one in readings], [one.when.high for one in readings]
    low = None if None in lows else min(value for value in lows if value is not None)
    claimed = Bounds(low, None if None in highs else max(value for value in highs if value is not None))
    point = measured_point(item)
    gap = None if point is None else max(point - claimed.high, 0) if claimed.high is not None else 0
    return Numbers(
        claimed=as_range(claimed, "instant"), measured=as_range(item.measured, "instant"), gap=gap, tolerance=0,
        unit="instant",
    )  # fmt: skip
