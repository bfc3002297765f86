"""The kinds of grounds that a phrase can name, by the word table of grounds.toml."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ledger.extract.lexicon import noun_forms
from ledger.model.claim import BasisKind

GENERAL = frozenset({"analysis", "analyses", "study", "studies", "data"})
"""Heads whose kind the words beside them decide, as they do that of an office's finding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """The words for grounds in all their forms, lower case."""

    kinds: Mapping[str, BasisKind]
    ranks: Mapping[BasisKind, int]
    """The order in which the words of one phrase decide: the first kind of the file first."""
    hearsay: frozenset[str]
    """Nouns for what is no grounds: somebody's word, a feeling, a reason to keep silent."""

    def kind_of(self, head: str, words: Sequence[str]) -> BasisKind | None:
        """The kind of grounds that a phrase names, given its head noun and all its words in lower case."""
        if head in self.hearsay:
            return None
        own = self.kinds.get(head)
        if own is not None and own is not BasisKind.OFFICIAL_FINDING and head not in GENERAL:
            return own
        found = [self.kinds[word] for word in words if word in self.kinds]
        return min(found, key=self.ranks.__getitem__, default=None)


@cache
def load_grounds() -> Grounds:
    """The table that the package carries."""
    data = tomllib.loads(files("ledger.extract.claims").joinpath("grounds.toml").read_text("utf8"))
    kinds: dict[str, BasisKind] = {}
    ranks: dict[BasisKind, int] = {}
    for entry in data["ground"]:
        kind = BasisKind(entry["kind"])
        ranks.setdefault(kind, len(ranks))
        for word in entry["words"]:
            for form in noun_forms(word):
                kinds.setdefault(form, kind)
    return Grounds(
        kinds=kinds, ranks=ranks, hearsay=frozenset(f for word in data["hearsay"]["words"] for f in noun_forms(word))
    )
