"""Copies of one text: an agency's words in twenty outlets are one utterance with twenty appearances."""

from collections.abc import Iterable, Sequence

from ledger.threads.likeness import are_copies, normal, sketch
from ledger.threads.telling import Telling

SHORTEST = 4
"""A content of fewer words says nothing of where it was copied from."""

MOST = 24
"""So many utterances of a block are looked at, the latest filed first."""


class Utterances:
    """What was uttered, each with its appearances: filed by words, so that a copy is found among few."""

    def __init__(self, known: Iterable[Telling] = ()) -> None:
        self._blocks: dict[int, list[Telling]] = {}
        self._first: dict[str, str] = {}
        for telling in known:
            self.meet(telling)

    def __getitem__(self, claim: str) -> str:
        """Id of the claim in which this claim's utterance appeared first (as ingested); its own for a new one."""
        return self._first[claim]

    def meet(self, telling: Telling) -> str:
        """Id of the claim whose utterance this one tells again, else its own."""
        words = normal(telling.content).split()
        blocks = sketch(words) if len(words) >= SHORTEST else ()
        for one in self._candidates(blocks):
            if is_copy(one, telling):
                self._first[telling.claim] = self._first[one.claim]
                return self._first[one.claim]
        self._first[telling.claim] = telling.claim
        for block in blocks:
            self._blocks.setdefault(block, []).append(telling)
        return telling.claim

    def _candidates(self, blocks: Sequence[int]) -> list[Telling]:
        found = {one.claim: one for block in blocks for one in self._blocks.get(block, ())[-MOST:]}
        return list(found.values())


def is_copy(one: Telling, other: Telling) -> bool:
    """Whether two articles tell the same words of the same source; what an anonymous one is called may differ."""
    if one.article == other.article or one.act is not other.act:
        return False
    if one.speaker and other.speaker and one.speaker != other.speaker:
        return False
    if one.actor != other.actor and one.speaker != other.speaker:
        return False
    return are_copies(one.content, other.content)
