"""Verbs of deeds: "X hacked Y", "carried out the attack", "we did it", "was the victim of an attack"; by whom and to whom."""

from ledger.extract.claims.gist.reading import Found, Reading
from ledger.extract.claims.gist.table import Entry
from ledger.extract.parse.nouns import is_passive
from ledger.model.gist import HappeningKind, Predicate, Role

STANDS = frozenset("is are was were be been being 's stand stands stood lie lies lay seem seems appear appears".split())
TOLD = frozenset("told instructed ordered asked obliged forced urged".split())
THINGS = frozenset({"damage", "it", "this", "that", "so", "thing", "things", "attack", "one"})
OUTAGE = HappeningKind.OUTAGE


def deed(reading: Reading, verb: int, entry: Entry) -> Found | None:
    """'X hacked Y', 'Y was hacked', 'a faulty change cut Y off': by whom or by what, and to whom."""
    if _is_shunned(reading, verb) or _is_made_to(reading, verb):
        return None
    victim = reading.patient(verb)
    doer = reading.doer(verb)
    passive = is_passive(reading.parse, verb)
    if victim is None and not passive and entry.kind is OUTAGE:
        return None  # "the network shut down": it fails
    if doer == victim:
        doer = None
    by = reading.prep(verb, "by") if passive and doer is None else None
    if by is not None and reading.parse.lowers[by] in reading.table.things:
        doer = by  # "by too heavy a load", which a parser takes for a place
    if victim is not None and any(reading.parse.lowers[victim].startswith(word) for word in entry.rest):
        victim = None  # "pulled the plug"
    if victim is not None and entry.kind is OUTAGE and not entry.rest and not _can_be_out(reading, victim):
        return None
    if entry.kind is HappeningKind.HIJACK and not _is_routed(reading, victim):
        return None
    suffers = () if victim is None else ((Role.VICTIM, victim),)
    return done(reading, verb, doer, Found(Predicate.ATTACKED, verb, suffers, kind=entry.kind, victim=victim))


def _is_routed(reading: Reading, patient: int | None) -> bool:
    """Whether what is hijacked or rerouted is a network's or a named one's: calls and trains find another way by themselves."""
    if patient is None:
        return False
    return reading.parse.tags[patient].startswith("NNP") or reading.parse.lowers[patient] in reading.table.network


def _is_made_to(reading: Reading, verb: int) -> bool:
    """Whether it is what somebody was told to do: "was forced to close"."""
    parse, above = reading.parse, reading.parse.heads[verb]
    return parse.deps[verb] == "xcomp" and parse.lowers[above] in TOLD and is_passive(parse, above)


def _is_shunned(reading: Reading, verb: int) -> bool:
    """Whether it is only what somebody is against: "Beijing opposes hacking"."""
    parse = reading.parse
    return parse.deps[verb] in ("xcomp", "pcomp", "dobj") and parse.lowers[parse.heads[verb]] in reading.table.shunning


def done(reading: Reading, at: int, doer: int | None, what: Found) -> Found | None:
    """The predicate of a deed by its doer: an actor is responsible, a thing is its cause, hackers in general attacked."""
    if doer is None:
        is_outage = what.kind is OUTAGE
        return what._replace(predicate=Predicate.AFFECTED) if is_outage else what
    if not reading.is_somebody(doer):
        if reading.parse.lowers[doer] in ("which", "that", "what", "who"):
            return what
        return what._replace(predicate=Predicate.CAUSED_BY, slots=(*what.slots, (Role.CAUSE, doer)))
    predicate = Predicate.ATTACKED if reading.is_culprit(doer) else Predicate.RESPONSIBLE
    return what._replace(predicate=predicate, at=at, slots=((Role.AGENT, doer), *what.slots))


def _can_be_out(reading: Reading, victim: int) -> bool:
    """Whether a thing that is cut or stopped is a network, or somebody who has one."""
    parse = reading.parse
    word = parse.lowers[victim]
    return (
        reading.is_of_network(victim)
        or word in reading.table.happenings
        or (reading.is_somebody(victim) and word != "it")
        or parse.tags[victim].startswith("NNP")
        or word
        in (
            "country",
            "nation",
            "world",
            "city",
            "people",
            "customers",
            "users",
            "millions",
            "plug",
            "switch",
            "lights",
            "capital",
            "island",
            "region",
        )
    )


def wage(reading: Reading, verb: int, _entry: Entry) -> Found | None:
    """'X carried out the attack': what is done is named by a noun, or pointed at."""
    what, doer = reading.patient(verb), reading.doer(verb)
    if is_passive(reading.parse, verb) and reading.parse.child(verb, "xcomp") is not None:
        return None  # "it was ordered to close"
    if what is None or not (
        reading.parse.lowers[what] in reading.table.happenings or reading.parse.lowers[what] in ("it", "this")
    ):
        return None
    return done(
        reading,
        verb,
        doer,
        Found(Predicate.ATTACKED, verb, kind=reading.table.happenings.get(reading.parse.lowers[what])),
    )


def act(reading: Reading, verb: int, _entry: Entry) -> Found | None:
    """'We did it', 'who did this'."""
    parse = reading.parse
    what = parse.child(verb, "dobj")
    if what is None or parse.lowers[what] not in THINGS or parse.deps[verb] in ("aux", "auxpass"):
        return None
    if parse.deps[verb] == "xcomp" and parse.lowers[parse.heads[verb]] in TOLD:
        return None
    if not _is_past(reading, verb):
        return None  # "we can do this"
    doer = reading.doer(verb)
    if doer is not None and parse.lowers[doer] in reading.table.things:
        return Found(Predicate.CAUSED_BY, verb, ((Role.CAUSE, doer),))
    if doer is None or not reading.is_somebody(doer):
        return None
    return Found(Predicate.RESPONSIBLE, verb, ((Role.AGENT, doer),))


def _is_past(reading: Reading, verb: int) -> bool:
    """Whether it was done, by a form of the verb or of what stands with it: "did it", "could have done it"."""
    parse = reading.parse
    if parse.tags[verb] in ("VBD", "VBN"):
        return True
    return any(parse.lowers[c] in ("did", "have", "had") for c in parse.children_of(verb, "aux"))


def victim(reading: Reading, noun: int, _entry: Entry) -> Found | None:
    """'X was the victim of an attack'."""
    parse = reading.parse
    verb, of = parse.heads[noun], reading.prep(noun, "of")
    subject = parse.child(verb, "nsubj") if parse.lowers[verb] in STANDS else None
    if subject is None or of is None or parse.lowers[of] not in reading.table.happenings:
        return None
    kind = reading.table.happenings[parse.lowers[of]]
    return Found(Predicate.ATTACKED, noun, ((Role.VICTIM, subject),), kind=kind, victim=subject)
