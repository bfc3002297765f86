"""Which claim of a new extraction stands in the place of which old one, and whether it says the same."""

import typing
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from ledger.model.claim import Claim
from ledger.model.record import to_plain

_NAMES = ("id", "article", "attribution", "parent", "extractor")
"""Fields that follow from the article's and the extractor's names, and may change where nothing else does."""

Relation = typing.Literal["same", "changed", "gone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """An old claim and what stands in its place."""

    old: int
    """Index among the old claims."""
    new: int | None
    """Index among the new ones; None when the claim is gone."""
    relation: Relation


def succeed(old: Sequence[Claim], new: Sequence[Claim]) -> tuple[Succession, ...]:
    """For each old claim, in order, the new one in its place; a new claim takes the place of one old one at most.

    By id, else by all that an id is made of (another version of the extractor gives other ids), else by the places of
    content and cue, else by those of the content.
    """
    heirs: dict[int, int] = {}
    for key in _KEYS:
        _pair(old, new, key, heirs)
    return tuple(_succession(index, claim, heirs.get(index), new) for index, claim in enumerate(old))


def _pair(old: Sequence[Claim], new: Sequence[Claim], key: Callable[[Claim], Hashable], heirs: dict[int, int]) -> None:
    """Pairs those of the same key that have no partner yet, each with the first."""
    taken = set(heirs.values())
    free: dict[Hashable, list[int]] = defaultdict(list)
    for index in reversed(range(len(new))):
        if index not in taken:
            free[key(new[index])].append(index)
    for index, claim in enumerate(old):
        if index not in heirs and free.get(key(claim)):
            heirs[index] = free[key(claim)].pop()


def _succession(index: int, claim: Claim, heir: int | None, new: Sequence[Claim]) -> Succession:
    if heir is None:
        return Succession(old=index, new=None, relation="gone")
    return Succession(old=index, new=heir, relation="same" if _says(claim) == _says(new[heir]) else "changed")


def _says(claim: Claim) -> dict[str, typing.Any]:
    plain: dict[str, typing.Any] = to_plain(claim)
    return {name: value for name, value in plain.items() if name not in _NAMES}


_KEYS: tuple[Callable[[Claim], Hashable], ...] = (
    lambda claim: claim.id,
    lambda claim: (claim.content_spans, claim.cue_spans, claim.source_spans, claim.act, claim.actor_id),
    lambda claim: (claim.content_spans, claim.cue_spans),
    lambda claim: claim.content_spans,
)
