"""Whom an article's incident concerns: the country or operator whose network it is about."""

import re
from collections import Counter
from collections.abc import Sequence

from ledger.extract.actors import Gazetteer
from ledger.model.actor import ActorKind
from ledger.model.text import Span

INCIDENT = re.compile(
    r"\b(?:internet|outages?|blackouts?|network|connectivity|disconnect\w*|offline|web\s?sites?|routes?|shutdown|disruption|cut off|service|subscribers|customers)\b",
    re.IGNORECASE,
)
WINDOW = 45
"""Code points around a name in which a word of the incident counts for it."""


def incident_subject(text: str, gazetteer: Gazetteer) -> str | None:
    """Id of the country or operator that the words of an outage stand beside most often; None without a clear one."""
    scores: Counter[str] = Counter()
    for mention in gazetteer.find(text):
        actor = gazetteer.actor(mention.actor_id)
        if actor.kind not in (ActorKind.COUNTRY, ActorKind.OPERATOR):
            continue
        near = text[max(0, mention.start - WINDOW) : mention.end + WINDOW]
        owns = re.match(
            r"[’']?s?\s+(?:\w+\s+){0,1}(?:internet|network|connection|links?|routes?|web)",
            text[mention.end : mention.end + 40],
            re.IGNORECASE,
        )
        scores[mention.actor_id] += 1 + 2 * len(INCIDENT.findall(near)) + (6 if owns else 0)
    ranked = scores.most_common(2)
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return None
    return ranked[0][0]


def subject_in(
    text: str, span: Span, gazetteer: Gazetteer, default: str | None, skip: Sequence[str] = ()
) -> str | None:
    """The country or operator that a sentence gives a number for: the article's own if it is named, or the only one named."""
    named = [
        m.actor_id
        for m in gazetteer.find(text, *span)
        if gazetteer.actor(m.actor_id).kind in (ActorKind.COUNTRY, ActorKind.OPERATOR)
    ]
    named = [i for i in dict.fromkeys(named) if i not in skip]
    if default in named or not named:
        return default
    return named[0] if len(named) == 1 and default is None else default
