"""The words with which a claim is held back, and those that only look like it."""

from collections.abc import Callable

import pytest

from ledger.model.claim import Extraction

Extract = Callable[..., Extraction]

HEDGES: dict[str, tuple[str, list[str]]] = {
    "possibility": ("The operator said the cable might be cut.", ["might"]),
    "predicate": ("Mona Reyes said it was possible that a ship had cut the cable.", ["possible"]),
    "almost certainly": ("The agency said the cable had almost certainly been cut.", ["almost certainly"]),
    "an estimate": ("The bank estimates its losses at two million dollars.", ["estimates"]),
    "no ability": ("The engineer replied that they could not repair it.", []),
    "ability in a clause": ("Mona Reyes said it had erased everything it could reach.", []),
    "nothing to suggest": ("The agency said it had seen nothing to suggest an attack.", []),
    "a question": ("Reporters asked whether the cable might be cut.", []),
    "an urging": ("The union urged the operator to do what it might.", []),
    "a silence": ("He would not say how long the repairs might take.", []),
}


@pytest.mark.parametrize(("text", "hedges"), HEDGES.values(), ids=HEDGES.keys())
def test_the_hedges_of_the_first_claim(extract: Extract, text: str, hedges: list[str]) -> None:
    """Possibility holds back; ability, questions and requests do not."""
    assert list(extract(text).claims[0].hedges) == hedges


def test_the_hedge_of_a_quoted_clause_is_that_of_whom_it_quotes(extract: Extract) -> None:
    """Who reports that somebody said "might" holds nothing back."""
    text = "HOST: Welcome back.\n\nHOST: An aide told me that hearings could begin this month.\n"
    hedges = {claim.content: list(claim.hedges) for claim in extract(text).claims if "hearings" in claim.content}
    assert hedges == {
        "An aide told me that hearings could begin this month": [],
        "hearings could begin this month": ["could"],
    }
