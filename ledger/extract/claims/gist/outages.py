"""What became of a network: that it failed, came back, was affected, and how an outage began, lasted and ended."""

from ledger.extract.claims.gist.deeds import done
from ledger.extract.claims.gist.reading import Found, Reading
from ledger.extract.claims.gist.table import Entry
from ledger.extract.parse.nouns import is_passive
from ledger.model.gist import HappeningKind, Predicate, Role

REMAINS = frozenset(
    "is are was were be been being 's remain remains remained stay stays stayed keep keeps kept go goes went gone left stood knocked taken fell fall came come".split()
)
PLACES = frozenset(
    "country nation north south city capital island region province embassy company bank airport hospital office ministry world users customers".split()
)
DYING = frozenset({"die", "dies", "died"})
OUTAGE = HappeningKind.OUTAGE


def begins(reading: Reading, verb: int, _entry: Entry) -> Found | None:
    """'The outage began'."""
    return _of_happening(reading, verb, Predicate.STARTED)


def ends(reading: Reading, verb: int, _entry: Entry) -> Found | None:
    """'The outage ended'."""
    return _of_happening(reading, verb, Predicate.ENDED)


def lasts(reading: Reading, verb: int, _entry: Entry) -> Found | None:
    """'The outage goes on'."""
    return _of_happening(reading, verb, Predicate.LASTED)


def _of_happening(reading: Reading, verb: int, predicate: Predicate) -> Found | None:
    subject = reading.patient(verb) if is_passive(reading.parse, verb) else reading.doer(verb)
    if subject is None or reading.parse.lowers[subject] not in reading.table.happenings:
        return None
    return Found(
        predicate, verb, ((Role.THEME, subject),), kind=reading.table.happenings[reading.parse.lowers[subject]]
    )


def happened(reading: Reading, noun: int, entry: Entry) -> Found | None:
    """'There was a break-in', 'this was an attack', 'no attack took place'."""
    parse = reading.parse
    by = reading.prep(noun, "by")
    if by is not None and reading.is_somebody(by):
        return done(reading, noun, by, Found(Predicate.ATTACKED, noun, kind=entry.kind))
    verb = parse.heads[noun]
    subject = parse.child(verb, "expl", "nsubj")
    is_told = (
        parse.deps[noun] == "attr" and subject is not None and parse.lowers[subject] in ("there", "it", "this", "that")
    )
    occurred = parse.deps[noun] == "nsubj" and any(
        e.family == "begins" for e in reading.table.verbs.get(parse.lowers[verb], ())
    )
    return Found(Predicate.ATTACKED, noun, kind=entry.kind) if is_told or occurred else None


def fails(reading: Reading, verb: int, entry: Entry) -> Found | None:
    """'The network went down', 'the country vanished', 'it lost its connection'."""
    parse = reading.parse
    victim = reading.patient(verb) if is_passive(parse, verb) else reading.doer(verb)
    lost = parse.child(verb, "dobj")
    if victim is None or (parse.lowers[verb].startswith("los") and not reading.is_of_network(lost)):
        return None
    if lost is not None and not parse.lowers[verb].startswith("los"):
        return None
    if not _has_network(reading, victim) or (
        not entry.rest and not reading.is_of_network(victim) and lost is None and not _is_name(reading, victim)
    ):
        return None
    return Found(Predicate.AFFECTED, verb, ((Role.VICTIM, victim),), kind=OUTAGE, victim=victim)


def state(reading: Reading, word: int, _entry: Entry) -> Found | None:
    """'The sites were unreachable', 'it is offline'."""
    parse = reading.parse
    verb = parse.heads[word]
    if parse.lowers[verb] not in REMAINS or parse.deps[word] in ("amod", "compound", "pobj"):
        return None
    victim = parse.child(verb, "nsubj", "nsubjpass")
    victim = victim if victim is not None else reading.doer(verb)
    if victim is None or not _has_network(reading, victim):
        return None
    return Found(Predicate.AFFECTED, word, ((Role.VICTIM, victim),), kind=OUTAGE, victim=victim)


def _is_name(reading: Reading, head: int) -> bool:
    return reading.parse.tags[head].startswith("NNP")


def _has_network(reading: Reading, head: int) -> bool:
    """Whether the phrase means a network, a place or a body that can be cut off, or "it"."""
    word = reading.parse.lowers[head]
    return (
        reading.is_of_network(head)
        or _is_name(reading, head)
        or word in PLACES
        or word in ("it", "they", "everything", "we", "which")
    )


def returns(reading: Reading, verb: int, _entry: Entry) -> Found | None:
    """'Service was restored', 'the network came back'; of an outage, 'it was repaired', it ended."""
    parse = reading.parse
    for what in (reading.patient(verb), reading.doer(verb)):
        if what is not None and parse.lowers[what] in reading.table.happenings:
            return Found(Predicate.ENDED, verb, ((Role.THEME, what),), kind=OUTAGE)
        if reading.is_of_network(what):
            return Found(
                Predicate.RESTORED, verb, () if what is None else ((Role.VICTIM, what),), kind=OUTAGE, victim=what
            )
    return None


def affects(reading: Reading, verb: int, _entry: Entry) -> Found | None:
    """'Millions were affected', 'the outage froze cards': to whom, and of what."""
    parse = reading.parse
    doer, victim = reading.doer(verb), reading.patient(verb)
    if parse.lowers[verb].startswith(("suffer", "los")) and not is_passive(parse, verb):
        doer, victim = victim, doer
    if parse.lowers[verb] in DYING:
        doer, victim = None, doer
    if victim is None or victim == doer:
        return None
    if doer is not None and reading.is_somebody(doer) and parse.lowers[doer] not in ("it", "they", "that", "which"):
        return None
    return Found(Predicate.AFFECTED, verb, ((Role.VICTIM, victim),), victim=None)


def routes(reading: Reading, verb: int, entry: Entry) -> Found | None:
    """'All traffic passes through X', 'X carries the traffic'."""
    parse = reading.parse
    subject = reading.doer(verb)
    if entry.rest:
        via = reading.prep(verb, *entry.rest)
        if via is None or not (
            reading.is_of_network(subject) or (subject is not None and parse.lowers[subject] == "it")
        ):
            return None
        return Found(Predicate.ROUTED_VIA, verb, ((Role.VALUE, via),))
    if is_passive(parse, verb):
        via, what = reading.prep(verb, "through", "via", "over", "by"), reading.patient(verb)
    else:
        via, what = subject, parse.child(verb, "dobj")
    if (
        via is None
        or what is None
        or parse.lowers[what] not in ("traffic", "data", "packets", "routes", "connection", "connections")
    ):
        return None
    return Found(Predicate.ROUTED_VIA, verb, ((Role.VALUE, via),))
