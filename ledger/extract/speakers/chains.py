"""Sourcing chains: the agencies and outlets that stand between a speaker and the outlet we read."""

import re
from collections.abc import Sequence

from ledger.extract.draft import Draft
from ledger.extract.parse.syntax import Parse
from ledger.extract.speakers.bodies import Bodies
from ledger.extract.speakers.names import name_at
from ledger.model.actor import ActorKind
from ledger.model.text import Span

CARRIED = re.compile(
    r"\b(?:carried|published|released|broadcast|reported|cited|quoted|relayed|distributed|issued|aired|posted|run|shown)\s+(?:(?:on|in|by|through|via)\s+)+(?:the\s+)?(?:[\w’'-]+\s+){0,4}?$|"
    r"\b(?:in an? (?:\w+ )?(?:interview|article|dispatch|report|commentary) (?:with|to|in|by|on|from)|as (?:reported|quoted|cited) (?:by|in)|according to|via)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,4}?$",
    re.IGNORECASE,
)
BEFORE = 70
"""Code points before an agency's name in which the words that make it a carrier stand."""


def chain_of(parse: Parse, draft: Draft, bodies: Bodies, *, outside: Sequence[Span], sentence: Span) -> tuple[str, ...]:
    """Agencies and outlets that passed this claim on, nearest the speaker first, by their short names.

    The one told ("told Xinhua") or quoting ("Xinhua quoted ... as saying") comes first, then those named as carriers in
    the words of the sentence around the claim ("..., carried by KCNA", "Reuters reported").

    `outside` are the parts of the sentence that are not this claim's content.
    """
    chain: list[str] = []
    for hearer in (draft.hearer, _other_hearer(parse, draft), _shared_hearer(parse, draft)):
        name = agency_name(parse, hearer, bodies) if hearer is not None else None
        if name is not None:
            chain.append(name)
            break
    for span in outside:
        for mention in bodies.within(span):
            actor = bodies.gazetteer.actor(mention.actor_id)
            if (
                actor.kind is ActorKind.AGENCY
                and CARRIED.search(parse.text[max(sentence.start, mention.start - BEFORE) : mention.start])
                and actor.name not in chain
            ):
                chain.append(actor.name)
    return tuple(chain)


def _other_hearer(parse: Parse, draft: Draft) -> int | None:
    """The one told after the thing told ("denied this to AFP", "said in an interview with Reuters")."""
    if draft.head is None:
        return None
    for preposition in parse.children_of(draft.head, "prep", "dative"):
        if parse.lowers[preposition] in ("to", "with"):
            return parse.child(preposition, "pobj")
    return None


def _shared_hearer(parse: Parse, draft: Draft) -> int | None:
    """The one told by the verb that this cue goes on from ("told Xinhua that A, denying that B")."""
    cue = draft.head
    if cue is None or parse.deps[cue] not in ("advcl", "conj") or not parse.is_verb(parse.heads[cue]):
        return None
    return parse.child(parse.heads[cue], "dobj", "dative")


def agency_name(parse: Parse, token: int, bodies: Bodies) -> str | None:
    """The short name of the agency or outlet that the noun phrase at this token names; None when it names none."""
    start, end = parse.starts[token], parse.end(token)
    left, right = parse.edges[token]
    place = Span(min(start, parse.starts[left]), max(end, parse.end(min(right, token + 6))))
    for mention in bodies.within(place):
        actor = bodies.gazetteer.actor(mention.actor_id)
        if actor.kind is ActorKind.AGENCY:
            return actor.name
    name = name_at(parse, token)
    if name is not None and re.search(
        r"\b(?:News|Times|Post|Journal|Daily|Agency|Radio|Television|TV|Herald|Tribune|Wire|Press|Magazine|Weekly)\b",
        name.text,
    ):
        return name.text
    return None
