"""What a verb governs: clauses, infinitives, gerunds, objects and phrases, each with its frame."""

from collections.abc import Collection, Iterator, Sequence

from ledger.extract.parse.nouns import noun_phrase
from ledger.extract.parse.syntax import SUBJECTS, Parse, trim
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

OCCASIONS = frozenset({"after", "before", "while", "because", "until", "although", "though", "since"})
"""Words that begin a clause of when or why something was said."""
NEAR = 3
"""Coordinated verbs with one object stand this close ("denied and strongly condemned the report")."""
ADJUNCTS = frozenset(
    {
        "following",
        "amid",
        "amidst",
        "citing",
        "adding",
        "saying",
        "noting",
        "denying",
        "according",
        "calling",
        "describing",
        "telling",
        "accusing",
        "blaming",
        "urging",
        "insisting",
        "arguing",
        "claiming",
        "stressing",
        "pointing",
        "warning",
        "threatening",
        "demanding",
        "promising",
        "vowing",
        "pledging",
        "rejecting",
        "dismissing",
        "suggesting",
        "referring",
        "emphasizing",
        "explaining",
        "quoting",
        "speaking",
    }
)
"""First words of a phrase after a comma that belongs to the act of saying, not to what is said."""


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
    yield from _beyond_the_date(parse, verb, target)
    yield from _around(parse, verb)
    if "silent" in frames and parse.is_negated(verb):
        yield Complement(frame="silent", content=predicate(parse, verb))
    if "clause" in frames:
        yield from _adrift(parse, verb)
    if "small" in frames:
        yield from judged(parse, verb)
    yield Complement(frame="bare", content=tuple(cue))


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
                    content = [t for t in _without_adjuncts(parse, clause) if t > first]
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
    wanted = _wanted(parse, verb, child)
    if wanted:
        yield Complement(frame="for", content=wanted, target=parse.child(child, "nsubj"))
        return
    yield from _by_relation(parse, verb, child, target, passive=passive)


def _by_relation(parse: Parse, verb: int, child: int, target: int | None, *, passive: bool) -> Iterator[Complement]:
    dep = parse.deps[child]
    if _is_content(parse, verb, child):
        yield from _clauses(parse, child, target, passive=passive)
    elif dep == "advcl" and _asks(parse, verb, child):
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


def _wanted(parse: Parse, verb: int, clause: int) -> tuple[int, ...]:
    """What somebody calls for that is a clause: "called for the law to be changed", "for" inside the clause or before it."""
    if parse.deps[clause] not in ("ccomp", "advcl", "xcomp") or clause < verb or not _has_to(parse, clause):
        return ()
    subject, tokens = parse.child(clause, "nsubj", "nsubjpass"), parse.subtree(clause)
    first = tokens[0] if parse.lowers[tokens[0]] != "for" else tokens[0] + 1
    is_for = parse.lowers[first - 1] == "for" and parse.heads[first - 1] in (verb, clause)
    if subject is None or not is_for or parse.edges[subject][0] != first:
        return ()
    return tuple(trim(parse, [t for t in tokens if t >= first]))


def _is_content(parse: Parse, verb: int, clause: int) -> bool:
    """Whether a clause is what the verb says: a complement, or an adverbial one that only the parse takes for such."""
    dep = parse.deps[clause]
    mark = parse.child(clause, "mark")
    if mark is not None and parse.lowers[mark] in OCCASIONS:
        return False
    if dep != "advcl":
        return dep in ("ccomp", "xcomp", "acl")
    if _that(parse, clause) is not None and clause > verb:
        return True
    return _has_to(parse, clause) and not _purpose(parse, verb)


def _asks(parse: Parse, verb: int, clause: int) -> bool:
    """Whether a clause asks what the verb leaves open: "whether ..." anywhere, "if ..." right after the verb."""
    mark = parse.edges[clause][0]
    if parse.tags[mark] == "WRB" and mark == verb + 1:  # "would not say when ..."
        return True
    if parse.deps[mark] != "mark":
        return False
    near = mark > verb and "," not in parse.lowers[verb:mark]
    return parse.lowers[mark] == "whether" or (parse.lowers[mark] == "if" and near)


def _shared_object(parse: Parse, verb: int) -> Iterator[Complement]:
    """'denied and condemned the report': the object of the second verb is the first one's too."""
    if parse.deps[verb] == "relcl" or parse.children_of(verb, "dobj", "ccomp", "xcomp", "prep", "oprd"):
        return
    other = next((c for c in parse.children_of(verb, "conj") if c - verb <= NEAR), None)
    shared = parse.child(other, "dobj") if other is not None else None
    if other is not None and shared is not None:
        yield from _complement(parse, other, shared, shared, passive=False)


def _purpose(parse: Parse, verb: int) -> bool:
    """Whether an infinitive at this verb is likelier its purpose than its content: it has another complement."""
    return parse.child(verb, "ccomp", "xcomp") is not None


def _has_to(parse: Parse, verb: int) -> bool:
    return any(parse.lowers[c] == "to" and parse.deps[c] == "aux" for c in parse.children[verb])


