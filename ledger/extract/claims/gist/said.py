"""What one claim says, as far as its own words go."""

from dataclasses import dataclass

from ledger.extract.claims.gist.reading import Found, Reading
from ledger.extract.claims.gist.strands import Strand


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claim's content with the predicate found in it and what it is about."""

    reading: Reading
    found: Found | None
    strand: Strand | None
    """What it is about; None where that is nothing that happened."""
