"""Sources without a name: how unnamed they are, and whose official an article says only once that one was."""

import re
from collections.abc import Iterable
from dataclasses import replace

from ledger.extract.speakers.figure import COMPANIES, DOCUMENTS, OFFICES, SPOKES, VAGUE
from ledger.model.actor import ANONYMOUS, Anonymity
from ledger.model.claim import Claim

BODIES = OFFICES | frozenset(
    "embassy mission secretariat police court parliament cabinet delegation consulate watchdog".split()
)
"""Nouns for public bodies: one that the article does not place is still no anonymous source."""
PAPERS = DOCUMENTS | frozenset("log logs statistics figures records website page data".split())
GIVEN = re.compile(r"(?:the|this|that|its|their|our|his|her|my)\b|[A-Z][\w.]*(?: [A-Z][\w.]*)*['’]s?\b", re.IGNORECASE)
"""How a phrase begins that takes up something spoken of before: "the company", "its operator"."""
HIDDEN = re.compile(
    r"\b(?:unnamed|unidentified|anonymous|anonymity|in question|not (?:to )?be (?:named|identified|quoted)|declined to (?:give|be)|neither|one|another)\b",
    re.IGNORECASE,
)


def anonymity_of(phrase: str, head: str, *, known: bool, plural: bool) -> Anonymity:
    """The kind of an unresolved source, given its words and its head noun in lower case; `known` where its side is.

    Public bodies and their spokespersons count as named, and so do a company and a paper that were spoken of before
    ("the company", "its report"): that we could not tell which they are does not make them anonymous.
    """
    if not HIDDEN.search(phrase):
        given = GIVEN.match(phrase) is not None
        if head in BODIES | SPOKES or (given and head in COMPANIES | PAPERS):
            return Anonymity.NAMED
    if not known and VAGUE.search(phrase):
        return Anonymity.VAGUE
    return Anonymity.GROUP if plural else Anonymity.ROLE


NOTE = "actor: from_same_agency_source"


def share_countries(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, unnamed sources without a country taking that of the article's other unnamed source of the same agency.

    Only where all others of that agency agree: "Xinhua quoted a Chinese official" and "a staff member told Xinhua".
    """
    given = list(claims)
    known: dict[str, set[tuple[str | None, str | None, tuple[str, ...]]]] = {}
    for claim in given:
        if claim.actor and claim.chain and claim.speaker is None and claim.anonymity in ANONYMOUS:
            known.setdefault(claim.chain[0], set()).add((claim.actor, claim.actor_id, claim.roll_up))
    out = []
    for claim in given:
        found = known.get(claim.chain[0], set()) if claim.chain else set()
        lacks = (
            claim.actor is None and claim.speaker is None and claim.source is not None and claim.anonymity in ANONYMOUS
        )
        if lacks and len(found) == 1:
            actor, actor_id, roll_up = next(iter(found))
            out.append(replace(claim, actor=actor, actor_id=actor_id, roll_up=roll_up, notes=(*claim.notes, NOTE)))
        else:
            out.append(claim)
    return out
