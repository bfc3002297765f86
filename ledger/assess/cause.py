"""Why a claim about a cause is outside the scope of measurements, and the two exceptions.

A mechanism that leaves something measurable behind is consistent with the measurement when that was seen (routes
withdrawn in the order that a configuration change or a government's order would give). It is contradicted when it needs
something that was measured absent (routes blamed that were there all the time).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ledger.assess.attack import says_attacked
from ledger.assess.blind import KIND
from ledger.assess.context import reference
from ledger.assess.index import Candidate
from ledger.assess.part import Case
from ledger.assess.ranges import CONSISTENT, CONTRADICTS, Bounds, Outcome
from ledger.assess.result import Told, finding, teller, verb, who
from ledger.assess.speech import SPOKEN, of_network_incident
from ledger.model.claim import Act, Claim
from ledger.model.verdict import Finding, Reason, Verdict

NAME = "cause/2"
PARTS = r"(systems?|equipment|technical|power|hardware|software|network|router|server|component)"
CAUSE = re.compile(
    r"\b(caus(e|ed|es|ing)\b(?! for)|because( of)?|due to|owing to|result(ed|s)? (of|from)|triggered by|root cause|"
    r"blamed? (it )?on|overload\w*|(been|was|were|being|got) hacked|hacking\b|"
    r"cut(ting)? (the |off the )?(\w+ )?cables?|cables? (\w+ ){0,2}(cut|severed|damaged)|severed|"
    rf"{PARTS} (failures?|faults?|errors?|problems?|cuts?|outages?)|failures? (of|in) (the|an?|its)|"
    r"glitch\w*|malfunction\w*|faults? (of|in|at) (the|an?|its)|misconfigur\w*|"
    r"brought down by|knocked (out|offline) by|"
    r"(order|instruct|told|requir)\w* (\w+ ){0,6}(suspend|shut|cut|disconnect|block|switch)\w*)",
    re.IGNORECASE,
)
CAUSE_CUE = re.compile(
    r"\b(blam\w+|attribut\w+|put\w* (\w+ ){0,4}down to|trac(ed|es|ing) (\w+ ){0,4}to)\b", re.IGNORECASE
)
THING = re.compile(
    r"\b(maintenance|updates?|upgrades?|(mis)?configuration|faults?|failures?|errors?|glitch\w*|cables?|overload\w*|bugs?|"
    r"filters?|equipment|routers?|root servers?|software|power)\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"(\s+[^\s,.;:()“”\"…]+){0,6}")
OPENING = re.compile(r"\S+(\s+\S+){0,7}")
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
    shows: Callable[[Candidate], bool] = lambda _: True
    """Whether this observation is of the kind that means so."""


def _stayed(item: Candidate) -> bool:
    """Whether over half of the most routes that were there at any time were there all the time."""
    low, high = item.measured
    return low is not None and low > 0 and (high is None or low * 2 >= high)


def _went(item: Candidate) -> bool:
    low, high = item.measured
    return low is not None and high is not None and low * 2 < high


WITHDRAWN = re.compile(
    r"\b(routes?|prefixes|bgp|announcements?)\b.*\b(withdr\w+|vanish\w*|disappear\w*|pulled)\b"
    r"|\b(withdr\w+|pull(ed|ing)?|stopp?(ed|ing) announcing)\b.*\b(routes?|prefixes|bgp|announcements?)\b",
    re.IGNORECASE | re.DOTALL,
)
MECHANISMS = (
    Mechanism(
        WITHDRAWN, "routes_present", CONTRADICTS,
        "routes that stayed announced while the traffic was gone, so their withdrawal cannot be what cut it off",
        _stayed,
    ),
    Mechanism(
        WITHDRAWN, "routes_present", CONSISTENT,
        "routes that were withdrawn at the time; what else cut off the network, if anything did, they do not show",
        _went,
    ),
    Mechanism(
        re.compile(r"\broot[- ](name[- ]?|dns )?servers?\b|\broot zone\b", re.IGNORECASE),
        "names_resolved", CONTRADICTS,
        "names that resolved as they should elsewhere, from the same root servers at the same time, so a fault of the"
        " root cannot be what broke them",
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
OF_THE_TIME = frozenset({"routes_present", "names_resolved"})
"""Kinds that say how things stood, and so nothing of another time."""


def check(case: Case) -> Iterator[Finding]:
    """The finding on a claimed cause of a network incident."""
    found = claimed_cause(case)
    if found is not None:
        yield from list(_measured(case)) or [_outside(case, found)]


def claimed_cause(case: Case) -> re.Match[str] | None:
    """The words by which it explains a network incident, or denies an explanation; None when it does neither."""
    claim = case.claim
    found = _words_of_cause(claim)
    if claim.act not in SPOKEN or found is None or says_attacked(claim) is not None:
        return None
    if not of_network_incident(claim, article_is=case.context.networked) or _denies_own_part(case):
        return None
    return found


def _denies_own_part(case: Case) -> bool:
    """Whether it denies, admits or accuses of the deed ("denied hacking into ..."): that is the actor's question."""
    return case.claim.act in {Act.DENY, Act.ACCUSE, Act.ADMIT, Act.CLAIM_RESPONSIBILITY} and (
        case.claim.content.lower().startswith(("hacking", "having hacked", "causing", "being"))
    )


