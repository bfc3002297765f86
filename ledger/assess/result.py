"""From a part, an observation and an outcome to the finding, with its numbers and its sentence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ledger.assess.index import Candidate
from ledger.assess.options import MINUTE_S
from ledger.assess.part import Part, stated_point
from ledger.assess.ranges import Bounds, Outcome, as_range, moment, number
from ledger.assess.wording import amount, between, clock, day, difference
from ledger.model.claim import Claim, Quote
from ledger.model.evidence import EvidenceBasis, Grade
from ledger.model.ids import content_id
from ledger.model.record import to_plain
from ledger.model.verdict import Finding, Range, Reason, Verdict

GRADES = (Grade.HIGH, Grade.MODERATE, Grade.LOW)
DECISIVE = frozenset({Verdict.SUPPORTS, Verdict.CONTRADICTS, Verdict.CONSISTENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a check has to say: its verdict and the sentence for it."""

    check: str
    """Name and version of the check."""
    outcome: Outcome
    sentence: str
    """What a reporter can print."""
    grade: Grade | None = None
    """Of the data, where it is not the worst of the observations' own."""
    method: str | None = None
    """How the verdict was come to; by default the check and the observations' methods."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The numbers of a finding, as `Finding` has them."""

    place: int | None = None
    """Index of the measurable; None for a cause, actor or motive."""
    claimed: Range | None = None
    measured: Range | None = None
    gap: int | None = None
    """Measured minus claimed point."""
    tolerance: int | None = None
    unit: str | None = None


NO_NUMBERS = Numbers()


def finding(claim: Claim, told: Told, candidates: Sequence[Candidate] = (), numbers: Numbers = NO_NUMBERS) -> Finding:
    """The finding on this claim and these observations (best first), with the id that follows from all of it."""
    observed = [item.observation for item in candidates]
    graded = (told.grade or worst(item.grade for item in observed)) if observed else None
    basis = _basis(item.basis for item in observed) if observed else None
    capped = Grade.MODERATE if graded is Grade.HIGH and basis is EvidenceBasis.REPORTED else graded
    made = Finding(
        id="", claim=claim.id, check=told.check, measurable=numbers.place,
        observations=tuple(item.id for item in observed),
        datasets=tuple(dict.fromkeys(item.dataset for item in observed)),
        verdict=told.outcome.verdict, reason=told.outcome.reason,
        claimed=numbers.claimed, measured=numbers.measured, difference=numbers.gap,
        tolerance=numbers.tolerance, unit=numbers.unit, grade=capped, basis=basis,
        method=told.method or "; ".join([told.check, *dict.fromkeys(item.method for item in observed)]),
        sentence=told.sentence,
    )  # fmt: skip
    return _named(made)


def worst(grades: Iterable[Grade]) -> Grade:
    """The least of these grades; low for none."""
    return max(grades, key=GRADES.index, default=Grade.LOW)


def tested(part: Part, check: str, item: Candidate, outcome: Outcome, noun: str, *more: str) -> Finding:
    """The finding of one measurable on one observation, its sentence made from the two ranges, and others after it."""
    gap = gap_between(part, item)
    options = part.case.options
    method = (
        f"{check}; horizon {options.horizon_s} s, recall {options.recall_s} s, tolerance {part.tolerance};"
        f" {item.observation.method}"
    )
    sentence = " ".join([sentence_of(part, item, outcome, noun), *more])
    told = Told(check=check, outcome=outcome, sentence=sentence, method=method)
    return finding(part.case.claim, told, (item,), numbers_of(part, item.measured, gap))


def numbers_of(part: Part, measured: Bounds | None, gap: int | None) -> Numbers:
    """The numbers of a finding on this part."""
    unit = part.measurable.unit
    return Numbers(
        place=part.place, claimed=as_range(part.claimed, unit),
        measured=None if measured is None else as_range(measured, unit),
        gap=gap, tolerance=part.tolerance, unit=unit,
    )  # fmt: skip


