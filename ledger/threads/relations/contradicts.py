"""Contradicts: both cannot be so. Same incident, same predicate, the same slot filled with what cannot both hold."""

import re
from datetime import timedelta

from ledger.model.claim import Act
from ledger.model.gist import Predicate
from ledger.model.thread import Stance
from ledger.threads.likeness import shared
from ledger.threads.named import is_of_another_thing, name_others, name_two_causes
from ledger.threads.placed import Pair, Placed, bounds_of
from ledger.threads.slots import GUILT, MEASURED
from ledger.threads.telling import Telling
from ledger.threads.times import gap

OF_A_MOMENT = frozenset({Predicate.EXTENT, Predicate.TRAFFIC_DROP})
"""What changes from hour to hour: two numbers of how much was down can both be so."""

PASSING = OF_A_MOMENT | {Predicate.AFFECTED, Predicate.RESTORED, Predicate.ENDED, Predicate.LASTED}
"""What was not so when one article told it can be so when the next one does."""

CLEAR = GUILT | {Predicate.CAUSED_BY, *MEASURED}
"""Predicates of which a denial is surely about the same thing."""

SHARED = 0.5
"""Of the words of the shorter claim so many stand in the other where they, not the predicate, tell what is denied."""

FEWEST = 3

_UNPROVEN = re.compile(
    r"\b(?:no|any|without|lack of) (?:[\w-]+ ){0,2}(?:evidence|indications?|signs?|proof|traces?|reason to)\b"
    r"|\bnot (?:yet )?(?:been )?(?:shown|proved|proven|established|confirmed|determined)\b"
)
"""That nothing shows it to be so is not that it is not so."""

DAY = timedelta(days=1)
"""Events further apart are not one."""

_FORETOLD_OR_SEVERAL = re.compile(
    r"\b(?:will|would|shall|could|may|might|expect\w*|forecasts?|to (?:take|last)"
    r"|attacks|floods|outages|blackouts|cuts|breaks|waves|interruptions|disruptions|failures)\b"
)

OPPOSED, APART = 930, 900


def contradicts(pair: Pair) -> int | None:
    """Whether one side asserts what another denies, or two give numbers that cannot both be so.

    Accounts that are hedged contradict nothing, nor do two causes, since an incident can have both. Of two instants
    that differ one is nearly always that of another event, or a slip that is put right: that is no contradiction that
    is sure. Numbers must be bounded on both sides.
    """
    if not pair.shares_incident or not pair.is_of_two_sides:
        return None
    if pair.shares_proposition and _opposed(pair):
        return OPPOSED
    is_sure = pair.later.holds and pair.earlier.holds and _is_bounded(pair.later) and _is_bounded(pair.earlier)
    return APART if is_sure and is_apart(pair) else None


def is_apart(pair: Pair) -> bool:
    """Whether the two fill the same slot of one predicate with values of which not both can be so."""
    one, other = bounds_of(pair.later), bounds_of(pair.earlier)
    if one is None or other is None or not pair.shares_incident or pair.shares_proposition:
        return False
    if _predicate(pair.later) != _predicate(pair.earlier) or _predicate(pair.later) in OF_A_MOMENT:
        return False
    if gap(pair.later.telling.event, pair.earlier.telling.event) > DAY or any(map(_is_of_another, pair)):
        return False
    return one.is_comparable(other) and not one.meets(other) and not one.is_far_from(other)


def _is_of_another(placed: Placed) -> bool:
    """Whether its number is one foretold, or one of several things, of which another one has another number."""
    return _FORETOLD_OR_SEVERAL.search(placed.telling.content) is not None


def _opposed(pair: Pair) -> bool:
    """Whether the one denies what the other holds, and it is clear what that is."""
    one, other = pair
    if other.telling.stance is Stance.DENIES:
        one, other = other, one
    if one.telling.stance is not Stance.DENIES or not other.holds or other.telling.act is Act.URGE:
        return False
    if name_others(one.telling, other.telling) or name_two_causes(pair):
        return False
    if is_of_another_thing(one.telling, other.telling) or _UNPROVEN.search(one.telling.content.casefold()):
        return False
    if _predicate(other) in PASSING and one.telling.article != other.telling.article:
        return False
    return _predicate(other) in CLEAR or _is_alike(one.telling, other.telling)


def _is_alike(one: Telling, other: Telling) -> bool:
    words = one.gist.words if one.gist else (), other.gist.words if other.gist else ()
    return len(frozenset(words[0]) & frozenset(words[1])) >= FEWEST and shared(*words) >= SHARED


def _is_bounded(placed: Placed) -> bool:
    """Whether its value is an amount with both bounds."""
    bounds = bounds_of(placed)
    return bounds is not None and isinstance(bounds.low, int) and isinstance(bounds.high, int)


def _predicate(placed: Placed) -> str | None:
    return placed.own.proposition.predicate if placed.own else None
