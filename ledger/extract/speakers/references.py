"""Definite phrases that refer back: "the company", "the spokeswoman", "the ministry", "the statement"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ledger.extract.actors import MentionKind
from ledger.extract.dates import country_of_place
from ledger.extract.parse.nouns import noun_phrase
from ledger.extract.parse.syntax import Parse
from ledger.extract.speakers.bodies import Bodies
from ledger.extract.speakers.body_nouns import ALIKE, BODY_NOUNS, LIKE_A_COMPANY
from ledger.extract.speakers.figure import DOCUMENTS, OFFICES, OFFICIALS, SPOKES, Figure
from ledger.extract.speakers.memory import PRONOUNS, Memory
from ledger.extract.speakers.names import name_at
from ledger.extract.speakers.owners import owners
from ledger.extract.speakers.people import People
from ledger.extract.speakers.register import Register
from ledger.model.actor import Actor

SHORT_PHRASE = 3
"""Words from which a phrase for a spokesperson says more than the role."""
RELATIVE_WORDS = frozenset({"same", "very", "two", "other", "latter", "former", "troubled", "affected", "said"})
"""Adjectives that tell no body from another."""
KINDS_OF_COMPANY = frozenset(
    "operator carrier provider telco maker manufacturer vendor bank lender airline retailer insurer utility developer consultancy chain".split()
)
"""Nouns for a company that say its business, and not what it is to another."""
DECIDING = frozenset({"parent", "sister", "rival", "holding", "state"})
"""What makes another of the body that was named, unless it was introduced so: "the parent company"."""
RECORDS = frozenset(
    "log logs record records data figures measurements graph chart website page feed timeline map advisory".split()
)
"""What a body keeps or shows, and can be cited as saying."""
ISSUED = frozenset(
    "submitted published issued released wrote compiled prepared sent posted filed produced made".split()
)
LONG_PHRASE = 4
"""A definite phrase up to this many words can refer back ("the second spokesman", "the German security firm")."""
SPEAKING_PARTS = frozenset(
    "office embassy mission management desk website account page headquarters leadership secretariat site hotline helpdesk staff".split()
)
"""Parts of a body that speak as the body."""
FOREIGNERS = frozenset("western european foreign regional arab gulf asian african allied international local".split())
"""Adjectives that leave open whose officials they are."""
PROFESSIONS = (
    frozenset("researcher scientist professor analyst expert engineer lecturer academic consultant head".split()),
    frozenset("executive chief director president manager boss head chairman chairwoman officer founder".split()),
    frozenset("official minister secretary undersecretary commissioner deputy spokesman spokeswoman adviser".split()),
    frozenset("lawmaker senator congressman congresswoman politician legislator representative".split()),
    frozenset("diplomat ambassador envoy counsellor consul attache".split()),
)
"""Nouns that English news uses in turn for one person."""
JUST_NOW = 3
"""Sentences back in which that person must have spoken."""
ABROAD = frozenset({"diplomat", "diplomats", "aide", "aides", "adviser", "advisers", "source", "sources"})
"""Those who need not speak for the country that an article is written from."""


@dataclass(frozen=True, kw_only=True)
class References:
    """Finds whom a short definite phrase means, among those whom the article has named or let speak before."""

    parse: Parse
    bodies: Bodies
    people: People
    register: Register
    memory: Memory

    def meant_by(self, phrase: str, head: int) -> Figure | None:
        """Whoever was introduced as "the spokeswoman", "the ministry", "the company", "the statement" before."""
        parse, word = self.parse, self.parse.lowers[head]
        determiner = parse.child(head, "det", "poss")
        if determiner is not None and parse.lowers[determiner] in ("its", "their"):
            return self._part(determiner, head)
        if determiner is None or self._says_which(head) or len(phrase.split()) > LONG_PHRASE or self._is_name(head):
            return None
        if parse.lowers[determiner] not in ("the", "this", "that"):
            return None
        words = {word, *(parse.lowers[c] for c in parse.children_of(head, "amod", "compound", "nmod", "nummod"))}
        if word in DOCUMENTS:
            return self.memory.authors.get(word) or self._author(head)
        person = self._introduced(head)
        if person is not None:
            return person
        body = self._body_of_kind(head, words)
        if body is not None:
            return body
        if word in LIKE_A_COMPANY and len(words) == 1:
            return self.last_company(head)
        return self.bodies.office_here(phrase, parse.starts[head]) if word in OFFICES | {"bank"} else None

    def _says_which(self, head: int) -> bool:
        """Whether a complement or a clause without a comma says which one is meant: "the company that owns the cable"."""
        parse = self.parse
        clauses = parse.children_of(head, "relcl", "acl")
        complements = (parse.child(c, "pobj", "pcomp") for c in parse.children_of(head, "prep"))
        return any(c is not None and parse.tags[c].startswith(("NN", "PRP", "V")) for c in complements) or any(
            parse.words[parse.edges[c][0] - 1] not in ",—–(" for c in clauses
        )

    def _is_name(self, head: int) -> bool:
        """Whether the phrase is a name of several words, which refers to nothing named before."""
        parse = self.parse
        capitals = [c for c in _before(parse, head) if parse.words[c][:1].isupper() and parse.tags[c] != "JJ"]
        return parse.words[head][:1].isupper() and bool(capitals)

    def _author(self, head: int) -> Figure | None:
        """Whose "the statement" is: that of the last body or spokesperson to speak, else of the last who spoke."""
        found = [f for f in self.memory.before(head) if f.name and not (f.id or "").startswith("country:")]
        return next(iter([f for f in found if not f.person or f.roles & SPOKES][-1:] or found[-1:]), None)

    def _body_of_kind(self, head: int, words: set[str]) -> Figure | None:
        """The body that a definite noun means, by what the article calls it, with the adjectives if one has them too."""
        word, more = self.parse.lowers[head], words - {self.parse.lowers[head]} - RELATIVE_WORDS
        whole = len(self.parse)
        if more and self.bodies.is_office(self._words([*sorted(_before(self.parse, head)), head])):
            return self.memory.focus(head, lambda f: _has_name(f, words), reach=whole)
        state = self._state_before(head)
        if more:
            exact = self.memory.focus(
                head,
                lambda f: _has_name(f, words) or self._described(f, word, more, state),
                reach=whole,
            )
            if exact is not None or more & DECIDING:
                return exact
        if word in ("hackers", "attackers"):
            spoke = {f.id for f in self.memory.before(head)}
            return self.memory.focus(head, lambda f: f.id in spoke and self.register.fits(f, word), reach=whole)
        if word not in BODY_NOUNS:
            return self.memory.focus(head, lambda f: _has_name(f, words), reach=whole)
        fitting = self.memory.focus(
            head,
            lambda f: (
                _is_named_body(f) and (self.register.fits(f, word) or _is_named(f, word)) and self._is_of(f, state)
            ),
            reach=whole,
        )
        return fitting or (self._only_company(head) if word in KINDS_OF_COMPANY else None)

    def _only_company(self, head: int) -> Figure | None:
        """The one company named so far, where the article never says of what kind it is: "the carrier" for "Cellwave"."""
        companies = {
            f.id: f for _, f in self.register.before(head) if _is_company(f) and self.register.fits(f, "company")
        }
        found = next(iter(companies.values()), None)
        plain = found is not None and self.register.nouns.get(found.id or "", set()) <= LIKE_A_COMPANY
        return found if plain and len(companies) == 1 else None

    def _described(self, figure: Figure, word: str, more: set[str], state: str | None) -> bool:
        """Whether the article calls the figure by this noun and these adjectives, or it is of the state that they name."""
        if not _is_named_body(figure) or not (self.register.fits(figure, word)):
            return False
        is_of_it = state is not None and self._home(figure) == state
        return is_of_it or more <= self.register.described.get(figure.id or "", set())

    def _state_before(self, head: int) -> str | None:
        """Id of the country whose adjective stands before a noun: "the Danish energy agency"."""
        first = min([*_before(self.parse, head), head])
        found = (m for m in self.bodies.within(self.parse.span(first, head)) if m.kind is MentionKind.DEMONYM)
        return next((m.actor_id for m in found), None)

    def _home(self, figure: Figure) -> str | None:
        """Id of the country that a body speaks for, or is seated in by the lexicon."""
        if (figure.actor_id or "").startswith("country:"):
            return figure.actor_id
        listed = self.bodies.gazetteer.shelf.actors.get(figure.id or "")
        return f"country:{listed.country}" if listed is not None and listed.country else None

    def _is_of(self, figure: Figure, state: str | None) -> bool:
        """Whether the figure can be of this state: "the Danish agency" is not the Kremlin."""
        home = self._home(figure)
        return state is None or home is None or home == state

    def _part(self, owner: int, head: int) -> Figure | None:
        """The body of "its press office", "their website": a part that speaks as the whole."""
        if self.parse.lowers[head] not in SPEAKING_PARTS:
            return None
        found = self.memory.pronoun("it", owner)
        return found if found.name else None

    def _introduced(self, head: int) -> Figure | None:
        """The one person whom the article introduced with this word ("the researcher"), the last to speak if more did."""
        word = self.parse.lowers[head]
        before = [f for f in self.memory.before(head) if word in f.roles and (f.person or f.actor)]
        people = [
            f for token, key in self.people.seen if token < head and (f := self.people.known[key]) and word in f.roles
        ]
        return next(iter(before[-1:] or people[-1:]), None) or self._of_profession(head)

    def _of_profession(self, head: int) -> Figure | None:
        """The one named person who spoke last and just now, if the noun is another word for what they do."""
        alike = next((nouns for nouns in PROFESSIONS if self.parse.lowers[head] in nouns), None)
        named = [(t, f) for t, f in self.memory.spoken if t < head and f.person and f.name]
        if alike is None or not named:
            return None
        token, last = named[-1]
        near = self.parse.sentence_of[head] - self.parse.sentence_of[token] <= JUST_NOW
        return last if near and not last.roles.isdisjoint(alike) else None

    def last_company(self, head: int) -> Figure | None:
        """The company or laboratory that the text before this token is most about."""
        return self.memory.focus(head, lambda f: _is_company(f) and self.register.fits(f, "company"))

    def last_embassy(self, head: int) -> Figure | None:
        """The embassy that the text before this token is most about: whose "the ambassador" is."""
        return self.memory.focus(head, lambda f: (f.name or "").startswith("Embassy of "))

    def last_body(self, head: int) -> Figure | None:
        """The company or office that the text before this token is most about: whose "a spokesman" is."""
        return self.memory.focus(head, _speaks_for_itself)

    def body_at(self, token: int) -> Figure | None:
        """The body that a noun or pronoun means which owns a role: "its", "the firm", "Ostrava"."""
        parse, word = self.parse, self.parse.lowers[token]
        if word in ("its", "their", "it", "them"):
            found = self.memory.pronoun("it", token)
            return found if found.name or found.actor else None
        if word in ("his", "her"):
            chief = self.memory.pronoun(PRONOUNS[word], token)
            return replace(chief, name=chief.actor, id=chief.actor_id, person=False) if chief.actor else None
        if word in ("country", "nation"):
            return self._country(token)
        if word == "there":
            return self.memory.focus(token, _is_named_body)
        if word == "whose":
            clause = next((a for a in parse.ancestors(token) if parse.deps[a] == "relcl"), None)
            return self.body_at(parse.heads[clause]) if clause is not None else None
        named = self.register.at(token)
        if named is not None:
            return named
        person = self.people.by_word(word) if parse.tags[token].startswith("NNP") else None
        if person is not None:
            return replace(person, name=person.actor, id=person.actor_id, person=False) if person.actor else None
        if parse.tags[token].startswith("NNP"):
            words = {word, *(parse.lowers[c] for c in _before(parse, token))}
            return self._body_of_kind(token, words) if word in BODY_NOUNS else None
        return self.meant_by(self._words(noun_phrase(parse, token)), token)

    def author_of(self, head: int) -> Figure | None:
        """Whose a document is by the words with it: "X's complaint", "the log of X", "a report compiled by X"."""
        parse = self.parse
        if parse.lowers[head] not in DOCUMENTS | RECORDS | SPEAKING_PARTS:
            return None
        clauses = parse.children_of(head, "acl", "relcl")
        agents = [a for c in clauses for a in (parse.child(c, "agent"), parse.child(c, "prep")) if a is not None]
        makers = [m for a in agents if parse.lowers[a] == "by" and (m := parse.child(a, "pobj")) is not None]
        makers += [s for c in clauses if parse.lowers[c] in ISSUED and (s := parse.child(c, "nsubj")) is not None]
        by = (f for f in map(self.body_at, makers) if f is not None)
        found = next(by, None) or self.owner_of(head)
        if found is None or not found.name or found.person:
            return None
        self.memory.authors[parse.lowers[head]] = found
        return found

    def _country(self, token: int) -> Figure | None:
        """The country that "the country" means: the one that spoke or was named as a subject last."""
        listed = self.bodies.country_before(self.parse.starts[token])
        spoke = self.memory.focus(token, lambda f: (f.id or "").startswith("country:"))
        return spoke or (self.bodies.figure(listed) if listed is not None else None)

    def owner_of(self, head: int) -> Figure | None:
        """The body that the role at this token belongs to: "a technician at the company", "its spokesman", "X's lawyers"."""
        return next((f for f in map(self.body_at, owners(self.parse, head)) if f is not None), None)

    def country_of_officials(self, head: int) -> Actor | None:
        """The country of officials named without one: of those before them, or of the place the sentence begins with."""
        parse = self.parse
        if any(parse.lowers[c] in FOREIGNERS for c in parse.children_of(head, "amod", "compound")):
            return None
        if any(parse.lowers[c] == "there" for c in parse.children_of(head, "advmod")):
            return self.bodies.place_before(parse.starts[head])
        for figure in reversed(self.memory.before(head)):
            if figure.roles & OFFICIALS and (figure.actor_id or "").startswith("country:"):
                return self.bodies.gazetteer.actor(figure.actor_id or "")
        first, _ = parse.sentence(head)
        places = [m for m in self.bodies.mentions if parse.starts[first] <= m.start and m.end <= parse.starts[head]]
        if places:
            return self.bodies.country_of(places[-1].actor_id)
        told = parse.heads[head]
        seats = [
            p for c in parse.children_of(told, "prep") if parse.lowers[c] == "in" for p in parse.children_of(c, "pobj")
        ]
        name = name_at(parse, seats[0]) if seats and parse.lowers[head] not in ("diplomat", "diplomats") else None
        if name is not None and (home := country_of_place(name.text)) is not None:
            return self.bodies.gazetteer.actor(f"country:{home}")
        at_home = self.bodies.local is not None and parse.lowers[head] not in ABROAD
        return self.bodies.gazetteer.actor(self.bodies.local or "") if at_home else None

    def _words(self, tokens: Sequence[int]) -> str:
        return self.parse.span(tokens[0], tokens[-1]).of(self.parse.text) if tokens else ""


def _before(parse: Parse, head: int) -> list[int]:
    """The tokens of the adjectives and nouns right before a noun."""
    return parse.children_of(head, "amod", "compound", "nmod")


def _is_named_body(figure: Figure) -> bool:
    """Whether it has a name and is no person."""
    return bool(figure.name) and not (figure.id or "").startswith(("person:", "handle:", "country:"))


def _has_name(figure: Figure, words: set[str]) -> bool:
    """Whether all these words stand in a body's name."""
    return _is_named_body(figure) and words <= set((figure.name or "").lower().split())


def _is_named(figure: Figure, word: str) -> bool:
    """Whether an office's own name holds this noun for it, or one like it: "the army" is the Military of Chile."""
    words = set((figure.name or "").lower().split())
    alike = next((alike for alike in ALIKE if word in alike), frozenset({word}))
    return (figure.id or "").startswith("office:") and not words.isdisjoint(alike | {word})


def _speaks_for_itself(figure: Figure) -> bool:
    """Whether it is a named body with spokespersons of its own: no group of hackers, no news media."""
    return _is_named_body(figure) and figure.actor is not None and not (figure.id or "").startswith("group:")


def _is_company(figure: Figure) -> bool:
    """Whether it is a body that speaks for itself and is neither a state nor news media."""
    own = figure.actor is not None and figure.actor_id == figure.id and not figure.person
    return own and not (figure.id or "").startswith(("country:", "office:", "group:"))
