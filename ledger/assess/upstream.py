"""Whether a network's routes ran through the upstream that was claimed, and through no other.

Raw routes decide when five peer ASes saw them; another upstream counts when two peers saw it. A reported share without
a number of peers fits the claim and no more. Backups that are not announced do not show in routes.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ledger.assess.blind import blind_spots
from ledger.assess.context import Found, Reference, reference
from ledger.assess.index import Candidate
from ledger.assess.options import DAY_S
from ledger.assess.part import PPM, Part
from ledger.assess.ranges import CONSISTENT, CONTRADICTS, Bounds, Outcome, compare
from ledger.assess.result import Told, finding, numbers_of, teller, untold, verb, who, with_disagreement
from ledger.assess.wording import amount, between
from ledger.model.evidence import EvidenceBasis, Grade
from ledger.model.verdict import Finding, Reason, Verdict

NAME = "upstream/3"
FEW_PEERS = Outcome(Verdict.CANNOT_TELL, Reason.FEW_PEERS)
FEWEST_OF_OTHER = 2
UNRELATED = Outcome(Verdict.CANNOT_TELL, Reason.AMBIGUOUS_SCOPE)
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

    @property
    def is_raw(self) -> bool:
        """Whether the routes themselves are at hand."""
        return any(item.observation.basis is EvidenceBasis.RAW for item in self.all)


def check(part: Part) -> Iterator[Finding]:
    """Findings on a claimed upstream, one a source."""
    when = reference(part.case.claim, part.case.context)
    if not part.case.index.of("upstream", part.subject):
        yield from _blind(part, when)
        return
    if part.subject is None:
        why = "The claim does not say whose upstream it means."
        yield untold(part, NAME, Reason.AMBIGUOUS_SCOPE, why)
        return
    if when is None:
        why = "Neither the claim nor its article gives a time, and upstreams change."
        yield untold(part, NAME, Reason.AMBIGUOUS_TIME, why)
        return
    window, horizon = _window(part, when)
    sources: dict[tuple[str, str], list[Candidate]] = {}
    for item in part.case.index.of("upstream", part.subject).near(window, horizon):
        sources.setdefault(item.measurer, []).append(item)
    if not sources:
        yield from _blind(part, when)
        return
    numbers = _numbers_of_name(part)
    pairs = [
        _tested(part, _shares(part, sources[name], numbers), numbers, window.widened(horizon))
        for name in sorted(sources)
    ]
    yield from with_disagreement(part, NAME, pairs)


def _blind(part: Part, when: Reference | None) -> Iterator[Finding]:
    """Of sources that know nothing of the time."""
    if when is not None:
        yield from (made for _, made in blind_spots(part, NAME, "the share of its upstream", when.when).values())


def _window(part: Part, when: Reference) -> tuple[Bounds, int]:
    """The time that the claim gives; for a timeless one, that of its article's incident and the day about it.

    A network that is out has no routes: what it was reached through shows before and after.
    """
    if when.found is Found.CLAIM:
        return when.when, 0
    incident = _incident(part, when)
    if incident is None:
        part.notes.append("The claim names no time; it was tested in the time of the incident.")
        return when.when.closed(part.case.options.recall_s), 0
    began = amount(incident.start, "instant")
    part.notes.append(
        "The claim names no time; it was tested in the time of the incident, the outage that began at"
        f" {began}, with a day before and after it."
    )
    return Bounds(incident.start, incident.end), DAY_S


def _incident(part: Part, when: Reference) -> Candidate | None:
    options, outages = part.case.options, part.case.index.of("outage_start", part.subject)
    if when.found is Found.ARTICLE:
        near = outages.near(when.when, options.horizon_s)
        by_gap = sorted(near, key=lambda item: (abs(when.when.gap(Bounds(item.start, item.end))), item.start))
        return by_gap[0] if by_gap else None
    said = when.when.high or 0
    before = [item for item in outages.near(Bounds(said - options.recall_s, said), 0) if item.start < said]
    return before[-1] if before else None


def _numbers_of_name(part: Part) -> frozenset[int]:
    """The AS numbers of the claimed operator: those it is given by, those known of it, those that a source gives."""
    name = part.measurable.name
    if name is None:
        return frozenset()
    if told := frozenset(int(number) for number in ASN.findall(name)):
        return told
    known = part.case.options.asns.get(name.casefold(), frozenset())
    every = part.case.index.of("upstream", None).near(Bounds(None, None), 0)
    given = {item.observation.asn for item in every if item.observation.asn and _same_name(name, item)}
    return known | given


def _shares(part: Part, items: Sequence[Candidate], numbers: frozenset[int]) -> Shares:
    """Of the claimed upstream and the others; a claim that names none means whichever carries most."""
    name = part.measurable.name
    if name is None:
        most = max(items, key=lambda item: (item.measured.high or 0, item.measured.low or 0))
        mine = [item for item in items if _key(item) == _key(most)]
    else:
        mine = [item for item in items if _is_number(item, numbers) or _same_name(name, item)]
    return Shares(mine, [item for item in items if item not in mine and (item.measured.high or 2) > 1])


def _key(item: Candidate) -> str:
    observed = item.observation
    return str(observed.asn) if observed.asn is not None else (observed.name or "").casefold()


def _is_number(item: Candidate, numbers: frozenset[int]) -> bool:
    observed = item.observation
    return observed.asn in numbers or bool(numbers & {int(one) for one in ASN.findall(observed.name or "")})


def _same_name(name: str, item: Candidate) -> bool:
    """Whether the names are the same as far as the shorter goes: "China Unicom" is "China Unicom Backbone"."""
    claimed, known = name.casefold().split(), (item.observation.name or "").casefold().split()
    shorter = min(len(claimed), len(known))
    return shorter > 0 and claimed[:shorter] == known[:shorter]


def _tested(part: Part, shares: Shares, numbers: frozenset[int], when: Bounds) -> tuple[Candidate, Finding]:
    share = _share(shares)
    outcome = _outcome(part, shares, share, when)
    if not shares.claimed and not numbers and any(ASN.fullmatch(item.observation.name or "") for item in shares.others):
        outcome = UNRELATED
    observed = shares.all if outcome == CONTRADICTS or not shares.claimed else list(shares.claimed)
    sentence = " ".join([_sentence(part, shares, outcome), *dict.fromkeys(part.notes), LIMITS])
    told = Told(check=NAME, outcome=outcome, sentence=sentence, grade=_grade(shares, part.case.options.fewest_peers))
    return observed[0], finding(part.case.claim, told, observed, numbers_of(part, share, _gap(part, share)))


def _share(shares: Shares) -> Bounds:
    """The share of the claimed upstream: the least and the most at any time, or what the others leave."""
    if shares.claimed:
        highs = [item.measured.high for item in shares.claimed]
        most = None if None in highs else max(high for high in highs if high is not None)
        return Bounds(min(item.measured.low or 0 for item in shares.claimed), most)
    return Bounds(0, max(PPM + 1 - max(item.measured.low or 0 for item in shares.others), 1))


def _outcome(part: Part, shares: Shares, share: Bounds, when: Bounds) -> Outcome:
    """Another upstream refutes "all" if it was surely seen then: all along, or in a stretch that the time holds."""
    claimed = part.claimed if not part.claimed.open else Bounds(1, None)
    is_less = any(compare(claimed, item.measured, part.tolerance) == CONTRADICTS for item in shares.claimed)
    is_other = any((item.measured.low or 0) > 0 or when.holds(item.window) for item in shares.others)
    is_refuted = _exclusive(part) and (is_other or is_less)
    outcome = CONTRADICTS if is_refuted else compare(claimed, share, part.tolerance)
    fewest = part.case.options.fewest_peers
    if shares.is_raw and _exclusive(part) and is_less and not shares.others:
        return FEW_PEERS  # what is missing to the whole was seen by one peer, which is not counted
    if shares.is_raw:
        is_by_others = outcome == CONTRADICTS and bool(shares.others)
        return (
            outcome
            if _peers(shares, others=is_by_others) >= (FEWEST_OF_OTHER if is_by_others else fewest)
            else FEW_PEERS
        )
    if outcome.verdict is Verdict.SUPPORTS and _peers(shares, others=False) < fewest:
        return CONSISTENT
    return outcome


def _peers(shares: Shares, *, others: bool) -> int:
    """How many peer ASes saw the other upstreams, or the claimed one: at most, and at least."""
    if others or not shares.claimed:
        return max(item.observation.peers or 0 for item in shares.others)
    return min(item.observation.peers or 0 for item in shares.claimed)


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
    seen = ", ".join(f"{name} for {_percent(share)}" for name, share in _by_name(shares.all).items())
    first = shares.all[0]
    told = f"{teller(part.case.claim)} puts {how} of the traffic on {name}"
    main = f"{told}; {who(first)} {verb(first)} {seen} of the routes"
    if outcome == FEW_PEERS:
        return f"{main}, seen by too few peers to decide."
    if outcome == UNRELATED:
        return f"{main}; nothing in the ledger says whether that is {name}."
    if outcome == CONSISTENT:
        return f"{main}, without saying how many peers saw it: that fits the claim and proves no more."
    return f"{main}."


def _by_name(items: Sequence[Candidate]) -> dict[str, Bounds]:
    """The share of each upstream, over all the stretches of time in which it was seen."""
    found: dict[str, Bounds] = {}
    for item in items:
        low, high = item.measured.low or 0, PPM + 1 if item.measured.high is None else item.measured.high
        before = found.get(_called(item), Bounds(low, high))
        found[_called(item)] = Bounds(min(before.low or 0, low), max(before.high or 0, high))
    return found


def _percent(share: Bounds) -> str:
    """A share, or from the least to the most at any time."""
    low, high = share.low or 0, min(share.high if share.high is not None else PPM + 1, PPM + 1)
    return amount(low, "ppm") if high - low <= 1 else f"{amount(low, 'ppm')} to {amount(high - 1, 'ppm')}"


def _called(item: Candidate) -> str:
    observed = item.observation
    number = f"AS{observed.asn}" if observed.asn is not None else ""
    return (
        f"{observed.name} ({number})"
        if observed.name and number and observed.name != number
        else observed.name or number or "an upstream"
    )
