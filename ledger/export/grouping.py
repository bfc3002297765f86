"""Claims by actor, for the formats that a person reads from top to bottom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from ledger.model.claim import Entry, Quote
from ledger.model.text import Span

NARRATION = "The outlets’ own statements"
"""Heading over narration claims."""

NOBODY = "No actor named"
"""Heading over claims that are said on nobody's known behalf."""

_UNDATED = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorGroup:
    """The claims made on one actor's behalf."""

    name: str
    entries: tuple[Entry, ...]
    """By the time said, undated last, then in the order of the text."""


def by_actor(entries: Iterable[Entry]) -> tuple[ActorGroup, ...]:
    """The groups, the actor with most claims first; nobody's claims and narration last."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(heading(entry), []).append(entry)
    names = sorted(groups, key=lambda name: (name == NARRATION, name == NOBODY, -len(groups[name]), name))
    return tuple(ActorGroup(name=name, entries=tuple(sorted(groups[name], key=_by_time))) for name in names)


def heading(entry: Entry) -> str:
    """The group that a claim stands in."""
    if entry.claim.quote is Quote.NARRATION:
        return NARRATION
    return " ".join((entry.claim.actor or "").split()) or NOBODY


def _by_time(entry: Entry) -> tuple[datetime, str, Span, str]:
    said = entry.claim.said
    moment = said.earliest if said and said.earliest else _UNDATED
    return moment, entry.claim.article, entry.claim.sentence_span, entry.claim.id
