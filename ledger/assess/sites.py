"""The caution that sites were claimed while routes were measured."""

import re

from ledger.assess.part import Part

SITES = re.compile(
    r"\b(web ?sites?|sites?|pages?|home ?pages?|portals?|outlets?|newspapers?|news agenc(y|ies)|blogs?|servers?)\b",
    re.IGNORECASE,
)
ONLINE = re.compile(r"\b(back )?online\b|\b(accessible|reachable)\b", re.IGNORECASE)
NETWORK = re.compile(
    r"\b(internet|networks?|outages?|black ?outs?|connections?|connectivity|country|nation|routes?)\b", re.IGNORECASE
)
NOTE = (
    "The claim speaks of sites; what was measured are the routes to their network, and a site can be down or housed"
    " elsewhere while routes stand."
)


def note_on_sites(part: Part) -> None:
    """Adds the caution where the words before the number speak of sites and not of the network."""
    content = part.case.claim.content
    place = content.find(part.measurable.text) if part.measurable.text else -1
    before = content[:place] if place > 0 else content
    if NETWORK.search(before) is None and (SITES.search(before) or ONLINE.search(before)):
        part.notes.append(NOTE)
