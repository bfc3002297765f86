"""From what it came: causes by their verbs and nouns, mishaps, and "because of"."""

from ledger.extract.claims.gist.guilt import guilty
from ledger.extract.claims.gist.reading import Found, Reading
from ledger.extract.claims.gist.table import Entry
from ledger.extract.parse.nouns import is_passive
from ledger.model.gist import Predicate, Role

COPULAS = frozenset({"is", "was", "are", "were", "be", "been", "being", "'s", "remains", "remained"})
VAGUE = frozenset({"it", "this", "that", "they", "there", "what", "which", "something"})
LONE = frozenset({"ROOT", "dobj", "attr", "pobj", "dep", "appos", "ccomp", "nsubj", "oprd", "conj"})


def causes(reading: Reading, verb: int, entry: Entry) -> Found | None:
    """'X caused it', 'X led to it', 'it was caused by X'."""
    cause, theme = reading.doer(verb), reading.patient(verb)
    if entry.rest and theme is None:
        theme = reading.prep(verb, entry.rest[-1])
    if cause is None or cause == theme or (theme is not None and not is_failure(reading, theme)):
        return None
    return guilty(reading, verb, cause, theme)


def caused(reading: Reading, verb: int, entry: Entry) -> Found | None:
    """'It stemmed from X', 'the fault lay in X'; only of what happened or failed."""
    cause, theme = reading.prep(verb, entry.rest[-1]), reading.doer(verb)
    if cause is None or theme is None or not is_failure(reading, theme):
        return None
    return guilty(reading, verb, cause, theme)


def is_failure(reading: Reading, noun: int) -> bool:
    """Whether the phrase means what happened, a fault, or a network that had one."""
    word = reading.parse.lowers[noun]
    return (
        reading.tells_happening(noun)
        or any(entry.family in ("mishap", "cause") for entry in reading.table.nouns.get(word, ()))
        or word in ("problem", "problems", "trouble", "troubles", "fault", "loss", "silence")
    )


def mishap(reading: Reading, word: int, _entry: Entry) -> Found | None:
    """'The server malfunctioned', 'the system was overloaded'; 'it was a technical fault', 'own mistake behind the outage'."""
    return _broken(reading, word) if reading.parse.is_verb(word) else _fault(reading, word)


def _broken(reading: Reading, verb: int) -> Found | None:
    """A thing that broke, if it is not the network whose failing is what happened."""
    parse = reading.parse
    what = reading.patient(verb) if is_passive(parse, verb) else reading.doer(verb)
    if what is None or parse.deps[verb] in ("amod", "compound"):
        return None
    if is_passive(parse, verb):
        by = parse.child(verb, "agent")
        agent = parse.child(by, "pobj") if by is not None else None
        if agent is not None:
            return guilty(reading, verb, agent)
    elif parse.child(verb, "dobj") is not None and parse.lowers[what] in reading.table.things:
        return Found(Predicate.CAUSED_BY, verb, ((Role.CAUSE, what),))  # "a surge tripped the switch"
    is_overload = parse.lowers[verb].startswith("overload") and reading.is_of_network(what)
    if is_overload:
        return Found(Predicate.CAUSED_BY, verb, ((Role.CAUSE, verb),))
    if parse.lowers[what] not in reading.table.equipment:
        return None
    return Found(Predicate.CAUSED_BY, verb, ((Role.CAUSE, what),))


def _fault(reading: Reading, noun: int) -> Found | None:
    """A fault that is said to be it: after "it was", alone, or possible."""
    parse = reading.parse
    head, dep = parse.heads[noun], parse.deps[noun]
    if dep == "attr" and parse.lowers[head] in COPULAS:
        subject = parse.child(head, "nsubj", "nsubjpass", "expl")
        known = subject is None or parse.lowers[subject] in VAGUE or is_failure(reading, subject)
        return Found(Predicate.CAUSED_BY, noun, ((Role.CAUSE, noun),)) if known else None
    if head not in reading.inside and dep in LONE and not parse.is_verb(noun):
        return Found(Predicate.CAUSED_BY, noun, ((Role.CAUSE, noun),))
    supposed = dep == "nsubj" and any(
        parse.lowers[c] in ("possible", "likely", "probable", "conceivable") for c in parse.children[head]
    )
    return Found(Predicate.CAUSED_BY, noun, ((Role.CAUSE, noun),)) if supposed else None


def thing(reading: Reading, noun: int, _entry: Entry) -> Found | None:
    """'That was no cable', 'it was the router'."""
    parse = reading.parse
    verb = parse.heads[noun]
    subject = parse.child(verb, "nsubj")
    if parse.deps[noun] != "attr" or parse.lowers[verb] not in COPULAS or subject is None:
        return None
    return Found(Predicate.CAUSED_BY, noun, ((Role.CAUSE, noun),)) if parse.lowers[subject] in VAGUE else None


def cause(reading: Reading, noun: int, _entry: Entry) -> Found | None:
    """'The cause was X', 'X was the cause of it'."""
    parse = reading.parse
    verb = parse.heads[noun]
    if parse.lowers[verb] not in COPULAS:
        return None
    subject, attribute = parse.child(verb, "nsubj"), parse.child(verb, "attr", "acomp")
    if subject == noun and attribute is not None:
        return guilty(reading, verb, attribute)
    if attribute == noun and subject is not None and parse.lowers[subject] not in VAGUE:
        return guilty(reading, verb, subject, reading.prep(noun, "of", "for"))
    return None


def because(reading: Reading, word: int, _entry: Entry) -> Found | None:
    """'Because of X', 'due to X'; with a clause, of what failed: "it had vanished because its routes were withdrawn"."""
    parse = reading.parse
    if parse.deps[word] == "mark":
        clause = parse.heads[word]
        above = parse.heads[clause]
        subject = parse.child(clause, "nsubj", "nsubjpass")
        fails = any(entry.family in ("fails", "deed") for entry in reading.table.verbs.get(parse.lowers[above], ()))
        if subject is None or above not in reading.inside or not fails:
            return None
        return Found(Predicate.CAUSED_BY, word, ((Role.CAUSE, subject),))
    for child in (word, *parse.children[word]):
        noun = parse.child(child, "pobj")
        if noun is not None and noun > word:
            return guilty(reading, word, noun)
    return None
