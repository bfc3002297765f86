"""By which rules findings are made: a digest that changes with any check's version and with any option."""

import hashlib
from dataclasses import fields

from ledger.assess.assess import CHECKS
from ledger.assess.options import Options

MATCHING = "matching/7"
"""What the checks share: which observations a claim is set against, ranges, tolerances, wording."""
OF_THE_DATA = frozenset({"published", "asns"})
"""Options that are facts about articles and operators, not rules."""


def rules_digest(options: Options | None = None) -> str:
    """Another one when a check, what they share, or an option is another."""
    given = options or Options()
    values = [f"{field.name}={getattr(given, field.name)}" for field in fields(given) if field.name not in OF_THE_DATA]
    return hashlib.sha256("\n".join((MATCHING, *CHECKS, *values)).encode()).hexdigest()
