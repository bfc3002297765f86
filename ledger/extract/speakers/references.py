"""Definite phrases that refer back: "the company", "the spokeswoman", "the ministry", "the statement"."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ledger.extract.parse.nouns import noun_phrase
from ledger.extract.parse.syntax import Parse
from ledger.extract.speakers.bodies import Bodies
from ledger.extract.speakers.figure import (
    AGENCIES,
    COMPANIES,
    DOCUMENTS,
    GROUPS,
    OFFICES,
    OFFICIALS,
    SPOKES,
    Figure,
)
from ledger.extract.speakers.memory import Memory
from ledger.extract.speakers.people import People
from ledger.model.actor import Actor, ActorKind

SHORT_PHRASE = 3
"""A definite phrase up to this many words can refer back ("the second spokesman")."""


GENERAL_OFFICES = frozenset({"agency", "bureau", "office", "department"})
ABROAD = frozenset({"diplomat", "diplomats", "aide", "aides", "adviser", "advisers", "source", "sources"})
"""Those who need not speak for the country that an article is written from."""


@dataclass(frozen=True, kw_only=True)
class References:
    """Finds whom a short definite phrase means, among those whom the article has named or let speak before."""

    parse: Parse
    bodies: Bodies
    people: People
    memory: Memory

    def meant_by(self, phrase: str, head: int) -> Figure | None:
        """Whoever was introduced as "the spokeswoman", "the ministry", "the company", "the statement" before."""
        parse, word = self.parse, self.parse.lowers[head]
        determiner = parse.child(head, "det", "poss")
        if (
            determiner is None
            or parse.lowers[determiner] not in ("the", "this", "that", "its", "their")
            or len(phrase.split()) > SHORT_PHRASE
        ):
            return None
        before = self.memory.before(head)
        known = self._introduced(phrase, head, before)
        if known is not None:
            return known
        if word in DOCUMENTS:
            found = [f for f in before if f.name and not (f.id or "").startswith("country:")]
            return next(iter([f for f in found if not f.person or f.roles & SPOKES][-1:] or found[-1:]), None)
        if word in COMPANIES:
            return self.last_company(head)
        return self._of_kind(phrase, head)

    def _introduced(self, phrase: str, head: int, before: Sequence[Figure]) -> Figure | None:
        """The one whom the article introduced with this word, or whose name holds all the words."""
        words, word = set(phrase.lower().split()[1:]), self.parse.lowers[head]
        named = [f for f in before if word in f.roles or (f.name and words <= set(f.name.lower().split()))]
        companies = [f for token, f in self.people.companies if token < head]
        firms = [f for f in companies if words <= set((f.name or "").lower().split())]
        people = [f for f in self.people.known.values() if word in f.roles]
        return next(iter(named[-1:] or firms[-1:] or (people if len(people) == 1 else [])), None)

    def _of_kind(self, phrase: str, head: int) -> Figure | None:
        """The last actor of the kind that the noun means: a group, an agency, an office."""
        word, at = self.parse.lowers[head], self.parse.starts[head]
        if word in GROUPS | {"hackers", "attackers", "intruders"}:
            group = self.bodies.last_mentioned(at, ActorKind.GROUP)
            return self.bodies.figure(group) if group is not None else None
        kind = ActorKind.AGENCY if word in AGENCIES else ActorKind.OFFICE if word in OFFICES else None
        actor = self.bodies.last_mentioned(at, kind) if kind is not None else None
        if actor is not None and (kind is ActorKind.AGENCY or word in actor.name.lower() or word in GENERAL_OFFICES):
            return self.bodies.figure(actor)
        return self.bodies.office_here(phrase, at) if word in OFFICES else None

    def last_company(self, head: int) -> Figure | None:
        """The company or laboratory that the text named or let speak last before this token."""
        at = self.parse.starts[head]
        named = [(t, f) for t, f in [*self.memory.spoken, *self.people.companies] if t < head and _is_company(f)]
        spoke = [(self.parse.starts[t], f) for t, f in sorted(named, key=lambda pair: pair[0])]
        kinds = (ActorKind.OPERATOR, ActorKind.ORGANISATION, ActorKind.LAB)
        mentions = self.bodies.mentions_before(at, *kinds)
        mention = next((m for m in mentions if self._is_subject(m.end)), None) or next(iter(mentions), None)
        if mention is None or (spoke and spoke[-1][0] >= mention.start):
            return spoke[-1][1] if spoke else None
        return self.bodies.figure(self.bodies.gazetteer.actor(mention.actor_id))

    def _is_subject(self, end: int) -> bool:
        """Whether the name that ends at this code point is the subject of its clause, or owns it."""
        parse = self.parse
        token = bisect_left(parse.starts, end) - 1
        while parse.deps[token] in ("compound", "appos", "flat", "case", "nmod") and parse.heads[token] != token:
            token = parse.heads[token]
        return parse.deps[token] in ("nsubj", "nsubjpass", "agent")

    def body_of(self, head: int) -> Figure | None:
        """The body of "a spokesman for the company", "its spokesman"."""
        parse = self.parse
        owner = parse.child(head, "poss")
        if owner is not None and parse.lowers[owner] in ("its", "their"):
            found = self.memory.pronoun("it", head)
            return found if found.name else None
        preposition = next(
            (c for c in parse.children_of(head, "prep") if parse.lowers[c] in ("for", "of", "from")), None
        )
        governed = parse.child(preposition, "pobj") if preposition is not None else None
        if governed is None:
            return None
        return self.meant_by(self._words(noun_phrase(parse, governed)), governed)

    def country_of_officials(self, head: int) -> Actor | None:
        """The country of officials named without one: of those before them, or of the place the sentence begins with."""
        parse = self.parse
        for figure in reversed(self.memory.before(head)):
            if figure.roles & OFFICIALS and (figure.actor_id or "").startswith("country:"):
                return self.bodies.gazetteer.actor(figure.actor_id or "")
        first, _ = parse.sentence(head)
        places = [m for m in self.bodies.mentions if parse.starts[first] <= m.start and m.end <= parse.starts[head]]
        if places:
            return self.bodies.country_of(places[-1].actor_id)
        at_home = self.bodies.local is not None and parse.lowers[head] not in ABROAD
        return self.bodies.gazetteer.actor(self.bodies.local or "") if at_home else None

    def _words(self, tokens: Sequence[int]) -> str:
        return self.parse.span(tokens[0], tokens[-1]).of(self.parse.text) if tokens else ""


def _is_company(figure: Figure) -> bool:
    """Whether it is a body that speaks for itself and is neither a state nor news media."""
    own = figure.actor is not None and figure.actor_id == figure.id and not figure.person
    return own and not (figure.id or "").startswith(("country:", "office:", "group:"))
