"""What somebody knows, can do, warned of, and thinks of it."""

from ledger.extract.claims.gist.reading import Found, Reading
from ledger.extract.claims.gist.table import Entry
from ledger.extract.measures.triggers import load_triggers
from ledger.extract.parse.nouns import is_passive
from ledger.model.gist import Predicate, Role

HAS = frozenset("have has had having 've 's see saw seen found find with without give gives gave".split())
ABOUT = ("of", "about", "on", "as")
COPULAS = frozenset({"is", "was", "are", "were", "be", "been", "being", "'s", "remain", "remains"})
KNOWN_NOUNS = frozenset({"information", "knowledge", "idea", "clue", "inkling", "notion", "word"})
TELLING = frozenset("say tell know name judge determine conclude speculate blame assess estimate identify draw".split())
CONFIRMS = ("confirm", "verif", "say", "tell", "see")


def knows(reading: Reading, verb: int, _entry: Entry) -> Found | None:
    """'X does not know why', 'could not confirm it', 'knew nothing of it'; that somebody does know is another's matter."""
    parse = reading.parse
    what = parse.child(verb, "dobj", "ccomp", "xcomp", "advcl")
    nothing = what is not None and parse.lowers[what] == "nothing"
    if not nothing and not parse.is_negated(verb):
        return None
    cannot = any(parse.lowers[c] in ("could", "can", "ca") for c in parse.children_of(verb, "aux"))
    if parse.lowers[verb].startswith(CONFIRMS) and not cannot:
        return None
    who = reading.doer(verb)
    if who is None or not reading.is_somebody(who):
        return None
    about = reading.prep(verb, *ABOUT) if nothing or what is None else what
    return Found(Predicate.DENIES_KNOWLEDGE, verb, _slots(who, about), holds=True)


def knowledge(reading: Reading, noun: int, _entry: Entry) -> Found | None:
    """'X has no information about it', 'had no sign of it'."""
    parse = reading.parse
    verb = parse.heads[noun]
    if parse.lowers[noun] not in KNOWN_NOUNS and reading.prep(noun, "of") is None:
        return None
    if not parse.is_verb(verb) or parse.lowers[verb] not in HAS or parse.deps[noun] != "dobj":
        return None
    none = any(parse.lowers[c] == "no" for c in parse.children[noun]) or parse.is_negated(verb)
    who = reading.doer(verb)
    if not none or who is None:
        return None
    return Found(Predicate.DENIES_KNOWLEDGE, noun, _slots(who, reading.prep(noun, *ABOUT)), holds=True)


def unaware(reading: Reading, adjective: int, _entry: Entry) -> Found | None:
    """'X was not aware of it'."""
    parse = reading.parse
    verb = parse.heads[adjective]
    who = parse.child(verb, "nsubj") if parse.is_verb(verb) else None
    if who is None or (parse.lowers[adjective] == "aware" and not parse.is_negated(verb)):
        return None
    return Found(Predicate.DENIES_KNOWLEDGE, adjective, _slots(who, reading.prep(adjective, "of")), holds=True)


def able(reading: Reading, adjective: int, _entry: Entry) -> Found | None:
    """'X is able to do it', 'is not that sophisticated'."""
    parse = reading.parse
    verb = parse.heads[adjective]
    who = parse.child(verb, "nsubj") if parse.is_verb(verb) else None
    if who is None or parse.deps[adjective] not in ("acomp", "attr", "oprd"):
        return None
    below = parse.child(adjective, "xcomp")
    if below is not None and parse.lowers[adjective] == "unable" and parse.lowers[below] in load_triggers().reach:
        return Found(Predicate.AFFECTED, adjective, ((Role.VICTIM, who),), holds=True)
    theme = below if below is not None else reading.prep(adjective, "of")
    lacks = parse.lowers[adjective] in ("unable", "incapable")
    holds = reading.is_denied(adjective) if lacks else None
    return Found(Predicate.CAPABILITY, adjective, _slots(who, theme if theme is not None else adjective), holds=holds)


