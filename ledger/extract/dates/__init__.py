"""Temporal expressions: found by a grammar over classes of words, resolved to half-open UTC intervals.

`find_expressions` needs no context; `find_dates` resolves all of a text; `time_of` resolves one for a claim, after the
caller has decided which expression dates it and in whose zone. No spaCy; dateparser only for dates in other languages.
"""

from ledger.extract.dates.civil import Period
from ledger.extract.dates.context import Context, publication_of
from ledger.extract.dates.durations import duration_of
from ledger.extract.dates.expression import Expression
from ledger.extract.dates.forms import Origin
from ledger.extract.dates.narrative import find_dates, references
from ledger.extract.dates.scan import find_expressions
from ledger.extract.dates.times import combine, time_of
from ledger.extract.dates.zones import UNKNOWN_ZONE, ZoneHint, reread
from ledger.extract.places import country_of_place, zones_of_place

__all__ = [
    "UNKNOWN_ZONE",
    "Context",
    "Expression",
    "Origin",
    "Period",
    "ZoneHint",
    "combine",
    "country_of_place",
    "duration_of",
    "find_dates",
    "find_expressions",
    "publication_of",
    "references",
    "reread",
    "time_of",
    "zones_of_place",
]
