"""Why a claim about a mobile network is outside the scope of what is measured on the Internet's routes."""

import re
from collections.abc import Iterator

from ledger.assess.part import Case
from ledger.assess.ranges import Outcome
from ledger.assess.result import Told, finding, teller
from ledger.assess.speech import SPOKEN
from ledger.model.verdict import Finding, Reason, Verdict

NAME = "mobile/1"
SCOPE = Outcome(Verdict.OUTSIDE_SCOPE, Reason.MOBILE_RADIO)
MOBILE = re.compile(
    r"\b([2345][Gg]|(mobile|cell(ular)?) ((tele)?phones?|networks?|services?|internet|telephony)|cellphones?)\b",
    re.IGNORECASE,
)
FAULT = re.compile(
    r"\b(standstill|paraly[sz]ed|down|out|outages?|stopp\w+|cut|fail\w+|unavailable|interrupt\w*|disrupt\w*|normal|"
    r"restor\w+|suspend\w*|dead|offline|stood still|jammed|unreachable|blackout)\b",
    re.IGNORECASE,
)
WIRED = re.compile(r"\b(internet(?! protocol)|web|networks? and|routes?|broadband|online)\b", re.IGNORECASE)


def check(case: Case) -> Iterator[Finding]:
    """The finding on a claim that a mobile network stopped or came back."""
    claim = case.claim
    if claim.act not in SPOKEN or not (MOBILE.search(claim.content) and FAULT.search(claim.content)):
        return
    sentence = (
        f"{teller(claim)} speaks of a mobile network: what is measured of the Internet's routes and addresses does"
        " not show whether phones had service."
    )
    yield finding(claim, Told(check=NAME, outcome=SCOPE, sentence=sentence))


def only_mobile(content: str) -> bool:
    """Whether the words are about a mobile network and nothing else, so that routes cannot test their numbers."""
    return MOBILE.search(content) is not None and WIRED.search(MOBILE.sub("", content)) is None