def untold(part: Part, check: str, reason: Reason, why: str) -> Finding:
    """A finding that cannot tell before any observation is chosen."""
    told = Told(check=check, outcome=Outcome(Verdict.CANNOT_TELL, reason), sentence=why)
    return finding(part.case.claim, told, (), numbers_of(part, None, None))


def with_disagreement(part: Part, check: str, pairs: Sequence[tuple[Candidate, Finding]]) -> Iterator[Finding]:
    """Each source's own finding; where sources split, the summary that cannot tell."""
    yield from (made for _, made in pairs)
    verdicts = {made.verdict for _, made in pairs} & DECISIVE
    if len(verdicts) < 2 or Verdict.CONTRADICTS not in verdicts:  # noqa: PLR2004  two sides make a disagreement
        return
    sides = ", ".join(f"{who(item)}: {made.verdict.value}" for item, made in pairs)
    outcome = Outcome(Verdict.CANNOT_TELL, Reason.SOURCES_DISAGREE)
    sentence = f"The sources disagree ({sides}); together they do not decide the claim."
    observed = [item for item, _ in pairs]
    told = Told(check=check, outcome=outcome, sentence=sentence)
    yield finding(part.case.claim, told, observed, numbers_of(part, _spread(observed), None))


def gap_between(part: Part, item: Candidate) -> int | None:
    """The measured point minus the claimed point.

    Where the claim names no point: 0 if the measured point is inside the claimed range, else how far it is outside.
    None when nothing was measured that bounds it, or when it may be anywhere past a bound that the claim does not pass.
    """
    point = measured_point(item)
    if point is None or (None in item.measured and part.claimed.meets(item.measured)):
        return None
    stated = stated_point(part.measurable)
    if stated is not None:
        return point - stated
    return _outside(part.claimed, point)


def _outside(claimed: Bounds, point: int) -> int:
    """How far a point is from the nearer bound of the claimed range, signed; 0 inside it."""
    if claimed.low is not None and point < claimed.low:
        return point - claimed.low
    return max(point - claimed.high, 1) if claimed.high is not None and point >= claimed.high else 0


def distance(claimed: Bounds, measured: Bounds, unit: str) -> int:
    """How far apart two ranges are, signed; 0 when they meet. Networks are counted, all else is from bound to bound."""
    gap = claimed.gap(measured)
    if gap == 0 or unit == "networks":
        return gap
    return max(gap - 1, 1) if gap > 0 else min(gap + 1, -1)


def measured_point(item: Candidate) -> int | None:
    """The published figure, or the middle of the bounds, or the one bound there is."""
    if item.observation.point is not None:
        return number(item.observation.point)
    low, high = item.measured
    if low is not None and high is not None:
        return (low + high) // 2
    return low if low is not None else high


def sentence_of(part: Part, item: Candidate, outcome: Outcome, noun: str) -> str:
    """The sentence that a reporter can print: both figures, the difference, what follows."""
    unit = part.measurable.unit
    it = "it " if unit == "instant" and item.observation.point is None else ""
    measured = f"{who(item)} {verb(item)} {it}{figure(item, unit)}"
    main = f"{claimed_words(part, noun)}; {measured} ({_comparison(part, item, outcome)})."
    return " ".join([main, *dict.fromkeys(part.notes)])


def claimed_words(part: Part, noun: str) -> str:
    """What the claim says, as the beginning of a sentence."""
    unit = part.measurable.unit
    told = f"puts {noun} {between(part.claimed, unit)}" if unit == "instant" else _given(part.claimed, noun, unit)
    return f"{teller(part.case.claim)} {told}"


def teller(claim: Claim) -> str:
    """Who tells: the article itself in narration, else the claim."""
    return "The article" if claim.quote is Quote.NARRATION else "The claim"


def who(item: Candidate) -> str:
    """Who measured, by name."""
    return item.observation.provider or f"the dataset {item.observation.dataset[:8]}"


