"""What somebody means by it, plans, wants, or will do in answer."""

from ledger.extract.claims.gist.reading import Found, Reading
from ledger.extract.claims.gist.table import Entry
from ledger.extract.parse.nouns import is_passive
from ledger.model.claim import Act, Quote
from ledger.model.gist import Predicate, Role

COMING = frozenset({Act.PROMISE, Act.THREATEN})
AHEAD = frozenset({"will", "'ll", "would", "shall", "to", "must", "should"})
BODIES = frozenset(
    "company firm bank operator carrier provider airline utility hospital university government ministry agency council".split()
)
"""Nouns of bodies whose spokesmen tell what they are going to do."""
OWN, THEIRS = frozenset({"i", "we"}), frozenset({"it", "he", "she", "they"})
SAYING = frozenset(
    "say comment discuss answer speak talk tell elaborate name identify give confirm disclose reveal specify".split()
)
COPULAS = frozenset({"is", "was", "are", "were", "be", "been", "'s"})


def responds(reading: Reading, verb: int, _entry: Entry) -> Found | None:
    """'X will respond', 'to retaliate': what lies ahead; an answer given, or refused, is none."""
    parse = reading.parse
    ahead = any(parse.lowers[c] in AHEAD for c in parse.children_of(verb, "aux"))
    if not ahead and reading.claim.act not in COMING:
        return None
    if parse.lowers[verb].startswith(("answer", "react", "tak")) and reading.claim.act not in COMING:
        return None
    who = reading.doer(verb)
    if who is None and reading.draft is not None:
        who = reading.draft.source_head
    return Found(Predicate.WILL_RESPOND, verb, ((Role.AGENT, who),) if who is not None else ())


def response(reading: Reading, noun: int, _entry: Entry) -> Found | None:
    """'The outage was the answer to the hack', 'in retaliation for it'; 'an answer by the New Year' lies ahead."""
    parse = reading.parse
    verb = parse.heads[noun]
    to = reading.prep(noun, "to", "for")
    is_ahead = any(parse.lowers[c] in AHEAD for c in parse.children_of(verb, "aux"))
    if parse.deps[noun] == "attr" and parse.child(verb, "expl") is not None and is_ahead:
        who = reading.draft.source_head if reading.draft is not None else None
        return Found(Predicate.WILL_RESPOND, noun, ((Role.AGENT, who),) if who is not None else ())
    if parse.deps[noun] == "attr" and parse.lowers[verb] in COPULAS:
        subject = parse.child(verb, "nsubj")
        if subject is None or not reading.tells_happening(subject):
            return None
        about = () if to is None else ((Role.CAUSE, to),)
        return Found(Predicate.MOTIVE, noun, ((Role.THEME, noun), *about))
    if parse.deps[noun] == "pobj" and parse.lowers[verb] in ("in", "as") and to is not None:
        return Found(Predicate.MOTIVE, noun, ((Role.THEME, noun), (Role.CAUSE, to)))
    is_told = noun in tuple(reading.roots()) and reading.claim.act in COMING | {Act.SPECULATE}
    if not is_told:
        return None
    source = reading.draft.source_head if reading.draft is not None else None
    is_own = source is not None and reading.claim.act in COMING
    return Found(Predicate.WILL_RESPOND, noun, ((Role.AGENT, source),) if source is not None and is_own else ())


def motive(reading: Reading, noun: int, _entry: Entry) -> Found | None:
    """'The motive was X', 'its aim was to Y'."""
    parse = reading.parse
    verb = parse.heads[noun]
    if parse.deps[noun] != "nsubj" or parse.lowers[verb] not in COPULAS:
        return None
    what = parse.child(verb, "attr", "acomp", "xcomp", "ccomp")
    return Found(Predicate.MOTIVE, verb, ((Role.THEME, what),)) if what is not None else None


def intends(reading: Reading, verb: int, _entry: Entry) -> Found | None:
    """'X plans to do it'."""
    below = reading.parse.child(verb, "xcomp", "dobj")
    who = reading.doer(verb)
    if below is None or who is None or not reading.is_somebody(who):
        return None
    return Found(Predicate.INTENDS, verb, ((Role.AGENT, who), (Role.THEME, below)))


