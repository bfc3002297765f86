"""Where the words of a claim stand in a later version of their article, and what became of the claim there."""

from dataclasses import dataclass
from enum import StrEnum

from ledger.model.text import Span


class How(StrEnum):
    """How words were found again in a changed text, the surest first."""

    EXACT = "exact"
    """Letter for letter, at the same place."""
    MOVED = "moved"
    """Letter for letter, at another place."""
    CONTEXT = "context"
    """Other words, or other white space, between what stood before and behind them."""
    FUZZY = "fuzzy"
    """Words much like them, though what stands before or behind has changed too."""
    ORPHAN = "orphan"
    """Nowhere."""


SUREST_FIRST = tuple(How)

LETTER_FOR_LETTER = frozenset({How.EXACT, How.MOVED})


class Relation(StrEnum):
    """What stands in the place of a claim, compared with it."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    """Nothing does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A span of an old text and its place in the new one."""

    how: How
    old: Span
    new: Span | None
    """None for an orphan."""
    score: int
    """Per mille: how much of the words is left; 1000 where nothing but white space has changed, 0 for an orphan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimAnchors:
    """The places of a claim's spans in a changed text, span for span."""

    content: tuple[Anchor, ...]
    cue: tuple[Anchor, ...]
    source: tuple[Anchor, ...]
    sentence: Anchor

    @property
    def how(self) -> How:
        """How the claim was found again: as the least sure part of its content, or of its cue where it has none."""
        parts = self.content or self.cue or (self.sentence,)
        return max((part.how for part in parts), key=SUREST_FIRST.index)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of a claim that no longer stands."""

    relation: Relation
    heir: str | None
    """Id of the claim in its place; None when it is gone."""
    article: str
    """Id of the article version that its place is in: a later one, or its own when that was read anew."""
    anchors: ClaimAnchors | None
    """Where its words stand in that version; None when its text is the same."""
    keeper: str | None = None
    """Who put the other claim in its place; None where an extraction did."""
    reason: str | None = None
    """Why, in that person's words."""
