"""One claim as the families of predicates look at it: its tokens, who does what in them, and what is denied."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ledger.extract.claims.addressed import is_agent
from ledger.extract.claims.gist.table import Table
from ledger.extract.draft import Draft
from ledger.extract.parse.nouns import is_passive, subject_of
from ledger.extract.parse.syntax import Parse
from ledger.model.claim import Claim
from ledger.model.gist import HappeningKind, Predicate, Role

REACH = 6
"""Tokens after its first word within which the rest of a phrase stands."""
DEEPEST = 12
"""Steps up a parse; a longer chain is a fault of the parse."""
OBJECTS = ("dobj", "attr", "oprd", "dative")
NOBODY = frozenset({"nobody", "nothing", "none", "no-one", "neither"})
NO = frozenset({"no", "neither"})
RELATIVES = frozenset({"which", "that", "who", "whom"})
CLAUSES = frozenset({"relcl", "acl", "advcl"})


class Found(NamedTuple):
    """A predicate found at a token, with the heads of the phrases that are its arguments."""

    predicate: Predicate
    at: int
    slots: tuple[tuple[Role, int], ...] = ()
    holds: bool | None = None
    """Whether the content says that it is so; None where that is read from the words above the token."""
    kind: HappeningKind | None = None
    """Of what happened, where the verb itself tells of it."""
    victim: int | None = None
    """Head of the phrase for whom it happened to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A claim's content in its parse."""

    parse: Parse
    table: Table
    claim: Claim
    draft: Draft | None
    """None for the outlet's own statement."""
    content: Sequence[int]
    inside: frozenset[int] = field(default=frozenset())
    names: Container[int] = ()
    """Last tokens of the names that attacks go by."""

    def depth(self, token: int) -> int:
        """How many words of the content stand above it."""
        heads, steps = self.parse.heads, 0
        while steps < DEEPEST and heads[token] != token and heads[token] in self.inside:
            token, steps = heads[token], steps + 1
        return steps

    def roots(self) -> Iterator[int]:
        """The words of the content that hang on nothing in it, marks and joining words left out."""
        heads, inside, deps = self.parse.heads, self.inside, self.parse.deps
        return (
            t
            for t in self.content
            if (heads[t] not in inside or heads[t] == t) and deps[t] not in ("punct", "cc", "mark")
        )

    def follows(self, token: int, rest: Sequence[str]) -> bool:
        """Whether the rest of a phrase stands in order after its first word, within the content."""
        return follows(self.parse, token, rest, self.content[-1])

    def prep(self, token: int, *words: str) -> int | None:
        """The noun, or the verb, that one of these prepositions governs below the token."""
        parse = self.parse
        for child in parse.children[token]:
            if parse.lowers[child] in words and parse.deps[child] in ("prep", "agent", "prt", "advmod", "dative"):
                for below in parse.children[child]:
                    if parse.deps[below] in ("pobj", "pcomp"):
                        return below
        return None

    def doer(self, verb: int) -> int | None:
        """Who does what the verb says; of a passive, who stands after "by"."""
        found = subject_of(self.parse, verb)
        return found if found != verb else None

    def patient(self, verb: int) -> int | None:
        """To whom it is done: the object, the subject of a passive, the noun of a participle."""
        parse = self.parse
        if is_passive(parse, verb):
            own = parse.child(verb, "nsubjpass")
            if own is not None:
                return self._meant(verb, own)
            if parse.deps[verb] in ("acl", "relcl"):
                return parse.heads[verb]
            return self._shared(verb)
        found = parse.child(verb, "dobj")
        if found is not None and parse.lowers[found] in RELATIVES:
            return self._meant(verb, found)
        return found if found is not None else self.prep(verb, "into", "on", "at", "off", "down", "out", "against")

    def _shared(self, verb: int) -> int | None:
        """The subject of the first of joined passives ("was hacked and shut down")."""
        parse = self.parse
        head = parse.heads[verb]
        if parse.deps[verb] not in ("conj", "xcomp") or not parse.is_verb(head):
            return None
        return parse.child(head, "nsubjpass", "nsubj")

    def _meant(self, verb: int, pronoun: int) -> int:
        """The noun that a relative pronoun stands for."""
        parse = self.parse
        is_relative = parse.lowers[pronoun] in RELATIVES and parse.deps[verb] == "relcl"
        return parse.heads[verb] if is_relative else pronoun

    def is_somebody(self, head: int | None) -> bool:
        """Whether the phrase means one who can act: a name, a pronoun for persons, a noun for those who can be blamed."""
        if head is None:
            return False
        parse = self.parse
        if parse.tags[head].startswith("PRP"):
            return True
        if parse.lowers[head] in self.table.culprit:
            return True
        if parse.lowers[head] in self.table.things:
            return False
        is_network = parse.lowers[head] in self.table.network and not parse.tags[head].startswith("NNP")
        return is_agent(parse, head) and not is_network

    def is_culprit(self, head: int | None) -> bool:
        """Whether it is nobody in particular: "hackers", "somebody"."""
        if head is None or self.parse.lowers[head] not in self.table.culprit:
            return False
        return not self.parse.tags[head].startswith("NNP")

    def is_of_network(self, head: int | None) -> bool:
        """Whether the phrase means a network or a part of one."""
        return head is not None and self.parse.lowers[head] in self.table.network

    def tells_happening(self, head: int | None) -> bool:
        """Whether the phrase names something that happened, or points at it."""
        if head is None:
            return False
        word = self.parse.lowers[head]
        return (
            head in self.names
            or word in self.table.happenings
            or word in self.table.pointing
            or word in ("it", "this", "that")
        )

    def is_denied(self, token: int) -> bool:
        """Whether the content says of this word that it is not so; two denials of it cancel each other."""
        parse, denied, below = self.parse, False, -1
        for _ in range(DEEPEST):
            denied ^= self._denies(token, below)
            head = parse.heads[token]
            if head == token or head not in self.inside:
                break
            below, token = token, self._above(token, head)
            if token < 0:
                break
            if parse.lowers[token] in self.table.untrue and below != token:
                denied ^= True
        return denied

    def _denies(self, token: int, below: int) -> bool:
        """Whether this word is itself negated; `below` is the word from which one came up to it."""
        parse = self.parse
        if not parse.is_verb(token) and parse.tags[token] != "MD":
            negating = (c for c in parse.children[token] if parse.lowers[c] in NO or parse.deps[c] == "neg")
            return any(not self._is_contrast(c) for c in negating)
        if (parse.is_negated(token) and not self._sets_apart(token)) or (below >= 0 and self._is_denial(token, below)):
            return True
        return any(
            parse.lowers[c] in NOBODY or any(parse.lowers[g] in NO for g in parse.children[c])
            for c in parse.children[token]
            if c != below and parse.deps[c] in ("nsubj", "nsubjpass", "dobj", "attr") and (c < token or below < 0)
        )

    def _sets_apart(self, verb: int) -> bool:
        """Whether a verb is negated only by what is set against what it says: "X was to blame, not an intruder"."""
        negating = [c for c in self.parse.children[verb] if self.parse.deps[c] == "neg"]
        return bool(negating) and all(self._is_contrast(c) for c in negating)

    def _is_contrast(self, negation: int) -> bool:
        """Whether it stands after a comma, before another word than a verb."""
        parse = self.parse
        return parse.lowers[negation] == "not" and negation > 0 and parse.lowers[negation - 1] in (",", "and", "–", "—")

    def _is_denial(self, verb: int, below: int) -> bool:
        """Whether the verb denies what hangs on it ("denied that", "ruled out")."""
        parse = self.parse
        if parse.deps[below] not in ("ccomp", "dobj", "xcomp", "pcomp", "nsubjpass"):
            return False
        ruled = parse.lowers[verb] in ("ruled", "rule", "rules", "ruling") and self.follows(verb, ("out",))
        return ruled or parse.lowers[verb] in self.table.denying

    def _above(self, token: int, head: int) -> int:
        """The word above whose denial is this word's denial too; -1 where there is none."""
        parse, dep = self.parse, self.parse.deps[token]
        if dep in CLAUSES or (dep == "ccomp" and parse.tags[head].startswith("NN")):
            return head if parse.lowers[head] in self.table.evidence else -1
        if dep == "ccomp" and parse.is_verb(head):
            passes = parse.lowers[head] in self.table.denying or (
                parse.lowers[head] in self.table.believing and not parse.lowers[head].startswith("sa")
            )
            ruled = parse.lowers[head] in ("ruled", "ruling") or parse.lowers[head] in ("is", "was", "'s")
            return head if passes or ruled else -1
        if dep == "conj" and not any(parse.lowers[c] in ("or", "nor") for c in parse.children[head]):
            return -1
        return head


def follows(parse: Parse, token: int, rest: Sequence[str], end: int) -> bool:
    """Whether the rest of a phrase stands in order after its first word, of one or of many.

    Args:
        parse: of the article.
        token: the first word.
        rest: the other words, in lower case.
        end: the last token at which they may stand.
    """
    lowers, at = parse.lowers, token + 1
    last = min(token + REACH, end)
    for word in rest:
        while at <= last and lowers[at] not in (word, word + "s"):
            at += 1
        if at > last:
            return False
        at += 1
    return True
