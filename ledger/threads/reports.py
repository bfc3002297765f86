"""Reports: claims that say no more than that somebody else claims something ("the station said that X denied it")."""

from collections.abc import Sequence

from ledger.model.claim import Act
from ledger.model.gist import Predicate
from ledger.model.thread import Stance
from ledger.threads.likeness import normal
from ledger.threads.telling import Telling

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


def _only_tells(outer: Telling, inner: Telling) -> bool:
    """Whether the outer claim has nothing to say but that the inner one was made, by another."""
    if outer.act is not Act.ASSERT or outer.stance is Stance.ASKS or inner.act is Act.URGE:
        return False
    if outer.gist is not None and outer.gist.predicate is Predicate.WANTS:
        return False
    is_of_one = outer.attribution == inner.attribution or (outer.party is not None and outer.party == inner.party)
    opens = inner.source is not None and normal(outer.content).startswith(normal(inner.source))
    return not is_of_one and (opens or len(inner.content) >= PART * len(outer.content))
