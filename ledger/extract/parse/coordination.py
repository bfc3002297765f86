"""Verbs whose subject is that of a clause above the one they were parsed into."""

from ledger.extract.parse.syntax import SUBJECTS, Parse

HAPPENS = frozenset(
    """accident failure outage blackout attack fault breach disruption interruption incident trouble error crash leak problem hack
    intrusion cut shutdown suspension traffic system network cable server line power service website site""".split()
)
"""Nouns for what happens, and for what it happens to: none of them says anything, with "the" or without."""


def governs_too(parse: Parse, verb: int) -> int | None:
    """The verb above whose subject does this one too: resumed after "and", or as a participle after a comma."""
    return resumes(parse, verb) if parse.tags[verb] != "VBG" else _accompanied(parse, verb)


def _accompanied(parse: Parse, verb: int) -> int | None:
    """'said that it had failed, adding that ...': the one who says it adds, not what failed."""
    head, first = parse.heads[verb], parse.edges[verb][0]
    if parse.deps[verb] != "advcl" or verb != first or verb < head or parse.lowers[first - 1] != ",":
        return None
    above = parse.heads[head]
    return above if parse.deps[head] == "ccomp" and head > above and parse.is_verb(above) else None


def resumes(parse: Parse, verb: int) -> int | None:
    """The verb above its clause that a coordinated one goes on from: "said that it had failed, and denied ...".

    The parse joins it to the nearest verb, that of the clause. A comma before the "and" and the form of the verb above tell
    the two apart; without the comma, that what the clause is about cannot speak ("said the backup had failed and promised ...").
    """
    coordinator = _coordinator(parse, verb)
    if coordinator is None or any(c > coordinator for c in parse.children_of(verb, *SUBJECTS)):
        return None
    parted = parse.lowers[coordinator - 1] == ","
    form, clause = _form(parse, verb), None
    for above in parse.ancestors(verb):
        if clause is None and parse.deps[above] in ("ccomp", "relcl", "acl", "xcomp", "pcomp"):
            clause = above
        governor = parse.heads[above]
        if clause is None and parse.deps[verb] in ("relcl", "acl"):  # "which froze cards, and promised", parsed as one
            clause = verb
        if clause is None or not parse.is_verb(governor) or governor == above:
            continue
        if _form(parse, governor) not in (form, form.removesuffix("-")):
            continue
        return (
            governor if parted or not _could_speak(parse, clause) or _is_finite_after_infinitive(parse, verb) else None
        )
    return None


def _coordinator(parse: Parse, verb: int) -> int | None:
    """The "and" or "but" before a verb, its auxiliaries and adverbs between."""
    at = verb - 1
    while at > 0 and (parse.tags[at] in ("MD", "RB") or parse.deps[at] in ("aux", "auxpass", "neg")):
        at -= 1
    return at if at > 0 and parse.lowers[at] in ("and", "but") else None


def _is_finite_after_infinitive(parse: Parse, verb: int) -> bool:
    """'urged users to wait and promised them more': the second verb cannot go with the infinitive."""
    return (
        parse.deps[verb] == "conj"
        and parse.tags[verb] in ("VBD", "VBZ")
        and parse.tags[parse.heads[verb]] in ("VB", "VBG")
    )


def _could_speak(parse: Parse, clause: int) -> bool:
    """Whether the subject of a clause may be somebody: a name, a pronoun of a person, or a noun with "the" that can speak."""
    subject = parse.child(clause, *SUBJECTS)
    if subject is None:
        return parse.child(clause, "expl") is None
    if parse.tags[subject] == "PRP":
        return parse.lowers[subject] != "it"
    if parse.lowers[subject].removesuffix("s") in HAPPENS:
        return False
    return parse.tags[subject] != "NN" or any(parse.lowers[c] == "the" for c in parse.children_of(subject, "det"))


def _form(parse: Parse, verb: int) -> str:
    """The tag of the finite verb; a refusal in the past ("would not") goes with any past."""
    aux = next((c for c in parse.children[verb] if parse.deps[c] in ("aux", "auxpass") and c < verb), None)
    if aux is None:
        return parse.tags[verb]
    if parse.lowers[aux] in ("would", "could") and parse.is_negated(verb):
        return "VBD-"
    return parse.tags[aux]
