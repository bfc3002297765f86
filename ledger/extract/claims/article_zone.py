"""The zone, and the day, that an article gives for its bare times: what it says itself, its dateline's, its outlet's."""

import re

from ledger.extract.actors import Gazetteer
from ledger.extract.dates import UNKNOWN_ZONE, ZoneHint, zones_of_place
from ledger.model.text import Metadata
from ledger.model.when import ZoneSource

STATED = re.compile(
    r"\b(?:all )?times (?:here |below |in this \w+ )?(?:are|given|shown|quoted)(?: all| given| shown| quoted)?(?: in)? (?P<zone>UTC|GMT|Coordinated Universal Time|(?P<place>[A-Z]\w+(?: [A-Z]\w+)?)(?:'s|’s)? (?:local )?time)",
    re.IGNORECASE,
)
"""An article's own word on its zone: "All times are UTC", "Times are Lisbon time"."""
STATING = re.compile(r"\btimes (?:are|given|shown|quoted|here|below|in this)\b")
"""How that begins, in lower case: a fast look, because few articles say it and `STATED` is slow."""
AFTERWARDS = 30
"""Code points after it within which the day of all times stands: "All times are UTC on Monday, 4 October"."""


def _stated(text: str) -> re.Match[str] | None:
    return STATED.search(text) if STATING.search(text.lower()) else None


def stated_day_at(text: str) -> range:
    """Where the day of all times begins, if the article gives one with their zone; empty if it says nothing."""
    match = _stated(text)
    if match is None:
        return range(0)
    rest = re.match(r"[^.;\n]*", text[match.end() : match.end() + AFTERWARDS])
    return range(match.end(), match.end() + (rest.end() if rest else 0))


def stated_zone(text: str) -> ZoneHint | None:
    """The zone that an article says its times are in."""
    match = _stated(text)
    if match is None:
        return None
    place = match["place"]
    zones = zones_of_place(place) if place and place.lower() not in ("local", "the") else ()
    if place and not zones:
        return None
    return ZoneHint(zone=zones[0] if zones else "UTC", source=ZoneSource.EXPLICIT)


def default_zone(meta: Metadata, text: str, gazetteer: Gazetteer | None = None) -> ZoneHint:
    """The zone in which an article's bare times are read: the one it states, its dateline's, its outlet's, or none."""
    stated = stated_zone(text)
    if stated is not None:
        return stated
    zones = zones_of_place(meta.place) if meta.place else ()
    if zones:
        return ZoneHint(zone=zones[0], source=ZoneSource.DATELINE)
    if meta.outlet and gazetteer is not None:
        match = gazetteer.match(meta.outlet)
        if match is not None and match.actor.country:
            zones = zones_of_place(match.actor.country)
            if len(zones) == 1:
                return ZoneHint(zone=zones[0], source=ZoneSource.OUTLET)
    return UNKNOWN_ZONE
