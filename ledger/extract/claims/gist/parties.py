"""Who and what the arguments are: names, pronouns and "the country" of a content resolved to actors, nobody rather than the wrong one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ledger.extract.actors import Mention
from ledger.extract.claims.accused import acting, called, patron
from ledger.extract.claims.gist.lemmas import lemma
from ledger.extract.claims.gist.reading import Reading
from ledger.extract.claims.gist.table import load_table
from ledger.extract.parse.nouns import noun_phrase
from ledger.extract.parse.syntax import Parse
from ledger.extract.speakers.cast import FIRST, Cast
from ledger.extract.speakers.figure import AGENCIES, COMPANIES, GROUPS, OFFICES, Figure
from ledger.model.claim import Claim, Quote

THIRD = frozenset(
    {
        "it",
        "he",
        "she",
        "they",
        "him",
        "her",
        "them",
        "itself",
        "himself",
        "herself",
        "themselves",
        "its",
        "their",
        "his",
    }
)
OURS = FIRST | {"ourselves", "myself", "ours", "mine", "us"}
DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "any", "some", "its", "their", "our", "his", "her", "no"}
)
POINTING = frozenset({"the", "this", "that", "its", "their", "our"})
SPOKEN = frozenset({Quote.DIRECT})
"""Where "it" and "they" are not the speaker."""
LONGEST = 90
"""Code points of an argument's words; longer ones are cut at the head's own phrase."""
REFERRING = (
    COMPANIES
    | OFFICES
    | GROUPS
    | AGENCIES
    | frozenset({"country", "state", "nation", "regime", "hackers", "attackers", "side"})
)
"""Nouns that with "the" mean somebody named before."""
MODIFIERS = frozenset({"amod", "compound", "nmod"})
CLOSED = frozenset(
    {
        "for",
        "that",
        "which",
        "who",
        "on",
        "in",
        "at",
        "with",
        "by",
        "from",
        "to",
        "as",
        "during",
        "after",
        "before",
        "near",
    }
)
"""Words that lead away from what the head names: "the upgrade | for the weekend"."""
CLIENTS = frozenset("customers users subscribers clients patients passengers staff employees".split())
"""Who suffers with the body whose they are."""
OF = frozenset({"of", "de", "in", "di", "da"})
"""Before a place in the name of a body."""
INNER = frozenset({"compound", "amod", "nummod", "nmod", "det", "poss", "case", "quantmod"})


class Party(NamedTuple):
    """One argument: its words or name, the actor's id where it is one, and the head's base form."""

    text: str
    id: str | None
    lemma: str


@dataclass(frozen=True, kw_only=True)
class Parties:
    """Resolves the phrases of one article."""

    cast: Cast
    known: dict[int, Party | None] = field(default_factory=dict)
    """By the head of a phrase that no pronoun stands in."""

    @property
    def parse(self) -> Parse:
        """The article's parse."""
        return self.cast.parse

    def party(self, reading: Reading, head: int) -> Party | None:
        """Whom or what a phrase means; None for a pronoun that cannot be resolved."""
        parse, word = self.parse, self.parse.lowers[head]
        draft = reading.draft
        if draft is not None and (head == draft.source_head or head in draft.source):
            return speaker(reading.claim)
        if word in OURS:
            return speaker(reading.claim)
        if word in THIRD and parse.tags[head].startswith("PRP"):
            return self._third(reading)
        if parse.tags[head] == "WP":
            return None  # "who did it"
        if word in REFERRING and self._is_own(reading, head):
            return speaker(reading.claim)
        if draft is not None and head == draft.target and reading.claim.target is not None:
            name = reading.claim.target.lower()
            return Party(
                reading.claim.target, reading.claim.target_id, lemma(word, parse.tags[head]) if word in name else name
            )
        if head not in self.known:
            self.known[head] = self._named(head)
        return self.known[head]

    def _is_own(self, reading: Reading, head: int) -> bool:
        """Whether a body is called the speaker's own: "our government", in reported speech "his country"."""
        possessor = self.parse.child(head, "poss")
        if possessor is None or reading.claim.actor is None:
            return False
        word = self.parse.lowers[possessor]
        return word in ("our", "my") or (word in ("his", "her", "their") and reading.claim.quote not in SPOKEN)

    def _third(self, reading: Reading) -> Party | None:
        """In reported speech the speaker, whom "it" and "he" mean there most often; else whom the article spoke of."""
        if reading.claim.quote not in SPOKEN:
            return speaker(reading.claim)
        return None

    def _named(self, head: int) -> Party | None:
        parse = self.parse
        if parse.deps[head] in MODIFIERS:
            return self._adjective(head)
        phrase = noun_phrase(parse, head, coordinated=False)
        while len(phrase) > 1 and parse.deps[phrase[-1]] == "case":
            phrase.pop()
        base = lemma(parse.lowers[head], parse.tags[head])
        actor = acting(parse, phrase, self.cast.bodies) or patron(parse, head, self.cast.bodies)
        if actor is not None:
            return Party(self._words(phrase, head), actor.id, base)
        name = called(parse, head)
        if name is not None:
            return Party(name, None, name.lower())  # "a crew known as Grey Heron"
        figure = self._referred(phrase, head)
        if figure is not None:
            return Party(figure.actor or figure.name or "", figure.actor_id if figure.actor else figure.id, base)
        return Party(self._words(phrase, head), None, base)

    def _adjective(self, head: int) -> Party | None:
        """The country or body that a word before a noun names: "any Chinese role"."""
        bodies, words = self.cast.bodies, self.parse.words[head]
        mention = next(iter(self._named_in([self.parse.edges[head][0], head])), None)
        if mention is None:
            return None
        actor = bodies.gazetteer.speaks_for(mention.actor_id) or bodies.gazetteer.actor(mention.actor_id)
        return Party(actor.name, actor.id, words.lower())

    def _referred(self, phrase: Sequence[int], head: int) -> Figure | None:
        """Whom a name that no lexicon lists, or a short definite phrase, means in this article."""
        parse = self.parse
        proper = parse.tags[head].startswith("NNP")
        definite = parse.lowers[phrase[0]] in POINTING and len(phrase) <= 3  # noqa: PLR2004  "the security firm"
        if definite and not proper:
            figure = self.cast.meant(phrase, head) if parse.lowers[head] in REFERRING else None
        else:
            figure = self.cast.register.at(head) or self.cast.people.at(head) if proper else None
        if figure is None:
            return None
        is_known = figure.actor is not None or (figure.name is not None and not figure.name.islower())
        return figure if is_known else None

    def owner(self, reading: Reading | None, head: int) -> Party | None:
        """Whose the thing is that a phrase names ("North Korea's network", "the computers of Sony"), or the named body."""
        parse = self.parse
        possessor = parse.child(head, "poss")
        if possessor is not None and parse.tags[possessor] == "PRP$":
            return self.party(reading, possessor) if reading is not None else None
        called = next((c for c in parse.children_of(head, "appos") if parse.tags[c].startswith("NNP")), None)
        if called is not None and not parse.tags[head].startswith("NNP"):
            return self.called(noun_phrase(parse, called, coordinated=False), called)  # "the insurer Halden Mutual"
        phrase = noun_phrase(parse, head, coordinated=False)
        is_body = possessor is not None and parse.tags[head].startswith("NNP")
        own = self._own_name(phrase, head, possessor if is_body else None)
        mention = next(iter(self._named_in(own)), None)
        if mention is None and is_body:
            return self.called(own, head)  # "Norland's Halden Savings" is not Norland
        if mention is not None:
            return self._mentioned(reading, own, head, mention)
        return self._inside(reading, head, possessor)

    def _mentioned(self, reading: Reading | None, phrase: Sequence[int], head: int, mention: Mention) -> Party | None:
        """Who is mentioned in a phrase, or whose body it is that the phrase is of."""
        parse, gazetteer = self.parse, self.cast.bodies.gazetteer
        whose = next((t for t in phrase if parse.starts[t] == mention.start and parse.deps[t] == "poss"), None)
        if whose is not None and parse.heads[whose] != head and parse.tags[parse.heads[whose]].startswith("NNP"):
            return self.owner(reading, parse.heads[whose])  # "the network of Norland's Halden Savings"
        actor = gazetteer.speaks_for(mention.actor_id) or gazetteer.actor(mention.actor_id)
        return Party(actor.name, actor.id, lemma(parse.lowers[head], parse.tags[head]))

    def _inside(self, reading: Reading | None, head: int, possessor: int | None) -> Party | None:
        """Whose a thing is by the name before it or after "of", else what the phrase itself names."""
        parse = self.parse
        inside = [
            p
            for c in parse.children_of(head, "prep")
            if parse.lowers[c] in ("of", "in", "at")
            for p in parse.children_of(c, "pobj")
        ]
        whose = next((p for inner in inside for p in parse.children_of(inner, "poss") if parse.tags[p] == "PRP$"), None)
        if whose is not None and reading is not None:
            return self.party(reading, whose)  # "the network of its parliament"
        for inner in ([possessor] if possessor is not None else []) + inside:
            if inner == possessor or parse.tags[inner].startswith("NNP"):
                found = self._party(reading, inner)
                if found is not None and self._is_called(found, inner):
                    return found
        named = [t for t in parse.children_of(head, "compound") if parse.tags[t].startswith("NNP")]
        if parse.lowers[head] in CLIENTS and named:
            return self.called(named, named[-1])
        is_things = parse.lowers[head] in load_table().network and not parse.tags[head].startswith("NNPS")
        return None if is_things else self._party(reading, head)

    def _own_name(self, phrase: Sequence[int], head: int, possessor: int | None) -> Sequence[int]:
        """The phrase without the words that say what the one is whom it names: "Halden, Norland's largest bank"."""
        parse = self.parse
        beside = {t for c in parse.children_of(head, "appos") for t in parse.subtree(c)}
        first = -1 if possessor is None else max(possessor, *parse.children_of(possessor, "case"), possessor)
        return [t for t in phrase if t not in beside and t > first] or phrase

    def called(self, phrase: Sequence[int], head: int) -> Party:
        """A body by its own name, without whose it is."""
        figure = self._referred(phrase, head)
        base = self.parse.lowers[head]
        if figure is None:
            return Party(self._words(phrase, head), None, base)
        return Party(figure.actor or figure.name or "", figure.actor_id if figure.actor else figure.id, base)

    def _is_called(self, found: Party, head: int) -> bool:
        """Whether it is not only the place in a body's name: "the ports of Belmar" are not those of "The Star of Belmar"."""
        words = found.text.lower().split()
        of = next((n for n, word in enumerate(words) if word in OF), len(words))
        return self.parse.lowers[head] not in words[of:]

    def _party(self, reading: Reading | None, head: int) -> Party | None:
        """As `party`; without a claim no pronoun is resolved."""
        if reading is not None:
            return self.party(reading, head)
        if self.parse.tags[head].startswith(("PRP", "W")) or self.parse.lowers[head] in THIRD | OURS:
            return None
        if head not in self.known:
            self.known[head] = self._named(head)
        return self.known[head]

    def _named_in(self, phrase: Sequence[int]) -> list[Mention]:
        return [
            m
            for m in self.cast.bodies.within(self.parse.span(phrase[0], phrase[-1]))
            if not m.actor_id.startswith("person:")
        ]

    def _words(self, phrase: Sequence[int], head: int) -> str:
        """The phrase without its article; of a long one the head with what stands right before it."""
        parse = self.parse
        first, last = phrase[0], phrase[-1]
        if parse.end(last) - parse.starts[first] > LONGEST:
            first = min([head, *(c for c in parse.children_of(head, *INNER) if c >= phrase[0])])
            last = head
        away = next((t for t in phrase if head < t <= last and parse.lowers[t] in CLOSED), None)
        if away is not None and not parse.tags[head].startswith("NNP"):
            last = max(head, away - 1)
        while first < last and parse.lowers[first] in DETERMINERS:
            first += 1
        return parse.span(first, last).of(parse.text)


def speaker(claim: Claim) -> Party | None:
    """The one on whose behalf the claim is made, or who makes it; None for the outlet itself and the unnamed."""
    name = claim.actor or (claim.speaker if claim.quote is not Quote.NARRATION else None) or claim.source
    if name is None:
        return None
    identity = claim.actor_id if claim.actor else claim.speaker_id if claim.speaker else None
    return Party(name, identity, name.lower())
