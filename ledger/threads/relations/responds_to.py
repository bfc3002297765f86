"""Responds to: it answers what was asked."""

from ledger.model.thread import Stance
from ledger.threads.placed import Pair
from ledger.threads.pointing import is_silence, own, refuses

ANSWERED, REFUSED = 900, 870

BACK = 6
"""Claims back in which the question stands that a denial answers; later on in an article others are spoken to."""

NEAR = 2
"""Claims back in which the question stands that a refusal answers: who has said more has answered it by that."""


def responds_to(pair: Pair) -> int | None:
    """Whether it is what the one who was asked says next in the same article, to what was asked.

    Who denies, refuses or leaves it open answers, and who speaks for a body. Who is asked what he knows and thinks, as
    a guest is, answers where he takes up words of the question, or its proposition; else he only tells his story. What
    somebody says of an accusation is a denial of it or nothing that is sure.
    """
    one, other = pair.later.telling, pair.earlier.telling
    if one.article != other.article or one.stance is Stance.ASKS or one.parent == other.claim:
        return None
    if _refused(pair):
        return REFUSED
    if other.stance is not Stance.ASKS or one.attribution == other.attribution:
        return None
    if one.stance is Stance.DENIES and pair.shares_proposition and one.place - other.place <= BACK:
        return ANSWERED
    if one.place != other.place + 1 or other.target is None or other.target not in (one.actor, one.speaker):
        return None
    is_told = one.actor is None and one.stance in (Stance.ASSERTS, Stance.ACCUSES) and not refuses(one.content)
    words = own(one.gist.words if one.gist else ()), own(other.gist.words if other.gist else ())
    return ANSWERED if not is_told or pair.shares_proposition or not words[0].isdisjoint(words[1]) else None


def _refused(pair: Pair) -> bool:
    """Whether the later one will not speak of what the earlier one, another's, asks, charges or says is so."""
    one = pair.later.telling
    if one.stance is not Stance.DECLINES or not pair.shares_proposition or is_silence(one.content):
        return False
    if pair.earlier.telling.stance is Stance.ASKS:
        return one.place - pair.earlier.telling.place <= NEAR
    return pair.earlier.holds and pair.is_of_two_sides
