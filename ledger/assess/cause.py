"""Why a claim about a cause is outside the scope of measurements, and the two exceptions.

A mechanism that leaves something measurable behind is consistent with the measurement when that was seen (routes
withdrawn in the order that a configuration change or a government's order would give). It is contradicted when it needs
something that was measured absent (routes blamed that were there all the time).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ledger.assess.attack import says_attacked
from ledger.assess.context import reference
from ledger.assess.index import Candidate
from ledger.assess.part import Case
from ledger.assess.ranges import CONSISTENT, CONTRADICTS, Outcome
from ledger.assess.result import Told, finding, teller, verb, who
from ledger.assess.speech import SPOKEN, of_network_incident
from ledger.model.claim import Act
from ledger.model.verdict import Finding, Reason, Verdict

NAME = "cause/1"
CAUSE = re.compile(
    r"\b(caus(e|ed|es|ing)\b(?! for)|because( of)?|due to|owing to|result(ed|s)? (of|from)|triggered by|"
    r"blamed? (it )?on|overload\w*|hack(ed|ing)?\b|cut(ting)? (the |off the )?(\w+ )?cables?|"
    r"cables? (\w+ ){0,2}(cut|severed|damaged)|severed|"
    r"fail(ure|ures|ed)\b|glitch\w*|malfunction\w*|misconfigur\w*|power (cut|outage|failure)s?|"
    r"technical (fault|problem|error)s?|brought down by|knocked (out|offline) by|root cause|"
    r"order(ed|s)? (\w+ ){0,6}(suspend|shut|cut|disconnect|block|switch)\w*)",
    re.IGNORECASE,
)
CABLE = re.compile(r"\b(cables?|fib(re|er)|power (cut|outage|failure)s?|trench|anchor)\b", re.IGNORECASE)
SCOPE = Outcome(Verdict.OUTSIDE_SCOPE, Reason.CAUSE)
PHYSICAL = Outcome(Verdict.OUTSIDE_SCOPE, Reason.PHYSICAL_LINK)


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A way to cause an outage that leaves something to measure."""

    words: re.Pattern[str]
    kind: str
    """The kind of observation that bears on it."""
    outcome: Outcome
    why: str
    """What the observation means for the claim."""


MECHANISMS = (
    Mechanism(
        re.compile(r"\b(routes?|prefixes|bgp)\b.*\b(withdr\w+|vanish\w*|disappear\w*|pulled)\b"
                   r"|\b(withdr\w+|pull\w*)\b.*\b(routes?|prefixes|bgp)\b", re.IGNORECASE | re.DOTALL),
        "routes_present", CONTRADICTS,
        "routes that stayed announced while the traffic was gone, so their withdrawal cannot be what cut it off",
    ),
    Mechanism(
        re.compile(r"\b(mis)?configur\w*|\bmaintenance\b|\brouter (update|error)\b", re.IGNORECASE),
        "route_changes", CONSISTENT,
        "routes changed and withdrawn as such a change would do it; other causes would look the same",
    ),
    Mechanism(
        re.compile(r"\border(ed|s)?\b|\binstruct\w*\b", re.IGNORECASE),
        "route_changes", CONSISTENT,
        "routes withdrawn in such an order as an instruction would give; it could have other grounds",
    ),
)  # fmt: skip
"""Asked in this order; one line a mechanism."""


def check(case: Case) -> Iterator[Finding]:
    """The finding on a claimed cause of a network incident."""
    claim = case.claim
    found = CAUSE.search(claim.content) or next((m for way in MECHANISMS if (m := _blames(way, claim.content))), None)
    if claim.act not in SPOKEN or found is None or says_attacked(claim) is not None:
        return
    if not of_network_incident(claim, article_is=case.context.networked) or _denies_own_part(case):
        return
    measured = list(_measured(case))
    yield from measured or [_outside(case, found)]


def _denies_own_part(case: Case) -> bool:
    """Whether it denies, admits or accuses of the deed ("denied hacking into ..."): that is the actor's question."""
    return case.claim.act in {Act.DENY, Act.ACCUSE, Act.ADMIT, Act.CLAIM_RESPONSIBILITY} and (
        case.claim.content.lower().startswith(("hacking", "having hacked", "causing", "being"))
    )


def _blames(way: Mechanism, content: str) -> re.Match[str] | None:
    """The mechanism's words, where the content also says that they explain something."""
    return way.words.search(content) if re.search(r"\b(after|by|when|since)\b", content) else None


def _measured(case: Case) -> Iterator[Finding]:
    when = reference(case.claim, case.context)
    if case.claim.act is Act.DENY or when is None or case.context.subject is None:
        return
    for way in MECHANISMS:
        if way.words.search(case.claim.content) is None:
            continue
        around = when.when.closed(case.options.recall_s)
        near = case.index.of(way.kind, case.context.subject).near(around, case.options.horizon_s)
        if near:
            yield from (_on(case, way, item) for item in near)
            return


def _on(case: Case, way: Mechanism, item: Candidate) -> Finding:
    sentence = f"{teller(case.claim)} names a cause; {who(item)} {verb(item)} {way.why}."
    return finding(case.claim, Told(check=NAME, outcome=way.outcome, sentence=sentence), (item,))


def _outside(case: Case, found: re.Match[str]) -> Finding:
    words = " ".join(found[0].split())
    if CABLE.search(case.claim.content):
        sentence = (
            f"{teller(case.claim)} gives a cause (“{words}”): measurements of routes and traffic show that and when a"
            " network was unreachable, not what happened to a cable or to its power."
        )
        return finding(case.claim, Told(check=NAME, outcome=PHYSICAL, sentence=sentence))
    sentence = (
        f"{teller(case.claim)} speaks of a cause (“{words}”): measurements of routes and traffic show that and when a"
        " network was unreachable, not why; the cause is neither supported nor contradicted by them."
    )
    return finding(case.claim, Told(check=NAME, outcome=SCOPE, sentence=sentence))
