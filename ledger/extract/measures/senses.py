"""What a clause says about a network: that it fails, is out, or is back, or that a failure lasts."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ledger.extract.measures.clauses import OBJECTS, Clause
from ledger.extract.measures.themes import ABOUT_NETWORKS, Theme, is_pronoun, speaks_of_networks, theme_of
from ledger.extract.measures.triggers import Need, Sense, Trigger, load_triggers
from ledger.extract.parse.syntax import Parse

NEGATIONS = frozenset(
    {"not", "n't", "no", "never", "nothing", "nobody", "none", "unable", "cannot", "impossible", "neither", "hardly"}
)
TIMES = frozenset(
    {
        "second",
        "seconds",
        "minute",
        "minutes",
        "hour",
        "hours",
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "months",
        "half",
    }
)
RETURNS = frozenset({"again", "usual", "anew", "since"})
GETTING = frozenset({"get", "go", "come", "gets", "went", "got", "stay", "remain"})
"""With "online", what nobody can do in an outage."""
NORMALLY = frozenset({"normally", "normal"})
LIMITS = frozenset({"by", "from", "until", "after", "later"})
"""With these a normal state is a new one ("by noon it worked normally")."""
BARE = frozenset({".", ",", ";", "at", "by", "shortly", "just", "soon", "around", "too", "first", "last"})
PARTICLES = frozenset({"off", "down", "out", "up"})
STATES = frozenset({"is", "are", "was", "were", "be", "been"})
BARRING = frozenset({"until", "till"})
"""After a negated verb they say when it came after all: "was not restored until Sunday"."""
NEARBY = 2
"""Sentences before its own in which a story that says "the city was reconnected" speaks of networks."""
FAR = 9
"""Own words of the clause within which a phrase stands."""


class Candidate(NamedTuple):
    """A phrase met in a clause."""

    at: int
    trigger: Trigger
    reach: int
    """Own words from the verb to the end of the phrase."""

    @property
    def weight(self) -> tuple[int, int]:
        """The longer phrase counts, of two alike the closer one ("was down for an hour, then up")."""
        return len(self.trigger.rest), -self.reach


def sense_of(parse: Parse, clause: Clause) -> Sense | None:
    """What the clause says; None when it speaks of something else, or denies it."""
    found = _reached(parse, clause)
    if found is not None:
        return found
    said = [one for one in _candidates(parse, clause) if _is_said_of(parse, clause, one)]
    for one in sorted(said, key=lambda one: one.weight, reverse=True):
        sense = _said(parse, clause, one)
        if sense is not None:
            return sense
    return Sense.END if not said and _does_again(parse, clause) else None


def _does_again(parse: Parse, clause: Clause) -> bool:
    """Whether a network does "again" what no phrase is listed for: "traffic picked up again", "the masts were humming again"."""
    if "again" not in clause.words(parse) or not parse.is_verb(clause.head) or parse.is_negated(clause.head):
        return False
    is_said = not any(one.trigger.sense is not Sense.END for one in _candidates(parse, clause))
    return is_said and not clause.objects and theme_of(parse, clause.subject) is Theme.NETWORK


def _said(parse: Parse, clause: Clause, one: Candidate) -> Sense | None:
    """What the phrase says with the clause's "not": down where it "was not available", late where it was "not until"."""
    is_state = parse.lowers[one.at] in STATES
    goes_on = "still" in clause.words(parse) and "still" not in one.trigger.rest
    if goes_on and (one.trigger.sense is Sense.START or (is_state and one.trigger.sense is Sense.END)):
        return None  # what is "still online" never failed, and what "still shows errors" failed before
    denied = _is_denied(parse, one.at) or _is_denied(parse, clause.head)
    if not denied or comes_late(parse, clause):
        return one.trigger.sense
    return Sense.DOWN if is_state and one.trigger.sense is Sense.END else None