def ready(reading: Reading, adjective: int, _entry: Entry) -> Found | None:
    """'X is ready to help', 'is due to meet'."""
    parse = reading.parse
    verb, below = parse.heads[adjective], parse.child(adjective, "xcomp")
    who = parse.child(verb, "nsubj") if parse.is_verb(verb) and parse.lowers[verb] in COPULAS else None
    if below is None or who is None or not reading.is_somebody(who):
        return None
    return Found(Predicate.INTENDS, adjective, ((Role.AGENT, who), (Role.THEME, below)))


def ahead(reading: Reading, modal: int, _entry: Entry) -> Found | None:
    """'It would sue', 'we will publish': what the speaker is going to do."""
    parse = reading.parse
    verb = parse.heads[modal]
    subject = parse.child(verb, "nsubj")
    if parse.deps[modal] != "aux" or subject is None or parse.lowers[verb] == "be" or parse.lowers[verb] == "have":
        return None
    own = parse.lowers[subject] in OWN or (parse.lowers[subject] in THEIRS and reading.claim.quote is not Quote.DIRECT)
    own = own or (parse.tags[subject].startswith("NNP") and parse.words[subject] in (reading.claim.actor or "").split())
    own = own or (
        parse.lowers[subject] in BODIES and parse.lowers[modal] in ("will", "would") and not is_passive(parse, verb)
    )
    return Found(Predicate.INTENDS, verb, ((Role.AGENT, subject), (Role.THEME, verb))) if own else None


def refuses(reading: Reading, verb: int, _entry: Entry) -> Found | None:
    """'X refused to pay': what X is not going to do; that he says nothing is told by other rules."""
    parse = reading.parse
    below, who = parse.child(verb, "xcomp"), reading.doer(verb)
    if below is None or who is None or not reading.is_somebody(who) or parse.lowers[below] in SAYING:
        return None
    return Found(Predicate.INTENDS, verb, ((Role.AGENT, who), (Role.THEME, below)), holds=parse.is_negated(verb))


def unanswered(reading: Reading, verb: int, _entry: Entry) -> Found | None:
    """'It will not go unanswered': who says so will answer it."""
    parse = reading.parse
    if not parse.is_negated(verb) or not any(parse.lowers[c] in AHEAD for c in parse.children_of(verb, "aux")):
        return None
    source = reading.draft.source_head if reading.draft is not None else None
    return Found(Predicate.WILL_RESPOND, verb, ((Role.AGENT, source),) if source is not None else (), holds=True)


def _needed(reading: Reading, verb: int) -> Found | None:
    """'An inquiry is needed': who says so wants it."""
    parse = reading.parse
    what, source = parse.child(verb, "nsubjpass"), reading.draft.source_head if reading.draft is not None else None
    if what is None or source is None or parse.tags[what].startswith("W"):
        return None
    if any(parse.tags[c] == "VB" for c in parse.children_of(verb, "xcomp", "advcl")):
        return None  # "was needed to win"
    return Found(Predicate.WANTS, verb, ((Role.AGENT, source), (Role.THEME, what)))


def wants(reading: Reading, verb: int, entry: Entry) -> Found | None:
    """'X demanded an explanation', 'X had asked Y to close it': that somebody wants something, told by another."""
    parse = reading.parse
    if parse.lowers[verb].startswith("need"):
        return _needed(reading, verb)
    if is_passive(parse, verb) and parse.child(verb, "xcomp") is not None:
        told = parse.child(verb, "xcomp")
        return Found(Predicate.WANTS, verb, ((Role.THEME, told),)) if told is not None else None
    who = reading.doer(verb)
    if who is None or not reading.is_somebody(who) or parse.lowers[verb].startswith("forc"):
        return None
    to = parse.child(verb, "xcomp", "ccomp")
    if to is None:
        to = next((c for c in parse.children_of(verb, "advcl") if c > verb and parse.tags[c] == "VB"), None)
    what = to if to is not None else reading.prep(verb, "for") or parse.child(verb, "dobj")
    if what is None or (
        parse.lowers[verb].startswith(("ask", "press", "call", "order", "t"))
        and to is None
        and not entry.rest
        and reading.prep(verb, "for") is None
    ):
        return None
    return Found(Predicate.WANTS, verb, ((Role.AGENT, who), (Role.THEME, what)))
