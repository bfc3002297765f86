"""The figures of many articles: precision, recall and F1 where both sides are counted, else the share that is right."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from operator import attrgetter
from typing import TypeVar

from ledger.evaluate.comparison import Comparison, Pair
from ledger.evaluate.fields import FIELDS
from ledger.evaluate.gold import GoldClaim
from ledger.model.claim import Act, Claim, Quote

Kind = TypeVar("Kind", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What gold has against what was found. Shares are exact; None where there is nothing to take a share of."""

    gold: int
    found: int
    gold_right: int
    """How many of gold were found as they are counted here."""
    found_right: int
    """How many of those found are right; not `gold_right` where gold's narration stands within a claim."""

    @property
    def precision(self) -> Fraction | None:
        """The share of what was found that is right."""
        return Fraction(self.found_right, self.found) if self.found else None

    @property
    def recall(self) -> Fraction | None:
        """The share of gold that was found."""
        return Fraction(self.gold_right, self.gold) if self.gold else None

    @property
    def f1(self) -> Fraction | None:
        """The harmonic mean of the two; 0 where one of them has nothing to count and the other has."""
        if not self.gold and not self.found:
            return None
        precision, recall = self.precision or Fraction(), self.recall or Fraction()
        return 2 * precision * recall / (precision + recall) if precision and recall else Fraction()


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of those that were asked for are right."""

    right: int
    asked: int

    @property
    def accuracy(self) -> Fraction | None:
        """The share; None when nothing was asked."""
        return Fraction(self.right, self.asked) if self.asked else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All figures of a set of articles."""

    articles: int
    claims: Score
    """Claims that are found at their place."""
    who: Score
    """Those whose actor and speaker are right too."""
    record: Score
    """Those whose act is right as well."""
    narration: Score
    acts: dict[Act, Score]
    """Claims found with this act; all acts that gold or extraction has, in the order of the closed set."""
    quotes: dict[Quote, Score]
    """Claims found with this type of quote, likewise."""
    fields: dict[str, Share]
    """Among the claims that were found, for which gold states a value."""
    offsets: Share
    """Among all that is printed: those whose offsets give their words."""


def count(comparisons: Sequence[Comparison]) -> Figures:
    """The figures of these articles together: every claim counts the same, whatever its article."""
    both = _together(comparisons)
    shares = {name: _share(name, both.pairs) for name in FIELDS}
    return Figures(
        articles=len(comparisons),
        claims=_score(both),
        who=_score(both, "actor", "speaker"),
        record=_score(both, "act", "actor", "speaker"),
        narration=_narration(comparisons),
        acts=_split(both, "act", Act),
        quotes=_split(both, "quote", Quote),
        fields={name: share for name, share in shares.items() if share.asked},
        offsets=Share(
            right=sum(one.printed - len(one.unsound) for one in comparisons),
            asked=sum(one.printed for one in comparisons),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Both:
    """Gold and claims of all articles."""

    pairs: list[Pair]
    missed: list[GoldClaim]
    found: list[Claim]
    """Those of the pairs too."""


def _together(comparisons: Sequence[Comparison]) -> _Both:
    pairs = [pair for one in comparisons for pair in one.pairs]
    missed = [item for one in comparisons for item in one.missed]
    extra = (claim for one in comparisons for claim in one.extra)
    return _Both(pairs=pairs, missed=missed, found=[*(pair.claim for pair in pairs), *extra])


def _score(both: _Both, *fields: str) -> Score:
    """Pairs with these fields right."""
    right = sum(pair.has_right(*fields) for pair in both.pairs)
    return Score(gold=len(both.pairs) + len(both.missed), found=len(both.found), gold_right=right, found_right=right)


def _split(both: _Both, field: str, kinds: type[Kind]) -> dict[Kind, Score]:
    """A score for each kind that occurs in the field, of pairs with the field right.

    Where gold accepts several kinds and one of them was found, that one is gold's.
    """
    kind_of = attrgetter(field)
    found = Counter(map(kind_of, both.found))
    right = Counter(kind_of(pair.claim) for pair in both.pairs if pair.has_right(field))
    wrong = (pair.gold for pair in both.pairs if not pair.has_right(field))
    gold = right + Counter(map(kind_of, (*wrong, *both.missed)))
    return {
        kind: Score(gold=gold[kind], found=found[kind], gold_right=right[kind], found_right=right[kind])
        for kind in kinds
        if gold[kind] or found[kind]
    }


def _share(field: str, pairs: Sequence[Pair]) -> Share:
    asked = [pair.fields[field].right for pair in pairs if field in pair.fields]
    return Share(right=sum(asked), asked=len(asked))


def _narration(comparisons: Sequence[Comparison]) -> Score:
    gold = sum(one.narration_gold for one in comparisons)
    right = sum(len(one.narration_right) for one in comparisons)
    return Score(
        gold=gold,
        found=right + sum(len(one.narration_extra) for one in comparisons),
        gold_right=gold - sum(len(one.narration_missed) for one in comparisons),
        found_right=right,
    )
