"""Names that attacks go by: "the NotPetya cyberattack", "a worm called Stuxnet", and the same name alone later on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ledger.extract.claims.accused import COPULA, NAMES
from ledger.extract.claims.gist.parties import Parties
from ledger.extract.claims.gist.table import Table
from ledger.extract.parse.syntax import SUBJECTS, Parse
from ledger.extract.places import zones_of_place
from ledger.extract.speakers.figure import GROUPS

DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
    december today yesterday night morning afternoon evening day week month year time hours minutes friday's christmas easter
    thanksgiving""".split()
)
"""What stands before an outage or an attack and says when it was."""
OWNED = frozenset("outage outages blackout shutdown breach hack downtime".split())
"""Nouns before which the one stands to whom it happened, and not the doer or a name of its own: "the Halden outage"."""
COMPUTERS = ("cyber", "hack", "malware", "ransomware", "computer", "software")
"""How words begin that tell that viruses, worms and bugs are those of computers."""
MEDICINE = frozenset("vaccine vaccines vaccinated disease diseases epidemic pandemic symptoms doses".split())
"""Words that tell that they are not."""
DEFINITE = frozenset({"the", "this", "that"})
WHERE = frozenset({"in", "at", "on", "from", "near", "into", "inside", "against", "to", "across", "under"})
"""Before a name they say that it is of a place, of a product or of somebody."""
WHEN = frozenset({"after", "before", "since", "during"})
"""Before a name they say that it is of something that happened, whatever a parse makes of it then."""
PARTS = frozenset("role part hand involvement complicity guilt link links ties connection".split())
"""Nouns of what one has in a deed, or no part in."""
CAMPAIGNS = frozenset({"campaign", "campaigns"})
"""Nouns of attacks only where words with them say so."""
OPERATION = "operation"
BEHIND = frozenset({"behind"})
GUILTY = frozenset(
    {"responsible", "blame", "blames", "blamed", "blaming", "sanctioned", "indicted", "charged", "accused"}
)
"""Words whose "for", "over" or "of" is followed by what happened."""


