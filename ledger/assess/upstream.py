"""Whether a network's routes ran through the upstream that was claimed, and through no other.

Raw routes decide when five peer ASes saw them; another upstream counts when two peers saw it. A reported share without
a number of peers fits the claim and no more. Backups that are not announced do not show in routes.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ledger.assess.context import Found, Reference, reference
from ledger.assess.index import Candidate
from ledger.assess.part import PPM, Part
from ledger.assess.ranges import CONSISTENT, CONTRADICTS, Bounds, Outcome, compare
from ledger.assess.result import Told, finding, numbers_of, teller, untold, verb, who, with_disagreement
from ledger.assess.wording import amount, between
from ledger.model.evidence import EvidenceBasis, Grade
from ledger.model.verdict import Finding, Reason, Verdict

NAME = "upstream/1"
FEW_PEERS = Outcome(Verdict.CANNOT_TELL, Reason.FEW_PEERS)
FEWEST_OF_OTHER = 2
LIMITS = (
    "Backup links that are not announced, several links to one provider, and capacity do not show in routes and are"
    " outside the scope of this."
)
ASN = re.compile(r"AS\s?(\d{1,10})", re.IGNORECASE)


class Shares(NamedTuple):
    """One source's shares in the window: of the claimed upstream, and of others."""

    claimed: Sequence[Candidate]
    others: Sequence[Candidate]

    @property
    def all(self) -> list[Candidate]:
        """The source's candidates, the claimed upstream's first."""
        return [*self.claimed, *self.others]


def check(part: Part) -> Iterator[Finding]:
    """Findings on a claimed upstream, one a source."""
    if not part.case.index.of("upstream", part.subject):
        return
    if part.subject is None:
        why = "The claim does not say whose upstream it means."
        yield untold(part, NAME, Reason.AMBIGUOUS_SCOPE, why)
        return
    when = reference(part.case.claim, part.case.context)
    if when is None:
        why = "Neither the claim nor its article gives a time, and upstreams change."
        yield untold(part, NAME, Reason.AMBIGUOUS_TIME, why)
        return
    window = _window(part, when)
    near = part.case.index.of("upstream", part.subject).near(window, 0)
    sources: dict[tuple[str, str], list[Candidate]] = {}
    for item in near:
        sources.setdefault(item.measurer, []).append(item)
    pairs = [_tested(part, _shares(part, sources[name])) for name in sorted(sources)]
    yield from with_disagreement(part, NAME, pairs)


def _window(part: Part, when: Reference) -> Bounds:
    """The time that the claim gives; for a timeless one, that of the incident that its article is about."""
    if when.found is Found.CLAIM:
        return when.when
    incident = _incident(part, when)
    window = when.when.closed(part.case.options.recall_s) if incident is None else Bounds(incident.start, incident.end)
    of_what = "" if incident is None else f", the outage that began at {amount(incident.start, 'instant')}"
    part.notes.append(f"The claim names no time; it was tested in the time of the incident{of_what}.")
    return window


def _incident(part: Part, when: Reference) -> Candidate | None:
    options, outages = part.case.options, part.case.index.of("outage_start", part.subject)
    if when.found is Found.ARTICLE:
        near = outages.near(when.when, options.horizon_s)
        by_gap = sorted(near, key=lambda item: (abs(when.when.gap(Bounds(item.start, item.end))), item.start))
        return by_gap[0] if by_gap else None
    said = when.when.high or 0
    before = [item for item in outages.near(Bounds(said - options.recall_s, said), 0) if item.start < said]
    return before[-1] if before else None


def _shares(part: Part, items: list[Candidate]) -> Shares:
    mine = [item for item in items if _same_network(part.measurable.name, item)]
    others = [item for item in items if item not in mine and (item.measured.low or 0) > 0]
    return Shares(mine, others)


