"""All the numbers of an article: which it gives, and which claim each belongs to."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ledger.extract.dates import Expression
from ledger.extract.draft import Scene
from ledger.extract.measures.extents import find_extents
from ledger.extract.measures.found import Measured
from ledger.extract.measures.times import find_times
from ledger.extract.measures.traffic import find_drops
from ledger.extract.measures.triggers import tells_of_networks
from ledger.extract.measures.upstreams import find_upstreams
from ledger.extract.measures.volumes import find_volumes


def measured(scene: Scene, expressions: Sequence[Expression]) -> Iterator[Measured]:
    """All numbers of the kinds we know, in the order of the text within each group; none where no network is spoken of."""
    if not tells_of_networks(scene.parse.text):
        return
    yield from find_times(scene, expressions)
    yield from find_volumes(scene)
    yield from find_extents(scene)
    yield from find_drops(scene)
    yield from find_upstreams(scene)


def held(
    contents: Sequence[Sequence[int]], scene: Scene, numbers: Sequence[Measured]
) -> tuple[dict[int, list[Measured]], list[Measured]]:
    """Each number with the smallest content that holds it, or ends in it ("the failure at midday | on Wednesday"), by the content's index.

    The second: the numbers that none holds.
    """
    inside: dict[int, list[Measured]] = defaultdict(list)
    loose: list[Measured] = []
    sets = [frozenset(content) for content in contents]
    ends = [max(content, default=-1) for content in contents]
    with_token: dict[int, list[int]] = defaultdict(list)
    for index, content in enumerate(sets):
        for token in content:
            with_token[token].append(index)
    for number in numbers:
        tokens = scene.between(*number.span)
        first = with_token.get(tokens[0], ()) if tokens else ()
        holders = (i for i in first if sets[i].issuperset(tokens) or ends[i] in tokens)
        best = min(holders, key=lambda i: (not sets[i].issuperset(tokens), len(sets[i])), default=None)
        if best is None:
            loose.append(number)
        else:
            inside[best].append(number)
    return inside, loose
