"""Why a claim that a network has only one way to the outside is more than measurements can show."""

import re
from collections.abc import Iterator

from ledger.assess.part import Case
from ledger.assess.ranges import Outcome
from ledger.assess.result import Told, finding, teller
from ledger.assess.speech import SPOKEN, networked
from ledger.model.verdict import Finding, Reason, Verdict

NAME = "single_link/1"
SCOPE = Outcome(Verdict.OUTSIDE_SCOPE, Reason.PHYSICAL_LINK)
WAY = (
    r"(links?|connections?|lines?|cables?|pipes?|gateways?|paths?|lifelines?|access points?|exit points?|chokepoints?|"
    r"points? of (access|entry|exit|failure)|ways? (in|out|into|onto|to))"
)
ONLY = re.compile(
    rf"\b((the|its|their) only|(only|just) one|sole|(a|one|the) single|no other)( [\w-]+){{0,3}}? {WAY}\b",
    re.IGNORECASE,
)  # fmt: skip


def check(case: Case) -> Iterator[Finding]:
    """The finding on a claim that there is one link, or one point of access, and no other."""
    claim = case.claim
    found = ONLY.search(claim.content)
    if claim.act not in SPOKEN or found is None or not (case.context.networked and networked(claim.sentence)):
        return
    sentence = (
        f"{teller(claim)} speaks of one way to the outside and no other (“{' '.join(found[0].split())}”): routes show"
        " through whom a network was reached, not how many lines there are, nor what could be switched on."
    )
    yield finding(claim, Told(check=NAME, outcome=SCOPE, sentence=sentence))
