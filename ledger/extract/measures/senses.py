"""What a clause says about a network: that it fails, is out, or is back, or that a failure lasts."""

from collections.abc import Iterator, Sequence

from ledger.extract.measures.clauses import Clause
from ledger.extract.measures.themes import ABOUT_NETWORKS, Theme, speaks_of_networks, theme_of
from ledger.extract.measures.triggers import Need, Sense, Trigger, load_triggers
from ledger.extract.parse.syntax import Parse

NEGATIONS = frozenset(
    {"not", "n't", "no", "never", "nothing", "nobody", "none", "unable", "cannot", "impossible", "neither", "hardly"}
)
RETURNS = frozenset({"again", "usual", "normally", "normal", "anew"})
FAR = 9
"""Own words of the clause within which a phrase stands."""


def sense_of(parse: Parse, clause: Clause) -> Sense | None:
    """What the clause says; None when it speaks of something else, or denies it."""
    found = _reached(parse, clause)
    if found is not None:
        return found
    best: tuple[int, Trigger] | None = None
    for at, trigger in _candidates(parse, clause):
        longer = best is None or len(trigger.rest) > len(best[1].rest)
        if (
            longer
            and not _is_denied(parse, at)
            and not _is_denied(parse, clause.head)
            and _is_said_of(parse, clause, trigger)
        ):
            best = (at, trigger)
    return best[1].sense if best is not None else None


def _candidates(parse: Parse, clause: Clause) -> Iterator[tuple[int, Trigger]]:
    """Verbs of the clause with each phrase that begins with them and goes on in it."""
    table = load_triggers().verbs
    for place, at in enumerate(clause.own):
        if parse.lowers[at] not in table or not (parse.is_verb(at) or at == clause.head):
            continue
        after = [parse.lowers[t] for t in clause.own[place + 1 : place + 1 + FAR]]
        for trigger in table[parse.lowers[at]]:
            if _follow(trigger.rest, after):
                yield at, trigger


def _is_denied(parse: Parse, verb: int) -> bool:
    """Whether the verb is negated in its own clause ("Perhaps not: websites failed" does not negate "failed")."""
    marks = (":", ",", ";")
    near = all(parse.words[t] not in marks for c in parse.children_of(verb, "neg") for t in range(c, verb))
    return parse.is_negated(verb) and near


def _follow(rest: Sequence[str], words: Sequence[str]) -> bool:
    """Whether these words stand among the others in this order."""
    left = iter(words)
    return all(word in left for word in rest)


def themes_of(parse: Parse, clause: Clause) -> tuple[Theme | None, ...]:
    """What the clause does something to, first: the objects of an active verb, then the subject."""
    objects = () if clause.passive else clause.objects
    return (*(theme_of(parse, t) for t in objects), theme_of(parse, clause.subject))


def _is_said_of(parse: Parse, clause: Clause, trigger: Trigger) -> bool:
    """Whether the phrase is said of what it needs."""
    themes = themes_of(parse, clause)
    if trigger.need is Need.OUTAGE:
        return Theme.OUTAGE in themes or _is_of_outage(parse, clause)
    if trigger.need is Need.NETWORK:
        first = next((theme for theme in themes if theme is not None), None)
        return first is Theme.NETWORK or (trigger.sense is Sense.END and first is Theme.OUTAGE)
    if any(theme in ABOUT_NETWORKS for theme in themes):
        return True
    return Theme.OTHER not in themes and speaks_of_networks(parse, clause.head, back=1)


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
    if not verbs:
        return None
    words = {parse.lowers[t] for t in clause.own}
    themes = themes_of(parse, clause)
    if Theme.OTHER in themes or not (Theme.NETWORK in themes or (words & {"nothing", "nobody"})):
        named = (
            Theme.OTHER not in themes
            and "resolve" in parse.lowers[verbs[0]]
            and speaks_of_networks(parse, verbs[0], back=1)
        )
        if not named:
            return None
    if words & NEGATIONS:
        return Sense.DOWN
    return Sense.END if words & (RETURNS | {"since"}) else None
