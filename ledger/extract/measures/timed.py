"""A temporal expression in its clause: what that clause says, the word before the time, and the words that say it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ledger.extract.dates import Expression
from ledger.extract.draft import Scene
from ledger.extract.measures.clauses import Clause, clause_at, clause_of, is_background, quoted_range
from ledger.extract.measures.found import Measured
from ledger.extract.measures.senses import sense_of
from ledger.extract.measures.triggers import Sense
from ledger.model.claim import MeasurableKind
from ledger.model.text import Span

COPULAS = frozenset({"was", "is", "be", "been"})
CLEFTS = frozenset({"ccomp", "advcl", "acl", "relcl"})
OPENS = frozenset({"beginning", "starting"})
"""Participles that give the time of what their clause began."""
UNTIL = frozenset({"until", "till"})
BOUNDING = frozenset(
    "at on least about around roughly approximately some early late shortly just the well only".split()
)
"""Words between a preposition and its time."""
OPENING = BOUNDING | {"until", "till", "since", "from", "after", "by", "before", "into"}
OUTSIDE = frozenset({"within", "inside", "under"})
"""Before a length, they say in what time at most a network was back."""


@dataclass(frozen=True, kw_only=True)
class Timed:
    """A temporal expression in its clause."""

    scene: Scene
    expression: Expression
    tokens: Sequence[int]
    partner: Expression | None
    """The second time of "between A and B", "from A to B"."""

    @cached_property
    def clause(self) -> Clause:
        """The clause it stands in."""
        return clause_of(self.scene.parse, self.tokens)

    @cached_property
    def sense(self) -> Sense | None:
        """What that clause says; of "it was at noon that ...", what the clause below says."""
        parse, clause = self.scene.parse, self.cleft or self.clause
        above = parse.heads[clause.head]
        if parse.lowers[clause.head] in OPENS and parse.deps[clause.head] == "advcl" and parse.is_verb(above):
            clause = clause_of(parse, [above])  # "came back in stages, beginning at 05:00"
        return sense_of(parse, clause)

    @cached_property
    def cleft(self) -> Clause | None:
        """The clause that an "it was" before the time opens: "it was not until noon that the network came back"."""
        parse, head = self.scene.parse, self.clause.head
        if parse.lowers[head] not in COPULAS or self.clause.subject is None:
            return None
        if parse.lowers[self.clause.subject] != "it":
            return None
        below = (c for c in parse.children[head] if c > self.tokens[-1] and parse.deps[c] in CLEFTS)
        found = next((c for c in below if parse.is_verb(c)), None)
        return clause_at(parse, found) if found is not None else None

    @cached_property
    def words(self) -> tuple[int, ...]:
        """The words that say it."""
        words = quoted_range(self.scene.parse, self.clause, self.tokens)
        return tuple(range(words[0], max(words[-1], self._last_of_cleft) + 1))

    @property
    def _last_of_cleft(self) -> int:
        marks = (t for t in reversed(self.cleft.own) if self.scene.parse.deps[t] != "punct") if self.cleft else iter(())
        return next(marks, 0)

    @property
    def before(self) -> str:
        """The preposition that opens it, past words of bounds ("until at least Tuesday"), or the word before it."""
        at = self.tokens[0] - 1
        while at > 0 and self.scene.parse.lowers[at] in BOUNDING and self.scene.parse.lowers[at - 1] in OPENING:
            at -= 1
        word = self.scene.parse.lowers[at] if at >= 0 else ""
        return self.expression.relation or word

    def _lacks(self, kind: MeasurableKind) -> Literal["low", "high"] | None:
        """The side that "within an hour" and "until at least Tuesday" leave open."""
        if kind is MeasurableKind.OUTAGE_DURATION:
            return "low" if self.before in OUTSIDE else None
        is_least = self.tokens[0] > 0 and self.scene.parse.lowers[self.tokens[0] - 1] == "least"
        return "high" if is_least and self.before in UNTIL else None

    def found(
        self, kind: MeasurableKind, *, expression: Expression | None = None, until: Expression | None = None
    ) -> Measured:
        """The number as one of this kind."""
        parse, chosen = self.scene.parse, expression or self.expression
        return Measured(
            kind=kind,
            span=Span(chosen.start, (until or chosen).end),
            clause=self.words,
            head=self.clause.head,
            expression=chosen,
            until=until,
            lacks=self._lacks(kind),
            asserted=chosen.clock is not None
            or kind is MeasurableKind.OUTAGE_DURATION
            or not is_background(parse, self.clause),
        )