def _words_of_cause(claim: Claim) -> re.Match[str] | None:
    """The words that name a cause: by themselves, as a mechanism that explains something, or after "blamed"."""
    if found := CAUSE.search(claim.content):
        return found
    if found := next((match for way in MECHANISMS if (match := _blames(way, claim.content))), None):
        return found
    blamed = CAUSE_CUE.search(claim.cue or "") and (claim.act is not Act.ACCUSE or blames_a_thing(claim))
    return OPENING.search(claim.content) if blamed else None


def blames_a_thing(claim: Claim) -> bool:
    """Whether what is blamed is a fault or a piece of equipment, not somebody."""
    return THING.search(claim.content) is not None and CAUSE_CUE.search(claim.cue or "") is not None


def _blames(way: Mechanism, content: str) -> re.Match[str] | None:
    """The mechanism's words, where the content also says that they explain something."""
    return way.words.search(content) if re.search(r"\b(after|by|when|since)\b", content) else None


def _measured(case: Case) -> Iterator[Finding]:
    """By the first mechanism that the claim names and that something was observed of."""
    when = reference(case.claim, case.context)
    if case.claim.act is Act.DENY or when is None or case.subject is None:
        return
    around = when.when.closed(case.options.recall_s)
    for way in MECHANISMS:
        if way.words.search(case.claim.content) is None:
            continue
        of_the_time = way.kind in OF_THE_TIME
        horizon = 0 if of_the_time else case.options.horizon_s
        near = [item for item in case.index.of(way.kind, case.subject).near(around, horizon) if way.shows(item)]
        near = [item for item in near if not (of_the_time and _is_blind(case, item, when.when))]
        if near:
            yield from (_on(case, way, item) for item in near)
            return


def _is_blind(case: Case, item: Candidate, when: Bounds) -> bool:
    """Whether the source knows nothing of some of this time, so that it cannot say how things stood then."""
    spots = case.index.of(KIND, case.subject).near(when, 0)
    return any(spot.measurer == item.measurer for spot in spots)


def _on(case: Case, way: Mechanism, item: Candidate) -> Finding:
    sentence = f"{teller(case.claim)} names a cause; {who(item)} {verb(item)} {way.why}."
    return finding(case.claim, Told(check=NAME, outcome=way.outcome, sentence=sentence), (item,))


NEGATED = re.compile(r"\b(not|never|nor|no)( [\w-]+){0,2} ?$|n[’']t( [\w-]+){0,2} ?$", re.IGNORECASE)
"""A negation shortly before the words of a cause: "was not caused by"."""


def _outside(case: Case, found: re.Match[str]) -> Finding:
    before = case.claim.content[: found.start()]
    does = "denies" if (case.claim.act is Act.DENY) != (NEGATED.search(before) is not None) else "gives"
    words = _in_context(case.claim.content, found)
    if CABLE.search(case.claim.content):
        sentence = (
            f"{teller(case.claim)} {does} a cause (“{words}”): measurements of routes and traffic show that and when a"
            " network was unreachable, not what happened to a cable or to its power."
        )
        return finding(case.claim, Told(check=NAME, outcome=PHYSICAL, sentence=sentence))
    sentence = (
        f"{teller(case.claim)} {does} a cause (“{words}”): measurements of routes and traffic show that and when a"
        " network was unreachable, not why; they neither support nor contradict it."
    )
    return finding(case.claim, Told(check=NAME, outcome=SCOPE, sentence=sentence))


def _in_context(content: str, found: re.Match[str]) -> str:
    """The words of the cause with the few after them, to the next stop: "caused by overload operation"."""
    rest = CLAUSE.match(content, found.end())
    return " ".join((found[0] + (rest[0] if rest else "")).split())
