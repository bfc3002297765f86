"""How much of two passages is the same."""

from collections.abc import Sequence

UNITS = 1024
"""So much of two passages is compared: code points, or words where they are longer."""

_LONGEST = 16 * UNITS
"""Code points of a passage that are looked at at all."""


def likeness(one: str, other: str) -> int:
    """Per mille of both passages that they have in common, in order; white space in a row counts as one blank.

    The work is bounded: longer passages are compared word by word, and of very long ones the beginnings.
    """
    ours, theirs = one[:_LONGEST].split(), other[:_LONGEST].split()
    if ours == theirs and max(len(one), len(other)) <= _LONGEST:
        return 1000
    blanked = " ".join(ours), " ".join(theirs)
    if max(map(len, blanked)) <= UNITS:
        return shared(*blanked)
    return shared(ours[:UNITS], theirs[:UNITS])


def shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Per mille of the units of both that stand in their longest common subsequence; 1000 for two empty ones.

    Source: H. Hyyrö, Bit-Parallel LCS-Length Computation Revisited (2004): a few operations on integers of as many
    bits as `one` has units, for each unit of `other`.
    """
    if not one and not other:
        return 1000
    places: dict[str, int] = {}
    for index, unit in enumerate(one):
        places[unit] = places.get(unit, 0) | 1 << index
    every = (1 << len(one)) - 1
    row = every
    for unit in other:
        matches = row & places.get(unit, 0)
        row = (row + matches | row - matches) & every
    common = len(one) - row.bit_count()
    return 2000 * common // (len(one) + len(other))
