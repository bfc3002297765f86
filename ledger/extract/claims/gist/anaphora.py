"""Claims that only point back ("denied it", "called the charge absurd"): what they are about is what was claimed before."""

from collections.abc import Iterator, Sequence

from ledger.extract.claims.gist.reading import Found, Reading
from ledger.extract.claims.gist.said import Said
from ledger.model.claim import Act
from ledger.model.gist import Gist, Predicate, Role

ANSWERED = frozenset({Act.DENY, Act.ASSERT, Act.ADMIT, Act.CRITICIZE})
POINTERS = frozenset({"it", "this", "that", "so", "them", "these", "those"})
DETERMINERS = frozenset({"the", "this", "that", "these", "those", "any", "both", "such", "a"})
GUILT = frozenset({Predicate.RESPONSIBLE, Predicate.INVOLVED_IN, Predicate.ATTACKED, Predicate.CAUSED_BY})
UNDENIABLE = frozenset(
    {Predicate.OTHER, Predicate.WANTS, Predicate.INTENDS, Predicate.WILL_RESPOND, Predicate.EVALUATED}
)
"""What nobody answers with a bare denial: a wish, a plan, a judgement."""
BACK = 6
"""Claims back in which what is answered stands, where it speaks of the one who answers."""
LAST = 2
"""Turns of others back in which it stands else; of claims, how many back it says neither who nor why."""
SHORT = 5
"""Words of a content that only points."""


def is_pointing(reading: Reading, found: Found | None) -> bool:
    """Whether a claim says nothing of its own but yes or no to what was said, or calls it untrue."""
    parse, claim = reading.parse, reading.claim
    if claim.act not in ANSWERED:
        return False
    if found is not None:
        themes = [head for role, head in found.slots if role is Role.THEME]
        judges = claim.act is Act.DENY and found.predicate is Predicate.EVALUATED
        return judges and any(parse.lowers[t] in POINTERS or parse.lowers[t] in reading.table.sayings for t in themes)
    words = [t for t in reading.content if parse.deps[t] != "punct"]
    if not words:
        return False
    if len(words) == 1 and claim.act is Act.DENY and claim.cue == claim.content:
        return True  # "denial"
    if claim.act is Act.ASSERT and len(words) > 1:
        return False
    if parse.lowers[words[0]] in POINTERS:
        return len(words) == 1 or (len(words) <= SHORT and any(parse.lowers[t] in reading.table.untrue for t in words))
    named = any(parse.lowers[t] in reading.table.sayings for t in words)
    return named and len(words) <= SHORT and parse.lowers[words[0]] in DETERMINERS


def antecedent(reading: Reading, before: Sequence[tuple[Said, Gist]]) -> Gist | None:
    """The gist that it answers: the nearest before it that speaks of its speaker, else the nearest that says who or why."""
    own = reading.claim.actor_id or reading.claim.speaker_id
    near = [(said, gist) for said, gist in reversed(before[-BACK:]) if said.reading.claim.parent != reading.claim.id]
    for _, gist in near:
        agent = next((a for a in gist.arguments if a.role is Role.AGENT), None)
        if gist.predicate in GUILT and agent is not None and agent.id is not None and agent.id == own:
            return gist
    others = [(said, gist) for said, gist in near if own is None or _who(said) != own]
    if _is_of_the_last(reading) and others:
        return others[0][1] if others[0][1].predicate not in UNDENIABLE else None
    nearest = next((gist for gist in _last_turns(others) if gist.predicate in GUILT), None)
    return nearest or next((gist for _, gist in others[:LAST] if gist.predicate not in UNDENIABLE), None)


def _is_of_the_last(reading: Reading) -> bool:
    """Whether somebody says of what was said right before that it is untrue: "That is a lie"."""
    words = [t for t in reading.content if reading.parse.deps[t] != "punct"]
    return len(words) > 1 and reading.parse.lowers[words[0]] in ("that", "this")


def _last_turns(others: Sequence[tuple[Said, Gist]]) -> Iterator[Gist]:
    """The gists of those who spoke last, nearest first; what somebody says at length is one turn."""
    turns: list[str] = []
    for said, gist in others:
        claim = said.reading.claim
        who = _who(said) or claim.source or claim.attribution
        if who not in turns:
            turns.append(who)
        if len(turns) > LAST:
            return
        yield gist


def _who(said: Said) -> str | None:
    return said.reading.claim.actor_id or said.reading.claim.speaker_id
