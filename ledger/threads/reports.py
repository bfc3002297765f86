"""Reports: claims that say no more than that somebody else claims something ("the station said that X denied it")."""

from collections.abc import Sequence

from ledger.model.claim import Act
from ledger.model.gist import Predicate
from ledger.model.thread import Stance
from ledger.threads.likeness import normal
from ledger.threads.pointing import points, takes_up
from ledger.threads.telling import Telling

TAKEN_UP = frozenset({Stance.DENIES, Stance.ASKS})
"""Stances of one who says of another's claim that it is not so, or whether."""

WHOSE = frozenset({"his", "her", "its", "their", "our", "my", "your", "s"})

PART = 0.3
"""So much of a report is what the other says, at the least; the rest tells who he is and when."""


def reports(article: Sequence[Telling]) -> frozenset[str]:
    """Ids of the claims of an article that have no proposition of their own: that of the claim within is all they tell.

    That somebody asked another for something is told as a fact of its own ("X had asked Y to close it").
    """
    by_id = {one.claim: one for one in article}
    return frozenset(
        outer.claim for one in article if (outer := by_id.get(one.parent or "")) is not None and _only_tells(outer, one)
    )


def kernels(article: Sequence[Telling]) -> dict[str, Telling]:
    """By id of a claim that only takes up another's words, the claim within it, which says what both are about.

    "His statement that only some towns were dark" is about what he stated, whatever is said of it.
    """
    by_id = {one.claim: one for one in article}
    found: dict[str, Telling] = {}
    for one in article:
        outer = by_id.get(one.parent or "")
        if outer is not None and outer.stance in TAKEN_UP and one.gist is not None and _only_takes_up(outer, one):
            found.setdefault(outer.claim, one)
    return found


def _only_takes_up(outer: Telling, inner: Telling) -> bool:
    """Whether the words of the outer claim that are not those of the inner one only point at it."""
    whole, part = normal(outer.content), normal(inner.content)
    before, found, after = whole.partition(part)
    pointing = " ".join(word for word in before.split() if word not in WHOSE)
    return bool(found) and bool(part) and takes_up(pointing) and points(pointing) and not after.strip()


def _only_tells(outer: Telling, inner: Telling) -> bool:
    """Whether the outer claim has nothing to say but that the inner one was made, by another."""
    # "he says that they had nothing to do with it"
    told_on = outer.act is Act.DENY and inner.stance is Stance.DENIES and _opens(outer, inner)
    if (outer.act is not Act.ASSERT and not told_on) or outer.stance is Stance.ASKS or inner.act is Act.URGE:
        return False
    if outer.gist is not None and outer.gist.predicate is Predicate.WANTS:
        return False
    if outer.is_of_one_side(inner):
        return False
    return _opens(outer, inner) or len(inner.content) >= PART * len(outer.content)


def _opens(outer: Telling, inner: Telling) -> bool:
    """Whether what the outer one says begins with who says the inner one."""
    return inner.source is not None and normal(outer.content).startswith(normal(inner.source))
