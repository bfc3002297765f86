"""Which claim is which piece of gold: one to one, the likest first."""

from collections.abc import Iterable, Iterator, Sequence

from ledger.evaluate.gold import GoldClaim
from ledger.evaluate.names import means
from ledger.evaluate.places import HALF, Extent, Page, extent, extents, likeness
from ledger.model.claim import Claim, Quote

Candidate = tuple[float, bool, bool, int, int]
"""The better, the smaller: likeness below zero, another act, another actor; then the places of gold and claim."""


def is_sound(page: Page, claim: Claim) -> bool:
    """Whether the claim's offsets give its words; a claim whose do not is never right."""
    return tuple(span.of(page.text) for span in claim.content_spans) == claim.content_parts


def pair(page: Page, gold: Sequence[GoldClaim], claims: Sequence[Claim]) -> dict[int, int]:
    """Greedy pairs of places in `gold` and in `claims`, best first: by likeness in hundredths, then act, then actor.

    Raises:
        LedgerError: when gold is not in the text.
    """
    pairs: dict[int, int] = {}
    taken = set()
    for *_, i, j in sorted(_candidates(page, gold, claims)):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _candidates(page: Page, gold: Sequence[GoldClaim], claims: Sequence[Claim]) -> Iterator[Candidate]:
    sound = [(j, claim, _forms(page, claim)) for j, claim in enumerate(claims) if is_sound(page, claim)]
    for i, item in enumerate(gold):
        allowed = extents(page, item.passage)
        for j, claim, (content, with_cue) in sound:
            alike = closest(allowed, (content, with_cue) if item.quote is Quote.ACT else (content,))
            if alike >= HALF:
                other_act = claim.act not in item.acts
                yield -round(alike, 2), other_act, not means(claim.actor, item.actors[0]), i, j


def _forms(page: Page, claim: Claim) -> tuple[Extent, Extent]:
    """The claim's content, and with its cue: where gold has the bare cue as content, either will do."""
    spans = (*claim.cue_spans, *claim.content_spans)
    return extent(page.text, claim.content_spans), extent(page.text, spans)


def closest(allowed: Iterable[Extent], forms: Sequence[Extent]) -> float:
    """The likeness of the two that are most alike."""
    return max(likeness(one, other) for one in allowed for other in forms)
