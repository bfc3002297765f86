"""What happened, as an article names it: outages, attacks and the like by their nouns and verbs, with their victims."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ledger.extract.claims.gist.names import CAMPAIGNS, DAYS, OWNED, Names
from ledger.extract.claims.gist.naming import Naming
from ledger.extract.claims.gist.parties import Parties, Party
from ledger.extract.claims.gist.reading import Found, Reading
from ledger.extract.claims.gist.table import Table
from ledger.extract.parse.syntax import SUBJECTS, Parse
from ledger.model.actor import ActorKind
from ledger.model.gist import HappeningKind, Predicate
from ledger.model.when import Precision

AT = frozenset({"on", "of", "at", "against", "in", "for", "to", "across", "into"})
TAKEN = frozenset({"theft", "thefts"})
"""What is done to those from whom it takes."""
COUNTS = frozenset({"second", "third", "fourth"})
"""How one of several is counted."""
LAST = frozenset("in ins off offs out outs down downs".split())
"""Last parts of nouns that a hyphen joins: "break-in", "cut-off"."""
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their"})
OF_OUTAGES = frozenset(
    {
        Predicate.STARTED, Predicate.ENDED, Predicate.LASTED, Predicate.RESTORED, Predicate.EXTENT, Predicate.TRAFFIC_DROP,
    }
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Happenings:
    """The incidents that one article names."""

    table: Table
    parties: Parties

    @property
    def parse(self) -> Parse:
        """The article's parse."""
        return self.parties.parse

    @cached_property
    def named(self) -> list[Naming]:
        """All places in the order of the text."""
        kinds = self.table.happenings
        by_noun = list(
            self._namings(
                t
                for t, word in enumerate(self.parse.lowers)
                if word in kinds or (word in LAST and self.noun(t) in kinds)
            )
        )
        bare = dict(self.names.at)
        for naming in by_noun:
            bare.pop(self.names.before(naming.at), None)
        return sorted(
            [*by_noun, *map(self._by_name, bare.items()), *self._by_count(by_noun)], key=lambda naming: naming.at
        )

    def _by_count(self, by_noun: Sequence[Naming]) -> Iterator[Naming]:
        """'The first one', 'the second was shorter', where the article counts what happened: "the third outage"."""
        parse = self.parse
        counted = next((n for n in by_noun if not COUNTS.isdisjoint(n.words.lower().split())), None)
        for token, word in enumerate(parse.lowers) if counted is not None else ():
            number = next((c for c in parse.children_of(token, "amod") if parse.lowers[c] in COUNTS | {"first"}), None)
            is_one = word == "one" and number is not None
            is_alone = word in COUNTS | {"first"} and parse.deps[token] in SUBJECTS
            if counted is not None and (is_one or is_alone) and parse.lowers[parse.edges[token][0]] == "the":
                words = parse.span(parse.edges[token][0], token).of(parse.text)
                yield Naming(token, counted.kind, None, words, definite=True)

    @cached_property
    def names(self) -> Names:
        """The names that attacks go by."""
        return Names(table=self.table, parties=self.parties)

    def _by_name(self, named: tuple[int, str]) -> Naming:
        """A name that stands alone, or with a noun of malware."""
        at, name = named
        return Naming(at, self._of_name(self._usual), None, name, definite=True, name=name)

    def _of_name(self, kind: HappeningKind) -> HappeningKind:
        """Of what kind an attack with a name is: where nothing tells, malware came in."""
        return HappeningKind.INTRUSION if kind is HappeningKind.OTHER else kind

    def noun(self, token: int) -> str:
        """The word, or the two with a hyphen between them of which it is the last: "break-in"."""
        lowers = self.parse.lowers
        is_joined = lowers[token] in LAST and token > 1 and lowers[token - 1] == "-"
        return f"{lowers[token - 2]}-{lowers[token]}" if is_joined else lowers[token]

    def _namings(self, tokens: Iterator[int]) -> Iterator[Naming]:
        parse = self.parse
        for token in tokens:
            kind = self.table.happenings[self.noun(token)] if parse.tags[token].startswith("NN") else None
            if kind is None or (kind is HappeningKind.CABLE_CUT and not self._is_of_cable(token)):
                continue
            is_joined = parse.deps[token] == "compound" and parse.heads[token] == token + 1
            if is_joined and parse.lowers[token + 1] in self.table.happenings:
                continue  # "hacking attack"
            if parse.lowers[token] in CAMPAIGNS and not self._is_of_attacks(token):
                continue  # an election's
            first = min(
                [
                    token,
                    *(
                        parse.edges[c][0] if parse.deps[c] == "poss" else c
                        for c in parse.children[token]
                        if parse.deps[c] in ("compound", "amod", "det", "poss", "nummod")
                    ),
                ]
            )
            definite = parse.lowers[first] in DEFINITE or parse.child(token, "poss") is not None
            is_vague = kind is HappeningKind.OTHER
            kind = self.kind_of(token)
            words = parse.span(first, token).of(parse.text)
            name = self.names.of(token)
            if name is not None:
                kind, is_vague = self._of_name(kind), False
            yield Naming(token, kind, self.victim_of(token, kind), words, definite, is_vague=is_vague, name=name)

    def kind_of(self, noun: int) -> HappeningKind:
        """Of what kind it is that a noun names."""
        kind = self.table.happenings[self.noun(noun)]
        kind = self._sort(noun) if kind is HappeningKind.OTHER else kind
        return HappeningKind.CABLE_CUT if kind is HappeningKind.SABOTAGE and self._is_of_cables(noun) else kind

    def _is_of_cable(self, noun: int) -> bool:
        parse, cables = self.parse, self.table.cables
        return any(
            parse.lowers[c] in cables or any(parse.lowers[g] in cables for g in parse.children[c])
            for c in parse.children[noun]
        )

    def _is_of_attacks(self, noun: int) -> bool:
        """Whether the words with the noun tell of an attack: "a hacking campaign", "a campaign of break-ins"."""
        parse, table = self.parse, self.table
        telling = frozenset().union(*table.telling.values(), table.happenings) - CAMPAIGNS
        beside = parse.children_of(noun, "compound", "amod", "nmod")
        of = [t for c in parse.children_of(noun, "prep") if parse.lowers[c] == "of" for t in parse.subtree(c)]
        words = [parse.lowers[t] for t in (*beside, *of)]
        return any(word in telling or word.startswith(("cyber", "hack")) for word in words)

    def _is_of_cables(self, noun: int) -> bool:
        """Whether its sentence speaks of cables."""
        first, last = self.parse.sentence(noun)
        return not self.table.cables.isdisjoint(self.parse.lowers[first : last + 1])

    def _sort(self, noun: int) -> HappeningKind:
        """Of which kind an "attack" is: by the words of its sentence, else by those of the article."""
        first, last = self.parse.sentence(noun)
        words = frozenset(self.parse.lowers[first : last + 1]) - self.table.culprit
        for kind, telling in self.table.telling.items():
            if not telling.isdisjoint(words):
                return kind
        return self._usual

    @cached_property
    def _usual(self) -> HappeningKind:
        """The kind of which the article's words tell most often; hackers do both."""
        words = Counter(word for word in self.parse.lowers if word not in self.table.culprit)
        told = {kind: sum(words[w] for w in telling) for kind, telling in self.table.telling.items()}
        best = max(told, key=lambda kind: told[kind])
        return best if told[best] else HappeningKind.OTHER

    def victim_of(self, noun: int, kind: HappeningKind) -> Party | None:
        """To whom it happened, by the words with the noun: "the attack on X", "X's outage", "the X hack"."""
        parse = self.parse
        for child in parse.children[noun]:
            dep = parse.deps[child]
            if dep == "prep" and (
                parse.lowers[child] in AT or (parse.lowers[child] == "from" and parse.lowers[noun] in TAKEN)
            ):
                found = next(
                    (v for p in parse.children_of(child, "pobj") if (v := self.named_party(p)) is not None), None
                )
            elif dep == "poss" and kind is HappeningKind.OUTAGE and parse.tags[child] != "PRP$":
                found = self.named_party(child)
            elif dep in ("compound", "amod", "nmod") and parse.words[child][:1].isupper():
                found = self._modifier(child, noun, kind)
            elif dep == "relcl":
                thing = parse.child(child, "dobj")
                found = self.named_party(thing) if thing is not None else None
            else:
                continue
            if found is not None:
                return found
        return self._by_verb(noun)

    def _by_verb(self, noun: int) -> Party | None:
        """To whom it happened by the verb of its clause: "X suffered an outage", "X was hit by an attack", "an attack hit X"."""
        parse, table = self.parse, self.table
        verb, dep = parse.heads[noun], parse.deps[noun]
        if dep == "pobj" and parse.lowers[verb] == "by":
            verb, dep = parse.heads[verb], "agent"
        if not parse.is_verb(verb) or parse.is_negated(verb):
            return None
        if dep == "dobj" and parse.lowers[verb] in table.suffering:
            whom = parse.child(verb, "nsubj")
        elif dep == "agent" and parse.lowers[verb] in table.striking:
            whom = parse.heads[verb] if parse.deps[verb] == "acl" else parse.child(verb, "nsubjpass")
        elif dep == "nsubj" and parse.lowers[verb] in table.striking:
            whom = parse.child(verb, "dobj")
        else:
            return None
        return self.named_party(whom) if whom is not None else None

    def named_party(self, head: int) -> Party | None:
        """The body or country that a phrase names; nobody for a day, a pronoun, or a thing that is nobody's."""
        parse = self.parse
        if (
            head in self.names.at
            or parse.lowers[head] in DAYS
            or parse.lowers[head] in self.table.happenings
            or parse.tags[head] == "CD"
        ):
            return None
        found = self.parties.owner(None, head)
        is_named = found is not None and (
            found.id is not None or parse.tags[head].startswith("NNP") or found.text[:1].isupper()
        )
        return found if is_named else None

    def _modifier(self, child: int, noun: int, kind: HappeningKind) -> Party | None:
        """'The Sony hack', 'the North Korean outage'; whose a "Chinese attack" is, is its doer."""
        parse, bodies = self.parse, self.parties.cast.bodies
        mention = next(iter(bodies.within(parse.span(parse.edges[child][0], noun - 1))), None)
        is_name = parse.tags[child].startswith("NNP") and parse.lowers[child].rstrip(".") not in DAYS
        if mention is None and is_name and parse.lowers[noun] in OWNED:
            first = parse.edges[child][0]
            return self.parties.called([t for t in range(first, child + 1) if parse.tags[t].startswith("NNP")], child)
        if mention is None or (mention.kind == "demonym" and kind is not HappeningKind.OUTAGE):
            return None
        actor = bodies.gazetteer.speaks_for(mention.actor_id) or bodies.gazetteer.actor(mention.actor_id)
        return Party(actor.name, actor.id, parse.lowers[child])

    def deed(self, reading: Reading, found: Found | None) -> Naming | None:
        """What the predicate of a claim tells of: "broke into X's network", "X's routes were gone for nine hours"."""
        if found is None:
            return None
        time = reading.claim.event_time
        year = (
            int(time.value)
            if time is not None and time.precision is Precision.YEAR and time.value.isdecimal()
            else None
        )
        if found.kind is None or not self.parse.is_verb(found.at):
            victim = self._counted(found.at) if found.predicate in OF_OUTAGES else None
            if victim is None:
                return None
            return Naming(found.at, HappeningKind.OUTAGE, victim, "", definite=True, is_noun=False, year=year)
        is_given = found.victim is not None and found.victim not in self.names.at
        victim = self.parties.owner(reading, found.victim) if found.victim is not None and is_given else None
        if victim is not None and victim.id is None and not self._is_named(found.victim):
            victim = None
        words = self.parse.words[found.at]
        return Naming(found.at, found.kind, victim, words, definite=False, is_noun=False, year=year)

    def _is_named(self, head: int | None) -> bool:
        """Whether a proper noun stands in the phrase."""
        parse = self.parse
        return head is not None and any(parse.tags[t].startswith("NNP") for t in parse.subtree(head))

    def _counted(self, token: int) -> Party | None:
        """Whose network a number is of: the only country or operator that its sentence names, else the subject of the one before."""
        parse, bodies = self.parse, self.parties.cast.bodies
        first, last = parse.sentence(token)
        mentions = bodies.within(parse.span(first, last))
        if not mentions and first:
            mentions = [m for m in bodies.within(parse.span(*parse.sentence(first - 1))) if m.start in self._subjects]
        named = [bodies.gazetteer.actor(i) for i in dict.fromkeys(m.actor_id for m in mentions)]
        operators = [actor for actor in named if actor.kind is ActorKind.OPERATOR]
        actors = operators or [actor for actor in named if actor.kind is ActorKind.COUNTRY]
        return Party(actors[0].name, actors[0].id, actors[0].name.lower()) if len(actors) == 1 else None

    @cached_property
    def _subjects(self) -> frozenset[int]:
        """Where the subjects of the article's verbs start, in code points."""
        parse = self.parse
        return frozenset(parse.starts[parse.edges[t][0]] for t, dep in enumerate(parse.deps) if dep in SUBJECTS)