def comes_late(parse: Parse, clause: Clause) -> bool:
    """Whether it did "not" happen "until" some time."""
    return parse.is_negated(clause.head) and any(t > clause.head and parse.lowers[t] in BARRING for t in clause.own)


def _candidates(parse: Parse, clause: Clause) -> Iterator[Candidate]:
    """Verbs of the clause with each phrase that begins with them and goes on in it."""
    table = load_triggers().verbs
    for place, at in enumerate(clause.own):
        if parse.lowers[at] not in table or not (parse.is_verb(at) or at == clause.head):
            continue
        after = [parse.lowers[t] for t in clause.own[place + 1 : place + 1 + FAR]]
        for trigger in table[parse.lowers[at]]:
            reach = _reach(trigger.rest, after)
            if reach is not None and _leads(parse, at, trigger):
                yield Candidate(at, trigger, reach)


def _leads(parse: Parse, verb: int, trigger: Trigger) -> bool:
    """Whether the phrase's verb is one of its own: "were knocked off" is no "were off"."""
    if parse.deps[verb] not in ("aux", "auxpass"):
        return True
    return bool(trigger.rest) and parse.lowers[parse.heads[verb]] == trigger.rest[0]


def _is_denied(parse: Parse, verb: int) -> bool:
    """Whether the verb is negated in its own clause ("Perhaps not: websites failed" does not negate "failed")."""
    marks = (":", ",", ";")
    near = all(parse.words[t] not in marks for c in parse.children_of(verb, "neg") for t in range(c, verb))
    return parse.is_negated(verb) and near


def _reach(rest: Sequence[str], words: Sequence[str]) -> int | None:
    """How many words it takes until these have stood among them in this order; None when they do not."""
    at = 0
    for word in rest:
        if word not in words[at:]:
            return None
        at = words.index(word, at) + 1
    return at


def themes_of(parse: Parse, clause: Clause) -> tuple[Theme | None, ...]:
    """What the clause does something to, first: the objects of an active verb, then the subject."""
    objects = () if clause.passive else (t for t in clause.objects if parse.lowers[t] not in TIMES)
    return (*(theme_of(parse, t) for t in objects), theme_of(parse, clause.subject))


def _patients(parse: Parse, clause: Clause, verb: int) -> list[int]:
    """The objects of an active verb, after its particle too ("switched off the network"); no lengths of time ("lasted nine hours")."""
    if clause.passive:
        return []
    after = verb + 1
    apart = parse.child(after, "pobj") if after in clause.own and parse.lowers[after] in PARTICLES else None
    objects = [*parse.children_of(verb, *OBJECTS), *([apart] if apart is not None else [])]
    return [t for t in objects if parse.lowers[t] not in TIMES]


def _is_said_of(parse: Parse, clause: Clause, one: Candidate) -> bool:
    """Whether the phrase is said of what it needs."""
    trigger, patients = one.trigger, _patients(parse, clause, one.at)
    if (patients and trigger.alone) or (trigger.bare and not _stands_bare(parse, one.at)):
        return False
    acting, subject = [theme_of(parse, t) for t in patients], theme_of(parse, clause.subject)
    if trigger.need is Need.OUTAGE:
        it = clause.subject is not None and parse.lowers[clause.subject] == "it" and not patients
        known = Theme.OUTAGE in themes_of(parse, clause) or (it and subject is Theme.NETWORK)
        return known or _is_of_outage(parse, clause)
    if subject is None and not patients and trigger.sense is not Sense.START and _is_ourselves(parse, clause):
        subject = Theme.NETWORK
    if not patients and subject is Theme.OUTAGE and is_pronoun(parse, clause.subject):
        subject = Theme.NETWORK  # what "went down" after "the outage of the site" is the site
    undergoing = acting or [subject]
    if trigger.need is Need.MENDING:
        return undergoing[0] is Theme.MENDING
    if trigger.need is Need.NETWORK:
        first = next((theme for theme in undergoing if theme is not None), None)
        return first is Theme.NETWORK or (trigger.sense is Sense.END and first is Theme.OUTAGE)
    if not ABOUT_NETWORKS.isdisjoint((*acting, subject)):
        return True
    if not {Theme.OTHER, Theme.MENDING}.isdisjoint(undergoing):
        return False
    counted = clause.subject is not None and parse.tags[clause.subject] == "CD"  # "another 7,000 were cut off"
    placed = Theme.PLACE in undergoing or is_pronoun(parse, clause.subject) or counted
    return speaks_of_networks(parse, clause.head, back=NEARBY if placed else 0)