@dataclass(frozen=True, kw_only=True)
class Names:
    """The names of attacks in one article."""

    table: Table
    parties: Parties

    @property
    def parse(self) -> Parse:
        """The article's parse."""
        return self.parties.parse

    @cached_property
    def at(self) -> dict[int, str]:
        """By the last token of each place where such a name stands, the name."""
        if self._is_of_medicine:
            return {}
        named = [*self._called()]
        told = [name for name in self._explained() if not (self._is_place(name) or self._is_person(name))]
        weak = (name for name in (*self._before_nouns(), *self._blamed()) if name not in named and name not in told)
        used = [
            n for n in weak if not (self._is_place(n) or self._is_doer(n) or self._is_heading(n) or self._is_person(n))
        ]
        names = [name for name in dict.fromkeys((*named, *told, *used)) if self._may_be(name)]
        found: dict[int, str] = {}
        for name in sorted(names, key=len):
            found |= {place[-1]: " ".join(name) for place in self._places(name)}
        return found

    @property
    def _is_of_medicine(self) -> bool:
        lowers = self.parse.lowers
        return not MEDICINE.isdisjoint(lowers) and not any(word.startswith(COMPUTERS) for word in lowers)

    def of(self, noun: int) -> str | None:
        """The name right before a noun, with words between that say what it is: "the NotPetya ransomware attack"."""
        return self.at.get(self.before(noun))

    def _called(self) -> Iterator[tuple[str, ...]]:
        """Names that the article says something is called by: "a worm called X", "the operation known as X"."""
        parse = self.parse
        operations = [t for t, word in enumerate(parse.lowers) if word in (OPERATION, f"{OPERATION}s")]
        for token in (*self._at_nouns, *operations):
            for clause in parse.children_of(token, "acl", "relcl"):
                if parse.lowers[clause] in NAMES:
                    yield from self._phrases(parse.children_of(clause, "oprd", "dobj", "attr"))
                    as_what = (c for c in parse.children_of(clause, "prep") if parse.lowers[c] == "as")
                    yield from self._phrases(p for c in as_what for p in parse.children_of(c, "pobj"))

    def _explained(self) -> Iterator[tuple[str, ...]]:
        """Names that the article says are those of attacks: "X, a worm", "X was an attack"."""
        parse = self.parse
        for token in self._at_nouns:
            above = parse.heads[token]
            yield from self._phrases(parse.children_of(token, "appos"))
            if parse.deps[token] == "appos":
                yield from self._phrases([above])
            if parse.deps[token] == "attr" and parse.lowers[above] in COPULA and not parse.is_negated(above):
                yield from self._phrases(parse.children_of(above, "nsubj"))

    @cached_property
    def _at_nouns(self) -> list[int]:
        """Where a noun of an attack stands, or of malware."""
        nouns, tags = self._nouns, self.parse.tags
        return [t for t, word in enumerate(self.parse.lowers) if word in nouns and tags[t].startswith("NN")]

    def _before_nouns(self) -> Iterator[tuple[str, ...]]:
        """Names before nouns: "the X attack", "the X worm"; of more than one word before malware only."""
        parse = self.parse
        for token in self._at_nouns:
            word = parse.lowers[token]
            if word in OWNED or word in CAMPAIGNS:
                continue
            last = self.before(token)
            phrase = self._phrase(last)
            if not phrase or (len(phrase) > 1 and word in self.table.happenings and not self._is_operation(phrase)):
                continue
            if parse.lowers[phrase[0] - 1] in DEFINITE or token <= self._headline or self._is_operation(phrase):
                yield self._words(phrase)

    def _blamed(self) -> Iterator[tuple[str, ...]]:
        """Names after words of guilt: "behind X", "to blame for X", "nothing to do with X"."""
        parse = self.parse
        for token, word in enumerate(parse.lowers):
            above = parse.lowers[parse.heads[token]]
            is_guilt = word in BEHIND or (word in ("for", "over", "of") and above in GUILTY)
            if is_guilt or (word == "with" and tuple(parse.lowers[max(token - 2, 0) : token]) == ("to", "do")):
                yield from self._phrases(p for p in parse.children_of(token, "pobj") if self._is_alone(p))

    def _is_alone(self, noun: int) -> bool:
        """Whether it is a name with nothing beside it."""
        parse = self.parse
        return parse.tags[noun] == "NNP" and all(
            parse.deps[c] == "compound" and self._is_proper(c) for c in parse.children[noun]
        )

    @cached_property
    def _nouns(self) -> frozenset[str]:
        """Nouns of attacks, of malware and of what lets it in."""
        return frozenset(self.table.happenings) | self._malware

    @property
    def _malware(self) -> frozenset[str]:
        """Nouns of malware and of what lets it in."""
        return self.table.malware | self.table.openings

    def before(self, noun: int) -> int:
        """The last token before a noun and the words that say what it is."""
        parse, at = self.parse, noun - 1
        while at > 0 and (parse.lowers[at] in self._nouns or parse.lowers[at] in ("-", "cyber", "computer")):
            at -= 1
        return at

    def _phrases(self, heads: Iterable[int]) -> Iterator[tuple[str, ...]]:
        for head in heads:
            phrase = self._phrase(head)
            if phrase:
                yield self._words(phrase)

    def _phrase(self, last: int) -> range:
        """The proper nouns that end here."""
        parse, first = self.parse, last
        while first >= 0 and self._is_proper(first):
            first -= 1
        while first < last and parse.lowers[first + 1] in DEFINITE:
            first += 1
        return range(first + 1, last + 1)

    def _is_proper(self, token: int) -> bool:
        parse, word = self.parse, self.parse.words[token]
        return word[:1].isupper() and (parse.tags[token].startswith("NNP") or not word[1:].islower())

    def _words(self, phrase: range) -> tuple[str, ...]:
        return tuple(self.parse.words[t] for t in phrase)

    def _is_operation(self, phrase: range) -> bool:
        return len(phrase) > 1 and self.parse.lowers[phrase[0]] == OPERATION

    def _places(self, name: tuple[str, ...]) -> Iterator[range]:
        """Where it stands."""
        words, size = self.parse.words, len(name)
        for last in self._ends.get(name[-1], ()):
            if tuple(words[last - size + 1 : last + 1]) == name:
                yield range(last - size + 1, last + 1)

    @cached_property
    def _ends(self) -> dict[str, list[int]]:
        """Where each word with a capital stands."""
        found: dict[str, list[int]] = {}
        for token, word in enumerate(self.parse.words):
            if word[:1].isupper():
                found.setdefault(word, []).append(token)
        return found

    def _may_be(self, name: tuple[str, ...]) -> bool:
        """Whether it is not that of somebody, of a place or of a day, nor a word for attacks and what is attacked."""
        lowers = {word.lower() for word in name}
        if len(name) > 1 and name[-1].lower() in self._malware:
            lowers.remove(name[-1].lower())  # "the Love Bug"
        if not lowers.isdisjoint((DAYS | self._nouns | self.table.network | self.table.culprit) - {OPERATION}):
            return False
        if any(word.isupper() for word in name) or not all(word[0].isalpha() for word in name):
            return False  # "the DNS attack"
        places = [*self._places(name)]
        return not any(self._is_somebody(place) for place in places)

    def _is_somebody(self, place: range) -> bool:
        parse, cast = self.parse, self.parties.cast
        if any(True for _ in cast.bodies.within(parse.span(place[0], place[-1]))):
            return True
        return place[-1] + 1 < len(parse) and parse.lowers[place[-1] + 1] in GROUPS

    def _is_person(self, name: tuple[str, ...]) -> bool:
        """Whether somebody is called so; no person is called "the Love Bug"."""
        people, lowers = self.parties.cast.people, self.parse.lowers
        alone = [place for place in self._places(name) if not place[0] or lowers[place[0] - 1] not in DEFINITE]
        return name[0].lower() != OPERATION and any(people.at(place[-1]) is not None for place in alone)

    def _is_place(self, name: tuple[str, ...]) -> bool:
        """Whether a place has it, or the article uses it as of a place, a product or an owner."""
        parse = self.parse
        if len(name) == 1 and zones_of_place(name[0]):
            return True
        for place in self._used(name):
            before = parse.lowers[place[0] - 1] if place[0] else ""
            if before in WHERE and parse.lowers[parse.heads[place[0] - 1]] not in PARTS:
                return True
            if parse.deps[place[-1]] == "poss":
                return True
        return False

    def _is_doer(self, name: tuple[str, ...]) -> bool:
        """Whether the article tells of it what is told of those who say and do things."""
        parse = self.parse
        return any(
            parse.deps[place[-1]] in SUBJECTS and parse.lowers[parse.heads[place[-1]]] not in self._doing
            for place in self._used(name)
        )

    def _is_heading(self, name: tuple[str, ...]) -> bool:
        """Whether it stands in the headline only, where other words have capitals too."""
        return all(place[-1] <= self._headline for place in self._places(name))

    @property
    def _headline(self) -> int:
        """The last token of the first sentence."""
        return self.parse.sentence(0)[1]

    def _used(self, name: tuple[str, ...]) -> Iterator[range]:
        """Where it stands, but for places that tell by themselves that it is of an attack: "the X worm", "after X"."""
        parse = self.parse
        for place in self._places(name):
            is_before = place[-1] + 1 < len(parse) and parse.lowers[place[-1] + 1] in self._nouns
            if not is_before and not (place[0] and parse.lowers[place[0] - 1] in WHEN):
                yield place

    @cached_property
    def _doing(self) -> frozenset[str]:
        """Verbs of what attacks and malware do or are."""
        return (
            self.table.striking
            | COPULA
            | frozenset("spread spreads began started caused exploited encrypted wiped".split())
        )
