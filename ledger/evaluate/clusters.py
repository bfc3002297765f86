"""How well things are grouped: pairs that share a group (pairwise F1), and B-cubed (Bagga and Baldwin 1998)."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from ledger.evaluate.figures import Score

Thing = TypeVar("Thing", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class BCubed:
    """The mean over all things of how pure, and how whole, the group is in which each was put."""

    items: int
    precision: Fraction | None
    recall: Fraction | None

    @property
    def f1(self) -> Fraction | None:
        """The harmonic mean of the two; None without things."""
        if self.precision is None or self.recall is None:
            return None
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def pairwise(gold: Mapping[Thing, str | None], found: Mapping[Thing, str | None]) -> Score:
    """Over the things of gold, the pairs in one group; what is in none (None, or not in `found`) is in no pair."""
    put = [group for group in map(found.get, gold) if group is not None]
    both = Counter((group, found.get(thing)) for thing, group in gold.items())
    right = sum(_pairs(count) for (one, other), count in both.items() if one is not None and other is not None)
    return Score(
        gold=sum(_pairs(count) for count in Counter(group for group in gold.values() if group is not None).values()),
        found=sum(_pairs(count) for count in Counter(put).values()),
        gold_right=right,
        found_right=right,
    )


def b_cubed(gold: Mapping[Thing, str | None], found: Mapping[Thing, str | None]) -> BCubed:
    """Over the things of gold; what is in no group is a group of its own."""
    if not gold:
        return BCubed(items=0, precision=None, recall=None)
    right, put = _groups(gold), _groups({thing: found.get(thing) for thing in gold})
    shares = [(len(right[thing] & put[thing]), len(put[thing]), len(right[thing])) for thing in gold]
    return BCubed(
        items=len(gold),
        precision=sum((Fraction(both, found_) for both, found_, _ in shares), Fraction()) / len(gold),
        recall=sum((Fraction(both, gold_) for both, _, gold_ in shares), Fraction()) / len(gold),
    )


def _groups(groups: Mapping[Thing, str | None]) -> dict[Thing, frozenset[Thing]]:
    """By thing, all that are in its group."""
    members: defaultdict[Hashable, set[Thing]] = defaultdict(set)
    for thing, group in groups.items():
        members[(group,) if group is not None else (None, thing)].add(thing)
    frozen: dict[Hashable, frozenset[Thing]] = {group: frozenset(things) for group, things in members.items()}
    return {thing: frozen[(group,) if group is not None else (None, thing)] for thing, group in groups.items()}


def _pairs(count: int) -> int:
    return count * (count - 1) // 2
