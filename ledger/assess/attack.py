"""Whether there was an attack at all: the only question about attacks that a report of one can answer."""

import re
from collections.abc import Iterator

from ledger.assess.context import reference
from ledger.assess.index import Candidate
from ledger.assess.part import Case
from ledger.assess.ranges import CONTRADICTS, SUPPORTS
from ledger.assess.result import Told, finding, teller, verb, who
from ledger.assess.wording import between
from ledger.model.claim import Act, Claim
from ledger.model.verdict import Finding

NAME = "attack/1"
ATTACK = r"(cyber[- ]?)?(attack(s|ed)?|ddos|denial[- ]of[- ]service( attacks?)?|flood(s|ed)? of (bogus )?traffic)"
HAPPENED = re.compile(
    rf"\b(was|were|been|being|is|are|came|come|coming) (under|hit by|the target of) (an? )?([\w-]+ ){{0,3}}{ATTACK}\b"
    rf"|\b(was|were|been|being) attacked\b|\bsuffered (an? )?([\w-]+ ){{0,3}}{ATTACK}\b"
    rf"|\b(there (was|were|had been|has been)) (an? )?([\w-]+ ){{0,3}}{ATTACK}\b",
    re.IGNORECASE,
)
NONE_HAPPENED = re.compile(
    rf"\b(no|not (been )?(any|an|under)|without an?|nor any) ([\w-]+ ){{0,2}}{ATTACK}\b"
    rf"|\b(not|never) (been |being )?(attacked|(under|hit by) (an? )?([\w-]+ ){{0,2}}{ATTACK})\b",
    re.IGNORECASE,
)
CAUSE = re.compile(
    r"\b(caus\w+|because|due to|result\w*|brought|took|knock\w*|behind|blam\w+|carried out)\b", re.IGNORECASE
)
SPOKEN = frozenset({Act.ASSERT, Act.DENY, Act.ADMIT, Act.SPECULATE, Act.CRITICIZE})


def says_attacked(claim: Claim) -> bool | None:
    """Whether the claim says that there was an attack (True) or that there was none (False); None for neither.

    A claim about the cause of an outage, or about who attacked, is neither: that is more than a report can answer.
    """
    if claim.act not in SPOKEN or CAUSE.search(claim.content):
        return None
    denied = claim.act is Act.DENY
    if NONE_HAPPENED.search(claim.content):
        return denied
    return not denied if HAPPENED.search(claim.content) else None


def check(case: Case) -> Iterator[Finding]:
    """Findings on a claim that there was an attack, or none, one a source that reported one at the time."""
    said = says_attacked(case.claim)
    when = reference(case.claim, case.context)
    if said is None or when is None or case.subject is None:
        return
    around = when.when.closed(case.options.recall_s)
    for item in case.index.of("attack", case.subject).near(around, case.options.horizon_s):
        yield _tested(case, item, said=said)


def _tested(case: Case, item: Candidate, *, said: bool) -> Finding:
    outcome = SUPPORTS if said else CONTRADICTS
    what = "there was an attack" if said else "there was no attack"
    when = between(item.measured, "instant")
    sentence = (
        f"{teller(case.claim)} says that {what}; {who(item)} {verb(item)} attacks on {item.observation.entity} {when}."
        " Whether they caused an outage, and who made them, that does not show."
    )
    return finding(case.claim, Told(check=NAME, outcome=outcome, sentence=sentence), (item,))
