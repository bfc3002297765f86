"""Why a claim about who did it is outside the scope of measurements."""

import re
from collections.abc import Iterator

from ledger.assess.attack import says_attacked
from ledger.assess.part import Case
from ledger.assess.ranges import Outcome
from ledger.assess.result import Told, finding, teller
from ledger.assess.speech import SPOKEN, of_network_incident
from ledger.model.claim import Act
from ledger.model.verdict import Finding, Reason, Verdict

NAME = "actor/1"
SCOPE = Outcome(Verdict.OUTSIDE_SCOPE, Reason.ACTOR)
DEED = re.compile(
    r"\b(responsib\w+|behind\b|carried out|carry(ing)? out|involve(d|ment)\b|play(ed|ing)? (a |any )?(role|part)|"
    r"(a|any) (role|part|hand) in|orchestrat\w+|perpetrat\w+|sponsored|the work of|culprits?|masterminded|"
    r"(launched|conducted|staged) (an? |the )?([\w-]+ ){0,3}(attacks?|hack\w*|intrusion)|took down|pulled the plug|"
    r"did it\b|attribut(ed|able) to)",
    re.IGNORECASE,
)
OWN_DEED = re.compile(
    r"\b(hack\w*|attack\w*|intrusion|ddos|took (it|them|the) |taking|breach\w*|disrupt\w*|caus\w+)\b", re.IGNORECASE
)
PARTY_ACTS = frozenset({Act.ACCUSE, Act.ADMIT, Act.CLAIM_RESPONSIBILITY})
PASSIVE = re.compile(
    r"\b(had been|has been|have been|was|were|is|are|being) (\w+ly )?\w+ed\b(?! (by|out))", re.IGNORECASE
)


def check(case: Case) -> Iterator[Finding]:
    """The finding on a claim that says, or denies, that somebody did it."""
    claim = case.claim
    if claim.act not in SPOKEN or says_attacked(claim) is not None or not _names_a_party(case):
        return
    if not of_network_incident(claim, article_is=case.context.networked):
        return
    sentence = (
        f"{teller(claim)} is about who was or was not responsible: measurements of networks show what happened and"
        " when, not who did it or had it done."
    )
    yield finding(claim, Told(check=NAME, outcome=SCOPE, sentence=sentence))


def _names_a_party(case: Case) -> bool:
    """Whether it says who did it: by its words, by accusing, or by denying one's own deed."""
    claim = case.claim
    if claim.act in PARTY_ACTS or DEED.search(claim.content):
        return True
    return claim.act is Act.DENY and bool(OWN_DEED.search(claim.content)) and not PASSIVE.search(claim.content)
