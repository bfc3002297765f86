"""The clause around a number: its predicate, its own words, and the words that a reader would quote for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from ledger.extract.parse.syntax import Parse

BELOW = frozenset({"advcl", "ccomp", "relcl", "acl", "parataxis", "csubj"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
OBJECTS = ("dobj", "attr", "oprd")
RELATIVES = frozenset({"which", "that", "who", "whose"})
MARKS = frozenset({"when", "after", "before", "as", "while", "since", "until", "once"})
STOPS = frozenset(
    {
        ",",
        ".",
        ";",
        ":",
        "—",
        "–",
        "-",
        "(",
        ")",
        "with",
        "but",
        "when",
        "while",
        "which",
        "who",
        "according",
        "because",
        "though",
        "?",
        "!",
    }
)
JOINS = frozenset({"and", "or"})
DASHES = frozenset({"–", "—", "-", "--"})
DATELINE = 12
"""Tokens within which the dash of a dateline stands."""
LONGEST = 7
"""Tokens after the number that still belong to it: "on Monday, 22 December", "local time", "in Pyongyang"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One predicate with its own words, without the clauses below it."""

    head: int
    own: tuple[int, ...]
    subject: int | None
    """Head of the subject; of the noun it is about, for a relative clause or participle; of the first clause's subject for a later one."""
    objects: tuple[int, ...]
    passive: bool

    def words(self, parse: Parse) -> list[str]:
        """Its own words, in lower case and reading order."""
        return [parse.lowers[t] for t in self.own]


def clause_of(parse: Parse, tokens: Sequence[int]) -> Clause:
    """The clause that these tokens stand in."""
    top = next((t for t in tokens if parse.heads[t] not in tokens or parse.heads[t] == t), tokens[0])
    head = top
    while parse.heads[head] != head and not _opens(parse, head):
        head = parse.heads[head]
    return clause_at(parse, _continued(parse, head))


def _continued(parse: Parse, head: int) -> int:
    """The predicate of the words after a fragment that the parser took for a sentence ("Between 1 a.m. and 2 a.m. | routes were gone")."""
    first, last = parse.sentence(head)
    if last + 1 >= len(parse) or parse.is_verb(head) or not parse.words[last + 1][0].islower():
        return head
    if any(parse.is_verb(t) for t in range(first, last + 1)):
        return head
    first, last = parse.sentence(last + 1)
    return next((t for t in range(first, last + 1) if parse.heads[t] == t), head)


def clause_at(parse: Parse, head: int) -> Clause:
    """The clause with this predicate."""
    verbs, own, todo = [head], [head], list(parse.children[head])
    while todo:
        at = todo.pop()
        if _opens(parse, at):
            continue
        own.append(at)
        if parse.deps[at] in ("xcomp", "aux", "auxpass", "pcomp") and parse.is_verb(at):
            verbs.append(at)
        todo += parse.children[at]
    objects = tuple(c for v in verbs for c in parse.children_of(v, *OBJECTS))
    return Clause(
        head=head,
        own=tuple(sorted(own)),
        subject=_subject(parse, head),
        objects=objects,
        passive=any(parse.deps[c] in ("auxpass", "nsubjpass") for v in verbs for c in parse.children[v])
        or (parse.deps[head] == "acl" and parse.tags[head] == "VBN"),
    )


def _opens(parse: Parse, token: int) -> bool:
    """Whether a clause of its own begins with this predicate."""
    dep = parse.deps[token]
    if dep in BELOW:
        return parse.is_verb(token) or parse.child(token, *SUBJECTS) is not None
    if dep == "pcomp":
        return parse.tags[token] == "VBG"
    return dep == "conj" and parse.is_verb(token) and parse.is_verb(parse.heads[token])


def _subject(parse: Parse, head: int) -> int | None:
    own = parse.child(head, *SUBJECTS)
    if own is None and parse.deps[head] == "conj" and parse.is_verb(parse.heads[head]):
        return _subject(parse, parse.heads[head])
    if parse.deps[head] in ("relcl", "acl") and (own is None or parse.lowers[own] in RELATIVES):
        return parse.heads[head]
    if own is None and parse.deps[head] == "advcl" and parse.tags[head] in ("VBG", "VBN", "VB"):
        return _subject(parse, parse.heads[head])
    return own


def is_background(parse: Parse, clause: Clause) -> bool:
    """Whether the clause only says when or why something else happened."""
    first = clause.own[0]
    return parse.deps[clause.head] == "advcl" and any(
        parse.lowers[c] in MARKS for c in parse.children[clause.head] if first <= c < clause.head
    )


def quoted_range(parse: Parse, clause: Clause, tokens: Sequence[int]) -> tuple[int, ...]:
    """The words that say the number: from the subject, or the time before it, to the number or the end of the predicate."""
    start, end = parse.sentence(tokens[0])[0], parse.sentence(clause.head)[1]
    first = min(_first(parse, clause), _fronted(parse, clause), tokens[0])
    if first == tokens[0] and first > start and parse.tags[first - 1] == "IN":
        first -= 1
    last = max(tokens[-1], clause.head)
    last = _last(parse, clause, last, end) if tokens[-1] < clause.head else _tail(parse, last, end)
    return tuple(range(_after_dateline(parse, max(start, first), tokens[0]), min(end, last) + 1))


def _after_dateline(parse: Parse, first: int, number: int) -> int:
    """Past the "LONDON, Dec 25 –" that opens an agency's story."""
    if not parse.words[first].isupper() or parse.words[first] in ("I", "A"):
        return first
    dash = next((t for t in range(first, min(number, first + DATELINE)) if parse.words[t] in DASHES), None)
    return first if dash is None else dash + 1


def _first(parse: Parse, clause: Clause) -> int:
    """Where its subject, or the noun that it is about, begins; its own first word without one."""
    subject = parse.child(clause.head, *SUBJECTS)
    if parse.deps[clause.head] in ("relcl", "acl") and (subject is None or parse.lowers[subject] in RELATIVES):
        noun = parse.heads[clause.head]
        return min([noun, *(parse.edges[c][0] for c in parse.children[noun] if c < noun)])
    if subject is None:
        return clause.head if parse.deps[clause.head] == "conj" else clause.own[0]
    return parse.edges[subject][0]


def _fronted(parse: Parse, clause: Clause) -> int:
    """Where a phrase before the subject begins that says when or where: "Since last year we have seen ..."."""
    fronted = (c for c in parse.children_of(clause.head, "prep", "npadvmod") if c < clause.head)
    return min((parse.edges[c][0] for c in fronted), default=clause.head)


def _last(parse: Parse, clause: Clause, last: int, end: int) -> int:
    """To the end of the predicate's own words, but not past a mark that closes the clause."""
    own = set(clause.own)
    while last < end and last + 1 in own and parse.lowers[last + 1] not in STOPS:
        last += 1
    return last


def _tail(parse: Parse, last: int, end: int) -> int:
    """A few words more, up to the next mark or joining word."""
    for step in range(1, LONGEST + 1):
        at = last + step
        if at > end:
            return end
        if (
            parse.lowers[at] in STOPS
            or parse.lowers[at] in JOINS
            or parse.words[at] == "\n"
            or (parse.lowers[at] in MARKS and not (parse.lowers[at] == "as" and parse.deps[at] == "prep"))
        ):
            return at - 1
        if parse.is_verb(at) and parse.tags[at] != "VBN":
            return last
    return last + LONGEST
