"""Responds to: it answers what a named party was accused of, or threatened with, by name."""

from ledger.model.claim import Act
from ledger.threads.placed import Pair

ANSWERED = 860

AIMED = frozenset({Act.ACCUSE, Act.THREATEN, Act.URGE, Act.CRITICIZE})
"""Acts that have somebody to answer them."""

ANSWERS = frozenset({Act.DENY, Act.CRITICIZE, Act.ACCUSE, Act.THREATEN, Act.DECLINE_COMMENT, Act.ADMIT})


def responds_to(pair: Pair) -> int | None:
    """Whether the party at whom the earlier one was aimed says something back about the same incident.

    A criticism, accusation or threat answers only where it is aimed back.
    """
    one, other = pair.later.telling, pair.earlier.telling
    if other.act not in AIMED or one.act not in ANSWERS or not pair.is_of_two_sides or not pair.shares_incident:
        return None
    if other.target is None or other.target not in (one.actor, one.speaker):
        return None
    is_aimed_back = one.target is not None and one.target in (other.actor, other.speaker)
    return ANSWERED if is_aimed_back or one.act in (Act.DENY, Act.ADMIT) else None
