"""What happened, as an article names it: outages, attacks and the like with their victims, and which one a claim is about."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ledger.extract.claims.gist.parties import Parties, Party
from ledger.extract.claims.gist.reading import Found, Reading
from ledger.extract.claims.gist.table import Table
from ledger.extract.parse.syntax import Parse
from ledger.model.gist import HappeningKind, Predicate

AT = frozenset({"on", "of", "at", "against", "in", "for", "to", "across", "into"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their"})
DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
    december today yesterday night morning afternoon evening day week month year time hours minutes friday's""".split()
)
OF_OUTAGES = frozenset(
    {
        Predicate.STARTED, Predicate.ENDED, Predicate.LASTED, Predicate.RESTORED, Predicate.EXTENT, Predicate.TRAFFIC_DROP,
        Predicate.ROUTED_VIA,
    }
)  # fmt: skip
NEAR = 80
"""Tokens back within which what was named last is what a claim without a name of its own is about."""
ANY = frozenset(
    {HappeningKind.OTHER, HappeningKind.INTRUSION, HappeningKind.DDOS, HappeningKind.SABOTAGE, HappeningKind.LEAK}
)
"""Kinds that "the attack" can be."""


class Naming(NamedTuple):
    """A place where the article names what happened."""

    at: int
    kind: HappeningKind
    victim: Party | None
    words: str
    definite: bool

    @property
    def key(self) -> tuple[HappeningKind, str]:
        """What namings of one incident share."""
        return self.kind, ((self.victim.id or self.victim.text.lower()) if self.victim is not None else "")


