"""Corroborates: another says the same on his own."""

from ledger.threads.placed import Pair, bounds_of
from ledger.threads.telling import Telling

AGREED = 860


def corroborates(pair: Pair) -> int | None:
    """Whether two bodies, neither of which had it from the other, say without a hedge that the same is so.

    Only of numbers and instants, which two do not agree on by chance; that two blame one party makes neither a witness
    of the other. Two denials agree but corroborate nothing: each speaks of himself. News media are no source of their
    own, nor are private persons, who have it from somewhere: only who speaks for a body that can know it.
    """
    if not pair.shares_proposition or not pair.shares_incident or not pair.later.holds or not pair.earlier.holds:
        return None
    one, other = pair.later.telling, pair.earlier.telling
    if one.actor is None or other.actor is None or one.is_narrated or other.is_narrated:
        return None
    if not _is_sure(pair) or not pair.is_of_two_sides or pair.later.utterance == pair.earlier.utterance:
        return None
    return None if _passes_on(one, other) or _passes_on(other, one) else AGREED


def _is_sure(pair: Pair) -> bool:
    """Whether both give a value with two bounds."""
    values = [bounds_of(placed) for placed in pair]
    return all(one is not None and one.low is not None and one.high is not None for one in values)


def _passes_on(one: Telling, other: Telling) -> bool:
    """Whether the one tells what it has from the other's outlet or speaker."""
    names = {name.casefold() for name in one.chain}
    origins = {name.casefold() for name in (other.outlet, other.actor_name) if name}
    return not names.isdisjoint(origins)