def _same_network(name: str | None, item: Candidate) -> bool:
    """Whether the claimed name is this upstream: by AS number, or by name ("China Unicom" is "China Unicom Backbone").

    A claim that names none ("a single upstream") means whichever has the largest share, that is, any.
    """
    observed = item.observation
    if name is None:
        return True
    if numbers := {int(number) for number in ASN.findall(name)}:
        return observed.asn in numbers or bool(numbers & {int(n) for n in ASN.findall(observed.name or "")})
    claimed, known = name.casefold().split(), (observed.name or "").casefold().split()
    shorter = min(len(claimed), len(known))
    return shorter > 0 and claimed[:shorter] == known[:shorter]


def _tested(part: Part, shares: Shares) -> tuple[Candidate, Finding]:
    share = _share(part, shares)
    outcome = _outcome(part, shares, share)
    observed = shares.all if outcome == CONTRADICTS or not shares.claimed else list(shares.claimed)
    sentence = " ".join([_sentence(part, shares, outcome), *dict.fromkeys(part.notes), LIMITS])
    told = Told(check=NAME, outcome=outcome, sentence=sentence, grade=_grade(shares, part.case.options.fewest_peers))
    return observed[0], finding(part.case.claim, told, observed, numbers_of(part, share, _gap(part, share)))


def _share(part: Part, shares: Shares) -> Bounds:
    """The share of the claimed upstream: as observed, or what the others leave."""
    if part.measurable.name is None and len(shares.claimed) > 1:
        return max((item.measured for item in shares.claimed), key=lambda made: made.low or 0)
    if shares.claimed:
        return shares.claimed[0].measured
    return Bounds(0, max(PPM + 1 - max(item.measured.low or 0 for item in shares.others), 1))


def _outcome(part: Part, shares: Shares, share: Bounds) -> Outcome:
    others = [*shares.others, *(shares.claimed[1:] if part.measurable.name is None else ())]
    claimed = part.claimed if not part.claimed.open else Bounds(1, None)
    outcome = CONTRADICTS if _exclusive(part) and others else compare(claimed, share, part.tolerance)
    first = (others or shares.all)[0].observation
    if first.basis is EvidenceBasis.RAW:
        needed = FEWEST_OF_OTHER if outcome == CONTRADICTS else part.case.options.fewest_peers
        return outcome if (first.peers or 0) >= needed else FEW_PEERS
    if outcome.verdict is Verdict.SUPPORTS and (first.peers or 0) < part.case.options.fewest_peers:
        return CONSISTENT
    return outcome


def _exclusive(part: Part) -> bool:
    """Whether all of the traffic was claimed."""
    return part.claimed.low is not None and part.claimed.low >= PPM


def _gap(part: Part, share: Bounds) -> int:
    return part.claimed.gap(share)


def _grade(shares: Shares, fewest: int) -> Grade | None:
    """Low for a reported share of unknown peers; else the observations' own."""
    reported = any(item.observation.basis is EvidenceBasis.REPORTED for item in shares.all)
    return Grade.LOW if reported and min(item.observation.peers or 0 for item in shares.all) < fewest else None


def _sentence(part: Part, shares: Shares, outcome: Outcome) -> str:
    name = part.measurable.name or "a single upstream"
    how = "all" if _exclusive(part) else between(part.claimed, "ppm")
    seen = ", ".join(f"{_called(item)} for {between(item.measured, 'ppm')}" for item in shares.all)
    first = shares.all[0]
    told = f"{teller(part.case.claim)} puts {how} of the traffic on {name}"
    main = f"{told}; {who(first)} {verb(first)} {seen} of the routes"
    if outcome == FEW_PEERS:
        return f"{main}, seen by too few peers to decide."
    if outcome == CONSISTENT:
        return f"{main}, without saying how many peers saw it: that fits the claim and proves no more."
    return f"{main}."


def _called(item: Candidate) -> str:
    observed = item.observation
    number = f"AS{observed.asn}" if observed.asn is not None else ""
    return f"{observed.name} ({number})" if observed.name and number else observed.name or number or "an upstream"
