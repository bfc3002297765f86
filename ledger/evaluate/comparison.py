"""One article's claims set beside its gold: the pairs with their fields, what was missed, what was extra."""

from collections.abc import Sequence
from dataclasses import dataclass

from ledger.evaluate.fields import Judged, agrees, judge
from ledger.evaluate.gold import Gold, GoldClaim, GoldNarration
from ledger.evaluate.pairing import closest, is_sound, pair
from ledger.evaluate.places import HALF, Page, extent, extents
from ledger.model.claim import Claim, Quote

MOST_KINDS = 2
"""More kinds of measurable than these in one piece of narration say nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A piece of gold with the claim that was found for it."""

    gold: GoldClaim
    claim: Claim
    fields: dict[str, Judged]
    """By name, in the order of the table of fields; what gold does not state is not in it."""

    def has_right(self, *names: str) -> bool:
        """Whether all these fields are right that gold states."""
        return all(self.fields[name].right for name in names if name in self.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What became of one article's gold and claims; gold that is optional, and what was found for it, left out."""

    article: str
    pairs: tuple[Pair, ...]
    missed: tuple[GoldClaim, ...]
    extra: tuple[Claim, ...]
    narration_gold: int
    narration_missed: tuple[GoldNarration, ...]
    narration_right: tuple[Claim, ...]
    """Narration that gold has. Gold's narration can also be found within a claim: that counts as found only."""
    narration_extra: tuple[Claim, ...]
    unsound: tuple[Claim, ...]
    """Claims whose offsets do not give their words."""
    printed: int
    """Claims and narration, all of them."""


def compare(page: Page, gold: Gold, claims: Sequence[Claim]) -> Comparison:
    """Sets what extraction found in an article against its gold.

    Raises:
        LedgerError: when gold is not in the text.
    """
    narration = [claim for claim in claims if claim.quote is Quote.NARRATION]
    attributed = [claim for claim in claims if claim.quote is not Quote.NARRATION]
    pairs = pair(page, gold.claims, attributed)
    wanted = [(i, item) for i, item in enumerate(gold.claims) if not item.optional]
    matched = ((item, attributed[pairs[i]]) for i, item in wanted if i in pairs)
    told = narrated(page, gold.narration, [*narration, *attributed])
    right = tuple(claim for j, claim in enumerate(narration) if j in told.values())
    return Comparison(
        article=gold.name,
        pairs=tuple(Pair(gold=item, claim=claim, fields=judge(item, claim)) for item, claim in matched),
        missed=tuple(item for i, item in wanted if i not in pairs),
        extra=tuple(claim for j, claim in enumerate(attributed) if j not in pairs.values()),
        narration_gold=len(gold.narration),
        narration_missed=tuple(item for i, item in enumerate(gold.narration) if i not in told),
        narration_right=right,
        narration_extra=tuple(claim for claim in narration if claim not in right),
        unsound=tuple(claim for claim in claims if not is_sound(page, claim)),
        printed=len(claims),
    )


def narrated(page: Page, gold: Sequence[GoldNarration], claims: Sequence[Claim]) -> dict[int, int]:
    """The first claim that tells each piece of narration, and no other piece before it."""
    told: dict[int, int] = {}
    for i, item in enumerate(gold):
        allowed = extents(page, item.passage)
        for j, claim in enumerate(claims):
            alike = closest(allowed, (extent(page.text, claim.content_spans),))
            if j not in told.values() and is_sound(page, claim) and alike >= HALF and _measures(item, claim):
                told[i] = j
                break
    return told


def _measures(item: GoldNarration, claim: Claim) -> bool:
    """Whether the claim measures what gold says, at the time that gold says."""
    kinds = [one.kind for one in claim.measurables]
    in_time = item.event_within is None or agrees(claim.event_time, item.event_within)
    return item.measurable in kinds and len(kinds) <= MOST_KINDS and in_time
