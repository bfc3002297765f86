"""By which rules findings are made: a digest that changes with any check's version and with any option."""

import hashlib
from dataclasses import fields

from ledger.assess import (
    actor,
    attack,
    attack_overlap,
    attack_volume,
    cause,
    duration,
    end,
    extent,
    mobile,
    motive,
    single_link,
    site_content,
    start,
    statement,
    traffic_drop,
    upstream,
)
from ledger.assess.options import Options

MATCHING = "matching/2"
"""What the checks share: which observations a claim is set against, ranges, tolerances, wording."""
CHECKS = (
    actor.NAME, attack.NAME, attack_overlap.NAME, attack_volume.NAME, cause.NAME, duration.NAME, end.NAME, extent.NAME,
    mobile.NAME, motive.NAME, single_link.NAME, site_content.NAME, start.NAME, statement.NAME, traffic_drop.NAME,
    upstream.NAME,
)  # fmt: skip
"""Every check by name and version."""


OF_THE_DATA = frozenset({"published", "asns"})
"""Options that are facts about articles and operators, not rules."""


def rules_digest(options: Options | None = None) -> str:
    """Another one when a check, what they share, or an option is another."""
    given = options or Options()
    values = [f"{field.name}={getattr(given, field.name)}" for field in fields(given) if field.name not in OF_THE_DATA]
    return hashlib.sha256("\n".join((MATCHING, *CHECKS, *values)).encode()).hexdigest()
