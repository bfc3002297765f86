"""Format of Cloudflare Radar: annotations/outages, outages that people at Cloudflare entered by hand.

    {"success": true, "result": {"annotations": [{"startDate": "2026-01-01T10:00:00Z", "endDate": null,
     "scope": "two provinces", "locations": ["ZZ"], "asns": [], "eventType": "OUTAGE", "linkedUrl": "https://...",
     "description": null, "outage": {"outageCause": "POWER_OUTAGE", "outageType": "REGIONAL"}}]}}

Its interval is reported, as precise as its last field that is not zero. outageCause is a claim of Cloudflare's: it
stands in the note, as what Cloudflare states. A regional outage is one of the region, not of the country.
https://developers.cloudflare.com/radar/investigate/outages/
"""

import re
from dataclasses import dataclass
from typing import Any

from ledger.evidence.answers import holds_keys, left_out
from ledger.evidence.format import Asked, Evidence
from ledger.evidence.json_fields import ShapeError, maybe_text, needed_list, object_of, shown
from ledger.evidence.radar import LICENCE, PROVIDER, outages_of, read_result
from ledger.evidence.reported import Told, reported_evidence
from ledger.evidence.source import Source

EMPTY = re.compile(rb'"result"\s*:\s*\{\s*"annotations"\s*:\s*\[\s*\]')
"""An answer without outages."""


@dataclass(frozen=True, slots=True)
class RadarOutages:
    """The answer."""

    name: str = "radar-outages/1"

    def sniff(self, head: bytes) -> bool:
        """Whether it is that answer."""
        is_filled = holds_keys(head, "annotations", "startDate") or holds_keys(head, "annotations", "outageCause")
        return is_filled or EMPTY.search(head) is not None

    def read(self, source: Source, asked: Asked) -> Evidence:
        """Start, end and duration of each outage, as reported."""
        result, problems = read_result(source)
        found: list[Told] = []
        try:
            items = needed_list(result, "annotations")
        except ValueError as error:
            items, problems = [], [*problems, left_out(source.path, "The list of annotations", error)]
        for number, item in enumerate(items, start=1):
            try:
                found += _annotated(item)
            except ValueError as error:
                problems.append(left_out(source.path, f"Annotation {number}", error))
        return reported_evidence(source.dataset(self.name, PROVIDER, LICENCE), found, asked, problems)


OUTAGES = RadarOutages()


def _annotated(item: Any) -> list[Told]:
    annotation = object_of(item, "it")
    kind = maybe_text(annotation, "eventType") or "OUTAGE"
    if kind != "OUTAGE":
        raise ShapeError(f'eventType "{shown(kind)}" is no outage')
    made = outages_of(annotation)
    if not made:
        raise ShapeError("it names neither a location nor an AS")
    return made
