"""Claims about a part of a network, early or passing trouble, or a smaller place, which the whole does not decide.

"The first failures were seen on Sunday", "parts of the city went dark at nine" and "access gradually returned from six"
can be true whenever the whole network went or came back: a measurement of the whole does not contradict them, and where
the times agree it fits and proves no more. Nor does an IPv6 prefix alone decide what is said of a whole network.
"""

import re

from ledger.assess.index import Candidate
from ledger.assess.part import PPM, Part
from ledger.assess.ranges import CONSISTENT, Outcome, number
from ledger.assess.result import teller
from ledger.model.claim import MeasurableKind
from ledger.model.evidence import EvidenceBasis
from ledger.model.verdict import Reason, Verdict

AMBIGUOUS = Outcome(Verdict.CANNOT_TELL, Reason.AMBIGUOUS_SCOPE)
COUNTRY = "country:"
TIMES = frozenset({MeasurableKind.OUTAGE_START, MeasurableKind.OUTAGE_END})
TIMED = TIMES | {MeasurableKind.OUTAGE_DURATION}
PLACES = (
    r"(cities|towns|villages|districts|suburbs|neighbou?rhoods|provinces|counties|regions|areas|campuses|universities|"
    r"schools|hospitals|embassies|hotels|airports)"
)
UNITS = (
    rf"(networks?|prefix(es)?|routes?|subnets?|providers?|operators?|isps?|carriers?|{PLACES}|users|customers|"
    r"subscribers|services?|sites?|web ?sites?|homes|households|offices|links|lines|connections?|places|internet)"
)
OF_WHOM = r"( of)?( (the|its|their|our|[\w’'-]+[’']s))?( [\w’'-]+){0,2}?"
PARTLY = re.compile(
    rf"\b((small |large |wide |big )?(parts?|portions?|sections?|swathes?) of( the| its)? [\w’'-]+"
    rf"|(some|several|a few|certain|a number|a handful|one of|half|a half|a third|a quarter){OF_WHOM} {UNITS}"
    rf"|the first {UNITS}|partly|partial(ly)?|in (places|stages|phases)|one by one|one after (the other|another))\b",
    re.IGNORECASE,
)
"""The words for a part of a network or of its users."""
TROUBLES = (
    r"(outages|failures|problems|troubles|disruptions|interruptions|disconnections|drop-?outs|losses|blackouts|"
    r"glitches|difficulties|signs|symptoms|reports|complaints|warnings|withdrawals|faults)"
)
PASSING = re.compile(
    rf"\b((first|initial|early|earliest|minor|brief|short|repeated|isolated|recurring|frequent) ([\w-]+ ){{0,2}}?"
    rf"{TROUBLES}"
    r"|first (noticed|reported|seen|observed|detected|spotted|felt)|became (unstable|unreliable|erratic|patchy)"
    r"|(sporadic|intermittent|occasional|scattered|partial|locali[sz]ed|local|regional) ([\w-]+ ){0,2}?"
    rf"({TROUBLES}|outage|failure|disruption|interruption|blackout|connectivity|access|service)"
    r"|intermittently|sporadically|repeatedly|(on|off) and (on|off)|instability|flapp\w+|flicker\w*|slow(ed|er|ing)?"
    r"|degraded|faltered|stuttered)\b",
    re.IGNORECASE,
)
"""The words for trouble before a whole outage, or short of one."""
GRADUAL = re.compile(
    r"\b(gradual(ly)?|slowly|progressively|mostly|largely|trickl\w+|(began|begun|begins?|beginning|start(ed|s|ing)?)"
    rf" (to )?(be )?(return|recover|com(e|ing) back|restor|reappear)\w*|most{OF_WHOM} {UNITS})\b",
    re.IGNORECASE,
)
"""The words for a return that was under way: most of a network can be back before it counts as whole."""
PEOPLE = re.compile(
    r"\b(users|customers|subscribers|people|residents|homes|households|clients|accounts|computers|phones|devices|businesses)\b",
    re.IGNORECASE,
)
"""The words for those whom networks serve: a share of routes is no share of them."""
ENTIRE = re.compile(
    r"\b(complete(ly)?|entire(ly)?|total(ly)?|altogether|full|fully|whole|nationwide|all)\b", re.IGNORECASE
)
"""With these the words are about the whole after all: "after sporadic failures it was completely cut off"."""
SMALLER_PLACE = re.compile(
    r"\b((an?|the|one|his|her|their|its|our|my|[\w’'-]+[’']s) ([\w’'-]+ ){0,2}?(city|capital|town|village|district|"
    rf"suburb|neighbou?rhood|province|county|borough|campus|university|college|school|hospital|embassy|hotel)|{PLACES})\b",
    re.IGNORECASE,
)
"""The words for a place or house inside a country."""
CLAUSE_BEFORE = re.compile(r"(;|, (and|but|then)\b|\b(before|until|till|when|while|whereas)\b)", re.IGNORECASE)
CLAUSE_AFTER = re.compile(r"(;|,| and\b| but\b| before\b| until\b| till\b| when\b| while\b| after\b)", re.IGNORECASE)


