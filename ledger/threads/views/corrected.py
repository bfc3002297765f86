"""A claim as its reviewers would have it: what people have corrected counts in positions.

Which incident and proposition it is about stays what the machine found; the machine's words stay in every record.
"""

from dataclasses import replace
from typing import Any

from ledger.model.actor import Anonymity
from ledger.model.claim import Act, Claim, Correction, Entry, Quote
from ledger.model.review import NAMES, ReviewField, ReviewState

_KINDS: dict[ReviewField, type[Act | Quote | Anonymity]] = {
    ReviewField.ACT: Act,
    ReviewField.QUOTE: Quote,
    ReviewField.ANONYMITY: Anonymity,
}


def as_corrected(entry: Entry) -> Claim:
    """The claim with every field as corrected; as it is where nobody corrects it, or reviewers do not agree."""
    if entry.state is not ReviewState.CORRECTED:
        return entry.claim
    changes: dict[str, Any] = {}
    for one in entry.corrections:
        changes |= _change(one)
    claim = replace(entry.claim, **changes)
    if claim.gist is None or (claim.act is Act.DENY) is (entry.claim.act is Act.DENY):
        return claim
    return replace(claim, gist=replace(claim.gist, polarity=claim.act is not Act.DENY))


def _change(one: Correction) -> dict[str, Any]:
    """The fields of the claim that a correction sets."""
    kind = _KINDS.get(one.field)
    value = kind(str(one.value)) if kind is not None else one.value
    changes: dict[str, Any] = {one.field.value: value}
    if one.field in NAMES:
        changes[f"{one.field.value}_id"] = one.id
    return changes
