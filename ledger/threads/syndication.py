"""Copies of one text: an agency's words in twenty outlets are one utterance with twenty appearances."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from ledger.threads.likeness import are_copies, normal, sketch
from ledger.threads.telling import Telling

SHORTEST = 4
"""A content of fewer words says nothing of where it was copied from."""

MOST = 24
"""So many utterances of a block are looked at, the latest filed first."""


class UtteranceShelf(Protocol):
    """Where the first appearances of what was uttered are filed."""

    def utterances(self, blocks: Sequence[int], most: int) -> Iterable[Telling]:
        """Those filed under any of these: block by block, of each the `most` filed last."""

    def file_utterance(self, telling: Telling, blocks: Sequence[int]) -> None:
        """Files a new one."""


class Utterances:
    """What was uttered, each with its appearances: filed by words, so that a copy is found among few."""

    def __init__(self, shelf: UtteranceShelf) -> None:
        self._shelf = shelf

    def meet(self, telling: Telling) -> str:
        """Id of the claim whose utterance this one tells again, the first one ingested; else its own."""
        words = normal(telling.content).split()
        blocks = sketch(words) if len(words) >= SHORTEST else ()
        for one in self._shelf.utterances(blocks, MOST):
            if is_copy(one, telling):
                return one.claim
        self._shelf.file_utterance(telling, blocks)
        return telling.claim


def is_copy(one: Telling, other: Telling) -> bool:
    """Whether two articles tell the same words of the same source; what an anonymous one is called may differ."""
    if one.article == other.article or one.act is not other.act:
        return False
    if one.speaker and other.speaker and one.speaker != other.speaker:
        return False
    if one.actor != other.actor and one.speaker != other.speaker:
        return False
    return are_copies(one.content, other.content)
