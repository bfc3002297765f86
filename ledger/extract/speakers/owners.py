"""Whose somebody is: where a description names the body of its holder ("head of research at X", "X's director", "who runs X")."""

from collections.abc import Iterator

from ledger.extract.parse.syntax import Parse
from ledger.extract.speakers.figure import HUMAN_HEADS

OF_BODY = frozenset({"of", "at", "for", "with", "from", "by"})
FORMERLY = frozenset({"former", "ex", "retired", "onetime", "ousted"})
NOW_LEADS = frozenset({"heads", "leads", "runs", "manages", "directs", "chairs", "represents", "oversees", "works", "head", "lead", "run", "manage", "work", "represent"})  # fmt: skip
"""Verbs in the present that say for whom somebody works; "led" and "used to run" say that it is over."""
WROTE = frozenset({"wrote", "authored", "co-authored", "compiled", "edited", "led", "oversaw"})
WORKS = frozenset("study report analysis research investigation survey paper review audit advisory".split())
"""What is written for somebody: "who wrote the firm's study" says for whom the writer works."""
PREFIXES = frozenset({"co", "vice", "deputy"})
"""What stands before a role and is taken apart from it: "its co-founder X"."""
DEEPEST = 4
"""Steps from a role down to its body: "head of research at the laboratory of X"."""


def owners(parse: Parse, head: int) -> Iterator[int]:
    """Tokens of the nouns and pronouns that can be the body of the role at `head`, the likeliest first."""
    if any(parse.lowers[c] in FORMERLY for c in parse.children_of(head, "amod", "compound", "advmod")):
        return
    yield from _down(parse, head, DEEPEST)


def _down(parse: Parse, at: int, steps: int) -> Iterator[int]:
    if not steps:
        return
    yield from parse.children_of(at, "poss")
    yield from (c for c in parse.children_of(at, "advmod") if parse.lowers[c] == "there")
    for child in parse.children_of(at, "compound", "nmod"):
        if parse.tags[child].startswith("NNP"):
            yield child
        elif parse.lowers[child] in HUMAN_HEADS | PREFIXES:
            yield from _down(parse, child, steps - 1)
    for preposition in parse.children_of(at, "prep"):
        if parse.lowers[preposition] not in OF_BODY:
            continue
        for governed in parse.children_of(preposition, "pobj"):
            yield from parse.children_of(governed, "appos")
            yield governed
            yield from _down(parse, governed, steps - 1)


def leads(parse: Parse, person: int) -> Iterator[int]:
    """Tokens that can be the body of a person by what a clause says ("who runs X's network division", "who works at X")."""
    for clause in parse.children_of(person, "relcl"):
        if parse.lowers[clause] in WROTE:
            works = (g for g in parse.children_of(clause, "dobj") if parse.lowers[g] in WORKS)
            yield from (owner for work in works for owner in parse.children_of(work, "poss"))
            continue
        if parse.lowers[clause] not in NOW_LEADS or parse.tags[clause] not in ("VBZ", "VBP"):
            continue
        for governed in parse.children_of(clause, "dobj"):
            yield from _down(parse, governed, DEEPEST)
            yield governed
        yield from _down(parse, clause, DEEPEST)


def role_beside(parse: Parse, noun: int) -> int:
    """The role that a name is set beside, where the parser set it beside the role's place or body ("a counsellor in Oslo, X")."""
    at = noun
    while parse.deps[at] in ("pobj", "prep", "compound", "nmod") and parse.heads[at] != at:
        at = parse.heads[at]
        if parse.lowers[at] in HUMAN_HEADS:
            return at
    return noun


def descriptions(parse: Parse, name: int) -> list[int]:
    """Heads of the noun phrases that say what the one named at this token is: apposition on either side, "X is a ...", "the host is X"."""
    out = [name]
    if parse.deps[name] == "appos":
        out.append(role_beside(parse, parse.heads[name]))
    out += parse.children_of(name, "appos")
    verb = parse.heads[name]
    if parse.deps[name] == "nsubj" and parse.lowers[verb] in ("is", "was", "'s", "became"):
        out += parse.children_of(verb, "attr")
    if parse.deps[name] == "attr" and parse.lowers[verb] in ("is", "was", "'s"):
        out += parse.children_of(verb, "nsubj")
    return out
