"""Revises: the same speaker gives another value later."""

from ledger.threads.placed import Pair
from ledger.threads.relations.contradicts import is_apart

REVISED = 880


def revises(pair: Pair) -> int | None:
    """Whether one voice, later, fills the same slot of the same incident with what its earlier value does not allow.

    Only from one article to another: what one tells in one breath are numbers of several things.
    """
    is_later = pair.later.telling.article != pair.earlier.telling.article
    return REVISED if is_later and pair.is_of_one_voice and is_apart(pair) and pair.later.holds else None
