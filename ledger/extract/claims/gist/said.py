"""What one claim says, as far as its own words go."""

from dataclasses import dataclass

from ledger.extract.claims.gist.happenings import Naming
from ledger.extract.claims.gist.reading import Found, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claim's content with the predicate found in it and what it is about."""

    reading: Reading
    found: Found | None
    naming: Naming | None
