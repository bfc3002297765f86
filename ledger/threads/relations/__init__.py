"""What a later claim is to an earlier one: one file a rule, and the order in which they are asked."""

from collections.abc import Callable, Iterable, Iterator

from ledger.model.thread import Relation, RelationKind
from ledger.threads.placed import Pair, Placed, in_order
from ledger.threads.relations.contradicts import contradicts
from ledger.threads.relations.corroborates import corroborates
from ledger.threads.relations.denies import denies
from ledger.threads.relations.repeats import repeats
from ledger.threads.relations.responds_to import responds_to
from ledger.threads.relations.retracts import retracts
from ledger.threads.relations.revises import revises

Rule = Callable[[Pair], int | None]
"""Per mille how sure it is that the pair stands in its relation; None where it does not."""

RULES: dict[RelationKind, Rule] = {
    RelationKind.REPEATS: repeats,
    RelationKind.RETRACTS: retracts,
    RelationKind.REVISES: revises,
    RelationKind.DENIES: denies,
    RelationKind.CONTRADICTS: contradicts,
    RelationKind.CORROBORATES: corroborates,
    RelationKind.RESPONDS_TO: responds_to,
}
"""In this order; a pair may deny and contradict, else the first that holds is the only one."""

TO_EARLIEST = frozenset({RelationKind.REPEATS, RelationKind.CORROBORATES})
"""Told of the earliest one only."""

TO_ALL = frozenset({RelationKind.CONTRADICTS})

BOTH = frozenset({RelationKind.DENIES, RelationKind.CONTRADICTS})


def relations(new: Placed, others: Iterable[Placed]) -> list[Relation]:
    """What the new telling is to the others, or, where they were told later, what they are to it.

    Of repeats and corroborations the one to the earliest is given, of contradictions all, of the rest the nearest. What
    only repeats denies and contradicts nobody in another article: what it repeats has done so.
    """
    pairs = sorted((in_order(new, other) for other in others), key=lambda pair: pair.earlier.telling.order)
    found: dict[tuple[RelationKind, str], Relation] = {}
    contradictions: list[Relation] = []
    for pair in (*filter(_is_in_full, pairs), *(pair for pair in pairs if not _is_in_full(pair))):
        for kind, score in _kinds(pair):
            later, earlier = pair.later.telling.claim, pair.earlier.telling.claim
            one = Relation(kind=kind, later=later, earlier=earlier, rule=f"{kind.value}/1", score=score)
            if kind in TO_ALL:
                contradictions.append(one)
            elif (kind, later) not in found or (kind not in TO_EARLIEST and _is_in_full(pair)):
                found[kind, later] = one
    repeated = {later for kind, later in found if kind is RelationKind.REPEATS}
    across = {
        (pair.later.telling.claim, pair.earlier.telling.claim)
        for pair in pairs
        if pair.later.telling.article != pair.earlier.telling.article
    }
    return [
        one
        for one in (*found.values(), *contradictions)
        if one.kind not in BOTH or one.later not in repeated or (one.later, one.earlier) not in across
    ]


def _is_in_full(pair: Pair) -> bool:
    """Whether the earlier one is no headline of another article, whose body says the same in full."""
    one, other = pair.later.telling, pair.earlier.telling
    return not other.is_headline or one.article == other.article


def _kinds(pair: Pair) -> Iterator[tuple[RelationKind, int]]:
    met: set[RelationKind] = set()
    for kind, rule in RULES.items():
        if met - BOTH or (met and kind not in BOTH):
            return
        score = rule(pair)
        if score is not None:
            met.add(kind)
            yield kind, score
