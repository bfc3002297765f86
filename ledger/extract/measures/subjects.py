"""Whom an article's incident concerns: the country or operator whose network it is about."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ledger.extract.actors import Gazetteer, Mention
from ledger.model.actor import ActorKind
from ledger.model.text import Span

NETWORK = r"(?:internet|networks?|connections?|connectivity|links?|lines?|routes?|web|online|outages?|blackouts?|shutdown|suspension|traffic|(?:web\s?)?sites?|prefixes|broadband|services?|access|upstream|providers?|subscribers|customers)"
AWAY = "for|of|by|with|from|against|about|after|that|which"
"""Words between a name and a network that is another's: "blames Chile for Internet blackout"."""
OWNS = re.compile(rf"(?:[’']s?)?\s+(?:(?!(?:{AWAY})\b)[\w-]+\s+){{0,2}}?{NETWORK}\b", re.IGNORECASE)
FAILS = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:lost|loses|dropp?(?:ed|s)|went|goes|vanish\w*|disappear\w*|f[ae]ll(?:en|s)?|cut|unreachable|offline|dark|without|disconnected|stopped)\b",
    re.IGNORECASE,
)
SUFFERS = re.compile(
    rf"\b(?:{NETWORK}\s+(?:[\w-]+\s+){{0,2}}?(?:in|of|across|to|for|that\s+(?:hit|cut|struck))|cut|disconnect(?:ed|s)?|disconnecting|hit|knocked|keep|connects?|sever(?:ed)?)\s+(?:off\s+)?(?:the\s+)?(?:whole\s+of\s+)?$",
    re.IGNORECASE,
)
WEIGHTS = {OWNS: 4, FAILS: 4}
SUFFERED = 4
MENTIONS = 6
"""Times that merely being named counts."""
BEFORE = 50
AFTER = 45
"""Code points before and after a name that are read."""
SUBJECTS = frozenset({ActorKind.COUNTRY, ActorKind.OPERATOR})


def incident_subject(text: str, mentions: Iterable[Mention], gazetteer: Gazetteer) -> str | None:
    """Id of the country or operator that the text most often says has or loses a network; None without a clear one.

    `mentions` are all that the gazetteer finds in the text.
    """
    scores: Counter[str] = Counter()
    met: Counter[str] = Counter()
    for mention in mentions:
        if gazetteer.actor(mention.actor_id).kind not in SUBJECTS:
            continue
        after = text[mention.end : mention.end + AFTER]
        met[mention.actor_id] += 1
        scores[mention.actor_id] += (met[mention.actor_id] <= MENTIONS) + sum(
            weight for pattern, weight in WEIGHTS.items() if pattern.match(after)
        )
        if SUFFERS.search(text, max(0, mention.start - BEFORE), mention.start):
            scores[mention.actor_id] += SUFFERED
    ranked = scores.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def subject_in(
    text: str, span: Span, gazetteer: Gazetteer, default: str | None, skip: Sequence[str] = ()
) -> str | None:
    """The country or operator that a sentence gives a number for: the article's own, or the only one named."""
    named = [m.actor_id for m in gazetteer.find(text, *span) if gazetteer.actor(m.actor_id).kind in SUBJECTS]
    named = [i for i in dict.fromkeys(named) if i not in skip]
    return named[0] if default is None and len(named) == 1 else default
