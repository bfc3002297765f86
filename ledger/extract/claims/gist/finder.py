"""Finds the things that happened of which an article tells: its own, which it comes back to, and others that it brings in."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ledger.extract.claims.gist.asides import Asides
from ledger.extract.claims.gist.front import lead_of
from ledger.extract.claims.gist.naming import Naming
from ledger.extract.claims.gist.parties import Party
from ledger.extract.claims.gist.strands import Family, Strand, country_of, family_of, is_same, ordinal_of, placed
from ledger.extract.claims.gist.table import Table
from ledger.extract.draft import Scene
from ledger.extract.speakers.bodies import Bodies
from ledger.model.gist import DOWN, ENTERED, HappeningKind

YEAR = re.compile(r"(?<!since )(?<!until )(?<!till )(?<!from )(?<!before )(?<!after )\b(?:19|20)\d\d\b")
"""That in which something was, not that since which or until which it is."""
NOUN, VERB = 2, 1
IN_HEADLINE, IN_LEAD = 3, 2
"""What being named there counts besides."""
OFTEN = 4
"""What a break-in beside an outage, or the other way round, counts at the least to be another thing, where no countries tell."""
SPOKEN = 3
"""Sentences that have to speak of it, where nothing is named."""
SELDOM = 20
"""One of so many sentences has to speak of networks, break-ins or outages: else "attack" and "collapse" are figures of speech."""
LEAST = 3
"""One of so many paragraphs has to name something of another year that the article is about, and not only its headline or lead."""
MOST = 12
"""Victims that are told apart in one article."""
ATTACKS = ENTERED | {HappeningKind.DDOS}
"""Kinds that a headline or lead names only of computers."""
MANY = frozenset({"each", "every", "any", "no", "such", "another", "other"})


@dataclass(frozen=True, kw_only=True)
class Finder:
    """Sorts the namings of an article into strands."""

    scene: Scene
    bodies: Bodies
    table: Table
    subject: Party | None
    """Whose network the article is about."""
    year: int | None
    """In which the article was published."""

    def find(self, named: Sequence[Naming]) -> tuple[list[Strand], Strand | None]:
        """All strands, and which is the article's own; None where it tells of several in passing, or of none."""
        own = self._own(named)
        if own is None:
            return [], None
        own.namings = [n for n in named if n.victim and own.victim and is_same(n.victim, own.victim)]
        named = [n for n in named if n.words or n.kind not in own.family or self._year([n])]
        own.year = self._year(own.namings)
        own.name = self._name(own, named)
        found = [own, *self._called(own, named)]
        for group in _grouped(named):
            for family in (DOWN, ENTERED):
                those = [n for n in group if family_of(n.kind, own) == family]
                if those and self._is_apart(own, family, those):
                    found.append(Strand(family=family, victim=_best(those), year=self._year(those)))
        own.namings = []
        for naming in named:
            strand = placed(naming, found, own)
            if strand is not None:
                strand.namings.append(naming)
        for strand in found:
            opening = (n for n in strand.namings if n.is_noun and self._opens(n, strand))
            counted = (n for n in strand.counted if self._is_front(n) and _is_latest(n))
            strand.opening = next(opening, None) or next(counted, None)
        joint = self._joint(found)
        if joint is not None:
            return [*found, joint], joint
        return found, own if self._is_told(found) else None

    def _name(self, own: Strand, named: Sequence[Naming]) -> str | None:
        """The name of the article's own: of one that befell nobody in particular, or is called so in front, where no victim is."""
        called = Counter(n.name for n in named if n.name is not None)
        front = [n.name for n in named if n.name is not None and self._is_front(n)]
        if own.victim is not None and any(self._is_front(n) for n in own.namings):
            return None
        often = [name for name, count in called.most_common(1) if own.victim is None and count > 1]
        return next(iter([*front, *often]), None)

    def _called(self, own: Strand, named: Sequence[Naming]) -> list[Strand]:
        """Attacks with other names than the article's own, where that has one or befell nobody in particular."""
        if own.victim is not None and own.name is None:
            return []
        others = {n.name: n for n in reversed(named) if n.name is not None and n.name != own.name}
        return [Strand(family=family_of(n.kind, own), victim=None, name=name) for name, n in others.items()]

    def _own(self, named: Sequence[Naming]) -> Strand | None:
        """What the article names most, the headline and the lead above all; by its words alone where it names nothing."""
        if not self._is_of_networks and not any(
            n.kind in ATTACKS and n.is_noun and not n.is_bare and self._is_front(n) for n in named
        ):
            return None
        if not named and self.subject is not None:
            return Strand(family=DOWN, victim=self.subject) if self._spoken(self.table.speaking) >= SPOKEN else None
        counted = [n for n in named if not n.is_told and not n.is_bare]
        weights = {f: sum(map(self._weight, (n for n in counted if n.kind in f))) for f in (DOWN, ENTERED)}
        if not any(weights.values()):
            weights = {DOWN: self._spoken(self.table.down), ENTERED: self._spoken(self.table.entered)}
            weights = {f: weight if named or weight >= SPOKEN else 0 for f, weight in weights.items()}
            if not named and not any(weights.values()):
                return None
            if not any(weights.values()) and any(n.name for n in named):
                weights[ENTERED] = 1
        else:
            for group in _grouped(counted):
                weights[family_of(group[0].kind, None)] += self._in_front(group)
        family = max(weights, key=lambda each: weights[each])
        return Strand(family=family, victim=self._victim(named, family))

    @property
    def _is_of_networks(self) -> bool:
        """Whether the article speaks of what happens to networks and computers at all, and not only of politics."""
        return SELDOM * self._spoken(self.table.speaking) >= len(self.scene.parse.sentence_starts)

    def _spoken(self, words: frozenset[str]) -> int:
        """How many sentences speak of it."""
        parse = self.scene.parse
        return len({parse.sentence_of[t] for t, word in enumerate(parse.lowers) if word in words})

    def _in_front(self, group: Sequence[Naming]) -> int:
        """What it counts that headline and lead name the victim: a company, not a country, which may be there as the doer."""
        victim = _best(group)
        if victim is None or victim.id is None or victim.id.startswith("country:"):
            return 0
        return self._mentioned(victim)

    def _mentioned(self, victim: Party) -> int:
        paragraphs = self.scene.quotations.paragraphs
        return sum(
            count
            for place, count in self._front.items()
            if any(m.actor_id == victim.id for m in self.bodies.within(paragraphs[place]))
        )

    def _joint(self, found: Sequence[Strand]) -> Strand | None:
        """All of them as one, where one sentence of headline or lead names several: "charged with the attacks on X and Y"."""
        parse = self.scene.parse
        own = found[0]
        for place in self._front:
            those = [(s, n) for s in found for n in s.namings if n.victim and self.scene.paragraph_of[n.at] == place]
            together = {parse.sentence_of[n.at] for s, n in those if s is own and s.year} & {
                parse.sentence_of[n.at] for s, n in those if s is not own and s.family == own.family
            }
            if together:
                return Strand(family=own.family, victim=None)
        return None

    def _victim(self, named: Sequence[Naming], family: Family) -> Party | None:
        """To whom the article's own happened: whom its nouns name most, else whose network it is about, else whom its verbs name."""
        known = [n for n in named if n.victim is not None and n.words and not self._year([n])]
        told = [n for n in known if n.kind in family or (family == ENTERED and n.kind is HappeningKind.OTHER)]
        nouns = [n for n in told if n.is_noun]
        front = [n for n in told if self._is_front(n)]
        victim = self._most(nouns)
        if victim is None or not any(self._is_front(n) for n in nouns if n.victim and is_same(n.victim, victim)):
            victim = self._most(front) or victim
        if victim is None and family == DOWN and not self._is_platform(self.subject):
            victim = self.subject
        victim = victim or self._most(told) or self._most(known)
        return next(
            (n.victim for n in known if victim and n.victim and n.victim.id and is_same(n.victim, victim)), victim
        )

    def _is_platform(self, subject: Party | None) -> bool:
        """Whether it is named only as where something was said: "the gang wrote on Telegram"."""
        text = self.scene.parse.text
        places = [m.start for m in self.bodies.mentions if subject is not None and m.actor_id == subject.id]
        return bool(places) and all(text.endswith((" on ", " via "), 0, start) for start in places)

    def _most(self, named: Sequence[Naming]) -> Party | None:
        best = max(_grouped(named), key=lambda group: sum(map(self._weight, group)), default=None)
        return _best(best) if best else None

    def _weight(self, naming: Naming) -> int:
        weight = (NOUN if self._is_of_one(naming) else VERB) if naming.is_noun else VERB
        return weight + self._front.get(self.scene.paragraph_of[naming.at], 0)

    @cached_property
    def _front(self) -> dict[int, int]:
        """What being named in the headline and in the lead, the first paragraph of some length after it, counts besides."""
        return {lead_of(self.scene.quotations.paragraphs): IN_LEAD} | {0: IN_HEADLINE}

    def _is_apart(self, own: Strand, family: Family, those: Sequence[Naming]) -> bool:
        """Whether these are of something else than the article's own: another victim, and another kind or another year."""
        victim = _best(those)
        if victim is None or (own.victim is not None and is_same(own.victim, victim)):
            return False
        if self._year(those):
            return True
        if own.victim is None:
            return False
        is_alike = family == own.family or all(n.kind is HappeningKind.OTHER for n in those)
        if is_alike and _is_body(own.victim) and _is_body(victim):
            is_listed = victim.id is not None and victim.id.startswith(("org:", "operator:"))
            if is_listed or any(n.is_noun and n.victim for n in those):
                return True
        if family == own.family and not self._is_elsewhere(own, those):
            return False
        countries = {country_of(self.bodies, own.victim.id), country_of(self.bodies, victim.id)}
        if None not in countries:
            return len(countries) > 1
        return any(n.is_noun for n in those) and sum(map(self._weight, those)) >= OFTEN

    def _is_elsewhere(self, own: Strand, those: Sequence[Naming]) -> bool:
        """Whether the article goes from one to the next: its own stands not in front, and these in no paragraph of it."""
        if own.victim is None or self._mentioned(own.victim):
            return False
        places = {self.scene.paragraph_of[n.at] for n in own.namings}
        return places.isdisjoint(self._front) and places.isdisjoint(self.scene.paragraph_of[n.at] for n in those)

    def _year(self, those: Iterable[Naming]) -> int | None:
        """Of those the year that the first has in or before its sentence; None for that of an article without a date, or its own."""
        parse, paragraph_of = self.scene.parse, self.scene.paragraph_of
        for naming in those:
            if naming.year is not None and self.year is not None and naming.year != self.year:
                return naming.year
            for number in range(parse.sentence_of[naming.at], -1, -1):
                if paragraph_of[parse.sentence_starts[number]] != paragraph_of[naming.at]:
                    break
                years = self._years[number] if self.year is not None else []
                if years and self.year not in years:
                    return years[0]
                if years:
                    break
        return None

    @cached_property
    def _years(self) -> list[list[int]]:
        """The years that each sentence gives."""
        parse = self.scene.parse
        sentences = (parse.span(*parse.sentence(first)).of(parse.text) for first in parse.sentence_starts)
        return [[int(year) for year in YEAR.findall(sentence)] for sentence in sentences]

    def asides(self, found: Sequence[Strand], own: Strand | None) -> dict[int, Strand]:
        """By sentence, what those tell that turn to another year than the article's."""
        if own is None or self.year is None:
            return {}
        asides = Asides(scene=self.scene, bodies=self.bodies, table=self.table, years=self._years)
        front = [
            y
            for y, t in zip(self._years, self.scene.parse.sentence_starts, strict=True)
            if self.scene.paragraph_of[t] in self._front
        ]
        told = frozenset(year for years in front for year in years) | {self.year, own.year or self.year}
        return asides.find(found, own, told)

    def _is_told(self, found: Sequence[Strand]) -> bool:
        """Whether the article is about its first strand: named in front, or far more often than any other."""
        own, *others = found
        if any((n.victim or n.name) is not None and self._is_front(n) for n in own.namings) or self._in_front(
            own.namings
        ):
            return True
        if own.year is not None and not self._is_often(own):
            return False
        if not others:
            return not self._is_in_passing(own)
        is_subject = own.family == DOWN and own.victim is not None and own.victim == self.subject
        told = self._told(own) + (self._mentioned(own.victim) if is_subject and own.victim else 0)
        return told > 2 * max(map(self._told, others))

    def _is_front(self, naming: Naming) -> bool:
        return self.scene.paragraph_of[naming.at] in self._front

    def _is_often(self, own: Strand) -> bool:
        """Whether a third of the paragraphs name it with its victim, or point at it."""
        whose = own.victim
        those = [
            n for n in own.namings if (n.victim and whose and is_same(n.victim, whose)) or (n.definite and not n.victim)
        ]
        places = {self.scene.paragraph_of[n.at] for n in those}
        return LEAST * len(places) >= len(self.scene.quotations.paragraphs)

    def _opens(self, naming: Naming, strand: Strand) -> bool:
        """Whether it stands in the first sentence of the headline or the lead; a name alone only for what is known by it."""
        if naming.is_bare and naming.name != strand.name:
            return False
        parse, paragraph_of = self.scene.parse, self.scene.paragraph_of
        first = parse.sentence(naming.at)[0]
        while first and paragraph_of[first - 1] == paragraph_of[naming.at] and not self._is_sentence(first - 1):
            first = parse.sentence(first - 1)[0]  # a dateline
        return self._is_front(naming) and (first == 0 or paragraph_of[first - 1] != paragraph_of[naming.at])

    def _is_sentence(self, token: int) -> bool:
        """Whether what the token is of has a verb."""
        first, last = self.scene.parse.sentence(token)
        return any(self.scene.parse.is_verb(t) for t in range(first, last + 1))

    def _is_in_passing(self, own: Strand) -> bool:
        """Whether one paragraph tells of it, and others of other things of the sort."""
        places: tuple[set[int], set[int]] = set(), set()
        for naming in own.namings:
            victim = naming.victim
            is_own = (victim is None or own.victim is None or is_same(victim, own.victim)) and self._is_of_one(naming)
            if is_own and self._is_front(naming):
                return False
            places[is_own and naming.kind in own.family].add(self.scene.paragraph_of[naming.at])
        return len(places[True]) == 1 and len(places[False] - places[True]) > 1

    def _told(self, strand: Strand) -> int:
        those = [n for n in strand.namings if n.victim is not None or n.definite]
        return sum(map(self._weight, those)) + self._in_front(those)

    def _is_of_one(self, naming: Naming) -> bool:
        """Whether it names one thing that happened, not outages at large."""
        parse = self.scene.parse
        if naming.definite or naming.victim is not None:
            return True
        is_many = parse.tags[naming.at] == "NNS" or naming.words.split(" ")[0].lower() in MANY
        return naming.is_noun and not is_many


def _is_latest(naming: Naming) -> bool:
    """Whether it counts those before it: "its third outage"; "the second outage" tells it from the first."""
    return (ordinal_of(naming.words) or 1) > 1 and not naming.words.lower().startswith("the ")


def _is_body(victim: Party) -> bool:
    """Whether it is a company or another body with a name, not a country with all that is in it."""
    return victim.text[:1].isupper() if victim.id is None else not victim.id.startswith("country:")


def _grouped(named: Iterable[Naming]) -> list[list[Naming]]:
    """Those of one victim together, for the first victims."""
    groups: list[tuple[Party, list[Naming]]] = []
    for naming in named:
        victim = naming.victim
        if victim is None:
            continue
        group = next((those for first, those in groups if is_same(first, victim)), None)
        if group is not None:
            group.append(naming)
        elif len(groups) < MOST:
            groups.append((victim, [naming]))
    return [those for _, those in groups]


def _best(group: Sequence[Naming]) -> Party | None:
    """The victim of a group under the name that says most: one that is known, else the first."""
    victims = [n.victim for n in group if n.victim is not None]
    return next((v for v in victims if v.id is not None), victims[0] if victims else None)
