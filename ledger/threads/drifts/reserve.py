"""How far a telling holds back: flatly so, held back by a word, or left open."""

import re

from ledger.model.gist import Modality
from ledger.model.thread import Stance
from ledger.threads.telling import Telling

MODALS = frozenset({"may", "might", "could", "can", "would"})
"""Verbs that leave it open; who drops one has made "may have done" into "did"."""

_WORD = re.compile(r"[a-z]+")

_OPEN = re.compile(
    r"\b(?:not|cannot|n['’]t)(?: yet| be| to)* (?:rul(?:e|ed|ing) (?:it |this |that )?out|exclud(?:e|ed|ing))\b"
    r"|\b(?:is|are|was|were|be|been|still)(?: now| also)? (?:considering|weighing|mulling|contemplating|discussing)\b"
    r"|\b(?:look|looks|looked|looking) into whether\b"
    r"|\b(?:investigat|examin|ask|check)(?:e|es|ed|s|ing)? whether\b"
)
"""What is not ruled out, weighed, or looked into has not been said to be so."""

_RESERVE = re.compile(
    r"\bas far as \w+ (?:can |could |now |currently )*(?:tell|knows?|knew|sees?|saw|judge|say)\b|\bso far as\b"
    r"|\bto (?:our|my|his|her|its|their) knowledge\b"
    r"|\bat (?:this|the present) (?:stage|point|time)\b|\bon (?:present|current) (?:evidence|knowledge)\b"
)
"""The limits of what the speaker knows, named by himself."""

_SOFT = re.compile(
    r"\b(?:may|might|could|possibly|perhaps|maybe|probably|likely|apparently|seemingly|presumably|allegedly|reportedly"
    r"|supposedly|potentially|possible|probable|suspect(?:s|ed)?|believe[sd]?|appear(?:s|ed)?|seem(?:s|ed)?)\b"
)


def is_open(one: Telling, outer: Telling | None = None) -> bool:
    """Whether a modal verb, a question, a condition, or words of inquiry leave it open.

    Args:
        one: the telling.
        outer: the one whose content holds it, of the same voice: "it could not rule out | an intrusion".
    """
    words = {word for hedge in one.hedges for word in _WORD.findall(hedge.casefold())}
    if not words.isdisjoint(MODALS) or (
        one.gist is not None and one.gist.modality in (Modality.ASKED, Modality.CONDITIONAL)
    ):
        return True
    return any(_OPEN.search(each.content.casefold()) is not None for each in (one, outer) if each is not None)


def is_hedged(one: Telling) -> bool:
    """Whether a word of doubt, a weak verb of saying, or a named limit of what is known holds it back."""
    return bool(one.hedges) or one.stance is Stance.HEDGES or _RESERVE.search(one.content.casefold()) is not None


def is_flat(one: Telling, outer: Telling | None = None) -> bool:
    """Whether nothing in it holds it back, not even a word that may be no hedge there."""
    return not is_hedged(one) and not is_open(one, outer) and _SOFT.search(one.content.casefold()) is None
