"""Proofs of the log's tree: those of every pair of sizes hold, are those of RFC 6962's definitions, and bear no change.

The definitions are written down here once more, as the RFC has them; the ledger's tree has to give the same. Then a
bit is flipped in every hash of a proof and of what it proves, hashes are lost, doubled, exchanged: all is refused.
"""

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from result import Result, Tally, Task

from ledger.log.tree import consistency_proof, grown, inclusion_proof, verify_consistency, verify_inclusion

SMALL = 256
"""All pairs of sizes up to this one are tried."""
LARGE = 70_000
"""Some pairs of sizes up to this one, of trees with tiles of tiles."""
SOME = 1000
"""How many."""
LEAVES = tuple(hashlib.sha256(b"\0%d" % number).digest() for number in range(LARGE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A proof to be tried: that a tree begins with a smaller one, or that it holds a leaf."""

    kind: str
    first: int
    """Size of the smaller tree; or the leaf's place, from 0."""
    size: int


def run(task: Task) -> Result:
    """Tries every pair, or so many of them, evenly spread, as are asked for."""
    chance = random.Random(5)  # noqa: S311  no secret
    pairs = [*_pairs(range(SMALL + 1)), *_some_pairs(chance)]
    if task.trials < len(pairs):
        pairs = [pairs[number * len(pairs) // task.trials] for number in range(task.trials)]
    tally, kept = Tally("proofs", len(pairs)), Kept()
    for pair in pairs:
        faults, refused = (_consistency if pair.kind == "consistency" else _inclusion)(pair, kept, chance)
        tally.count(f"{pair.kind}: proofs")
        tally.count(f"{pair.kind}: changed ones refused", refused)
        tally.trial(faults, f"{pair.kind} of {pair.first} and {pair.size}")
    return tally.result()


def _pairs(sizes: range) -> Iterator[Pair]:
    for size in sizes:
        for first in range(size + 1):
            yield Pair(kind="consistency", first=first, size=size)
        for place in range(size):
            yield Pair(kind="inclusion", first=place, size=size)


def _some_pairs(chance: random.Random) -> Iterator[Pair]:
    for _ in range(SOME):
        size = chance.randint(SMALL + 1, LARGE)
        yield Pair(kind=chance.choice(("consistency", "inclusion")), first=chance.randrange(size), size=size)


class Kept:
    """What a ledger keeps of the tree: its leaves, and the roots of its tiles."""

    def __init__(self) -> None:
        self._nodes = {(level, number): root for level, number, root in grown(0, (), LEAVES).nodes}

    def __call__(self, level: int, start: int, stop: int) -> Sequence[bytes]:
        """The hashes `start` to `stop` of a level."""
        return LEAVES[start:stop] if level == 0 else [self._nodes[level, number] for number in range(start, stop)]


def _consistency(pair: Pair, kept: Kept, chance: random.Random) -> tuple[list[str], int]:
    """What is wrong with this proof and its mutations, and how many of those were refused."""
    old, new, proof = tree_hash(0, pair.first), tree_hash(0, pair.size), consistency_proof(pair.first, pair.size, kept)
    faults = [] if list(proof) == _subproof(pair.first, 0, pair.size) else ["the proof is not the definition's"]
    if not verify_consistency(pair.first, pair.size, old, new, proof):
        faults.append("the proof is refused")
    # Every tree begins with the empty one: of a proof of that, the new root is no part.
    shown = [old, *proof] if pair.first == 0 else [old, new, *proof]
    tries = [(mutated[0], new if pair.first == 0 else mutated[1], mutated[len(shown) - len(proof) :])
             for mutated in _with_bits(shown, chance)]  # fmt: skip
    tries += [(old, new, changed) for changed in _otherwise(proof)]
    taken = sum(verify_consistency(pair.first, pair.size, *one) for one in tries)
    return [*faults, *([f"{taken} changed ones are taken"] if taken else [])], len(tries) - taken


def _inclusion(pair: Pair, kept: Kept, chance: random.Random) -> tuple[list[str], int]:
    """What is wrong with this proof and its mutations, and how many of those were refused."""
    leaf, root, proof = LEAVES[pair.first], tree_hash(0, pair.size), inclusion_proof(pair.first, pair.size, kept)
    faults = [] if list(proof) == _path(pair.first, 0, pair.size) else ["the proof is not the definition's"]
    if not verify_inclusion(leaf, pair.first, pair.size, proof, root):
        faults.append("the proof is refused")
    tries = [(mutated[0], mutated[2:], mutated[1]) for mutated in _with_bits([leaf, root, *proof], chance)]
    tries += [(leaf, changed, root) for changed in _otherwise(proof)]
    taken = sum(verify_inclusion(leaf, pair.first, pair.size, path, top) for leaf, path, top in tries)
    return [*faults, *([f"{taken} changed ones are taken"] if taken else [])], len(tries) - taken


def _with_bits(hashes: Sequence[bytes], chance: random.Random) -> Iterator[list[bytes]]:
    """The same with one bit flipped, in each hash in turn."""
    for place, item in enumerate(hashes):
        number = int.from_bytes(item, "big") ^ 1 << chance.randrange(8 * len(item))
        yield [*hashes[:place], number.to_bytes(len(item), "big"), *hashes[place + 1 :]]


def _otherwise(proof: Sequence[bytes]) -> Iterator[list[bytes]]:
    """The same with a hash too many, one too few, one that is none, and two in each other's place."""
    yield [*proof, LEAVES[0]]
    yield [LEAVES[0], *proof]
    if proof:
        yield list(proof[1:])
        yield list(proof[:-1])
        yield [*proof[:-1], proof[-1][:-1]]
    if len(proof) > 1:
        yield [proof[1], proof[0], *proof[2:]]


# RFC 6962, 2.1: D[start:stop] are the leaves, and k is the largest power of two smaller than their number.


@cache
def tree_hash(start: int, stop: int) -> bytes:
    """MTH(D[start:stop]); the leaves are hashes already."""
    if stop - start <= 1:
        return LEAVES[start] if stop > start else hashlib.sha256().digest()
    middle = start + _power(stop - start)
    return hashlib.sha256(b"\x01" + tree_hash(start, middle) + tree_hash(middle, stop)).digest()


def _power(number: int) -> int:
    power = 1
    while 2 * power < number:
        power *= 2
    return power


def _path(place: int, start: int, stop: int) -> list[bytes]:
    """2.1.1: PATH(m, D[n]), with the place counted from the beginning of the part."""
    if stop - start == 1:
        return []
    power = _power(stop - start)
    middle = start + power
    if place < power:
        return [*_path(place, start, middle), tree_hash(middle, stop)]
    return [*_path(place - power, middle, stop), tree_hash(start, middle)]


def _subproof(size: int, start: int, stop: int, *, is_whole: bool = True) -> list[bytes]:
    """2.1.2: SUBPROOF(m, D[n], b); nothing for a tree of no leaves, which the RFC leaves open."""
    if size == 0:
        return []
    if size == stop - start:
        return [] if is_whole else [tree_hash(start, stop)]
    power = _power(stop - start)
    middle = start + power
    if size <= power:
        return [*_subproof(size, start, middle, is_whole=is_whole), tree_hash(middle, stop)]
    return [*_subproof(size - power, middle, stop, is_whole=False), tree_hash(start, middle)]
