"""What an observation is called, and whose it is when nobody says."""

from dataclasses import replace

from ledger.model.evidence import Observation
from ledger.model.ids import content_id
from ledger.model.record import to_plain

SUBJECTS = ("country:", "operator:", "organisation:")
"""How the ids of those begin that a claim can be about."""


def named(item: Observation) -> Observation:
    """The observation with the id that follows from everything else in it."""
    parts = [value for key, value in to_plain(item).items() if key != "id"]
    return replace(item, id=content_id("observation", *parts))


def own_subject(entity: str) -> str | None:
    """An entity that is itself the id of a country or operator is its own subject; others have none."""
    return entity if entity.startswith(SUBJECTS) else None
