"""Noun phrases: where one begins and ends, and who the subject of a verb is."""

from ledger.extract.parse.coordination import governs_too
from ledger.extract.parse.syntax import SUBJECTS, Parse, trim

LONG_TAIL = frozenset({"relcl", "advcl", "ccomp", "mark", "advmod", "parataxis", "npadvmod", "dep", "meta"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
INTRANSITIVE = frozenset({"called", "boasted", "bragged", "appealed", "objected", "replied", "responded"})
"""Forms that with a preposition are no passive: "called for", "boasted of"."""
QUOTES = frozenset({"quoted", "quotes", "quoting", "quote", "cited", "cites", "citing", "cite"})
"""Verbs whose object says what follows them with "as saying"."""
LONGEST_CLAUSE = 14
"""A clause without a comma up to this many tokens belongs to its noun ("people who had seen it"), a longer one does not."""


def noun_phrase(parse: Parse, head: int, *, coordinated: bool = True) -> list[int]:
    """The tokens of the noun phrase at `head`: title, apposition and short attributes in, relative clauses out.

    Never none: where all of it is marks, as a parse may have it, it is the head.
    """
    out, todo = [], [head]
    while todo:
        at = todo.pop()
        out.append(at)
        for child in parse.children[at]:
            dep = parse.deps[child]
            if dep in ("conj", "cc", "preconj") and at == head and not coordinated:
                continue
            if _restricts(parse, at, child):
                out += parse.subtree(child)
                continue
            if dep in LONG_TAIL or dep == "acl":
                continue
            if dep == "conj" and parse.is_verb(child):
                continue
            todo.append(child)
    out = _contiguous(sorted(out), head)
    out = _with_called(parse, _with_name(parse, out, head), head)
    return trim(parse, out, drop=",;:–—.!?-'\"“”‘’") or [head]


def _restricts(parse: Parse, noun: int, clause: int) -> bool:
    """Whether a relative or participle clause is part of the noun phrase: right after it, short, and no comma before."""
    reduced = parse.deps[clause] == "acl" and parse.tags[clause] == "VBN"
    if not (reduced or parse.deps[clause] == "relcl") or lone_noun(parse, clause) is not None:
        return False
    first, last = parse.edges[clause]
    return first > noun and last - first <= LONGEST_CLAUSE and parse.lowers[first - 1] not in (",", "—", "–", "-", "--")


def _with_name(parse: Parse, tokens: list[int], head: int) -> list[int]:
    """The phrase with the name right after its noun ("the researcher Elin Dahl"), where the parse cut it off."""
    if tokens[-1] != head or parse.tags[head] != "NN":
        return tokens
    last = head
    while last + 1 < len(parse) and parse.tags[last + 1].startswith("NNP") and parse.words[last + 1][:1].isupper():
        last += 1
    return [*tokens, *range(head + 1, last + 1)]


def _with_called(parse: Parse, tokens: list[int], head: int) -> list[int]:
    """The phrase with the noun it is the name of ("hackers called ..."), where the parse took the name for the subject."""
    if parse.deps[head] not in SUBJECTS or not parse.is_verb(parse.heads[head]):
        return tokens
    at = tokens[0] - 1
    while at > 0 and parse.words[at] in "\"“‘'":
        at -= 1
    if at < 1 or parse.lowers[at] not in ("called", "named", "dubbed") or not parse.tags[at - 1].startswith("NN"):
        return tokens
    first = at - 1
    while first > 0 and parse.tags[first - 1] in ("NN", "NNS", "NNP", "JJ", "DT", "CD"):
        first -= 1
    return [*range(first, tokens[0]), *tokens]


def _contiguous(tokens: list[int], head: int) -> list[int]:
    """The run of tokens around `head`; gaps of one token (a dropped comma) are bridged."""
    at = tokens.index(head)
    first = last = at
    while first > 0 and tokens[first] - tokens[first - 1] <= 1:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1] - tokens[last] <= 1:
        last += 1
    return tokens[first : last + 1]


def restricted(parse: Parse, head: int) -> list[int]:
    """The subtree of a noun without what a comma sets off from it: non-restrictive clauses, participles, appositions."""
    tokens = parse.subtree(head)
    gone: set[int] = set()
    for child in tokens:
        if parse.deps[child] not in ("relcl", "advcl", "acl", "appos"):
            continue
        first = parse.edges[child][0]
        if child > head and first > head and parse.lowers[first - 1] in (",", "—", "–"):
            gone.update(parse.subtree(child))
    return [t for t in tokens if t not in gone]


def subject_of(parse: Parse, verb: int, depth: int = 0) -> int | None:
    """The head of the noun phrase that does what this verb says; None when nothing in the parse says who.

    Follows coordination, control ("declined to say"), participles ("..., saying that"), relative clauses (the
    antecedent, not the pronoun) and the agent of a passive.
    """
    if depth > 6:  # noqa: PLR2004  a chain of verbs longer than this is a fault of the parse
        return None
    if is_passive(parse, verb):
        return _agent(parse, verb)
    above = governs_too(parse, verb)
    if above is not None:
        return _active_subject(parse, above, depth)
    own = parse.child(verb, "nsubj", "csubj")
    if own is not None and own != verb:
        return _antecedent(parse, verb, own)
    return _borrowed_subject(parse, verb, depth)


def _borrowed_subject(parse: Parse, verb: int, depth: int) -> int | None:
    """The subject that a verb without one of its own shares with its governor."""
    head, dep = parse.heads[verb], parse.deps[verb]
    if head == verb:
        return None
    if dep == "conj" and parse.is_verb(head):
        return _active_subject(parse, head, depth)
    if dep in ("xcomp", "advcl", "aux", "ccomp") and not _has_other_subject(parse, verb):
        return _active_subject(parse, head, depth) if dep != "ccomp" else None
    if dep in ("acomp", "attr", "oprd") and parse.is_verb(head):
        return _active_subject(parse, head, depth)
    if dep == "acl" and parse.tags[verb] in ("VBN", "VBD"):
        return lone_noun(parse, verb)
    if dep in ("acl", "relcl"):
        return head if parse.tags[verb] in ("VBG", "VB", "VBD", "VBZ", "VBP") else None
    if dep == "pcomp":
        governor = next((a for a in parse.ancestors(head) if parse.is_verb(a)), None)
        if governor is not None and parse.lowers[head] == "as" and not is_passive(parse, governor):
            quoted = parse.child(governor, "dobj") if parse.lowers[governor] in QUOTES else None
            if quoted is not None:  # "Xinhua quoted X as saying": X says it
                return quoted
        return _active_subject(parse, governor, depth) if governor is not None else None
    return None


def _has_other_subject(parse: Parse, verb: int) -> bool:
    return parse.child(verb, *SUBJECTS) is not None


def _active_subject(parse: Parse, verb: int, depth: int) -> int | None:
    """The subject of a governing verb, whatever its voice: in "was quoted as saying" the one quoted says it."""
    subject = parse.child(verb, *SUBJECTS)
    if subject is not None:
        return _antecedent(parse, verb, subject)
    return subject_of(parse, verb, depth + 1)


def _antecedent(parse: Parse, verb: int, subject: int) -> int:
    """What a relative pronoun stands for; the subject itself otherwise."""
    if parse.lowers[subject] in RELATIVES and parse.tags[subject] in ("WP", "WDT", "IN", "DT"):
        at = verb
        while parse.deps[at] in ("conj", "xcomp", "ccomp") and parse.heads[at] != at:
            at = parse.heads[at]
        if parse.deps[at] == "relcl":
            return parse.heads[at]
    return subject


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether the verb is a passive participle with its auxiliary, or a reduced one ("said to be")."""
    if parse.child(verb, "auxpass", "nsubjpass") is not None:
        return True
    if lone_noun(parse, verb) is not None:
        return False
    return (
        (
            parse.tags[verb] == "VBN"
            or (parse.tags[verb] == "VBD" and (parse.deps[verb] == "acl" or _is_opening(parse, verb)))
        )
        and parse.deps[verb] in ("acl", "relcl", "advcl")
        and parse.child(verb, "aux", "nsubj") is None
    )


def _is_opening(parse: Parse, verb: int) -> bool:
    """Whether a verb opens its clause: "Asked if it was so, she ...", "when asked", a participle whatever its tag."""
    if parse.deps[verb] != "advcl":
        return False
    return parse.sentence(verb)[0] == verb or parse.lowers[verb - 1] in ("when", "if", "once")


def lone_noun(parse: Parse, verb: int) -> int | None:
    """The noun that a participle is the verb of, in a sentence that the parse gives no verb: "One of the two called it a lie".

    An object or a phrase of its own tells it from a reduced passive ("Minister accused of lying").
    """
    if parse.deps[verb] != "acl" or parse.tags[verb] not in ("VBN", "VBD"):
        return None
    own = parse.child(verb, "dobj", "ccomp") is not None
    if not own and not (parse.lowers[verb] in INTRANSITIVE and parse.child(verb, "prep") is not None):
        return None
    above = list(parse.ancestors(verb))
    return None if any(parse.is_verb(a) for a in above) else above[-1]


def relative_pronoun(parse: Parse, verb: int, source_head: int) -> int | None:
    """The "who" beside the verb that stands for `source_head`; None where the noun itself is the subject."""
    subject = parse.child(verb, *SUBJECTS)
    if subject is None or subject == source_head or parse.lowers[subject] not in RELATIVES:
        return None
    return subject


def _agent(parse: Parse, verb: int) -> int | None:
    agent = parse.child(verb, "agent")
    return parse.child(agent, "pobj") if agent is not None else None
