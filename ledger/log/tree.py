"""The log's Merkle tree (RFC 6962, section 2.1): how it grows, its root, and the proofs of what it holds.

Every hash is 32 bytes. What is kept of a tree are its leaves' hashes, level 0, and the roots of its tiles as in C2SP's
tlog-tiles with height 8: hash `number` of level k >= 1 is the root over the leaves from number * 256**k up to
(number + 1) * 256**k, kept once all of them are there. What lies between is computed again, from at most 255 hashes a
level.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, reduce
from hashlib import sha256

from ledger.log.fault import LogError

TILE = 8
"""Height of a tile."""

WIDTH = 1 << TILE
"""Hashes in a full tile."""

HASH_BYTES = 32

EMPTY_ROOT = sha256(b"").digest()
"""Root of the tree without leaves."""

Hashes = Callable[[int, int, int], Sequence[bytes]]
"""Reads what is kept: (level, start, stop) gives the hashes `start` to `stop` of a level, half-open, in order."""

Tails = tuple[tuple[bytes, ...], ...]
"""The kept hashes of each level, from 0, that fill no tile yet: what a tree grows from. Levels end with the last one
that has hashes at all; a tail is empty where the hashes of its level fill whole tiles."""


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node, SHA-256(0x01 || left || right)."""
    return sha256(b"\x01%b%b" % (left, right)).digest()


def subtree_root(hashes: Sequence[bytes]) -> bytes:
    """RFC 6962's Merkle tree hash over these hashes as leaves."""
    wholes = []
    start, left = 0, len(hashes)
    while left:
        width = 1 << left.bit_length() - 1
        wholes.append(_whole_root(tuple(hashes[start : start + width])))
        start, left = start + width, left - width
    return reduce(lambda right, whole: node_hash(whole, right), reversed(wholes)) if wholes else EMPTY_ROOT


@lru_cache(maxsize=64)
def _whole_root(hashes: tuple[bytes, ...]) -> bytes:
    """The root over a power of two of hashes; remembered, for most of them stay the same while a tree grows."""
    if len(hashes) > _SMALL:
        half = len(hashes) // 2
        return node_hash(_whole_root(hashes[:half]), _whole_root(hashes[half:]))
    row: Sequence[bytes] = hashes
    while len(row) > 1:
        row = _parents(row)
    return row[0]


_SMALL = 16
"""So many hashes are gone through sooner than looked for among the roots that are remembered."""


def _parents(hashes: Sequence[bytes]) -> list[bytes]:
    """One level up: the node over each pair; an odd last hash goes up as it is."""
    turns = iter(hashes)
    nodes = [sha256(b"\x01%b%b" % pair).digest() for pair in zip(turns, turns, strict=False)]
    if len(hashes) % 2:
        nodes.append(hashes[-1])
    return nodes


# Growing


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """A tree after leaves were added."""

    size: int
    """Number of leaves."""
    nodes: tuple[tuple[int, int, bytes], ...]
    """The tile roots that became complete, as (level, number, hash): what is to be kept."""
    tails: Tails
    """What the next growth starts from."""
    root: bytes


def grown(size: int, tails: Sequence[Sequence[bytes]], leaves: Sequence[bytes]) -> Growth:
    """The tree of `size` leaves with these tails, after these leaves' hashes were added.

    Raises:
        LogError: when the tails are not those of a tree of that size, or something else than hashes is added.
    """
    if [len(tail) for tail in tails] != _tail_lengths(size):
        raise LogError(f"these are not the tails of a tree of {size} leaves")
    if set(map(len, leaves)) - {HASH_BYTES}:
        raise LogError(f"a leaf's hash has {HASH_BYTES} bytes")
    nodes: list[tuple[int, int, bytes]] = []
    grown_tails: list[tuple[bytes, ...]] = []
    rising, level = leaves, 0
    while rising or level < len(tails):
        row = [*tails[level], *rising] if level < len(tails) else rising
        full = len(row) - len(row) % WIDTH
        grown_tails.append(tuple(row[full:]))
        rising, level = _tile_roots(row[:full]), level + 1
        nodes += ((level, number, root) for number, root in enumerate(rising, start=size >> TILE * level))
    return Growth(
        size=size + len(leaves), nodes=tuple(nodes), tails=tuple(grown_tails), root=_root_of_tails(grown_tails)
    )


def _tile_roots(hashes: Sequence[bytes]) -> Sequence[bytes]:
    """The root of each tile of a row of full ones."""
    if len(hashes) <= WIDTH:
        return [_whole_root(tuple(hashes))] if hashes else ()
    for _ in range(TILE):
        hashes = _parents(hashes)
    return hashes


def _tail_lengths(size: int) -> list[int]:
    """How long the tail of each level is in a tree of that size."""
    lengths = []
    while size > 0:
        lengths.append(size % WIDTH)
        size >>= TILE
    return lengths


def _root_of_tails(tails: Iterable[Sequence[bytes]]) -> bytes:
    """The root of the tree with these tails: what lies to the right of a level's full tiles is one hash of the next."""
    rest: tuple[bytes, ...] = ()
    for tail in tails:
        row = (*tail, *rest)
        rest = (subtree_root(row),) if row else ()
    return subtree_root(rest)


# Reading a kept tree


def tails(size: int, hashes: Hashes) -> Tails:
    """The tails of a kept tree's first `size` leaves.

    Raises:
        LogError: when a hash is missing.
    """
    lengths = _tail_lengths(size)
    stops = [size >> TILE * level for level in range(len(lengths))]
    return tuple(
        _read(hashes, level, stop - length, stop)
        for level, (stop, length) in enumerate(zip(stops, lengths, strict=True))
    )


