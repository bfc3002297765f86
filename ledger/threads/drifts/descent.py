"""Descent: from which earlier telling a later one comes, so that what was added on the way can be seen."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from ledger.model.actor import Anonymity
from ledger.model.thread import Stance
from ledger.threads.drifts.reserve import is_hedged, is_open
from ledger.threads.likeness import normal
from ledger.threads.slots import GUILT, slot_of
from ledger.threads.telling import Telling, is_pronoun

UNNAMED = frozenset({Anonymity.ROLE, Anonymity.GROUP, Anonymity.VAGUE, Anonymity.IMPERSONAL})

DAY = timedelta(days=1)

SHARED = 0.5
"""Of the content words of the shorter telling so many stand in the other where they are one saying."""

WHOLE = 0.7
"""Of so many words of the shorter one it can be said that the other, which says more, has it whole."""

FEWEST = 2
"""So many words at the least are shared by two tellings of one thing."""

LONGEST = timedelta(days=31)
"""What is told longer after that is no retelling of the news but a story of its own."""

MOSTLY = 0.5
"""So much of a telling's content its inner claim has where the outer one says nothing else."""

_WORD = re.compile(r"\w+")
_SMALL = frozenset({"the", "a", "an", "its", "of"})


class Tellings:
    """Tellings of several articles in the order in which they were told."""

    def __init__(self, tellings: Iterable[Telling], utterances: Mapping[str, str]) -> None:
        """Those without a date are left out: nobody knows what came from what.

        Args:
            tellings: all of the articles that are compared.
            utterances: by id of the claim, that in which its words appeared first; one that is not there is its own.
        """
        ordered = sorted((one for one in tellings if one.told is not None), key=lambda one: one.order)
        self._by_id = {one.claim: one for one in ordered}
        self._utterances = utterances
        self._named: defaultdict[str, set[str]] = defaultdict(set)
        self._texts: defaultdict[str, list[str]] = defaultdict(list)
        for one in ordered:
            self._named[one.article].update(name.casefold() for name in (*one.chain, one.actor_name) if name)
            self._texts[one.article].append(one.content.casefold())
        shells = {one.parent for one in ordered if one.parent and self._says_all(one)}
        self._ordered = [one for one in ordered if one.claim not in shells]

    def outer(self, one: Telling) -> Telling | None:
        """The telling whose content holds this one, where it is of the same voice ("it could not rule out | ...")."""
        found = self._by_id.get(one.parent or "")
        is_own = found is not None and (found.voice == one.voice or is_pronoun(one))
        return found if is_own else None

    def descended(self) -> Iterator[tuple[Telling, Telling]]:
        """Pairs of the earliest telling from which a later one can come, and that later one."""
        for place, later in enumerate(self._ordered):
            source = next((one for one in self._ordered[:place] if self._comes_from(later, one)), None)
            if source is not None:
                yield source, later

    def _says_all(self, inner: Telling) -> bool:
        """Whether the telling that holds this one has little else to say ("it suspects that ..."), and no doubt."""
        outer = self.outer(inner)
        if outer is None or len(inner.content) < MOSTLY * len(outer.content):
            return False
        return not is_hedged(outer) and not is_open(outer)

    def _comes_from(self, later: Telling, one: Telling) -> bool:
        """Whether the later one tells again what the earlier one told: the same words, or like ones by the same way."""
        if one.article == later.article or Stance.ASKS in (one.stance, later.stance) or _is_long_after(one, later):
            return False
        if (one.stance is Stance.DENIES) is not (later.stance is Stance.DENIES):
            return False
        if not _can_be_one_source(one, later) or _is_said_anew(one, later):
            return False
        if self._utterances.get(one.claim, one.claim) == self._utterances.get(later.claim, later.claim):
            return True
        return (self._is_by_way(one, later) or _is_named(one, later)) and _says_the_same(one, later)

    def _is_by_way(self, one: Telling, later: Telling) -> bool:
        """Whether the later article names the outlet of the earlier one, or an agency that it had it from."""
        names = {name.casefold() for name in (*one.chain, one.outlet) if name}
        if not self._named[later.article].isdisjoint(names):
            return True
        return any(name in text for name in names for text in self._texts[later.article])


def retells(one: Telling, later: Telling) -> bool:
    """Whether the later one gives the earlier one's outlet as the source: "the Courier wrote that ..."."""
    return (
        one.outlet is not None and later.actor_name is not None and later.actor_name.casefold() == one.outlet.casefold()
    )


def _is_described(one: Telling, later: Telling) -> bool:
    """Whether the later one is called by words with which the earlier one is: "the operator", X of "staff of X"."""
    if one.source is None or later.source is None or (later.speaker is not None and one.speaker is not None):
        return False
    words, known = (frozenset(_WORD.findall(text.casefold())) - _SMALL for text in (later.source, one.source))
    return bool(words) and words <= known


def _can_be_one_source(one: Telling, later: Telling) -> bool:
    """Whether the two can have the same source: the same name, one that was not named before, or the outlet itself."""
    if retells(one, later):
        return True
    if one.speaker is not None:
        return one.speaker == later.speaker or (_is_described(one, later) and later.actor in (None, one.actor))
    is_of_one = one.actor is None or one.actor == later.actor
    return is_of_one and (one.anonymity in UNNAMED or one.speaker == later.speaker)


def _is_said_anew(one: Telling, later: Telling) -> bool:
    """Whether the later one was said when the earlier one had been said, or told, already."""
    said = later.said.earliest
    if said is None or one.told is None:
        return False
    return said >= one.told + DAY or (one.said.latest is not None and said >= one.said.latest)


def _is_long_after(one: Telling, later: Telling) -> bool:
    return one.told is None or later.told is None or later.told - one.told > LONGEST


def _is_named(one: Telling, later: Telling) -> bool:
    """Whether both give the words of one named speaker."""
    return one.speaker is not None and one.speaker == later.speaker


def _says_the_same(one: Telling, later: Telling) -> bool:
    """Whether both blame one party, or share most words; those of two whose speakers are not one by name share more."""
    is_of_one = _is_named(one, later) or _is_described(one, later)
    if is_of_one and one.gist and later.gist and {one.gist.predicate, later.gist.predicate} <= GUILT:
        name = slot_of(one).name
        if name is not None and name == slot_of(later).name:
            return True
    first, second = _words(one), _words(later)
    shared, (fewer, more) = len(first & second), sorted((len(first), len(second)))
    if is_of_one:
        return shared >= FEWEST and shared >= SHARED * fewer
    return (shared > FEWEST and shared >= SHARED * more) or (shared > FEWEST + 1 and shared >= WHOLE * fewer)


def _words(one: Telling) -> frozenset[str]:
    words: Sequence[str] = one.gist.words if one.gist else ()
    return frozenset(words or normal(one.content).split())
