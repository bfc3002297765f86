"""Why a claim about who did it is outside the scope of measurements."""

import re
from collections.abc import Iterator

from ledger.assess.attack import says_attacked
from ledger.assess.cause import blames_a_thing
from ledger.assess.part import Case
from ledger.assess.ranges import Outcome
from ledger.assess.result import Told, finding, teller
from ledger.assess.speech import OTHER_EVENT, SPOKEN, networked, of_network_incident
from ledger.model.claim import Act
from ledger.model.verdict import Finding, Reason, Verdict

NAME = "actor/1"
SCOPE = Outcome(Verdict.OUTSIDE_SCOPE, Reason.ACTOR)
DEED = re.compile(
    r"\b(responsib\w+|(was|were|is|are|be|been|being) behind|behind (the|this|that|it)\b|involve(d|ment)\b|"
    r"play(ed|ing)? (a |any )?(role|part)|(an?|any|no) (\w+ )?(role|part|hand)\b|sponsored|masterminded|"
    r"(launched|conducted|staged) (an? |the )?([\w-]+ ){0,3}(attacks?|hack\w*|intrusion)|took down|"
    r"attribut(ed|able) to)",
    re.IGNORECASE,
)
"""Words of a deed in a claim that speaks of a network."""
PLAIN_DEED = re.compile(
    r"\b((was|were|is|are|be|been|being) (\w+ )?responsible\b(?! for)|carried out|carry(ing)? out|perpetrat\w+|"
    r"orchestrat\w+|the work of|culprits?|pulled the plug|did it\b|(nothing|anything|something) to do with)",
    re.IGNORECASE,
)
"""Words of a deed that need no network beside them in an article about one."""
OWN_DEED = re.compile(
    r"\b(hack\w*|attack\w*|intrusion|ddos|took (it |them |the )|taking|disrupt\w*|caus\w+)\b", re.IGNORECASE
)
PASSIVE = re.compile(
    r"\b(had been|has been|have been|was|were|is|are|being) (\w+ly )?\w+ed\b(?! (by|out))", re.IGNORECASE
)
GERUND = re.compile(r"(having|\w+ing)\b", re.IGNORECASE)


def check(case: Case) -> Iterator[Finding]:
    """The finding on a claim that says, or denies, that somebody did it."""
    claim = case.claim
    if claim.act not in SPOKEN or says_attacked(claim) is not None or not _names_a_party(case):
        return
    sentence = (
        f"{teller(claim)} is about who was or was not responsible: measurements of networks show what happened and"
        " when, not who did it or had it done."
    )
    yield finding(claim, Told(check=NAME, outcome=SCOPE, sentence=sentence))


def _names_a_party(case: Case) -> bool:
    """Whether it says who brought about a network incident, or denies it."""
    claim, about = case.claim, case.context.networked
    if about and PLAIN_DEED.search(claim.content) and not OTHER_EVENT.search(claim.content):
        return True
    if not of_network_incident(claim, article_is=about):
        return False
    if claim.act is Act.ACCUSE and blames_a_thing(claim):
        return False
    if claim.act is Act.ACCUSE and (networked(claim.content) or not GERUND.match(claim.content)):
        return True
    if claim.act is Act.CLAIM_RESPONSIBILITY or DEED.search(claim.content):
        return True
    own = claim.act in {Act.DENY, Act.ADMIT} and OWN_DEED.search(claim.content)
    return bool(own) and not PASSIVE.search(claim.content)
