"""One measurable of one claim, with everything a check needs to test it."""

import re
from dataclasses import dataclass, field, replace

from ledger.assess.context import Context, network_named
from ledger.assess.index import Index
from ledger.assess.options import MINUTE_S, Options
from ledger.assess.ranges import Bounds, bounds, number
from ledger.model.claim import Claim, Measurable

ABOUT = re.compile(r"\b(about|around|approximately|roughly|circa|some(?= \d))\b", re.IGNORECASE)
AT_LEAST = re.compile(r"\b(more than|over|at least|longer than|in excess of|exceeding)\b", re.IGNORECASE)
AT_MOST = re.compile(r"\b(nearly|almost|under|less than|fewer than|up to|at most|close to)\b", re.IGNORECASE)
ONE_SIDED = re.compile(
    r"\b(before|after|by|until|till|since|early|late|between|morning|afternoon|evening|night|hours)\b", re.IGNORECASE
)
ALL = re.compile(r"\ball (of )?((the|its|their|our|[\w’'-]+[’']s) )*$", re.IGNORECASE)
PPM = 1_000_000


@dataclass(frozen=True, slots=True)
class Case:
    """A claim in its article, the observations, and the options."""

    claim: Claim
    context: Context
    index: Index
    options: Options

    @property
    def subject(self) -> str | None:
        """Whom the claim is about: by its own numbers, or because the article's numbers are about nobody else."""
        if named := network_named(self.claim):
            return named
        own = {item.subject for item in self.claim.measurables if item.subject}
        return own.pop() if len(own) == 1 else self.context.subject


@dataclass(frozen=True, slots=True)
class Part:
    """A measurable of the case's claim."""

    case: Case
    place: int
    """Its index in the claim's measurables."""
    notes: list[str] = field(default_factory=list)
    """Sentences that every finding on it must carry."""

    @property
    def measurable(self) -> Measurable:
        """The measurable itself; of "all four networks" the whole, since what is measured of networks are shares."""
        own = self.case.claim.measurables[self.place]
        if own.unit != "networks" or not _is_all(self.case.claim.content, own.text):
            return own
        return replace(own, low=PPM, high=PPM + 1, point=PPM, unit="ppm")

    @property
    def claimed(self) -> Bounds:
        """The claimed range."""
        return bounds(self.measurable.low, self.measurable.high)

    @property
    def subject(self) -> str | None:
        """Whom it is about: the system that it is said of by number, else by its words, else the article's only one."""
        return network_named(self.case.claim) or self.measurable.subject or self.case.context.subject

    @property
    def tolerance(self) -> int:
        """How much the claimed range is widened: nothing, unless the words give the number about as closely."""
        low, high = self.claimed
        if low is None or high is None:
            return 0
        if self.measurable.unit == "instant":
            return self.case.options.clock_tolerance_s if high - low <= self.case.options.clock_tolerance_s else 0
        if self.measurable.unit == "networks" or (self.measurable.unit == "ppm" and low >= PPM):
            return 0  # a count, or "all", is no rounded number
        wide = abs(low) * self.case.options.share_tolerance_ppm // PPM
        return wide if high - low <= max(wide, 1) else 0


def _is_all(content: str, text: str) -> bool:
    """Whether a count, or the words before it, say that it is all there are: "all four", "all of the 13"."""
    lead = content[: max(content.find(text), 0)]
    return text.lower().startswith("all ") or ALL.search(lead) is not None


def stated_point(measurable: Measurable) -> int | None:
    """The number that the words name, as an integer; None where they name none.

    Where extraction does not give it: the middle after "about", the bound after "more than" or "nearly", and the
    low bound of a range of one minute or one unit.
    """
    low, high = bounds(measurable.low, measurable.high)
    if measurable.unit == "instant":
        return _stated_instant(measurable, low, high)
    if measurable.point is not None:
        return number(measurable.point)
    if AT_LEAST.search(measurable.text):
        return low
    if AT_MOST.search(measurable.text):
        return high
    if low is None or high is None:
        return None
    return (low + high) // 2 if ABOUT.search(measurable.text) else low if high - low <= 1 else None


def _stated_instant(measurable: Measurable, low: int | None, high: int | None) -> int | None:
    """The time that the words name: "shortly before 11 a.m." names the end of its range and no time in it."""
    if low is None or high is None or ONE_SIDED.search(measurable.text):
        return None
    if high - low <= MINUTE_S:
        return low
    point, middle = number(measurable.point), (low + high) // 2
    return middle if ABOUT.search(measurable.text) else None if point == middle else point
