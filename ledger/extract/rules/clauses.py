"""A clause that a verb governs: whether it is what is said, its frame, and its words without what is not part of it."""

from collections.abc import Iterator

from ledger.extract.parse.nouns import noun_phrase
from ledger.extract.parse.syntax import Parse, trim
from ledger.extract.rules.objects import MOMENTS, Complement
from ledger.extract.speakers.names import CALENDAR

OCCASIONS = frozenset({"after", "before", "while", "because", "until", "although", "though", "since"})
"""Words that begin a clause of when or why something was said."""
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


def wanted(parse: Parse, verb: int, clause: int) -> tuple[int, ...]:
    """What somebody calls for that is a clause: "called for the law to be changed", "for" inside the clause or before it."""
    if parse.deps[clause] not in ("ccomp", "advcl", "xcomp") or clause < verb or not _has_to(parse, clause):
        return ()
    subject, tokens = parse.child(clause, "nsubj", "nsubjpass"), parse.subtree(clause)
    first = tokens[0] if parse.lowers[tokens[0]] != "for" else tokens[0] + 1
    is_for = parse.lowers[first - 1] == "for" and parse.heads[first - 1] in (verb, clause)
    if subject is None or not is_for or parse.edges[subject][0] != first:
        return ()
    return tuple(trim(parse, [t for t in tokens if t >= first]))


def is_content(parse: Parse, verb: int, clause: int) -> bool:
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


def asks(parse: Parse, verb: int, clause: int) -> bool:
    """Whether a clause asks what the verb leaves open: "whether ..." anywhere, "if ..." right after the verb."""
    mark = parse.edges[clause][0]
    if parse.tags[mark] == "WRB" and mark == verb + 1:  # "would not say when ..."
        return True
    if parse.deps[mark] != "mark":
        return False
    near = mark > verb and "," not in parse.lowers[verb:mark]
    return parse.lowers[mark] == "whether" or (parse.lowers[mark] == "if" and near)


def _purpose(parse: Parse, verb: int) -> bool:
    """Whether an infinitive at this verb is likelier its purpose than its content: it has another complement."""
    return parse.child(verb, "ccomp", "xcomp") is not None


def _has_to(parse: Parse, verb: int) -> bool:
    return any(parse.lowers[c] == "to" and parse.deps[c] == "aux" for c in parse.children[verb])


def clauses(parse: Parse, clause: int, target: int | None, *, passive: bool) -> Iterator[Complement]:
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
    tokens = _without_date_of_saying(parse, clause, without_adjuncts(parse, clause))
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


def without_adjuncts(parse: Parse, clause: int) -> list[int]:
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
