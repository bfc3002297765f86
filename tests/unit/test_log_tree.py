"""The tree is RFC 6962's: the known roots and proofs, and those of its definitions for every pair of sizes."""

from collections.abc import Sequence
from hashlib import sha256

import pytest

from ledger.log.fault import LogError
from ledger.log.leaf import leaf_hash
from ledger.log.tree import (
    EMPTY_ROOT,
    WIDTH,
    consistency_proof,
    grown,
    inclusion_proof,
    root,
    subtree_root,
    tails,
    verify_consistency,
    verify_inclusion,
)

KNOWN_LEAVES = [
    bytes.fromhex(leaf_hash(bytes.fromhex(data)))
    for data in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
"""The eight inputs that certificate-transparency logs are tested with."""

KNOWN_ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
"""Roots of the first 0 to 8 of them."""

FULL = 64
"""Every pair of sizes up to this one is tried."""

LEAVES = [sha256(b"leaf %d" % number).digest() for number in range(70_000)]


class Kept:
    """What is kept of a tree, as the store has it, and which hashes of it were read."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        growth = grown(0, (), leaves)
        self._nodes = {(level, number): node for level, number, node in growth.nodes}
        self._nodes |= {(0, number): leaf for number, leaf in enumerate(leaves)}
        self.reads: list[tuple[int, int, int]] = []

    def __call__(self, level: int, start: int, stop: int) -> Sequence[bytes]:
        """The hashes `start` to `stop` of a level."""
        self.reads.append((level, start, stop))
        return [self._nodes[level, number] for number in range(start, stop)]


def slow_root(leaves: Sequence[bytes]) -> bytes:
    """RFC 6962, 2.1: MTH, word for word."""
    if not leaves:
        return sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    k = split(len(leaves))
    return sha256(b"\x01" + slow_root(leaves[:k]) + slow_root(leaves[k:])).digest()


def slow_path(index: int, leaves: Sequence[bytes]) -> list[bytes]:
    """RFC 6962, 2.1.1: PATH."""
    if len(leaves) == 1:
        return []
    k = split(len(leaves))
    if index < k:
        return [*slow_path(index, leaves[:k]), slow_root(leaves[k:])]
    return [*slow_path(index - k, leaves[k:]), slow_root(leaves[:k])]


def slow_proof(old: int, leaves: Sequence[bytes], *, known: bool = True) -> list[bytes]:
    """RFC 6962, 2.1.2: SUBPROOF."""
    if old == len(leaves):
        return [] if known else [slow_root(leaves)]
    k = split(len(leaves))
    if old <= k:
        return [*slow_proof(old, leaves[:k], known=known), slow_root(leaves[k:])]
    return [*slow_proof(old - k, leaves[k:], known=False), slow_root(leaves[:k])]


def split(number: int) -> int:
    """The largest power of two less than the number."""
    k = 1
    while k * 2 < number:
        k *= 2
    return k


def spoilt(proof: Sequence[bytes]) -> list[list[bytes]]:
    """The proof with one bit of each hash flipped, each hash dropped, and one added at each place."""
    changed = []
    for place, item in enumerate(proof):
        flipped = bytes([item[0] ^ 1 << place % 8, *item[1:]])
        changed.append([*proof[:place], flipped, *proof[place + 1 :]])
        changed.append([*proof[:place], *proof[place + 1 :]])
        changed.append([*proof[:place], item[:-1], *proof[place + 1 :]])
    for place in range(len(proof) + 1):
        changed.append([*proof[:place], LEAVES[-1], *proof[place:]])
        changed += [[*proof[:place], proof[place], *proof[place:]]] if place < len(proof) else []
    return changed


@pytest.mark.parametrize("size", range(9))
def test_the_roots_are_those_that_certificate_transparency_logs_have(size: int) -> None:
    assert subtree_root(KNOWN_LEAVES[:size]).hex() == KNOWN_ROOTS[size]
    assert grown(0, (), KNOWN_LEAVES[:size]).root.hex() == KNOWN_ROOTS[size]


def test_a_known_inclusion_proof() -> None:
    """Leaf 5 of the eight."""
    expected = (
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    )
    assert tuple(item.hex() for item in inclusion_proof(5, 8, Kept(KNOWN_LEAVES))) == expected


def test_a_known_consistency_proof() -> None:
    """From six of them to eight."""
    expected = (
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    )
    assert tuple(item.hex() for item in consistency_proof(6, 8, Kept(KNOWN_LEAVES))) == expected


def test_every_inclusion_proof_is_the_rfcs_and_no_other_is_taken() -> None:
    kept = Kept(LEAVES[:FULL])
    for size in range(1, FULL + 1):
        whole = slow_root(LEAVES[:size])
        for index in range(size):
            proof = inclusion_proof(index, size, kept)
            assert list(proof) == slow_path(index, LEAVES[:size])
            assert verify_inclusion(LEAVES[index], index, size, proof, whole)
            for wrong in spoilt(proof):
                assert not verify_inclusion(LEAVES[index], index, size, wrong, whole)
            assert not verify_inclusion(LEAVES[index + 1], index, size, proof, whole)
            assert not verify_inclusion(LEAVES[index], index, size, proof, LEAVES[-1])
            others = [other for other in range(-1, size + 1) if other != index]
            assert not any(verify_inclusion(LEAVES[index], other, size, proof, whole) for other in others)


def test_every_consistency_proof_is_the_rfcs_and_no_other_is_taken() -> None:
    kept, roots = Kept(LEAVES[:FULL]), [slow_root(LEAVES[:size]) for size in range(FULL + 1)]
    for new in range(1, FULL + 1):
        for old in range(1, new + 1):
            proof = consistency_proof(old, new, kept)
            assert list(proof) == slow_proof(old, LEAVES[:new])
            assert verify_consistency(old, new, roots[old], roots[new], proof)
            for wrong in spoilt(proof):
                assert not verify_consistency(old, new, roots[old], roots[new], wrong)
            assert not verify_consistency(old, new, LEAVES[-1], roots[new], proof)
            assert not verify_consistency(old, new, roots[old], LEAVES[-1], proof)


def test_every_tree_grows_out_of_the_empty_one() -> None:
    whole = slow_root(LEAVES[:5])
    assert consistency_proof(0, 5, Kept(LEAVES[:5])) == ()
    assert verify_consistency(0, 5, EMPTY_ROOT, whole, ())
    assert verify_consistency(0, 0, EMPTY_ROOT, EMPTY_ROOT, ())
    assert not verify_consistency(0, 5, whole, whole, ())
    assert not verify_consistency(0, 0, whole, whole, ())
    assert not verify_consistency(0, 5, EMPTY_ROOT, whole, (whole,))


def test_no_tree_grows_out_of_a_larger_one() -> None:
    with pytest.raises(LogError):
        consistency_proof(6, 5, Kept(LEAVES[:6]))
    assert not verify_consistency(6, 5, LEAVES[0], LEAVES[0], ())
    assert not verify_consistency(-1, 5, LEAVES[0], LEAVES[0], ())


@pytest.mark.parametrize("index", [-1, 5])
def test_a_leaf_that_the_tree_has_not_has_no_proof(index: int) -> None:
    with pytest.raises(LogError):
        inclusion_proof(index, 5, Kept(LEAVES[:5]))


SIZES = [1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 66_049, 69_999]
"""About the edges of tiles of the first and the second level."""


@pytest.mark.parametrize("size", SIZES)
def test_tiles_make_no_difference(size: int) -> None:
    kept, whole = Kept(LEAVES[:size]), subtree_root(LEAVES[:size])
    assert root(size, kept) == whole
    for index in {0, size // 2, size // 3, size - 1}:
        assert verify_inclusion(LEAVES[index], index, size, inclusion_proof(index, size, kept), whole)
    for old in (other for other in SIZES if other <= size):
        proof = consistency_proof(old, size, kept)
        assert verify_consistency(old, size, subtree_root(LEAVES[:old]), whole, proof)


def test_a_proof_reads_two_tiles_a_level_at_most_and_none_twice() -> None:
    size, kept = len(LEAVES), Kept(LEAVES)
    for make in (inclusion_proof, consistency_proof):
        kept.reads.clear()
        make(31_999, size, kept)
        assert len(kept.reads) == len(set(kept.reads)) <= 2 * 3
        assert all(stop - start <= WIDTH for _, start, stop in kept.reads)


def test_the_root_reads_no_full_tile() -> None:
    kept = Kept(LEAVES)
    root(len(LEAVES), kept)
    assert kept.reads == [(0, 69_888, 70_000), (1, 256, 273), (2, 0, 1)]


def test_growth_tells_the_tile_roots_that_became_complete() -> None:
    growth = grown(300, tails(300, Kept(LEAVES[:300])), LEAVES[300:800])
    assert [(level, number) for level, number, _ in growth.nodes] == [(1, 1), (1, 2)]
    assert [node for _, _, node in growth.nodes] == [subtree_root(LEAVES[256:512]), subtree_root(LEAVES[512:768])]


def test_a_tree_of_full_tiles_has_an_empty_tail() -> None:
    growth = grown(0, (), LEAVES[:512])
    assert [len(tail) for tail in growth.tails] == [0, 2]
    assert tails(512, Kept(LEAVES[:512])) == growth.tails


def test_tails_of_another_tree_are_refused() -> None:
    with pytest.raises(LogError, match="not the tails of a tree of 3 leaves"):
        grown(3, (tuple(LEAVES[:2]),), LEAVES[:1])


def test_what_is_no_hash_is_not_added() -> None:
    with pytest.raises(LogError, match="32 bytes"):
        grown(0, (), [LEAVES[0], LEAVES[1].hex().encode()])


def test_a_missing_hash_is_told() -> None:
    with pytest.raises(LogError, match="lacks hashes of level 0 from 0 to 5"):
        root(5, lambda level, start, stop: Kept(LEAVES[:5])(level, start, stop - 1))
