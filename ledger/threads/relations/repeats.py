"""Repeats: the same utterance told again, as an agency's line in another outlet."""

from ledger.model.thread import Stance
from ledger.threads.placed import Pair

COPIED, RETOLD = 960, 850


def repeats(pair: Pair) -> int | None:
    """Whether another article tells the same words, or one party says once more, here or there, what it had said.

    An official's line and its ministry's are one party's. Whether it accuses or asserts makes no difference.
    """
    one, other = pair.later.telling, pair.earlier.telling
    if one.stance is Stance.ASKS or one.attribution == other.attribution:
        return None
    if one.article != other.article and pair.later.utterance == pair.earlier.utterance:
        return COPIED
    is_of_one = one.party is not None and one.party == other.party
    agrees = one.stance is other.stance or (pair.later.holds and pair.earlier.holds)
    return RETOLD if pair.shares_proposition and is_of_one and agrees else None
