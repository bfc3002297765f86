"""The kind of grounds that a phrase names, by its head noun first."""

import pytest

from ledger.extract.claims.grounds import load_grounds
from ledger.model.claim import BasisKind

PHRASES = {
    "head": ("logs", "logs of the router of the court", BasisKind.TECHNICAL),
    "a general head": ("evidence", "evidence from intercepted calls", BasisKind.INTELLIGENCE),
    "a report on": ("report", "a report on the malware", BasisKind.TECHNICAL),
    "a report by": ("report", "a report by the ministry", BasisKind.OFFICIAL_FINDING),
    "legal before technical": ("evidence", "evidence of malware in a court filing", BasisKind.LEGAL),
    "court's papers": ("documents", "court documents", BasisKind.LEGAL),
    "what the claimant shows": ("screenshots", "screenshots of the mail", BasisKind.SELF_CLAIMED),
    "somebody's word": ("officials", "intelligence officials", None),
    "a reason": ("security", "national security", None),
    "neither": ("agreement", "an agreement of May", None),
}


@pytest.mark.parametrize(("head", "phrase", "kind"), PHRASES.values(), ids=PHRASES.keys())
def test_a_phrase_names_one_kind_of_grounds(head: str, phrase: str, kind: BasisKind | None) -> None:
    """By the head where it says the kind, else by the words beside it in the order of the file; hearsay is none."""
    assert load_grounds().kind_of(head, phrase.split()) is kind


def test_every_kind_has_words() -> None:
    """A kind without a word could never be found."""
    assert set(load_grounds().kinds.values()) == set(BasisKind)
