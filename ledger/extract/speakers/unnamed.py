"""Unnamed sources of one agency: the article may say only once whose official it was."""

from collections.abc import Iterable
from dataclasses import replace

from ledger.model.actor import ANONYMOUS
from ledger.model.claim import Claim

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