def _clauses(parse: Parse, clause: int, target: int | None, *, passive: bool) -> Iterator[Complement]:
    """A clause, and each coordinated one that has its own "that", apart."""
    subject = parse.child(clause, "nsubj", "nsubjpass", "expl", "csubj")
    apart = [c for c in parse.children_of(clause, "conj") if _that(parse, c) is not None]
    gone = {t for c in apart for t in (*parse.subtree(c), *parse.children_of(clause, "cc"))}
    content = tuple(t for t in _clean(parse, clause) if t not in gone)
    if _has_to(parse, clause) and subject is not None and parse.tags[subject] != "WP":
        outside = set(noun_phrase(parse, subject))
        yield Complement(frame="obj-inf", content=tuple(t for t in content if t not in outside), target=subject)
    elif _has_to(parse, clause):
        if target is None:
            yield Complement(frame="inf", content=content)
        elif passive:
            yield Complement(
                frame="obj-inf", content=tuple(sorted({*noun_phrase(parse, target), *content})), target=target
            )
        else:
            outside = set(noun_phrase(parse, target))
            yield Complement(frame="obj-inf", content=tuple(t for t in content if t not in outside), target=target)
    elif subject is None and _is_gerund(parse, clause):
        yield Complement(frame="gerund", content=content)
    elif parse.is_verb(clause) or parse.child(clause, "cop", "nsubj") is not None or _that(parse, clause) is not None:
        frame = "clause" if _finite(parse, clause) else "small"
        yield Complement(frame=frame, content=content)
    else:
        yield Complement(frame="small", content=content)
    for other in apart:
        yield Complement(frame="clause", content=tuple(_clean(parse, other)))


def _is_gerund(parse: Parse, clause: int) -> bool:
    """'hacking it', 'having hacked it'."""
    aux = parse.child(clause, "aux", "auxpass")
    return parse.tags[clause if aux is None else aux] == "VBG"


def _finite(parse: Parse, clause: int) -> bool:
    if parse.tags[clause] in ("VBD", "VBZ", "VBP", "MD"):
        return True
    return any(
        (parse.deps[c] in ("aux", "auxpass", "cop") and parse.tags[c] in ("VBD", "VBZ", "VBP", "MD"))
        or parse.deps[c] in ("nsubj", "nsubjpass", "expl", "mark")
        for c in parse.children[clause]
    )


def _that(parse: Parse, clause: int) -> int | None:
    """The "that" of a clause; of "were gone" the parse hangs it on the auxiliary."""
    verbs = (clause, *parse.children_of(clause, "aux", "auxpass"))
    below = (c for verb in verbs for c in parse.children[verb])
    return next((c for c in below if parse.lowers[c] == "that" and parse.deps[c] == "mark"), None)


def _clean(parse: Parse, clause: int) -> list[int]:
    """The clause's tokens without its "that" and without what stands before it."""
    that = _that(parse, clause)
    tokens = _without_date_of_saying(parse, clause, _without_adjuncts(parse, clause))
    if that is not None:
        tokens = [t for t in tokens if t > that] if that - tokens[0] <= 1 else [t for t in tokens if t != that]
    return trim(parse, tokens, drop=",;:–—-'") if tokens else tokens


def _without_date_of_saying(parse: Parse, clause: int, tokens: list[int]) -> list[int]:
    """The clause without a date between its cue and its subject or "that": "said on Tuesday it had", "told X the day before that"."""
    verb = parse.heads[clause]
    front = next((c for c in parse.children[clause] if c < clause and parse.edges[c][0] == tokens[0]), None)
    if front is None or verb >= tokens[0] or parse.deps[front] not in ("prep", "npadvmod"):
        return tokens
    last = parse.edges[front][1]
    noun = parse.child(front, "pobj") if parse.deps[front] == "prep" else front
    timed = noun is not None and (parse.lowers[noun] in CALENDAR or parse.lowers[noun] in MOMENTS)
    if not timed or parse.lowers[tokens[0] - 1] == "," or parse.lowers[last + 1] == ",":
        return tokens
    return [t for t in tokens if t > last]


def _without_adjuncts(parse: Parse, clause: int) -> list[int]:
    """The clause without phrases after a comma that comment on the saying ("..., following reports that", "..., adding that")."""
    gone: set[int] = set()
    for child in parse.subtree(clause):
        first = parse.edges[child][0]
        if (
            child > clause
            and parse.deps[child] in ("prep", "advcl", "parataxis")
            and "," in parse.lowers[max(0, first - 2) : first]
            and not any(parse.words[t][0].isalnum() for t in (first - 1,))
            and parse.lowers[first] in ADJUNCTS
        ):
            gone.update(parse.subtree(child))
    return [t for t in parse.subtree(clause) if t not in gone]


def _prepositional(parse: Parse, preposition: int, target: int | None) -> Iterator[Complement]:
    word = parse.lowers[preposition]
    governed = parse.child(preposition, "pobj", "pcomp", "amod", "prep")
    if governed is None or parse.lowers[governed] in CALENDAR or parse.tags[governed] == "CD":
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