def in_scope(part: Part, item: Candidate, outcome: Outcome) -> Outcome:
    """The verdict, unless the claim is about less than what was measured; the part then carries a note of it."""
    if outcome.verdict not in {Verdict.SUPPORTS, Verdict.CONTRADICTS}:
        return outcome
    if counted := _people(part, item):
        part.notes.append(f"{teller(part.case.claim)} counts {counted}; what was measured are shares of routes.")
        return CONSISTENT if outcome.verdict is Verdict.SUPPORTS else AMBIGUOUS
    entity = item.observation.entity
    if ":" in entity and "/" in entity and "ipv6" not in part.case.claim.content.lower():
        part.notes.append(f"What was measured is {entity} alone, of IPv6, of which the claim does not speak.")
        return CONSISTENT if outcome.verdict is Verdict.SUPPORTS else AMBIGUOUS
    words = lesser(part)
    if words is None:
        return outcome
    supports = outcome.verdict is Verdict.SUPPORTS
    follows = ": that fits and proves no more" if supports else ", so the one does not decide the other"
    whole = f"{entity} was measured as a whole"
    part.notes.append(f"{teller(part.case.claim)} speaks of “{words}”; {whole}{follows}.")
    return CONSISTENT if supports else AMBIGUOUS


def _people(part: Part, item: Candidate) -> str | None:
    """Whom an extent counts, where it is set against the measurements themselves and not a figure of such people."""
    if part.measurable.kind is not MeasurableKind.OUTAGE_EXTENT or item.observation.basis is not EvidenceBasis.RAW:
        return None
    found = PEOPLE.search(f"{part.measurable.text} {_words_around(part)[1]}")
    return found[0].lower() if found else None


def lesser(part: Part) -> str | None:
    """The words by which a claim is about less than a whole network or a whole outage; None where it is not."""
    before, after = _words_around(part)
    text, kind = f"{before} {after}", part.measurable.kind
    patterns = [PARTLY, PASSING, *([GRADUAL] if kind is MeasurableKind.OUTAGE_END else [])]
    found = None
    if kind in TIMED and ENTIRE.search(text) is None:
        found = next((match for match in (pattern.search(text) for pattern in patterns) if match), None)
    if found is None and (part.subject or "").startswith(COUNTRY):
        found = SMALLER_PLACE.search(before)
    if found is not None:
        return " ".join(found[0].split())
    return _lesser_share(part, text) if kind in TIMES else None


def _words_around(part: Part) -> tuple[str, str]:
    """The words of the claim that a number belongs to: from the number or clause before it, and to the next one."""
    content, own = part.case.claim.content, part.measurable.text
    at = content.find(own) if own else -1
    if at < 0:
        return content, ""
    others = [item.text for item in part.case.claim.measurables if item.kind in TIMES and item.text not in {own, ""}]
    first = max((end for text in others if (end := content.find(text) + len(text)) <= at), default=0)
    before = content[first:at]
    cut = max((match.end() for match in CLAUSE_BEFORE.finditer(before) if before[match.end() :].strip()), default=0)
    after = content[at + len(own) :]
    stop = CLAUSE_AFTER.search(after)
    subject = "" if first or cut else _subject_before(part)
    return subject + before[cut:], after[: stop.start()] if stop else after


def _subject_before(part: Part) -> str:
    """The part that stands just before the words quoted, where they begin with the verb: "parts of it | were back"."""
    sentence, content = part.case.claim.sentence, part.case.claim.content
    lead = sentence[: max(sentence.find(content), 0)].rstrip()
    return next((f"{match[0]} " for match in PARTLY.finditer(lead) if match.end() == len(lead)), "")


def _lesser_share(part: Part, text: str) -> str | None:
    """The words of a share that the claim gives beside the time, where that share makes no outage, or not its end."""
    for item in part.case.claim.measurables:
        if item.kind is not MeasurableKind.OUTAGE_EXTENT or item.text not in text or ENTIRE.search(text):
            continue
        least = PPM if part.measurable.kind is MeasurableKind.OUTAGE_END else PPM // 2
        if item.unit != "ppm" or (number(item.low) or 0) < least:
            return item.text
    return None
