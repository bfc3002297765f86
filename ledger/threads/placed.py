"""A telling in its place: with the incident, the proposition and the utterance it was found to belong to."""

from dataclasses import dataclass
from typing import NamedTuple

from ledger.model.thread import Stance
from ledger.threads.propositions import Position
from ledger.threads.slots import Bounds
from ledger.threads.telling import Telling

HELD = frozenset({Stance.ASSERTS, Stance.ACCUSES})
"""Stances of one who says that it is so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What relations are found between."""

    telling: Telling
    incident: str | None
    position: Position | None
    """Its proposition, with what that is compared by."""
    own: Position | None
    """What the telling itself says, as if it were the first: its own number and names."""
    utterance: str
    """Id of the claim in which these words appeared first."""

    @property
    def proposition(self) -> str | None:
        """Id of its proposition."""
        return self.position.proposition.id if self.position else None

    @property
    def holds(self) -> bool:
        """Whether it says that it is so, without a hedge."""
        return self.telling.stance in HELD


class Pair(NamedTuple):
    """Two tellings of which one was told, or said, before the other."""

    later: Placed
    earlier: Placed

    @property
    def shares_incident(self) -> bool:
        """Whether both are about one incident that is known."""
        return self.later.incident is not None and self.later.incident == self.earlier.incident

    @property
    def shares_proposition(self) -> bool:
        """Whether both speak of the same thing being so."""
        return self.later.proposition is not None and self.later.proposition == self.earlier.proposition

    @property
    def fills_one_slot(self) -> bool:
        """Whether both say by themselves, in one role, the same name or a number that can be the same."""
        one, other = self.later.own, self.earlier.own
        if one is None or other is None or not one.slot.is_filled:
            return False
        if one.slot.bounds is not None and other.slot.bounds is not None:
            return one.slot.bounds.is_comparable(other.slot.bounds) and one.slot.bounds.meets(other.slot.bounds)
        return one.slot == other.slot

    @property
    def is_of_one_voice(self) -> bool:
        """Whether the same person or body says both, by name."""
        one, other = self.later.telling, self.earlier.telling
        if one.speaker and other.speaker:
            return one.speaker == other.speaker
        return one.voice is not None and one.voice == other.voice and not one.is_anonymous

    @property
    def is_disputed(self) -> bool:
        """Whether one side denies what another says: two that are known, or one whom an article does not name.

        Nobody denies in an article what he says in it, nor does a denial that a claim tells of deny that claim.
        """
        one, other = self.later.telling, self.earlier.telling
        if one.parent == other.claim:
            return False
        if one.party is not None and other.party is not None:
            return self.is_of_two_sides
        return one.article == other.article and one.attribution != other.attribution and one.source != other.source

    @property
    def is_of_two_sides(self) -> bool:
        """Whether two parties say them that are known to be two."""
        one, other = self.later.telling.party, self.earlier.telling.party
        return one is not None and other is not None and one != other and not self.is_of_one_voice


def bounds_of(placed: Placed) -> Bounds | None:
    """The number or instant that it gives itself."""
    return placed.own.slot.bounds if placed.own else None


def in_order(one: Placed, other: Placed) -> Pair:
    """The two, the later first: by when they were told; in one article by when they were said, then by place."""
    first, second = one.telling, other.telling
    if first.article == second.article:
        if first.parent == second.claim and second.stance is Stance.DENIES:
            return Pair(other, one)  # "rejected the charge | that it had done it": the charge came first
        starts, ends = first.said.earliest, second.said.latest
        if starts is not None and ends is not None and starts >= ends:
            return Pair(one, other)
        starts, ends = second.said.earliest, first.said.latest
        if starts is not None and ends is not None and starts >= ends:
            return Pair(other, one)
    return Pair(one, other) if _comes_after(first, second) else Pair(other, one)


def _comes_after(one: Telling, other: Telling) -> bool:
    if one.told is not None and other.told is not None and one.told != other.told:
        return one.told > other.told
    if one.told is None or other.told is None:
        return (one.told is None, one.article, one.place) > (other.told is None, other.article, other.place)
    return (one.article, one.place) > (other.article, other.place)
