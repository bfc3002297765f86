"""By which rules findings are made: a digest that changes with any check's version and with any option."""

import hashlib
from dataclasses import fields

from ledger.assess import (
    actor,
    attack,
    attack_volume,
    cause,
    duration,
    end,
    extent,
    mobile,
    motive,
    start,
    traffic_drop,
    upstream,
)
from ledger.assess.options import Options

MATCHING = "matching/1"
"""What the checks share: which observations a claim is set against, ranges, tolerances, wording."""
CHECKS = (
    actor.NAME, attack.NAME, attack_volume.NAME, cause.NAME, duration.NAME, end.NAME, extent.NAME, mobile.NAME,
    motive.NAME, start.NAME, traffic_drop.NAME, upstream.NAME,
)  # fmt: skip
"""Every check by name and version."""


def rules_digest(options: Options | None = None) -> str:
    """Another one when a check, what they share, or an option is another; the articles' dates apart."""
    given = options or Options()
    values = [f"{field.name}={getattr(given, field.name)}" for field in fields(given) if field.name != "published"]
    return hashlib.sha256("\n".join((MATCHING, *CHECKS, *values)).encode()).hexdigest()
