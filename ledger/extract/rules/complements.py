"""What a verb governs: clauses, infinitives, gerunds, objects and phrases, each with its frame."""

from collections.abc import Collection, Iterator, Sequence

from ledger.extract.parse.nouns import noun_phrase
from ledger.extract.parse.syntax import SUBJECTS, Parse, trim
from ledger.extract.rules.clauses import asks, clauses, is_content, wanted, without_adjuncts
from ledger.extract.rules.judgements import judged, small
from ledger.extract.rules.objects import (
    MOMENTS,
    RELATIVES,
    VENUES,
    Complement,
    full,
    inside_object,
    placed,
    relative_object,
    undergone,
    with_place,
)
from ledger.extract.speakers.names import CALENDAR

NEAR = 3
"""Coordinated verbs with one object stand this close ("denied and strongly condemned the report")."""


def complements(
    parse: Parse, verb: int, cue: Sequence[int], frames: Collection[str], *, passive: bool
) -> Iterator[Complement]:
    """All that the cue at this verb governs, each in its frame; last the cue itself ("bare").

    What takes a search is looked for only where it stands in one of `frames`.
    """
    governors = [verb] if cue[-1] == verb else [verb, *cue[1:]]
    target = _sufferer(parse, verb) if passive else _object_of(parse, verb, cue)
    if cue[-1] - verb > 1 and target is not None and verb < target < cue[-1] and target not in cue:
        between = [t for t in range(verb + 1, cue[-1]) if t not in cue]
        yield Complement(frame="between", content=tuple(trim(parse, between)), target=target)
    for governor in governors:
        for child in parse.children[governor]:
            if child in cue:
                continue
            yield from _complement(parse, governor, child, target, passive=passive)
    if passive and "np" in frames:
        yield from undergone(parse, verb)
    elif cue[-1] == verb and "np" in frames:
        yield from relative_object(parse, verb)
        yield from _shared_object(parse, verb)
    yield from _behind(parse, cue)
    yield from _beyond_the_date(parse, verb, target)
    yield from _around(parse, verb)
    if "silent" in frames and parse.is_negated(verb):
        yield Complement(frame="silent", content=predicate(parse, verb))
    if "clause" in frames:
        yield from _adrift(parse, verb)
    if "small" in frames:
        yield from judged(parse, verb)
    yield Complement(frame="bare", content=tuple(range(cue[0], cue[-1] + 1)))


def _sufferer(parse: Parse, verb: int) -> int | None:
    """What a passive is said of: its subject, or the noun before a reduced one ("the gang accused of it")."""
    subject = parse.child(verb, "nsubjpass")
    return parse.heads[verb] if subject is None and parse.deps[verb] == "acl" else subject


def _object_of(parse: Parse, verb: int, cue: Sequence[int]) -> int | None:
    """The object of the verb, or what the preposition governs that ends the cue ("called on X")."""
    own = parse.child(verb, "dobj", "dative")
    return own if own is not None and own not in cue else parse.child(cue[-1], "pobj")


def _adrift(parse: Parse, verb: int) -> Iterator[Complement]:
    """'said at the time that ...': the parse hangs the clause on the noun of when or where it was said."""
    if parse.children_of(verb, "ccomp", "xcomp"):
        return
    for preposition in parse.children_of(verb, "prep"):
        for noun in parse.subtree(preposition):
            if not (parse.lowers[noun] in CALENDAR or parse.lowers[noun] in VENUES or parse.lowers[noun] in MOMENTS):
                continue
            for clause in parse.children_of(noun, "relcl", "acl", "ccomp"):
                first = parse.edges[clause][0]
                if parse.lowers[first] == "that" and clause > first > noun and parse.child(clause, *SUBJECTS) != first:
                    content = [t for t in without_adjuncts(parse, clause) if t > first]
                    yield Complement(frame="clause", content=tuple(trim(parse, content)))


def predicate(parse: Parse, verb: int) -> tuple[int, ...]:
    """The verb with its auxiliaries and all it governs, without its subject and without coordinated clauses."""
    gone = {
        t
        for c in parse.children_of(verb, "nsubj", "nsubjpass", "conj", "cc", "mark", "advcl", "parataxis")
        for t in parse.subtree(c)
    }
    return tuple(trim(parse, [t for t in parse.subtree(verb) if t not in gone]))


def _complement(parse: Parse, verb: int, child: int, target: int | None, *, passive: bool) -> Iterator[Complement]:
    called_for = wanted(parse, verb, child)
    if called_for:
        yield Complement(frame="for", content=called_for, target=parse.child(child, "nsubj"))
        return
    yield from _by_relation(parse, verb, child, target, passive=passive)