@dataclass(frozen=True, kw_only=True)
class Happenings:
    """The incidents that one article names."""

    table: Table
    parties: Parties
    subject: Party | None
    """Whose network the article is about."""

    @property
    def parse(self) -> Parse:
        """The article's parse."""
        return self.parties.parse

    @cached_property
    def named(self) -> list[Naming]:
        """All places in the order of the text."""
        kinds = self.table.happenings
        return list(self._namings(t for t, word in enumerate(self.parse.lowers) if word in kinds))

    @cached_property
    def _places(self) -> list[int]:
        return [naming.at for naming in self.named]

    def _namings(self, tokens: Iterator[int]) -> Iterator[Naming]:
        parse = self.parse
        for token in tokens:
            kind = self.table.happenings[parse.lowers[token]] if parse.tags[token].startswith("NN") else None
            if kind is None or (kind is HappeningKind.CABLE_CUT and not self._is_of_cable(token)):
                continue
            if parse.deps[token] == "compound" and parse.lowers[parse.heads[token]] in self.table.happenings:
                continue  # "hacking attack"
            first = min(
                [
                    token,
                    *(
                        c
                        for c in parse.children[token]
                        if parse.deps[c] in ("compound", "amod", "det", "poss", "nummod")
                    ),
                ]
            )
            definite = parse.lowers[first] in DEFINITE or parse.deps[first] == "poss"
            kind = self._sort(token) if kind is HappeningKind.OTHER else kind
            yield Naming(token, kind, self.victim_of(token, kind), parse.span(first, token).of(parse.text), definite)

    def _is_of_cable(self, noun: int) -> bool:
        parse, cables = self.parse, self.table.cables
        return any(
            parse.lowers[c] in cables or any(parse.lowers[g] in cables for g in parse.children[c])
            for c in parse.children[noun]
        )

    def _sort(self, noun: int) -> HappeningKind:
        """Of which kind an "attack" is: by the words of its sentence, else by those of the article."""
        first, last = self.parse.sentence(noun)
        words = frozenset(self.parse.lowers[first : last + 1])
        for kind, telling in self.table.telling.items():
            if not telling.isdisjoint(words):
                return kind
        return self._usual

    @cached_property
    def _usual(self) -> HappeningKind:
        """The kind of which the article's words tell most often."""
        words = Counter(self.parse.lowers)
        told = {kind: sum(words[w] for w in telling) for kind, telling in self.table.telling.items()}
        best = max(told, key=lambda kind: told[kind])
        return best if told[best] else HappeningKind.OTHER

    def victim_of(self, noun: int, kind: HappeningKind) -> Party | None:
        """To whom it happened, by the words with the noun: "the attack on X", "X's outage", "the X hack"."""
        parse = self.parse
        for child in parse.children[noun]:
            dep = parse.deps[child]
            if dep == "prep" and parse.lowers[child] in AT:
                found = next((v for p in parse.children_of(child, "pobj") if (v := self._victim(p)) is not None), None)
            elif dep == "poss" and kind is HappeningKind.OUTAGE and parse.tags[child] != "PRP$":
                found = self._victim(child)
            elif dep in ("compound", "amod", "nmod") and parse.words[child][:1].isupper():
                found = self._modifier(child, noun, kind)
            elif dep == "relcl":
                thing = parse.child(child, "dobj")
                found = self._victim(thing) if thing is not None else None
            else:
                continue
            if found is not None:
                return found
        return None

    def _victim(self, head: int) -> Party | None:
        """The body or country that a phrase names; nobody for a day, a pronoun, or a thing that is nobody's."""
        parse = self.parse
        if parse.lowers[head] in DAYS or parse.lowers[head] in self.table.happenings or parse.tags[head] == "CD":
            return None
        found = self.parties.owner(None, head)
        is_named = found is not None and (found.id is not None or parse.tags[head].startswith("NNP"))
        return found if is_named else None

    def _modifier(self, child: int, noun: int, kind: HappeningKind) -> Party | None:
        """'The Sony hack', 'the North Korean outage'; whose a "Chinese attack" is, is its doer."""
        parse, bodies = self.parse, self.parties.cast.bodies
        mention = next(iter(bodies.within(parse.span(parse.edges[child][0], noun - 1))), None)
        if mention is None or (mention.kind == "demonym" and kind is not HappeningKind.OUTAGE):
            return None
        actor = bodies.gazetteer.speaks_for(mention.actor_id) or bodies.gazetteer.actor(mention.actor_id)
        return Party(actor.name, actor.id, parse.lowers[child])

    @cached_property
    def main(self) -> Naming | None:
        """What the article tells of most often, as it is first named."""
        known = Counter(naming.key for naming in self.named if naming.victim is not None)
        if not known:
            return self._of_subject
        best = max(known, key=lambda key: known[key])
        outages = sum(naming.kind is HappeningKind.OUTAGE for naming in self.named)
        if self.subject is not None and best[0] is not HappeningKind.OUTAGE and outages > known[best]:
            return self._of_subject
        return next(naming for naming in self.named if naming.key == best)

    @cached_property
    def _of_subject(self) -> Naming | None:
        """The outage of whose network the article is about."""
        first = next((n for n in self.named if n.kind is HappeningKind.OUTAGE), None)
        if first is not None:
            return first._replace(victim=self.subject)
        loose = next(iter(self.named), None)
        if loose is not None:
            return loose._replace(victim=loose.victim or self.subject)
        return Naming(0, HappeningKind.OUTAGE, self.subject, "", definite=True) if self.subject is not None else None

    def of(self, reading: Reading, found: Found | None) -> Naming | None:
        """What a claim is about: what its verb tells of, what its words name, else what was named last, else the main one."""
        if found is not None and found.predicate in OF_OUTAGES and found.kind in (None, HappeningKind.OUTAGE):
            return self._of_outage(reading, found)
        own = self._told(reading, found)
        if own is not None and own.victim is not None:
            return own
        named = own or self._inside(reading)
        if named is not None:
            return named if named.victim is not None else named._replace(victim=self._victim_before(named))
        return self._before(reading.content[0], None) or self.main

    def _of_outage(self, reading: Reading, found: Found) -> Naming | None:
        """The outage that a number or a verb of outages tells of."""
        own = self._told(reading, found)
        if own is not None and own.victim is not None:
            return own
        named = next((n for n in self._within(reading) if n.kind is HappeningKind.OUTAGE), None)
        if named is not None:
            return named if named.victim is not None else named._replace(victim=self._victim_before(named))
        return self._before(reading.content[0], frozenset({HappeningKind.OUTAGE})) or self._of_subject

    def _told(self, reading: Reading, found: Found | None) -> Naming | None:
        """What the verb of the predicate tells of: "broke into X's network"."""
        if found is None or found.kind is None or not self.parse.is_verb(found.at):
            return None
        victim = self.parties.owner(reading, found.victim) if found.victim is not None else None
        if victim is not None and victim.id is None and not victim.text[:1].isupper():
            victim = None
        return Naming(found.at, found.kind, victim, self.parse.words[found.at], definite=False)

    def _inside(self, reading: Reading) -> Naming | None:
        """The first that the content itself names; one with a victim before one without."""
        within = self._within(reading)
        return next((n for n in within if n.victim is not None), within[0] if within else None)

    def _within(self, reading: Reading) -> list[Naming]:
        first = bisect_left(self._places, reading.content[0])
        last = bisect_left(self._places, reading.content[-1] + 1, first)
        return [naming for naming in self.named[first:last] if naming.at in reading.inside] if first < last else []

    def _victim_before(self, naming: Naming) -> Party | None:
        """To whom one of this kind happened that the article named before; that of the article's own network for an outage."""
        kinds = ANY if naming.kind in ANY else frozenset({naming.kind})
        known = [n for n in self.named if n.victim is not None and n.kind in kinds]
        before = [n for n in known if n.at < naming.at]
        chosen = before[-1] if before else known[0] if known else None
        if chosen is not None:
            return chosen.victim
        return self.subject if naming.kind is HappeningKind.OUTAGE else None

    def _before(self, token: int, kinds: frozenset[HappeningKind] | None) -> Naming | None:
        """The last one named shortly before, to somebody known."""
        last = bisect_left(self._places, token)
        for naming in reversed(self.named[:last]):
            if token - naming.at > NEAR and kinds is None:
                return None
            if kinds is None or naming.kind in kinds:
                return naming if naming.victim is not None else naming._replace(victim=self._victim_before(naming))
        return None