def root(size: int, hashes: Hashes) -> bytes:
    """The root of a kept tree's first `size` leaves.

    Raises:
        LogError: when a hash is missing.
    """
    return _root_of_tails(tails(size, hashes))


def inclusion_proof(index: int, size: int, hashes: Hashes) -> tuple[bytes, ...]:
    """RFC 6962's audit path (2.1.1) of leaf `index`, from 0, in a kept tree's first `size` leaves.

    Raises:
        LogError: when the tree has no such leaf, or a hash is missing.
    """
    if not 0 <= index < size:
        raise LogError(f"a tree of {size} leaves has no leaf {index}")
    subtree = _subtrees(size, hashes)
    path: list[bytes] = []
    start, stop = 0, size
    while stop - start > 1:
        middle = _middle(start, stop)
        if index < middle:
            path.append(subtree(middle, stop))
            stop = middle
        else:
            path.append(subtree(start, middle))
            start = middle
    return tuple(reversed(path))


def consistency_proof(old: int, new: int, hashes: Hashes) -> tuple[bytes, ...]:
    """RFC 6962's proof (2.1.2) that a kept tree's first `new` leaves begin with its first `old` ones.

    Empty when `old` is 0 or equal to `new`: nothing has to be shown.

    Raises:
        LogError: when `old` is no size up to `new`, or a hash is missing.
    """
    if not 0 <= old <= new:
        raise LogError(f"a tree of {new} leaves does not grow out of one of {old}")
    if old == 0:
        return ()
    subtree = _subtrees(new, hashes)
    path: list[bytes] = []
    start, stop = 0, new
    while old != stop:
        middle = _middle(start, stop)
        if old <= middle:
            path.append(subtree(middle, stop))
            stop = middle
        else:
            path.append(subtree(start, middle))
            start = middle
    if start:  # from 0 the subtree is the old tree, whose root is known
        path.append(subtree(start, stop))
    return tuple(reversed(path))


def _middle(start: int, stop: int) -> int:
    """Where RFC 6962 divides these leaves: after the largest power of two that is less than their number."""
    return start + (1 << (stop - start - 1).bit_length() - 1)


def _subtrees(size: int, hashes: Hashes) -> Callable[[int, int], bytes]:
    """Gives the root over the leaves [start, stop), a node of the tree of `size`, and reads no tile twice."""

    @cache
    def tile(level: int, number: int) -> Sequence[bytes]:
        return _read(hashes, level, number * WIDTH, min((number + 1) * WIDTH, size >> TILE * level))

    def subtree(start: int, stop: int) -> bytes:
        width = stop - start
        if width & (width - 1):
            middle = _middle(start, stop)
            return node_hash(subtree(start, middle), subtree(middle, stop))
        level, height = divmod(width.bit_length() - 1, TILE)
        number, first = divmod(start >> TILE * level, WIDTH)
        return subtree_root(tile(level, number)[first : first + (1 << height)])

    return subtree


def _read(hashes: Hashes, level: int, start: int, stop: int) -> tuple[bytes, ...]:
    found = tuple(hashes(level, start, stop)) if start < stop else ()
    if len(found) != stop - start or any(len(item) != HASH_BYTES for item in found):
        raise LogError(f"the tree lacks hashes of level {level} from {start} to {stop}")
    return found


# Verifying


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the proof shows that leaf hash as number `index`, from 0, of the tree with that size and root.

    The algorithm of RFC 9162, 2.1.3.2: a hash too many or too few, or one that is no hash, makes it False.
    """
    if not 0 <= index < size or not _are_hashes(leaf, root, *proof):
        return False
    node, last, found = index, size - 1, leaf
    for item in proof:
        if last == 0:
            return False
        if node & 1 or node == last:
            found = node_hash(item, found)
            node, last = _past_right_edge(node, last)
        else:
            found = node_hash(found, item)
        node, last = node >> 1, last >> 1
    return last == 0 and found == root


def verify_consistency(old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows that the tree of size `new` begins with that of size `old`.

    The algorithm of RFC 9162, 2.1.4.2, strict as `verify_inclusion`. Trees of one size need the same root, the empty
    tree its one root, and both an empty proof.
    """
    if not 0 <= old <= new or not _are_hashes(old_root, new_root, *proof):
        return False
    if old == new:
        return not proof and old_root == new_root and (old > 0 or old_root == EMPTY_ROOT)
    if old == 0:
        return not proof and old_root == EMPTY_ROOT
    if not proof:
        return False
    hashes = (old_root, *proof) if old & (old - 1) == 0 else proof  # a whole subtree is its own proof's first hash
    node, last = old - 1, new - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    first = second = hashes[0]
    for item in hashes[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            first, second = node_hash(item, first), node_hash(item, second)
            node, last = _past_right_edge(node, last)
        else:
            second = node_hash(second, item)
        node, last = node >> 1, last >> 1
    return last == 0 and first == old_root and second == new_root


def _past_right_edge(node: int, last: int) -> tuple[int, int]:
    """Up to where the node is a right child, or the root: a hash at the right edge goes up as it is."""
    while node and not node & 1:
        node, last = node >> 1, last >> 1
    return node, last


def _are_hashes(*items: bytes) -> bool:
    return all(len(item) == HASH_BYTES for item in items)
