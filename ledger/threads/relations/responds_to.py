"""Responds to: it answers what was asked."""

from ledger.model.thread import Stance
from ledger.threads.placed import Pair

ANSWERED = 900


def responds_to(pair: Pair) -> int | None:
    """Whether it is what the one who was asked says next in the same article.

    What somebody says of an accusation is a denial of it or nothing that is sure.
    """
    one, other = pair.later.telling, pair.earlier.telling
    if one.article != other.article or other.stance is not Stance.ASKS or one.stance is Stance.ASKS:
        return None
    is_next = one.place == other.place + 1
    return ANSWERED if is_next and other.target is not None and other.target in (one.actor, one.speaker) else None
