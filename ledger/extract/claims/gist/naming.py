"""A place where an article names what happened: the noun or verb, of what kind and to whom, and its name."""

from typing import NamedTuple

from ledger.extract.claims.gist.parties import Party
from ledger.model.gist import HappeningKind


class Naming(NamedTuple):
    """A place where the article names what happened."""

    at: int
    kind: HappeningKind
    victim: Party | None
    words: str
    definite: bool
    is_noun: bool = True
    """Whether a noun names it, not the verb of a claim."""
    is_vague: bool = False
    """Whether the noun alone does not say what sort it was: "attack", "incident"."""
    year: int | None = None
    """That of a claim which dates it to a year and no more: "last year"."""
    is_told: bool = False
    """Whether the outlet tells it in headline or lead, by a verb of its own."""
    name: str | None = None
    """By which an attack is known: "NotPetya"."""

    @property
    def is_bare(self) -> bool:
        """Whether it is the name alone."""
        return self.name is not None and self.words == self.name
