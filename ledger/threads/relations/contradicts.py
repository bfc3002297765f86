"""Contradicts: both cannot be so. Same incident, same predicate, the same slot filled with what cannot both hold."""

from ledger.model.gist import Predicate
from ledger.model.thread import Stance
from ledger.threads.placed import Pair, Placed, bounds_of

OF_A_MOMENT = frozenset({Predicate.EXTENT})
"""What changes from hour to hour: two numbers of how much was down can both be so."""

OPPOSED, APART = 930, 900


def contradicts(pair: Pair) -> int | None:
    """Whether one side asserts what another denies, or two give numbers or instants that cannot both be so.

    Accounts that are hedged contradict nothing, nor do two causes, since an incident can have both.
    """
    if not pair.shares_incident or not pair.is_of_two_sides:
        return None
    if pair.shares_proposition and _opposed(pair):
        return OPPOSED
    return APART if pair.later.holds and pair.earlier.holds and is_apart(pair) else None


def is_apart(pair: Pair) -> bool:
    """Whether the two fill the same slot of one predicate with values of which not both can be so."""
    one, other = bounds_of(pair.later), bounds_of(pair.earlier)
    if one is None or other is None or not pair.shares_incident or pair.shares_proposition:
        return False
    if _predicate(pair.later) != _predicate(pair.earlier) or _predicate(pair.later) in OF_A_MOMENT:
        return False
    return one.is_comparable(other) and not one.meets(other) and not one.is_far_from(other)


def _opposed(pair: Pair) -> bool:
    one, other = pair
    return (one.holds and other.telling.stance is Stance.DENIES) or (
        other.holds and one.telling.stance is Stance.DENIES
    )


def _predicate(placed: Placed) -> str | None:
    return placed.own.proposition.predicate if placed.own else None