def means(reading: Reading, noun: int, _entry: Entry) -> Found | None:
    """'X has the means to do it', 'the ability of X to do it'."""
    parse = reading.parse
    verb, own = parse.heads[noun], parse.child(noun, "poss")
    below = parse.child(noun, "acl", "relcl")
    below = below if below is not None else parse.child(verb, "advcl", "xcomp")
    who = own if own is not None else reading.prep(noun, "of")
    if who is None and parse.lowers[verb] in (*HAS, "lack", "lacks", "lacked"):
        who = reading.doer(verb)
    if who is None or below is None:
        return None
    holds = reading.is_denied(noun) if parse.lowers[verb].startswith("lack") else None
    return Found(Predicate.CAPABILITY, noun, _slots(who, below), holds=holds)


def warns(reading: Reading, verb: int, _entry: Entry) -> Found | None:
    """'Auditors had warned the bank', 'the bank had been warned': that somebody warned, told by another."""
    is_told = is_passive(reading.parse, verb)
    who = reading.prep(verb, "by") if is_told else reading.doer(verb)
    if not is_told and (who is None or who == reading.patient(verb)):
        return None
    below = reading.parse.child(verb, "ccomp", "xcomp")
    theme = below if below is not None else reading.prep(verb, "of", "about", "against")
    return Found(Predicate.WARNED, verb, _slots(who, theme))


def ignores(reading: Reading, verb: int, _entry: Entry) -> Found | None:
    """'The bank ignored warnings', 'a warning was ignored': it had been warned."""
    parse = reading.parse
    what = reading.patient(verb)
    if what is None or parse.lowers[what] not in ("warning", "warnings", "alert", "alerts"):
        return None
    who, of = parse.child(verb, "nsubj"), reading.prep(what, "of", "about", "from")
    slots = ((Role.VICTIM, who if who is not None and parse.tags[who].startswith("NN") else None), (Role.THEME, of))
    return Found(Predicate.WARNED, verb, tuple((role, head) for role, head in slots if head is not None))


def early(reading: Reading, word: int, _entry: Entry) -> Found | None:
    """'It is too early to say who did it': who says so does not know it."""
    parse = reading.parse
    above = parse.heads[word]
    is_too = parse.lowers[word] == "premature" or any(parse.lowers[c] == "too" for c in parse.children[word])
    below = next(
        (
            v
            for place in (word, above)
            for v in parse.children_of(place, "xcomp", "advcl", "ccomp", "csubj")
            if v > word
        ),
        None,
    )
    if not is_too or below is None or parse.lowers[below] not in TELLING:
        return None
    who = reading.draft.source_head if reading.draft is not None else None
    return Found(Predicate.DENIES_KNOWLEDGE, word, _slots(who, parse.child(below, "ccomp", "dobj")), holds=True)


def judged(reading: Reading, word: int, _entry: Entry) -> Found | None:
    """'The charge is absurd', 'called it a farce': what is judged, and as what."""
    parse = reading.parse
    verb, dep = parse.heads[word], parse.deps[word]
    subject = parse.child(word, "nsubj")
    if subject is None and dep in ("acomp", "attr") and parse.lowers[verb] in COPULAS:
        subject = parse.child(verb, "nsubj", "nsubjpass", "csubj")
    elif subject is None and dep in ("oprd", "ccomp", "xcomp", "attr") and parse.is_verb(verb):
        subject = parse.child(verb, "dobj", "nsubj")
    if subject is None:
        return None
    if parse.lowers[subject] in reading.table.sayings and parse.child(subject, "acl", "ccomp", "relcl") is not None:
        return None  # "the claim that X did it is false": that X did it is what is denied
    return Found(Predicate.EVALUATED, word, ((Role.THEME, subject), (Role.VALUE, word)))


def _slots(who: int | None, theme: int | None) -> tuple[tuple[Role, int], ...]:
    slots = ((Role.AGENT, who), (Role.THEME, theme))
    return tuple((role, head) for role, head in slots if head is not None)
