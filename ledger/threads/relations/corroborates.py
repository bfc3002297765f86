"""Corroborates: another says the same on his own."""

from ledger.threads.placed import Pair, bounds_of
from ledger.threads.telling import Telling

AGREED = 860


def corroborates(pair: Pair) -> int | None:
    """Whether two sides, neither of which had it from the other, say without a hedge that the same is so.

    Only of numbers and instants, which two do not agree on by chance; that two blame one party makes neither a witness
    of the other. Two denials agree but corroborate nothing: each speaks of himself. An outlet that tells it itself
    is no source of its own for it.
    """
    if not pair.shares_proposition or not pair.shares_incident or not pair.later.holds or not pair.earlier.holds:
        return None
    one, other = pair.later.telling, pair.earlier.telling
    if one.is_narrated or other.is_narrated or bounds_of(pair.later) is None or bounds_of(pair.earlier) is None:
        return None
    if not pair.is_of_two_sides or pair.later.utterance == pair.earlier.utterance:
        return None
    return None if _passes_on(one, other) or _passes_on(other, one) else AGREED


def _passes_on(one: Telling, other: Telling) -> bool:
    """Whether the one tells what it has from the other's outlet or speaker."""
    names = {name.casefold() for name in one.chain}
    origins = {name.casefold() for name in (other.outlet, other.actor_name) if name}
    return not names.isdisjoint(origins) or one.is_anonymous
