"""Who did it, or had a part in it: deeds with their doers, words of guilt, of blame and of involvement."""

from ledger.extract.claims.accused import SERVE
from ledger.extract.claims.gist.reading import Found, Reading
from ledger.extract.claims.gist.table import Entry
from ledger.extract.parse.nouns import is_passive
from ledger.model.claim import Act
from ledger.model.gist import HappeningKind, Predicate, Role

BEARS = frozenset(
    """bear bears bore take takes took taken taking claim claims claimed claiming accept accepts accepted have has had assume assumes assumed
    deny denies denied reject rejects rejected carry carries share shares lies lie lay admit admits admitted""".split()
)
"""Verbs whose subject has the guilt that is their object."""
STANDS = frozenset("is are was were be been being 's stand stands stood lie lies lay seem seems appear appears".split())
OF_ONESELF = frozenset({Act.DENY, Act.ADMIT, Act.CLAIM_RESPONSIBILITY})
TOLD = frozenset("told instructed ordered asked obliged forced urged".split())
TO = ("in", "with", "to", "between")
THINGS = frozenset({"damage", "it", "this", "that", "so", "thing", "things", "attack", "one"})
SETS_OFF = frozenset(
    {
        "order",
        "orders",
        "ordered",
        "ordering",
        "sponsor",
        "sponsored",
        "mastermind",
        "masterminded",
        "approved",
        "authorized",
        "authorised",
    }
)
OUTAGE = HappeningKind.OUTAGE
NOT_GUILTY = frozenset({"free", "upper", "helping", "leading", "key", "better", "other", "second", "first"})
"""What makes of a hand, or of a part, another thing: "a free hand", "on the other hand"."""


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
    suffers = () if victim is None else ((Role.VICTIM, victim),)
    return done(reading, verb, doer, Found(Predicate.ATTACKED, verb, suffers, kind=entry.kind, victim=victim))


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


def involved(reading: Reading, at: int, _entry: Entry) -> Found | None:
    """'X was involved', 'X helped', 'X took part in it'."""
    parse = reading.parse
    is_state = parse.tags[at] in ("VBN", "VBD", "JJ") and parse.lowers[at] in ("involved", "complicit")
    if not is_state and any(parse.lowers[c] in ("will", "would", "shall", "'ll") for c in parse.children_of(at, "aux")):
        return None  # "it would assist them"
    if is_state:
        above = parse.heads[at]
        who = parse.child(at, "nsubjpass", "nsubj")
        who = (
            who
            if who is not None
            else parse.child(above, "nsubj", "nsubjpass")
            if parse.is_verb(above)
            else reading.doer(at)
        )
    else:
        who = reading.doer(at)
    if who is None or not reading.is_somebody(who):
        return None
    theme = reading.prep(at, "in", "with")
    what = theme if theme is not None else parse.child(at, "dobj")
    if what is not None and not reading.tells_happening(what) and not reading.is_somebody(what):
        return None  # "will help with the inquiry"
    return Found(Predicate.INVOLVED_IN, at, ((Role.AGENT, who), *(() if theme is None else ((Role.THEME, theme),))))


def part(reading: Reading, noun: int, _entry: Entry) -> Found | None:
    """'X had no part in it', 'any role of X', 'a link with the hackers'."""
    theme = reading.prep(noun, *TO)
    word = reading.parse.lowers[noun]
    if theme is None and word not in ("role", "involvement", "part", "hand", "complicity"):
        return None
    if reading.parse.lowers[reading.parse.heads[noun]] in ("on", "in", "by") and theme is None:
        return None
    if any(reading.parse.lowers[c] in NOT_GUILTY for c in reading.parse.children[noun]):
        return None
    if theme is not None and not _is_deed(reading, noun, theme):
        return None
    who = bearer(reading, noun)
    about = () if theme is None else ((Role.THEME, theme),)
    return Found(Predicate.INVOLVED_IN, noun, ((Role.AGENT, who), *about) if who is not None else about)


def _is_deed(reading: Reading, noun: int, theme: int) -> bool:
    """Whether one can be guilty of a part in it, or of a link with them: "her role in the church" is no part in a deed."""
    parse = reading.parse
    if reading.tells_happening(theme) or reading.is_somebody(theme) or parse.is_verb(theme):
        return parse.lowers[theme] not in reading.table.network
    return reading.claim.act is Act.DENY or reading.is_denied(noun)


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


def victim(reading: Reading, noun: int, _entry: Entry) -> Found | None:
    """'X was the victim of an attack'."""
    parse = reading.parse
    verb, of = parse.heads[noun], reading.prep(noun, "of")
    subject = parse.child(verb, "nsubj") if parse.lowers[verb] in STANDS else None
    if subject is None or of is None or parse.lowers[of] not in reading.table.happenings:
        return None
    kind = reading.table.happenings[parse.lowers[of]]
    return Found(Predicate.ATTACKED, noun, ((Role.VICTIM, subject),), kind=kind, victim=subject)


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


def nothing(reading: Reading, pronoun: int, _entry: Entry) -> Found | None:
    """'X had nothing to do with it', 'has something to do with it'."""
    parse = reading.parse
    if tuple(parse.lowers[pronoun + 1 : pronoun + 4]) != ("to", "do", "with"):
        return None
    do, verb = pronoun + 2, parse.heads[pronoun]
    theme = reading.prep(do, "with") or reading.prep(pronoun, "with") or reading.prep(verb, "with")
    who = reading.doer(verb) if parse.is_verb(verb) else None
    slots = tuple((role, head) for role, head in ((Role.AGENT, who), (Role.THEME, theme)) if head is not None)
    if who is not None and theme is not None and reading.tells_happening(who) and reading.is_somebody(theme):
        slots = ((Role.AGENT, theme), (Role.THEME, who))  # "the failure had nothing to do with hackers"
    denied = parse.lowers[pronoun] in ("nothing", "little")
    above = reading.is_denied(verb) if parse.is_verb(verb) and verb in reading.inside else False
    says_no = parse.is_verb(verb) and parse.is_negated(verb)
    return Found(Predicate.INVOLVED_IN, pronoun, slots, holds=not (denied or says_no or (above and not denied)))
