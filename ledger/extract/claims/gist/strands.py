"""The things that happened of which an article tells, each with the places that name it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from ledger.extract.claims.gist.naming import Naming
from ledger.extract.claims.gist.parties import Party
from ledger.extract.speakers.bodies import Bodies
from ledger.model.gist import DOWN, ENTERED, HappeningKind

WORD = re.compile(r"\w+")

ORDINALS = {"first": 1, "second": 2, "another": 2, "third": 3, "fourth": 4}

Family = frozenset[HappeningKind]


@dataclass(kw_only=True, eq=False)
class Strand:
    """One thing that happened, with the places where the article names it."""

    family: Family
    victim: Party | None
    year: int | None = None
    """In which it happened, where that is another than that of the article."""
    namings: list[Naming] = field(default_factory=list)
    """In the order of the text."""
    name: str | None = None
    """By which it is known as a whole, whoever it befell: "NotPetya"."""
    opening: Naming | None = None
    """The noun by which the headline, or else the lead, calls it; else one there that counts: "its third outage"."""

    @cached_property
    def kind(self) -> HappeningKind:
        """What it is called most often; "attack" and "incident" only where nothing says more."""
        told = [n.kind for n in self.namings if n.kind in self.family]
        told = told or [n.kind for n in self.namings if n.kind is HappeningKind.OTHER]
        if not told:
            return HappeningKind.OUTAGE if self.family == DOWN else HappeningKind.INTRUSION
        return max(dict.fromkeys(told), key=told.count)

    @cached_property
    def counted(self) -> list[Naming]:
        """The nouns for it with a word that counts: "the second outage"."""
        return [n for n in self.namings if n.is_noun and ordinal_of(n.words) is not None]

    @cached_property
    def words(self) -> str:
        """How it is first called by a noun that points at it, else how it is first called."""
        named = (n for n in self.namings if n.words and (self.name is not None or not n.is_bare))
        ranked = sorted(named, key=lambda n: (not n.is_noun, not n.definite, n.at))
        return ranked[0].words if ranked else ""


def ordinal_of(words: str) -> int | None:
    """The place in a row that these words give; None without one."""
    return next((ORDINALS[word] for word in words.lower().split() if word in ORDINALS), None)


def placed(naming: Naming, strands: Sequence[Strand], own: Strand | None) -> Strand | None:
    """The strand that a naming is of: by its name or its victim, else by its kind, else the article's own; None where it may be several."""
    called = [s for s in strands if naming.name is not None and s.name == naming.name]
    if called:
        return called[0]
    strands = [s for s in strands if s.name is None or s is own]
    if naming.victim is not None:
        fitting = [s for s in strands if s.victim is not None and is_same(s.victim, naming.victim)]
        same = [s for s in fitting if s.family == family_of(naming.kind, own)]
        if same or fitting:
            return (same or fitting)[0]
        return own
    family = next((f for f in (DOWN, ENTERED) if naming.kind in f), None)
    fitting = [s for s in strands if s.family == family]
    if not fitting:
        return own if family is not None or len(strands) == 1 else None
    if len(fitting) > 1 or (fitting[0] is not own and (naming.is_vague or fitting[0].year)):
        return None
    return fitting[0]


def family_of(kind: HappeningKind, own: Strand | None) -> Family:
    """A network down, or a break-in: an "attack" on somebody else is a break-in."""
    if kind in DOWN:
        return DOWN
    if kind in ENTERED:
        return ENTERED
    return ENTERED if own is None or own.family == DOWN else own.family


def country_of(bodies: Bodies, actor: str | None) -> str | None:
    """Code of the actor's country; None where none is known."""
    gazetteer = bodies.gazetteer
    return gazetteer.actor(actor).country if actor is not None and actor in gazetteer.shelf.actors else None


def is_same(one: Party, other: Party) -> bool:
    """By id where both have one, else where one name holds all words of the other."""
    if one.id and other.id:
        return one.id == other.id
    words, others = _words(one.text), _words(other.text)
    return words <= others or others <= words


@lru_cache(maxsize=256)
def _words(name: str) -> frozenset[str]:
    return frozenset(WORD.findall(name.casefold()))