def verb(item: Candidate) -> str:
    """Reported or measured."""
    return "reported" if item.observation.basis is EvidenceBasis.REPORTED else "measured"


def figure(item: Candidate, unit: str) -> str:
    """The observed figure: as published, or its bounds."""
    point = number(item.observation.point)
    return between(item.measured, unit) if point is None else amount(point, unit)


def _comparison(part: Part, item: Candidate, outcome: Outcome) -> str:
    """What the two ranges are to each other: the difference from the named point, inside or outside."""
    unit, stated, gap = part.measurable.unit, stated_point(part.measurable), gap_between(part, item)
    said = ""
    if stated is not None and gap is not None and _is_sharp(item, unit):
        named = _named_point(stated, item, unit)
        said = f"{difference(gap, unit)} from the {named} that it names, " if gap else f"the {named} that it names, "
    return said + _position(part, item, outcome)


def _named_point(stated: int, item: Candidate, unit: str) -> str:
    """The point that the claim names; a time of the measured day without repeating the day."""
    point = measured_point(item)
    same_day = unit == "instant" and point is not None and day(moment(point)) == day(moment(stated))
    return clock(moment(stated)) if same_day else amount(stated, unit)


def _position(part: Part, item: Candidate, outcome: Outcome) -> str:
    unit = part.measurable.unit
    is_sharp = _is_sharp(item, unit) and stated_point(part.measurable) is not None
    if outcome.verdict is Verdict.CONTRADICTS and part.tolerance and is_sharp:
        return f"more than the tolerance of {_tolerance(part)}"
    if outcome.verdict is Verdict.CONTRADICTS:
        return f"{_away(distance(part.claimed, item.measured, unit), unit)} the claimed range"
    if outcome.reason is Reason.TOO_COARSE and not part.claimed.widened(part.tolerance).meets(item.measured):
        return "these data are too coarse to show anything so short"
    if outcome.reason is Reason.TOO_COARSE and None in item.measured:
        return "these data leave it open"
    if outcome.reason is Reason.TOO_COARSE:
        return "the two ranges overlap; these data are too coarse to tell more"
    if outcome.verdict is Verdict.CANNOT_TELL:
        return "these data do not decide"
    if not part.claimed.holds(item.measured):
        return f"within the tolerance of {_tolerance(part)}"
    return "inside the claimed range"


def _is_sharp(item: Candidate, unit: str) -> bool:
    """Whether a difference from the measured point says something: a figure was published, or the bounds are close."""
    low, high = item.measured
    if item.observation.point is not None:
        return True
    return low is not None and high is not None and (unit not in {"instant", "s"} or high - low <= MINUTE_S)


def _tolerance(part: Part) -> str:
    """The tolerance in words; of a share in percentage points."""
    return difference(part.tolerance, part.measurable.unit).removeprefix("+")


def _away(gap: int, unit: str) -> str:
    """In words: "8 h 48 min before", "12 min above"."""
    words = ("before", "after") if unit == "instant" else ("below", "above")
    return f"{difference(abs(gap), unit).removeprefix('+')} {words[gap > 0]}"


def _given(made: Bounds, noun: str, unit: str) -> str:
    return f"gives {noun} as {between(made, unit)}"


def _spread(candidates: Sequence[Candidate]) -> Bounds:
    """From the least to the greatest that any source allows."""
    lows, highs = [item.measured.low for item in candidates], [item.measured.high for item in candidates]
    low = None if None in lows else min(value for value in lows if value is not None)
    return Bounds(low, None if None in highs else max(value for value in highs if value is not None))


def _basis(bases: Iterable[EvidenceBasis]) -> EvidenceBasis:
    return EvidenceBasis.REPORTED if EvidenceBasis.REPORTED in set(bases) else EvidenceBasis.RAW


def _named(made: Finding) -> Finding:
    plain = to_plain(made)
    parts = [
        [value["low"], value["high"]] if isinstance(value, dict) else value
        for key, value in plain.items()
        if key != "id"
    ]
    return replace(made, id=content_id("finding", *parts))
