"""A tree does not depend on how its leaves came: one by one, in any batches, or all at once."""

from hashlib import sha256

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.log.tree import Tails, consistency_proof, grown, subtree_root, tails, verify_consistency

LEAVES = [sha256(b"%d" % number).digest() for number in range(70_000)]
BATCHES = st.lists(st.integers(0, 3) | st.integers(200, 600) | st.sampled_from([256, 65_536, 65_537]), max_size=6)


@settings(deadline=None, max_examples=40)
@given(BATCHES.filter(lambda batches: sum(batches) < len(LEAVES)))
def test_the_tree_of_any_batches_is_that_of_all_leaves(batches: list[int]) -> None:
    size = 0
    edge: Tails = ()
    kept: dict[tuple[int, int], bytes] = {}
    roots = [(0, subtree_root([]))]
    for batch in batches:
        growth = grown(size, edge, LEAVES[size : size + batch])
        assert growth.size == size + batch
        kept |= {(level, number): node for level, number, node in growth.nodes}
        size, edge = growth.size, growth.tails
        roots.append((size, growth.root))

    def hashes(level: int, start: int, stop: int) -> list[bytes]:
        return [kept[level, number] for number in range(start, stop)] if level else LEAVES[start:stop]

    at_once = grown(0, (), LEAVES[:size])
    assert (at_once.root, at_once.tails) == (roots[-1][1], edge) == (subtree_root(LEAVES[:size]), tails(size, hashes))
    assert {(level, number): node for level, number, node in at_once.nodes} == kept
    for old, old_root in roots:
        assert verify_consistency(old, size, old_root, roots[-1][1], consistency_proof(old, size, hashes))
