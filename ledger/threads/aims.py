"""What somebody wants or plans, by the words that tell it, apart from who wants it and from the verb of wanting."""

from collections.abc import Iterator
from dataclasses import dataclass

from ledger.model.gist import Argument, Predicate, Role
from ledger.threads.likeness import normal, numbers
from ledger.threads.slots import argument, is_one_name
from ledger.threads.telling import Telling
from ledger.threads.vocabulary import meant, vocabulary

AIMING = frozenset({Predicate.WANTS, Predicate.INTENDS})
"""Predicates of what is to be done."""

SHARED = 0.6
"""Of the words of the shorter aim so many stand in the other."""

NEARLY_ALL = 0.8
"""As SHARED, where it is not told of one whose wish it is."""

OF_LONGER = 0.25
"""Of the words of the longer aim so many stand in the shorter: who says much may mean another thing."""

FEWEST = 2
"""So many words they share at the least, where not both are about one thing alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What is to be done, and by whose wish."""

    holders: tuple[str, ...]
    """Ids, names or head words for the one who wants it: himself, and his side; none where that is not told."""
    words: frozenset[str]
    """That say what, without names of those who want it, verbs of wanting and verbs that say only that it is done."""
    theme: str | None
    """Head of what is wanted, where it says something by itself."""
    is_wanted: bool
    """False where it is not to be done."""

    def is_one_with(self, other: "Aim") -> bool:
        """Whether both are the same wish, or plan, of the same one."""
        if self.is_wanted is not other.is_wanted or numbers(self.words) != numbers(other.words):
            return False
        shared = len(self.words & other.words)
        shorter, longer = sorted((len(self.words), len(other.words)))
        if shared < max(1, SHARED * shorter, OF_LONGER * longer):
            return False
        is_known = any(is_one_name(one, two) for one in self.holders for two in other.holders)
        if shared >= FEWEST:
            is_told = bool(self.holders and other.holders)
            return is_known or (not is_told and shared >= NEARLY_ALL * shorter)
        return is_known and (self.words == other.words or self.theme == other.theme is not None)


def aim_of(telling: Telling) -> Aim | None:
    """What the telling says somebody wants or plans; None for one that says no such thing, or only points at it."""
    gist = telling.gist
    if gist is None or gist.predicate not in AIMING:
        return None
    table = vocabulary()
    theme, agent = argument(telling, Role.THEME), argument(telling, Role.AGENT)
    empty = table.light | table.wishes | _names(agent)
    words = frozenset(meant(word) for word in gist.words if word not in empty)
    if not words:
        return None
    head = meant(theme.lemma) if theme is not None and theme.lemma not in empty else None
    return Aim(
        holders=tuple(_holders(telling, agent)),
        words=words,
        theme=head,
        is_wanted=gist.polarity and not (theme is not None and theme.text.startswith("not ")),
    )


def _holders(telling: Telling, agent: Argument | None) -> Iterator[str]:
    """Whose wish it is: who speaks does so for his side, and "the council" is "the city council"."""
    is_own = agent is None and telling.gist is not None and telling.gist.predicate is Predicate.INTENDS
    if is_own or (agent is not None and agent.id is not None and agent.id in (telling.speaker, telling.actor)):
        yield from filter(None, (telling.speaker, telling.actor))
    elif agent is not None and agent.id is not None:
        yield agent.id
    elif agent is not None:
        yield meant(normal(agent.lemma).rpartition(" ")[2].removesuffix("s"))


def _names(agent: Argument | None) -> frozenset[str]:
    return frozenset(normal(f"{agent.text} {agent.lemma}").split()) if agent is not None else frozenset()
