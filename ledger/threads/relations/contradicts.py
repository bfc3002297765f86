"""Contradicts: both cannot be so. Same incident, same predicate, the same slot filled with what cannot both hold."""

from ledger.model.thread import Stance
from ledger.threads.placed import Pair, Placed
from ledger.threads.slots import Bounds

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
    one, other = _bounds(pair.later), _bounds(pair.earlier)
    if one is None or other is None or not pair.shares_incident or pair.shares_proposition:
        return False
    return _predicate(pair.later) == _predicate(pair.earlier) and one.is_comparable(other) and not one.meets(other)


def _opposed(pair: Pair) -> bool:
    one, other = pair
    return (one.holds and other.telling.stance is Stance.DENIES) or (
        other.holds and one.telling.stance is Stance.DENIES
    )


def _bounds(placed: Placed) -> Bounds | None:
    return placed.own.slot.bounds if placed.own else None


def _predicate(placed: Placed) -> str | None:
    return placed.own.proposition.predicate if placed.own else None
