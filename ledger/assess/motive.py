"""Why a claim about a motive is outside the scope of measurements."""

import re
from collections.abc import Iterator

from ledger.assess.part import Case
from ledger.assess.ranges import Outcome
from ledger.assess.result import Told, finding, teller
from ledger.assess.speech import SPOKEN, networked
from ledger.model.verdict import Finding, Reason, Verdict

NAME = "motive/1"
SCOPE = Outcome(Verdict.OUTSIDE_SCOPE, Reason.MOTIVE)
MOTIVE = re.compile(
    r"\b(retaliat\w+|reveng\w+|avenge\w*|reprisals?|payback|in response to(?! (an? |the |his |her |their )?(\w+ )?"
    r"(question|quer|request|inquir|reporter|journalist))|motiv\w+|to punish|to silence|to intimidate)",
    re.IGNORECASE,
)


def check(case: Case) -> Iterator[Finding]:
    """The finding on a claimed motive of a network incident."""
    claim = case.claim
    found = MOTIVE.search(claim.content)
    if claim.act not in SPOKEN or found is None or not (networked(claim.content) or networked(claim.sentence)):
        return
    sentence = (
        f"{teller(claim)} speaks of a motive (“{' '.join(found[0].split())}”): no measurement of a network shows"
        " why somebody acted."
    )
    yield finding(claim, Told(check=NAME, outcome=SCOPE, sentence=sentence))