def _is_ourselves(parse: Parse, clause: Clause) -> bool:
    """Whether who speaks of networks says it of themselves: "we were back by noon", "we are still down"."""
    first_person = clause.subject is not None and parse.lowers[clause.subject] == "we"
    return first_person and speaks_of_networks(parse, clause.head, back=NEARBY)


def _stands_bare(parse: Parse, verb: int) -> bool:
    """Whether nothing but a time follows: "the networks went at 16:15", not "went to court", "went on"."""
    after = [parse.lowers[t] for t in range(verb + 1, min(verb + 3, len(parse)))]
    return not after or after[0] in BARE or (after[0] == "on" and parse.tags[min(verb + 2, len(parse) - 1)] == "NNP")


def _is_of_outage(parse: Parse, clause: Clause) -> bool:
    """Whether the clause is about an outage all the same: "an interruption of lines, which lasted ..."; by an earlier verb."""
    if clause.subject is not None and parse.deps[clause.subject] == "pobj":
        above = parse.heads[parse.heads[clause.subject]]
        return theme_of(parse, above) is Theme.OUTAGE
    if parse.deps[clause.head] != "conj" or theme_of(parse, clause.subject) is not None:
        return False
    first, last = parse.sentence(clause.head)
    root = next((t for t in range(first, last + 1) if parse.heads[t] == t), clause.head)
    return theme_of(parse, parse.child(root, "nsubj", "nsubjpass")) is Theme.OUTAGE


def _reached(parse: Parse, clause: Clause) -> Sense | None:
    """Down where nothing can be reached, back where it can be again."""
    verbs = [
        t for t in clause.own if parse.lowers[t] in load_triggers().reach and (parse.is_verb(t) or t == clause.head)
    ]
    words = {parse.lowers[t] for t in clause.own}
    if _is_none_of(parse, clause) or (words & NEGATIONS and words & GETTING and "online" in words):
        return Sense.DOWN
    if not verbs:
        return None
    if not _is_reach_of_networks(parse, clause, verbs[0]):
        return None
    if words & NEGATIONS:
        return Sense.DOWN
    returned = words & RETURNS or (words & NORMALLY and words & LIMITS)
    return Sense.END if returned else None


def _is_none_of(parse: Parse, clause: Clause) -> bool:
    """Whether no network, route or packet is left to do what the clause says: "no packets have left the country"."""
    if clause.subject is None or not any(parse.lowers[c] == "no" for c in parse.children[clause.subject]):
        return False
    words = load_triggers()
    moves = parse.lowers[clause.head] in words.reach or parse.lowers[clause.head] in words.move
    return moves and (theme_of(parse, clause.subject) is Theme.NETWORK)


def _is_reach_of_networks(parse: Parse, clause: Clause, verb: int) -> bool:
    """Whether what is reached is a network, or "nothing" at all; dialling and logging in are done on networks only."""
    words, themes = load_triggers(), themes_of(parse, clause)
    *objects, subject = themes
    if Theme.OTHER in themes:
        return False
    if not objects and clause.subject is not None and parse.lowers[clause.subject] in words.agent:
        return False
    if Theme.NETWORK in (objects or themes) or any(parse.lowers[t] in ("nothing", "nobody") for t in clause.own):
        return True
    if subject is Theme.NETWORK and Theme.PLACE in objects:  # traffic reaches a country
        return True
    return parse.lowers[verb] in words.dial and speaks_of_networks(parse, verb, back=1)
