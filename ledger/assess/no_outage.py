"""Whether there was an outage where the claim says that there was none: the one answer that a measured outage gives.

Nothing follows from no measured outage: routes that stand do not show that users had a connection.
"""

import re
from collections.abc import Iterator

from ledger.assess.context import Found, reference
from ledger.assess.index import Candidate, best_of
from ledger.assess.mobile import only_mobile
from ledger.assess.part import Case
from ledger.assess.ranges import CONTRADICTS, Bounds, as_range
from ledger.assess.result import Numbers, Told, finding, teller, verb, who
from ledger.assess.speech import SPOKEN
from ledger.assess.wording import amount, between
from ledger.model.claim import Act, Claim
from ledger.model.verdict import Finding

NAME = "no_outage/1"
OUTAGE = r"(outages?|black ?outs?|disruptions?|interruptions?|shut ?downs?|disconnections?)"
DOWN = r"(down|offline|dark|out|cut( off)?|interrupted|disrupted|disconnected)"
QUALIFIED = (
    r"(?!( [\w’'-]+){0,6}? (again|completely|entirely|totally|fully|for|by|because|due|until|before|as|only|like|"
    r"since|this|such|deliberate\w*|intentional\w*|caused|comparable)\b)"
)
"""No such word near: "was not cut off by the United States" and "no outage like this" do not deny one."""
NONE = re.compile(
    rf"\b((was|were|been|is|are) (no|not any|never any) ([\w-]+ ){{0,2}}?{OUTAGE}"
    rf"|no ([\w-]+ ){{0,2}}?{OUTAGE} (at all|whatsoever|occurred|happened|took place)"
    rf"|(was|were|been) (never|not) {DOWN}|(was|were)n[’']t {DOWN}|never (been )?{DOWN}"
    rf"|(never (went|gone)|(did not|didn[’']t) go|(has|had|have) (not|never) gone) {DOWN}"
    rf"|(never|did not|didn[’']t|(has|had) not|(has|had) never) (suffer|experience|see)(ed|d|n)? (an?|any)"
    rf" ([\w-]+ )?{OUTAGE}"
    rf"|(worked|operated|functioned|ran|working|operating|functioning|running|remained|stayed|stays) (\w+ )?"
    rf"(normally|as usual|online|connected|uninterrupted|without (any )?{OUTAGE}))\b{QUALIFIED}",
    re.IGNORECASE,
)
SOME = re.compile(
    rf"\b((an?|any) ([\w-]+ ){{0,2}}?{OUTAGE}|(was|were|been|being|went|gone) {DOWN})\b{QUALIFIED}", re.IGNORECASE
)
NEGATED = re.compile(r"\b(no|not|never|nor)\b|n[’']t\b", re.IGNORECASE)
NETWORK = re.compile(rf"\b(internet|networks?|connections?|connectivity|online|{OUTAGE})\b", re.IGNORECASE)
SITES = re.compile(r"\b(web ?sites?|sites?|pages?|portals?|servers?)\b", re.IGNORECASE)


def says_none(claim: Claim) -> bool:
    """Whether the claim says that a network was not out, at its time or at all."""
    content = claim.content
    if claim.act not in SPOKEN or claim.measurables or only_mobile(content) or SITES.search(content):
        return False
    if NETWORK.search(content) is None:
        return False
    if claim.act is Act.DENY:
        return SOME.search(content) is not None and NEGATED.search(content) is None
    return NONE.search(content) is not None


def check(case: Case) -> Iterator[Finding]:
    """Findings on a claim that there was no outage, one a source that has one at the claim's or its article's time."""
    when = reference(case.claim, case.context) if case.subject is not None and says_none(case.claim) else None
    if when is None or when.found is Found.BEFORE:
        return
    span = when.when.closed(case.options.recall_s)
    near = case.index.of("outage_start", case.subject).near(span, 0)
    order = sorted(near, key=lambda item: (-span.overlap(Bounds(item.start, item.end)), item.start))
    for item in best_of(order, {item.observation.id: place for place, item in enumerate(order)}):
        yield _found(case, item)


def _found(case: Case, item: Candidate) -> Finding:
    lasted = item.end - item.start > 1
    until = f" and was over by {amount(item.end, 'instant')}" if lasted else ""
    sentence = (
        f"{teller(case.claim)} says that there was no outage; {who(item)} {verb(item)} one of"
        f" {item.observation.entity} that began {between(item.measured, 'instant')}{until}."
    )
    numbers = Numbers(measured=as_range(item.measured, "instant"), unit="instant")
    return finding(case.claim, Told(check=NAME, outcome=CONTRADICTS, sentence=sentence), (item,), numbers)
