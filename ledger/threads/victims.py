"""Whether two names are those of one victim, or of one attack."""

import re
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"\w+")

_LOOSE = frozenset(
    """the a an of and for in inc corp corporation company co ltd plc llc group holdings network networks internet
    website websites servers systems computers""".split()
)
"""Words that one name of a body has and another of the same body leaves out."""


class Victim(NamedTuple):
    """To whom something happened."""

    id: str | None
    words: frozenset[str]
    """Of the name, in lower case, without those that say nothing of who it is."""

    @property
    def blocks(self) -> tuple[str, ...]:
        """Under what it is filed and looked for: two victims that are one share one of these."""
        return ((self.id,) if self.id else ()) + tuple(sorted(self.words))

    @property
    def is_known(self) -> bool:
        """Whether anything says who it is."""
        return bool(self.id or self.words)


@lru_cache(maxsize=4096)  # the same names are compared again and again
def victim(id_: str | None, name: str | None) -> Victim:
    """The victim of this id and name; either may be None."""
    words = [word.removesuffix("'s") for word in _WORD.findall((name or "").casefold())]
    telling = [word for word in words if word not in _LOOSE and len(word) > 1]
    return Victim(id_, frozenset(telling or words))


def is_same(one: Victim, other: Victim) -> bool:
    """By id where both have one, else where one name holds all words of the other ("Sony", "Sony Pictures")."""
    if one.id and other.id:
        return one.id == other.id
    if not one.words or not other.words:
        return False
    return one.words <= other.words or other.words <= one.words


def is_called(one: str | None, other: str | None) -> bool:
    """Whether both are the name of one attack; the same letters, capital or small."""
    return one is not None and other is not None and one.casefold() == other.casefold()
