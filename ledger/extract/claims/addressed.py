"""Whom the words of a demand or a threat name, by the place of a noun in the parse alone."""

from collections.abc import Iterator

from ledger.extract.claims.accused import AGENTS
from ledger.extract.draft import Draft
from ledger.extract.parse.syntax import SUBJECTS, Parse
from ledger.model.claim import Act

CONDITIONS = frozenset({"if", "unless", "until", "should"})
AUDIENCE = frozenset("reporters journalists parliament lawmakers viewers readers listeners".split())
CHARGES = frozenset(
    """accused accuses accusing blamed blames blaming criticized criticised slammed faulted denounced condemned sued warned rebuked
    attacked lambasted""".split()
)
"""Verbs whose object stands charged, and owes an answer."""
SUFFERS = frozenset("pay pays lose loses face faces regret regrets suffer suffers get take have has be meet".split())


def asked_for(parse: Parse, draft: Draft) -> Iterator[int]:
    """'demanded that X apologize', 'demanded an explanation from X'."""
    inside = set(draft.content)
    if draft.frame == "clause":
        main = next((t for t in draft.content if parse.heads[t] not in inside), None)
        if main is not None:
            named = (c for c in parse.children_of(main, "compound") if parse.tags[main] == "NN")
            yield from (t for t in (*parse.children_of(main, "nsubj"), *named) if t in inside)
    elif draft.frame in ("np", "for"):
        for token in draft.content:
            if parse.lowers[token] == "from" and parse.deps[token] == "prep":
                yield from parse.children_of(token, "pobj")
        yield from _charged_before(parse, draft)


def _charged_before(parse: Parse, draft: Draft) -> Iterator[int]:
    """'accused X of theft and demanded an apology': what is demanded of nobody is demanded of the one charged."""
    verb = draft.head
    if verb is not None and parse.deps[verb] == "conj" and parse.lowers[parse.heads[verb]] in CHARGES:
        yield from parse.children_of(parse.heads[verb], "dobj")


def menaced(parse: Parse, draft: Draft, act: Act) -> Iterator[int]:
    """'retaliate against X', 'to attack X', 'to sue unless X pays', 'X would pay dearly'."""
    against = [t for t in draft.content if parse.lowers[t] == "against"]
    for token in against:
        yield from parse.children_of(token, "pobj")
    if act is Act.PROMISE or draft.frame in ("quote", "turn"):
        return
    inside = set(draft.content)
    main = next((t for t in draft.content if parse.heads[t] not in inside and parse.is_verb(t)), None)
    if main is None:
        return
    _, last = parse.sentence(main)
    yield from _warned(parse, draft)
    if not does(parse, main):
        yield from (t for t in parse.children_of(main, *SUBJECTS) if t in inside and is_agent(parse, t))
    for thing in parse.children_of(main, "dobj"):
        yield from [thing] if is_agent(parse, thing) else _whose(parse, thing)
    for state in parse.children_of(main, "ccomp"):  # "to keep X dark"
        yield from (t for t in parse.children_of(state, "nsubj") if is_agent(parse, t))
    for clause in (t for t in range(min(main, draft.content[0]), last + 1) if parse.deps[t] == "advcl"):
        marks = parse.children_of(clause, "mark", "advmod", "aux")
        if any(parse.lowers[c] in CONDITIONS for c in marks):
            yield from (t for t in parse.children_of(clause, "nsubj") if is_agent(parse, t))


def _warned(parse: Parse, draft: Draft) -> Iterator[int]:
    """'warned X that': a threat is aimed at the one who is told it, if that is no audience."""
    hearer = draft.hearer
    if draft.frame == "clause" and hearer is not None and parse.deps[hearer] in ("dobj", "dative"):
        yield from [hearer] if parse.lowers[hearer] not in AUDIENCE else []


def does(parse: Parse, verb: int) -> bool:
    """Whether the subject of a verb does harm to another, and suffers none: "X would ban it", but "X would pay a price"."""
    return parse.child(verb, "dobj") is not None and parse.lowers[verb] not in SUFFERS


def _whose(parse: Parse, thing: int) -> Iterator[int]:
    """Whose a thing is: "X's files", "the files of X"."""
    yield from parse.children_of(thing, "poss")
    for of in parse.children_of(thing, "prep"):
        if parse.lowers[of] == "of":
            yield from (t for t in parse.children_of(of, "pobj") if is_agent(parse, t))


def is_agent(parse: Parse, head: int) -> bool:
    """Whether a noun means somebody who can act."""
    return parse.tags[head].startswith(("NNP", "PRP")) or parse.lowers[head] in AGENTS
