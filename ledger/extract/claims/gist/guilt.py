"""Words of guilt and blame: "blamed X for it", "X is responsible", "the work of X", "traced to X", "behind the attack"."""

from ledger.extract.claims.accused import SERVE
from ledger.extract.claims.gist.deeds import STANDS, done
from ledger.extract.claims.gist.reading import Found, Reading
from ledger.extract.claims.gist.table import Entry
from ledger.extract.parse.nouns import is_passive
from ledger.model.claim import Act
from ledger.model.gist import Predicate, Role

OF_ONESELF = frozenset({Act.DENY, Act.ADMIT, Act.CLAIM_RESPONSIBILITY})


def blame(reading: Reading, verb: int, _entry: Entry) -> Found | None:
    """'Blamed X for it', 'blamed it on X', 'attributed it to X'; 'X is to blame'."""
    parse = reading.parse
    if parse.tags[verb] == "VB" and parse.deps[verb] == "xcomp" and parse.lowers[parse.heads[verb]] in STANDS:
        return guilty(reading, verb, reading.parse.child(parse.heads[verb], "nsubj"))
    on = reading.prep(verb, "on", "to")
    return guilty(reading, verb, on if on is not None else reading.patient(verb))


def guilty(reading: Reading, at: int, doer: int | None, theme: int | None = None) -> Found | None:
    """Who, or what, is said to have done or caused it."""
    if doer is None:
        return None
    about = () if theme is None else ((Role.THEME, theme),)
    if reading.is_somebody(doer):
        return Found(Predicate.RESPONSIBLE, at, ((Role.AGENT, doer), *about))
    return Found(Predicate.CAUSED_BY, at, ((Role.CAUSE, doer), *about))


def traced(reading: Reading, verb: int, entry: Entry) -> Found | None:
    """'The attack was traced to X', 'the orders came from X': of what happened; a failure can be traced to a thing."""
    to = reading.prep(verb, entry.rest[-1] if entry.rest else "from", "back", "in")
    what = reading.patient(verb) if is_passive(reading.parse, verb) else reading.doer(verb)
    if to is None or what is None:
        return None
    if not reading.is_somebody(to):
        is_cause = is_passive(reading.parse, verb) and reading.tells_happening(what)
        return Found(Predicate.CAUSED_BY, verb, ((Role.CAUSE, to),)) if is_cause else None
    if not _is_of_deed(reading, what):
        return None
    return Found(Predicate.RESPONSIBLE, verb, ((Role.AGENT, to),))


def _is_of_deed(reading: Reading, what: int) -> bool:
    word = reading.parse.lowers[what]
    return word in reading.table.happenings or word in (
        "it",
        "orders",
        "order",
        "instructions",
        "evidence",
        "traces",
        "clues",
        "code",
        "everything",
        "trail",
        "trails",
        "trace",
        "malware",
        "clue",
        "investigation",
        "inquiry",
        "address",
        "addresses",
        "signs",
    )


def guilt(reading: Reading, noun: int, _entry: Entry) -> Found | None:
    """'X bears the responsibility for it'."""
    theme = reading.prep(noun, "for", "of")
    who = bearer(reading, noun)
    about = () if theme is None else ((Role.THEME, theme),)
    if who is not None and not reading.is_somebody(who):
        return Found(Predicate.CAUSED_BY, noun, ((Role.CAUSE, who), *about))
    return Found(Predicate.RESPONSIBLE, noun, ((Role.AGENT, who), *about) if who is not None else about)


def bearer(reading: Reading, noun: int) -> int | None:
    """Whose a role or a guilt is: the owner, the adjective of a country, the subject of "had" it, the speaker who denies it."""
    parse = reading.parse
    own = parse.child(noun, "poss")
    if own is not None:
        return own
    of = reading.prep(noun, "of", "by")
    if of is not None and reading.is_somebody(of):
        return of
    for child in parse.children_of(noun, "amod", "compound"):
        if parse.words[child][:1].isupper():
            return child
    verb = parse.heads[noun]
    if parse.is_verb(verb) and parse.deps[noun] in ("dobj", "attr") and verb in reading.inside:
        return reading.doer(verb)
    draft = reading.draft
    if draft is not None and verb not in reading.inside and reading.claim.act in OF_ONESELF:
        return draft.source_head
    return None


def work(reading: Reading, noun: int, _entry: Entry) -> Found | None:
    """'The attack was the work of X'."""
    of = reading.prep(noun, "of")
    verb = reading.parse.heads[noun]
    if of is None or reading.parse.lowers[verb] not in STANDS:
        return None
    return done(reading, noun, of, Found(Predicate.ATTACKED, noun)) if reading.is_somebody(of) else None


def on_orders(reading: Reading, noun: int, _entry: Entry) -> Found | None:
    """'They acted on orders from X', 'were in the pay of X'; of those who do harm, or of what was done."""
    parse = reading.parse
    head = parse.heads[noun]
    of = reading.prep(noun, "of", "from")
    if of is None or parse.lowers[head] not in ("on", "in", "under", "at") or not reading.is_somebody(of):
        return None
    who = reading.doer(parse.heads[head]) if parse.is_verb(parse.heads[head]) else None
    if who is None or not (reading.is_culprit(who) or reading.tells_happening(who)):
        return None
    return Found(Predicate.RESPONSIBLE, noun, ((Role.AGENT, of),))


def somebody(reading: Reading, noun: int, _entry: Entry) -> Found | None:
    """'It was a gang that works for X', 'those were hackers paid by X': who did it, told by whom they serve."""
    parse = reading.parse
    verb = parse.heads[noun]
    subject = parse.child(verb, "nsubj")
    is_told = (
        parse.deps[noun] == "attr"
        and subject is not None
        and parse.lowers[subject] in ("it", "this", "that", "these", "those", "they")
    )
    serves = any(parse.lowers[c] in SERVE for c in parse.children_of(noun, "relcl", "acl", "amod"))
    if not is_told or not serves or parse.lowers[verb] not in STANDS:
        return None
    return Found(Predicate.RESPONSIBLE, noun, ((Role.AGENT, noun),))


def mark(reading: Reading, noun: int, _entry: Entry) -> Found | None:
    """'It bore the hallmarks of X', 'at the behest of X'."""
    of = reading.prep(noun, "of", "from")
    if of is None or not reading.is_somebody(of):
        return None
    return done(reading, noun, of, Found(Predicate.ATTACKED, noun))


def responsible(reading: Reading, adjective: int, _entry: Entry) -> Found | None:
    """'X is responsible for it', 'held X responsible'."""
    parse = reading.parse
    who = parse.child(adjective, "nsubj")
    verb = parse.heads[adjective]
    if who is None and parse.is_verb(verb) and parse.deps[adjective] in ("acomp", "oprd", "ccomp", "attr", "xcomp"):
        who = parse.child(verb, "dobj") if parse.lowers[verb] in ("hold", "holds", "held") else reading.doer(verb)
    return guilty(reading, adjective, who, reading.prep(adjective, "for", "of"))


def behind(reading: Reading, preposition: int, _entry: Entry) -> Found | None:
    """'X was behind the attack', 'overload behind the outage'; only of what happened, else it is a place."""
    parse = reading.parse
    what, above = parse.child(preposition, "pobj"), parse.heads[preposition]
    if what is None or not reading.tells_happening(what):
        return None
    if parse.is_verb(above):
        if parse.lowers[above] not in STANDS:
            return None
        return guilty(reading, preposition, reading.doer(above), what)
    return guilty(reading, preposition, above, what)
