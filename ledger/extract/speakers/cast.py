"""The cast of an article: every source resolved to a figure, in the order of the text; nobody rather than the wrong one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ledger.extract.parse.nouns import noun_phrase
from ledger.extract.parse.syntax import SUBJECTS, Parse
from ledger.extract.speakers.bodies import Bodies
from ledger.extract.speakers.body_nouns import BODY_NOUNS
from ledger.extract.speakers.descriptions import ENVOYS
from ledger.extract.speakers.figure import (
    GENERIC_LABELS,
    GOVERNING_WORDS,
    HUMAN_HEADS,
    NO_SPEAKERS,
    NOBODY,
    OFFICIALS,
    PARTS,
    SELF,
    SPOKES,
    Figure,
    publisher,
)
from ledger.extract.speakers.memory import PRONOUNS, Memory
from ledger.extract.speakers.named_bodies import NamedBodies
from ledger.extract.speakers.names import TITLES, gender_of, name_at
from ledger.extract.speakers.people import People
from ledger.extract.speakers.references import SHORT_PHRASE, References
from ledger.extract.speakers.register import Register
from ledger.extract.speakers.signs import STAFF
from ledger.extract.speakers.towns import Towns
from ledger.extract.speakers.unnamed import anonymity_of
from ledger.model.actor import Anonymity

FIRST = frozenset({"i", "we", "us", "me", "our", "my"})
SOMEBODY = frozenset(
    "somebody someone anybody anyone whoever caller reader neighbor neighbour lady girl boy mother father wife husband brother sister driver trader nurse colleague contractor defector politician judge".split()
)
"""Words for one person beside those of roles."""
ASKED = frozenset({"asked", "contacted", "approached", "called", "e-mailed", "emailed"})
"""Verbs whose object is expected to answer: "We asked the ministry. It did not reply"."""
ADDS = frozenset({"added", "adds", "continued"})
ANSWERING = SPOKES | {"deputy", "head", "director", "chief", "official", "officer", "secretary"}
"""Roles of those who answer questions at a briefing."""
TRADES = frozenset("industry company firm sector business trade market bank telecoms telecom operator".split())
"""Of what somebody can be a source who is no official."""
SPOKEN_OF = BODY_NOUNS | HUMAN_HEADS
"""Nouns that can mean somebody."""


@dataclass(kw_only=True)
class Cast:
    """Resolves sources one after the other, remembering who has spoken."""

    parse: Parse
    bodies: Bodies
    people: People
    register: Register
    outlet: str | None
    memory: Memory
    references: References
    read: int = 0
    """Tokens up to which the text has been read for those who are spoken of."""

    @property
    def _named(self) -> NamedBodies:
        return NamedBodies(parse=self.parse, bodies=self.bodies, register=self.register, references=self.references)

    @property
    def _towns(self) -> Towns:
        return Towns(parse=self.parse, bodies=self.bodies)

    def resolve(self, tokens: Sequence[int], head: int | None, *, label: bool = False) -> Figure:
        """The figure that a source phrase names; `label` for the label of a turn in a transcript."""
        if head is None or not tokens:
            return NOBODY
        self._notice(head)
        figure = self._label(tokens, head) if label else self._resolve(tokens, head)
        self.memory.keep(head, figure)
        return figure

    def _notice(self, head: int) -> None:
        """Remember whom definite nouns before this token mean that are subjects without speaking ("the bank was hit")."""
        parse, spoke = self.parse, {token for token, _ in self.memory.spoken}
        for token in range(self.read, head):
            word = parse.lowers[token]
            if word not in SPOKEN_OF or token in spoke:
                continue
            asked = parse.deps[token] == "dobj" and parse.lowers[parse.heads[token]] in ASKED
            if not asked and parse.deps[token] not in SUBJECTS:
                continue
            determiner = parse.child(token, "det")
            if determiner is None or (parse.lowers[determiner] != "the" and word not in SPOKES):
                continue
            phrase = self._words(noun_phrase(parse, token))
            spokes = self._named.spokesperson(phrase, token) if word in SPOKES else None
            figure = spokes or self.references.meant_by(phrase, token)
            if figure is not None and figure.name:
                self.memory.noticed.append((token, figure))
        self.read = max(self.read, head)

    def meant(self, tokens: Sequence[int], head: int, *, by: Figure = NOBODY) -> Figure:
        """The figure that a phrase means, without its having spoken: for targets; somebody else than who names it."""
        self.memory.apart = frozenset(name for name in (by.name, by.actor) if name is not None)
        try:
            return self._resolve(tokens, head)
        finally:
            self.memory.apart = frozenset()

    def _label(self, tokens: Sequence[int], head: int) -> Figure:
        """Who speaks in a transcript's turn: Q is an unnamed asker, A the one person who answers."""
        words = self._words(tokens)
        if words.lower() in ("q", "question"):
            return Figure(
                name=None,
                id=None,
                actor=None,
                actor_id=None,
                anonymity=Anonymity.PSEUDONYM,
                notes=("speaker: asker_unnamed",),
            )
        if words.lower() in ("a", "answer"):
            return self._answerer(head) or replace(
                NOBODY, anonymity=Anonymity.ROLE, notes=("speaker: answerer_unnamed",)
            )
        if words.lower() in GENERIC_LABELS:
            holders = [f for f in self.people.known.values() if words.lower() in f.roles]
            return (
                holders[0]
                if len(holders) == 1
                else replace(NOBODY, anonymity=Anonymity.ROLE, notes=("speaker: label_only",))
            )
        for word in reversed(words.replace(".", " ").split()):
            person = self.people.by_word(word)
            if person is not None:
                return self._for_outlet(person)
        first, _, rest = words.partition(" ")
        titled = first.lower().strip(".") in TITLES and rest.isupper()
        if not titled and (len(words.split()) > 1 or not words.isupper()):
            return self._resolve(tokens, head)
        name = (rest if titled else words).title()
        if titled:
            return self._for_outlet(self.people.labelled(name, gender_of(first)))
        return Figure(
            name=name,
            id=None,
            actor=None,
            actor_id=None,
            anonymity=Anonymity.NAMED,
            person=True,
            notes=("speaker: label_only",),
        )

    def _for_outlet(self, person: Figure) -> Figure:
        """Someone whose transcript a ministry or company publishes speaks for it, unless described otherwise."""
        if person.actor is not None or person.anonymity is not Anonymity.NAMED:
            return person
        outlet = self._outlet()
        return self.people.employed(person, outlet) if outlet.actor is not None else person

    def _answerer(self, at: int) -> Figure | None:
        """The last person named before with an official role."""
        known = self.people.known
        official = [
            known[key]
            for token, key in self.people.seen
            if token < at and key in known and known[key].roles & ANSWERING
        ]
        named = [f for f in self.memory.before(at) if f.person and f.name]
        found = next(iter(official[-1:] or named[-1:]), None)
        return self._with_employer(found, at) if found is not None else None

    def _resolve(self, tokens: Sequence[int], head: int) -> Figure:
        parse = self.parse
        word = parse.lowers[head]
        if word in PRONOUNS and parse.tags[head].startswith("PRP"):
            return self.memory.pronoun(PRONOUNS[word], head)
        if word in FIRST:
            return self._outlet()
        phrase = self._words(tokens)
        if word in PARTS or (
            word in SELF and (word in ("correction", "clarification", "update") or " this " in f" {phrase.lower()} ")
        ):
            return self._part_of(head) if word in PARTS else self._outlet()
        return (
            self._continuing(tokens, head)
            or self._person(tokens, head)
            or self._towns.police(head)
            or self._named.registered(tokens, head)
            or self._named.listed(phrase, tokens, head)
            or self.people.pseudonym(head)
            or self.references.author_of(head)
            or self._named.spokesperson(phrase, head)
            or self.references.meant_by(phrase, head)
            or self._towns.body(head)
            or self._named.unlisted(phrase, tokens, head)
            or self._role(phrase, head)
        )

    def _part_of(self, head: int) -> Figure:
        """An unnamed one of those: "one of them", "two of its researchers"."""
        parse = self.parse
        of = next((c for c in parse.children_of(head, "prep") if parse.lowers[c] == "of"), None)
        whole = parse.child(of, "pobj") if of is not None else None
        if whole is None:
            return Figure(name=None, id=None, actor=None, actor_id=None, anonymity=Anonymity.VAGUE)
        if parse.lowers[whole] in PRONOUNS:
            figure = self.memory.pronoun("they", head)
        else:
            figure = self._role(self._words(noun_phrase(parse, whole)), whole)
            owner = parse.child(whole, "poss")
            if figure.actor is None and owner is not None and parse.lowers[owner] in ("its", "their"):
                body = self.memory.pronoun("it", head)
                figure = replace(figure, actor=body.actor, actor_id=body.actor_id, roll_up=body.roll_up)
        single = parse.lowers[head] in ("one", "another")
        return replace(
            figure,
            name=None,
            id=None,
            anonymity=Anonymity.ROLE if single else Anonymity.GROUP,
            person=single,
            plural=not single,
        )

    def _words(self, tokens: Sequence[int]) -> str:
        return self.parse.span(tokens[0], tokens[-1]).of(self.parse.text) if tokens else ""

    def _outlet(self) -> Figure:
        """The outlet: "we" of the text itself."""
        if self.outlet is None:
            return Figure(
                name=None,
                id=None,
                actor=None,
                actor_id=None,
                anonymity=Anonymity.NAMED,
                notes=("speaker: outlet_unknown",),
            )
        listed = self.bodies.gazetteer.match(self.outlet)
        if listed is not None:
            return self.bodies.figure(listed.actor)
        return self.bodies.official_body(self.outlet, 0) or publisher(self.outlet)

    def _person(self, tokens: Sequence[int], head: int) -> Figure | None:
        """The person named by this phrase; not one who is only part of it ("a spokesman for Liu Jieyi")."""
        parse = self.parse
        if not parse.tags[head].startswith("NNP") and parse.words[head][:1].isupper() and len(tokens) == 1:
            surname = self.people.by_word(parse.words[head])
            if surname is not None:
                return self._with_employer(surname, head)
        for token in [head, *[t for t in tokens if t != head and parse.tags[t].startswith("NNP")]]:
            name = name_at(parse, token)
            if name is None or (token != head and _is_governed(parse, name.first)):
                continue
            if token < head and parse.lowers[head] in BODY_NOUNS:
                continue
            if token != head and (name.last != token or len(name.words) == 1 or parse.deps[token] == "poss"):
                continue
            figure = self.people.at(token)
            if figure is not None and (token == head or figure.person):
                return self._with_employer(figure, head)
        return None

    def _continuing(self, tokens: Sequence[int], head: int) -> Figure | None:
        """In "..., the firm added", whoever spoke last, where the noun can mean it."""
        parse = self.parse
        verb, determiner = parse.heads[head], parse.child(head, "det")
        if parse.lowers[verb] not in ADDS or determiner is None or parse.lowers[determiner] != "the":
            return None
        last = self.memory.spoken[-1][1] if self.memory.spoken else None
        fits = last is not None and not last.person and self.register.fits(last, parse.lowers[head])
        return last if fits and len(tokens) <= SHORT_PHRASE else None

    def _with_employer(self, figure: Figure, head: int) -> Figure:
        """The person with the body that the words of the description refer to, now that the text before is known."""
        company = None
        if figure.actor is None and figure.owner is not None:
            company = self.references.body_at(figure.owner)
        elif figure.actor is None and figure.roles & ENVOYS:
            company = self.references.last_embassy(head)
        elif figure.actor is None and figure.firm:
            company = self.references.last_company(head)
        return self.people.employed(figure, company) if company else figure

    def _is_of_trade(self, head: int) -> bool:
        """Whether a source is one of a trade, not of a state: "sources in the industry"."""
        parse = self.parse
        within = (p for c in parse.children_of(head, "prep") for p in parse.children_of(c, "pobj"))
        return any(parse.lowers[p] in TRADES for p in within)

    def _role(self, phrase: str, head: int) -> Figure:
        """An unnamed source: a role, a group, or vaguer."""
        parse, word = self.parse, self.parse.lowers[head]
        if word in NO_SPEAKERS:
            return NOBODY
        actor = self.bodies.spoken_for(phrase) if word in HUMAN_HEADS or parse.tags[head].startswith("NN") else None
        plural = parse.tags[head] in ("NNS", "NNPS") or word in ("people", "police", "media")
        notes: tuple[str, ...] = ()
        if (
            actor is None
            and not self._is_of_trade(head)
            and word
            in OFFICIALS
            | {
                "source",
                "sources",
                "officer",
                "officers",
                "spokesman",
                "spokeswoman",
            }
        ):
            actor = self.references.country_of_officials(head)
            if actor is None and set(phrase.lower().split()) & GOVERNING_WORDS:
                actor = self.bodies.country_before(parse.starts[head])
            notes = ("actor: country_from_context",) if actor else ()
        roll_up = self.bodies.roll_up(actor) if actor else ()
        name, actor_id = (actor.name, actor.id) if actor else (None, None)
        if (
            actor is None
            and word in STAFF | {"person", "people"}
            and (owner := self.references.owner_of(head)) is not None
        ):
            name, actor_id, roll_up = owner.actor, owner.actor_id, owner.roll_up
        return Figure(
            name=None,
            id=None,
            actor=name,
            actor_id=actor_id,
            anonymity=anonymity_of(phrase, word, known=name is not None, plural=plural),
            plural=plural,
            person=not plural and (word in HUMAN_HEADS | SOMEBODY or gender_of(phrase) is not None),
            gender=gender_of(phrase),
            roles=frozenset({word}),
            roll_up=roll_up,
            notes=notes,
        )


def _is_governed(parse: Parse, first: int) -> bool:
    """Whether a preposition, an "and" or an owner leads to the name that begins here ("cited by the X"), or nothing does."""
    before = first - 1 - (first > 1 and parse.tags[first - 1] == "DT")
    return before < 0 or parse.tags[before] in ("IN", "TO", "CC", "POS")
