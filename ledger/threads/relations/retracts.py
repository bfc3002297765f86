"""Retracts: the same speaker takes the earlier one back."""

from ledger.model.thread import Stance
from ledger.threads.placed import Pair

RETRACTED = 880


def retracts(pair: Pair) -> int | None:
    """Whether one voice denies, in another article or at another time, what it had said was so."""
    one, other = pair.later.telling, pair.earlier.telling
    if not pair.shares_proposition or not pair.is_of_one_voice or one.attribution == other.attribution:
        return None
    return RETRACTED if one.stance is Stance.DENIES and pair.earlier.holds else None