def _by_relation(parse: Parse, verb: int, child: int, target: int | None, *, passive: bool) -> Iterator[Complement]:
    dep = parse.deps[child]
    if is_content(parse, verb, child):
        yield from clauses(parse, child, target, passive=passive)
    elif dep == "advcl" and asks(parse, verb, child):
        yield Complement(frame="question", content=tuple(trim(parse, parse.subtree(child))))
    elif dep == "advmod" and child > verb and parse.tags[child] == "WRB":
        yield Complement(frame="question", content=(child,))
    elif dep == "dobj":
        yield from inside_object(parse, verb, child)
        yield from placed(parse, verb, child)
        if parse.lowers[child] in CALENDAR or (child < verb and parse.tags[child].startswith("NN")):
            return
        if parse.tags[child] not in ("PRP", "WP", "WDT", "DT", "EX"):
            yield Complement(frame="np", content=with_place(parse, verb, child), target=child)
        elif parse.lowers[child] in ("it", "this", "that") and parse.deps[verb] != "relcl":
            yield Complement(frame="it", content=(child,))
    elif dep == "oprd":
        yield from small(parse, verb, child, None if passive else target)
    elif dep in ("prep", "agent") and parse.lowers[child] != "by":
        yield from _prepositional(parse, child, target)


def _behind(parse: Parse, cue: Sequence[int]) -> Iterator[Complement]:
    """'cast doubt on the report', 'played down the breach': the object of the preposition that the cue ends in."""
    governed = parse.child(cue[-1], "pobj") if len(cue) > 1 else None
    if governed is not None and parse.lowers[governed] not in CALENDAR:
        yield Complement(frame="left", content=full(parse, governed), target=governed)


def _shared_object(parse: Parse, verb: int) -> Iterator[Complement]:
    """'denied and condemned the report': the object of the second verb is the first one's too."""
    if parse.deps[verb] == "relcl" or parse.children_of(verb, "dobj", "ccomp", "xcomp", "prep", "oprd"):
        return
    other = next((c for c in parse.children_of(verb, "conj") if c - verb <= NEAR), None)
    shared = parse.child(other, "dobj") if other is not None else None
    if other is not None and shared is not None:
        yield from _complement(parse, other, shared, shared, passive=False)


def _prepositional(parse: Parse, preposition: int, target: int | None) -> Iterator[Complement]:
    word = parse.lowers[preposition]
    governed = parse.child(preposition, "pobj", "pcomp", "amod", "prep")
    if governed is None or parse.lowers[governed] in CALENDAR or (parse.tags[governed] == "CD" and word != "of"):
        return
    content = full(parse, governed)
    if word == "as":
        after = parse.edges[preposition][1] + 1
        heavy = target if target is not None and target >= after and parse.edges[target][0] == after else None
        if heavy is None and parse.deps[governed] == "amod" and parse.child(preposition, "pobj") is not None:
            heavy = preposition  # "as irresponsible the reports", parsed as one phrase
        if heavy is not None:  # "dismissed as lies the reports of it"
            content = tuple(sorted({*full(parse, preposition), *full(parse, heavy)}))
        elif target is not None and parse.tags[target] not in ("PRP", "WDT", "WP") and target < preposition:
            phrase = full(parse, preposition)
            content = tuple(sorted({*noun_phrase(parse, target), *phrase}))
        yield Complement(frame="as", content=content, target=target)
        return
    if target is not None and word in (
        "on",
        "to",
    ):  # "blamed the outage on X", "traced the attack to X": X is the target
        if target < preposition:
            words = () if parse.lowers[target] in RELATIVES else noun_phrase(parse, target)
            yield Complement(
                frame=f"obj-{word}", content=tuple(sorted({*words, preposition, *content})), target=governed
            )
    elif target is not None:
        yield Complement(frame=f"obj-{word}", content=content, target=target)
    if target is None or word != "to":  # "referred them to X" is not "referred to X"
        yield Complement(frame=word, content=content)


def _beyond_the_date(parse: Parse, verb: int, target: int | None) -> Iterator[Complement]:
    """'accused it on Sunday of fraud': parsed as the Sunday of fraud."""
    for date in (d for p in parse.children_of(verb, "prep") for d in parse.children_of(p, "pobj")):
        for inner in parse.children_of(date, "prep"):
            if target is not None and parse.lowers[date] in CALENDAR and parse.lowers[inner] == "of":
                yield from _prepositional(parse, inner, target)


def _around(parse: Parse, verb: int) -> Iterator[Complement]:
    """The sentence around a cue that stands in it as a parenthesis ("The network, he said, was down")."""
    if parse.deps[verb] != "parataxis" or parse.heads[verb] == verb:
        return
    own = set(parse.subtree(verb))
    content = tuple(t for t in parse.subtree(parse.heads[verb]) if t not in own)
    yield Complement(frame="clause", content=tuple(trim(parse, content)))
