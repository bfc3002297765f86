"""Denies: it rejects what another said."""

from ledger.model.thread import Stance
from ledger.threads.named import is_of_another_thing, name_others, name_two_causes
from ledger.threads.placed import Pair

DENIED = 920


def denies(pair: Pair) -> int | None:
    """Whether the later one denies what the earlier one, another's, asserts, suspects or blames somebody for."""
    is_denial = pair.later.telling.stance is Stance.DENIES
    stated = pair.earlier.holds or pair.earlier.telling.stance is Stance.HEDGES
    if not is_denial or not stated or not pair.shares_proposition or not pair.is_disputed:
        return None
    later, earlier = pair.later.telling, pair.earlier.telling
    is_other = name_others(later, earlier) or name_two_causes(pair) or is_of_another_thing(later, earlier)
    return None if is_other else DENIED
