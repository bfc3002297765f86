"""Repeats: the same utterance told again, as an agency's line in another outlet."""

from ledger.threads.placed import Pair
from ledger.threads.times import NO_TIME, gap

COPIED, RETOLD = 960, 850


def repeats(pair: Pair) -> int | None:
    """Whether another article tells the same words, or the same speaker's saying of the same on the same day."""
    one, other = pair.later.telling, pair.earlier.telling
    if one.article == other.article:
        return None
    if pair.later.utterance == pair.earlier.utterance:
        return COPIED
    dated = None not in one.said and None not in other.said
    is_one_saying = dated and gap(one.said, other.said) == NO_TIME and one.act is other.act
    same = pair.shares_proposition and pair.is_of_one_voice and one.stance is other.stance
    return RETOLD if same and is_one_saying else None
