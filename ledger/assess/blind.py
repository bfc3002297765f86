"""Times of which a source knows nothing: a gap in its files, too few peers, nothing to compare with."""

from collections.abc import Mapping

from ledger.assess.context import Found, reference
from ledger.assess.index import Candidate
from ledger.assess.part import Part
from ledger.assess.ranges import Bounds, Outcome
from ledger.assess.result import Told, claimed_words, finding, numbers_of, who
from ledger.assess.wording import between
from ledger.model.verdict import Finding, Reason, Verdict

KIND = "unmeasured"
"""The kind of observation that says so; its note begins with the reason."""
WHY: Mapping[Reason, str] = {
    Reason.GAP: "has no data for the time",
    Reason.FEW_PEERS: "had too few peers to tell in the time",
    Reason.NO_BASELINE: "has nothing from before to compare with for the time",
}

Spot = tuple[Candidate, Finding]
"""A stretch of time of which a source knows nothing, and the finding that it cannot tell."""


def blind_spots(part: Part, check: str, noun: str, when: Bounds | None) -> dict[tuple[str, str], Spot]:
    """By source: the first stretch in this time of which it knows nothing; none when nobody is named."""
    if part.subject is None or when is None or when.open:
        return {}
    found: dict[tuple[str, str], Spot] = {}
    for item in part.case.index.of(KIND, part.subject).near(when, 0):
        if item.measurer not in found:
            found[item.measurer] = item, _untold(part, check, noun, item)
    return found


def time_of_figure(part: Part) -> Bounds | None:
    """The time in which the incident of a figure must lie; None when nothing says it."""
    when = reference(part.case.claim, part.case.context)
    if when is None or when.found is not Found.BEFORE:
        return None if when is None else when.when
    said = when.when.high or 0
    return Bounds(said - part.case.options.recall_s, said)


def _untold(part: Part, check: str, noun: str, item: Candidate) -> Finding:
    word = (item.observation.note or "").split(maxsplit=1)[:1]
    reason = next((one for one in WHY if word and word[0].strip(":;,.") == one.value), Reason.GAP)
    span = between(item.window, "instant")
    sentence = f"{claimed_words(part, noun)}; {who(item)} {WHY[reason]} {span}, so these data do not decide it."
    told = Told(check=check, outcome=Outcome(Verdict.CANNOT_TELL, reason), sentence=sentence)
    return finding(part.case.claim, told, (item,), numbers_of(part, None, None))
