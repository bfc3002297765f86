"""Retracts: the same speaker takes the earlier one back."""

from ledger.model.claim import Act
from ledger.model.thread import Stance
from ledger.threads.placed import Pair
from ledger.threads.times import NO_TIME, gap

RETRACTED = 880


def retracts(pair: Pair) -> int | None:
    """Whether one voice denies, in another article or at another time, what it had said was so.

    Who asks for something and then turns a thing down takes nothing back.
    """
    one, other = pair.later.telling, pair.earlier.telling
    if not pair.shares_proposition or not pair.is_of_one_voice or one.attribution == other.attribution:
        return None
    is_apart = one.article != other.article or gap(one.said, other.said) > NO_TIME
    if not is_apart or other.act in (Act.URGE, Act.ASK):
        return None
    return RETRACTED if one.stance is Stance.DENIES and pair.earlier.holds else None
