"""Whether an attack was on while a network was out: that the two overlap is shown, that one caused the other is not."""

import re
from collections.abc import Iterator

from ledger.assess.attack import ATTACK, HAPPENED
from ledger.assess.context import reference
from ledger.assess.index import Candidate
from ledger.assess.part import Case
from ledger.assess.ranges import CONSISTENT, SUPPORTS, Bounds
from ledger.assess.result import Told, finding, teller, verb, who
from ledger.assess.speech import SPOKEN
from ledger.assess.wording import amount, between
from ledger.model.claim import Act
from ledger.model.verdict import Finding

NAME = "attack_overlap/1"
SAYS_ATTACK = re.compile(rf"\b{ATTACK}\b", re.IGNORECASE)
OUT = re.compile(
    r"\b(outages?|black ?outs?|offline|went (down|dark)|go(es|ing)? (down|dark)|"
    r"(was|were|being|been) (down|cut off|out)|knock\w*|disrupt\w*|interrupt\w*|"
    r"shut ?downs?|suspension|collaps\w*|disconnect\w*|unreachable|crash\w*)\b",
    re.IGNORECASE,
)
TOGETHER = re.compile(
    r"\b(while|during|when|as (the|its|their|it)|at the (same )?time|amid|coincid\w+|"
    r"throughout|just before|hours before)\b",
    re.IGNORECASE,
)
CAUSE = re.compile(
    r"\b(caus\w+|because|due to|result\w*|brought|took|knock\w*|blam\w+|by an?|triggered|responsible|behind)\b",
    re.IGNORECASE,
)


def check(case: Case) -> Iterator[Finding]:
    """Findings on a claim that joins an attack and an outage, one a source that reported an attack at the time.

    A report of attacks is no list of all of them: where none overlaps, nothing is found.
    """
    claim = case.claim
    if claim.act not in SPOKEN or claim.act is Act.DENY or case.subject is None or not _joins(claim.content):
        return
    outage = _outage(case)
    if outage is None:
        return
    span = Bounds(outage.start, outage.end)
    for item in case.index.of("attack", case.subject).near(span, 0):
        yield _found(case, item, outage)


def _joins(content: str) -> bool:
    """Whether it speaks of an attack, of an outage, and of what the one had to do with the other."""
    if not (SAYS_ATTACK.search(content) and OUT.search(content)):
        return False
    return TOGETHER.search(content) is not None or CAUSE.search(content) is not None


def _outage(case: Case) -> Candidate | None:
    """The measured outage that the claim's article is about."""
    when = reference(case.claim, case.context)
    if when is None:
        return None
    window = when.when.closed(case.options.recall_s)
    near = case.index.of("outage_start", case.subject).near(window, 0)
    return max(near, key=lambda item: (window.overlap(Bounds(item.start, item.end)), -item.start), default=None)


def _found(case: Case, item: Candidate, outage: Candidate) -> Finding:
    """An attack that was on when the outage began supports that they overlap; as its cause it fits, and no more."""
    claim = case.claim
    is_cause = CAUSE.search(claim.content) is not None and not HAPPENED.search(claim.content)
    is_on = item.measured.holds(outage.measured)
    attack = f"attacks on {item.observation.entity} {between(item.measured, 'instant')}"
    began = f"{who(outage)} {verb(outage)} an outage from {amount(outage.start, 'instant')}"
    sentence = (
        f"{teller(claim)} joins an attack and an outage; {who(item)} {verb(item)} {attack}, {began}: the two overlap."
        " That the one caused the other does not follow from it."
    )
    outcome = SUPPORTS if is_on and not is_cause else CONSISTENT
    return finding(claim, Told(check=NAME, outcome=outcome, sentence=sentence), (item, outage))
