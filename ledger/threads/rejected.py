"""What a denial that only points is about: "denied it", "called the charge absurd", "that is false"."""

from collections.abc import Sequence

from ledger.model.claim import Act
from ledger.model.gist import Predicate
from ledger.model.thread import Stance
from ledger.threads.judging import (
    about,
    charge_in,
    disbelieves,
    is_dismissed,
    judges_only,
    judges_that,
    rejects,
    unseen,
)
from ledger.threads.likeness import normal, stands_in
from ledger.threads.placed import Placed
from ledger.threads.pointing import elides, points, points_at, takes_up
from ledger.threads.slots import culprit
from ledger.threads.telling import Telling

BACK = 6
"""So many claims back stands a charge that is called one, at the most."""

NEAR = 3
"""So many back what names the one who denies."""

DENIABLE = frozenset({Stance.ASSERTS, Stance.HEDGES, Stance.ACCUSES})
"""Stances of a claim that another may reject with a word that points at it."""

UNREAD = frozenset({Predicate.OTHER, Predicate.EVALUATED, Predicate.DENIES_KNOWLEDGE})
"""Predicates of a denial from which what is denied is not to be read."""

WISHED = frozenset({Act.URGE, Act.PROMISE, Act.THREATEN})
"""Acts by which nothing is said to be so."""


def is_rejection(one: Telling) -> bool:
    """Whether a denial only says that something said before is not so, or sets something else against it."""
    content = one.content
    if points(content) or rejects(content) or judges_only(content) or disbelieves(content) or _is_set_against(one):
        return True
    if one.act is Act.DENY and is_dismissed(content):
        return True
    sought = unseen(content)
    return sought is not None and points_at(sought)


def rejected(one: Telling, last: Placed | None, back: Sequence[Placed]) -> Placed | None:
    """Which claim of another it rejects: what the denier is blamed for, the charge that it calls one, what names him.

    Args:
        one: the denial.
        last: the claim right before it.
        back: those before it that are about something, the nearest first.
    """
    blamed = next((placed for placed in back if _blames(placed.telling, one)), None)
    if blamed is not None and (points(one.content) or charge_in(one.content)):
        return blamed
    is_read = one.gist is not None and one.gist.predicate not in UNREAD
    if is_read and not _is_set_against(one) and not judges_that(one.content):
        return blamed
    others = [placed for placed in back if _may_be_meant(placed.telling, one)]
    charges = (placed for placed in others if placed.telling.stance is Stance.ACCUSES)
    charge = next((placed for placed in charges if placed.telling.place >= one.place - BACK), None)
    if charge is not None and charge_in(one.content):
        return charge
    if points(one.content) and not points_at(one.content):
        return None
    near = [placed for placed in others if placed.telling.place >= one.place - NEAR]
    named = next((placed for placed in near if _names(placed.telling, one)), None)
    return named or next((placed for placed in near if _is_open(one, last, placed, back)), blamed)


def _is_open(one: Telling, last: Placed | None, found: Placed, back: Sequence[Placed]) -> bool:
    """Whether it is right before, or only denials of it stand between ("denied it. The embassy called it absurd")."""
    since = [placed for placed in back if placed.telling.place > found.telling.place]
    is_alone = last is not None and found.telling.claim == last.telling.claim
    return is_alone or (
        takes_up(one.content) and not elides(one.content) and all(_denies(placed, found) for placed in since)
    )


def _denies(one: Placed, found: Placed) -> bool:
    return one.telling.stance is Stance.DENIES and one.proposition == found.proposition


def _is_set_against(one: Telling) -> bool:
    """Whether it denies by stating something else: "disagreed: 'It was back by six.'"."""
    gist = one.gist
    is_turned = gist is None or not gist.polarity or gist.predicate is Predicate.EVALUATED
    return one.act is Act.DENY and not is_turned


def _may_be_meant(other: Telling, one: Telling) -> bool:
    """Whether somebody else says that it is so, of what the denial says that it is about, and charges no third one."""
    if one.is_of_one_side(other) or other.stance not in DENIABLE or other.act in WISHED:
        return False
    if other.target is not None and one.party is not None and other.target not in (one.actor, one.speaker):
        return False
    topic = about(one.content)
    return topic is None or topic in normal(other.content).split()


def _names(other: Telling, one: Telling) -> bool:
    """Whether it names the one who denies."""
    return one.actor_name is not None and stands_in(one.actor_name, other.content)


def _blames(placed: Telling, one: Telling) -> bool:
    """Whether somebody else blames the one who denies."""
    blamed = culprit(placed)
    return blamed is not None and blamed == one.party != placed.party
