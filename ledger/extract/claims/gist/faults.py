"""Causes that are somebody's own doing, or too much to bear: blunders, wounds that one gives oneself, loads."""

from ledger.extract.claims.gist.causes import COPULAS, is_failure
from ledger.extract.claims.gist.reading import Found, Reading
from ledger.extract.claims.gist.table import Entry
from ledger.extract.parse.nouns import is_passive
from ledger.model.gist import Predicate, Role

SELVES = frozenset({"itself", "themselves", "ourselves", "myself", "himself", "herself"})
WRONG = frozenset({"wrong", "faulty", "incorrect", "bad"})
SUBJECTS = frozenset({"it", "this", "that"})
HOSTILE = frozenset("junk malicious bogus fake attack attackers bots botnet hackers ddos rogue spam".split())
"""With one of these beside it a load is an attack."""


def blunder(reading: Reading, noun: int, _entry: Entry) -> Found | None:
    """'It was our own mistake', 'a fault of ours'; 'an engineer made an error in a routing table'."""
    parse = reading.parse
    verb = parse.heads[noun]
    is_own = any(parse.lowers[c] in ("own", "our", "my") for c in parse.children[noun])
    if parse.deps[noun] == "attr" and parse.lowers[verb] in COPULAS and is_own:
        subject, whose = parse.child(verb, "nsubj"), parse.child(noun, "poss")
        if (
            subject is not None
            and whose is not None
            and (parse.lowers[subject] in SUBJECTS or is_failure(reading, subject))
        ):
            return Found(Predicate.RESPONSIBLE, noun, ((Role.AGENT, whose),))
    if parse.deps[noun] == "dobj" and parse.lowers[verb] in ("make", "made", "makes", "making"):
        where = reading.prep(noun, "in", "on", "with") or reading.prep(verb, "in", "on", "with")
        if where is not None and parse.lowers[where] in reading.table.equipment:
            return Found(Predicate.CAUSED_BY, noun, ((Role.CAUSE, noun),))
    return None


def self_done(reading: Reading, pronoun: int, _entry: Entry) -> Found | None:
    """'We did this to ourselves', 'brought it on itself', 'took ourselves offline': who says so did it."""
    parse = reading.parse
    head = parse.heads[pronoun]
    verb = parse.heads[head] if parse.lowers[head] in ("to", "on", "upon") and parse.deps[pronoun] == "pobj" else head
    who = reading.doer(verb) if parse.is_verb(verb) else None
    if who is None or who == pronoun:
        return None
    word, what = parse.lowers[verb], parse.child(verb, "dobj")
    did = word in ("did", "done") and head != verb and what is not None
    brought = (
        word in ("brought", "inflicted", "caused")
        and head != verb
        and what is not None
        and (is_failure(reading, what) or parse.lowers[what] in SUBJECTS)
    )
    shot = word in ("shot", "shoot") and reading.prep(verb, "in") is not None
    cut = word in ("took", "taken", "cut", "knocked", "shut", "locked") and what == pronoun
    return Found(Predicate.RESPONSIBLE, verb, ((Role.AGENT, who),)) if did or brought or shot or cut else None


def inflicted(reading: Reading, adjective: int, _entry: Entry) -> Found | None:
    """'The outage was self-inflicted', 'a self-inflicted wound': of whoever says so."""
    parse = reading.parse
    is_own = "self" in parse.lowers[max(adjective - 2, 0) : adjective]
    source = reading.draft.source_head if reading.draft is not None else None
    if not is_own or source is None:
        return None
    return Found(Predicate.RESPONSIBLE, adjective, ((Role.AGENT, source),))


def misdone(reading: Reading, verb: int, _entry: Entry) -> Found | None:
    """'An engineer had misconfigured the router', 'typed the wrong command': who did it, by mistake."""
    parse = reading.parse
    what, doer = parse.child(verb, "dobj"), reading.doer(verb)
    if what is None or doer is None or not reading.is_somebody(doer):
        return None
    is_wrong = any(parse.lowers[c] in WRONG for c in parse.children[what])
    if not parse.lowers[verb].startswith("misconf") and not (
        is_wrong and parse.lowers[what] in reading.table.equipment
    ):
        return None
    return Found(Predicate.RESPONSIBLE, verb, ((Role.AGENT, doer),))


def strain(reading: Reading, verb: int, entry: Entry) -> Found | None:
    """'The servers buckled under the load', 'the site was overwhelmed by visitors', 'could not cope with the traffic'."""
    parse = reading.parse
    what = reading.patient(verb) if is_passive(parse, verb) else reading.doer(verb)
    if not reading.is_of_network(what) and (what is None or parse.lowers[what] not in reading.table.equipment):
        return None
    load = reading.prep(verb, entry.rest[-1]) if entry.rest else reading.prep(verb, "by", "with")
    if load is None or any(parse.lowers[t] in HOSTILE for t in parse.subtree(load)) or reading.is_culprit(load):
        return None
    if entry.rest == ("with",) and not parse.is_negated(verb):
        return None
    return Found(Predicate.CAUSED_BY, verb, ((Role.CAUSE, load),), holds=True if entry.rest == ("with",) else None)
