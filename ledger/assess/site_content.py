"""Why a claim about what a site showed is outside the scope of measurements."""

import re
from collections.abc import Iterator

from ledger.assess.part import Case
from ledger.assess.ranges import Outcome
from ledger.assess.result import Told, finding, teller
from ledger.assess.speech import SPOKEN
from ledger.model.verdict import Finding, Reason, Verdict

NAME = "site_content/1"
SCOPE = Outcome(Verdict.OUTSIDE_SCOPE, Reason.SITE_CONTENT)
PAGE = r"(home ?pages?|front pages?|landing pages?|web ?sites?|web ?pages?|sites?|pages?|portals?)"
SHOWN = re.compile(
    rf"\bdefac(e|ed|ement|ements|ing)\b|\b{PAGE}('s|’s)? ([\w-]+ ){{0,6}}(was|were|had been|been|being) "
    r"(\w+ly )?(replaced|altered|vandali[sz]ed|rewritten|overwritten|tampered with)\b"
    rf"|\b{PAGE} ([\w-]+ ){{0,4}}(showed|shows|showing|displayed|displays|displaying|carried|bore) (an? |the )?"
    r"([\w-]+ ){0,3}(messages?|images?|pictures?|banners?|slogans?|skulls?|warnings?|notes?|texts?|photos?|flags?)\b",
    re.IGNORECASE,
)


def check(case: Case) -> Iterator[Finding]:
    """The finding on a claim about what stood on a site."""
    claim = case.claim
    found = SHOWN.search(claim.content)
    if claim.act not in SPOKEN or found is None:
        return
    sentence = (
        f"{teller(claim)} speaks of what a site showed (“{' '.join(found[0].split())}”): measurements of routes and"
        " traffic show whether its network could be reached, not what its pages said."
    )
    yield finding(claim, Told(check=NAME, outcome=SCOPE, sentence=sentence))
