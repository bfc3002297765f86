"""Sourcing chains: the agencies and outlets that stand between a speaker and the outlet we read."""

import re
from collections.abc import Iterator, Sequence

from ledger.extract.draft import Draft
from ledger.extract.parse.nouns import QUOTES
from ledger.extract.parse.syntax import Parse
from ledger.extract.speakers.bodies import Bodies
from ledger.extract.speakers.outlets import outlet_at
from ledger.model.actor import ActorKind
from ledger.model.text import Span

CARRIED = re.compile(
    r"\b(?:carried|published|released|broadcast|reported|cited|quoted|relayed|distributed|issued|aired|posted|run|shown)\s+(?:(?:on|in|by|through|via)\s+)+(?:the\s+)?(?:[\w’'-]+\s+){0,4}?$|"
    r"\b(?:in an? (?:\w+ )?(?:interview|article|dispatch|report|commentary) (?:with|to|in|by|on|from)|as (?:reported|quoted|cited) (?:by|in)|"
    r"(?:speaking|talking|writing) (?:to|with|in|on|for)|according to|via)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,4}?$",
    re.IGNORECASE,
)
BEFORE = 70
"""Code points before an agency's name in which the words that make it a carrier stand."""
CARRIERS = frozenset(
    """carried published released broadcast reported cited quoted relayed distributed issued aired interviewed interview article dispatch report
    commentary comments remarks speaking talking writing wrote column statement""".split()
)
"""What the name of an unlisted outlet follows with "by", "with", "to", "in", "on" or "for" where it is a carrier."""
CARRYING = frozenset({"by", "with", "to", "in", "on", "for"})


def chain_of(parse: Parse, draft: Draft, bodies: Bodies, *, outside: Sequence[Span], sentence: Span) -> tuple[str, ...]:
    """Agencies and outlets that passed this claim on, nearest the speaker first, by their short names.

    The one told ("told Xinhua") or quoting ("Xinhua quoted ... as saying") comes first, then those named as carriers in
    the words of the sentence around the claim ("..., carried by KCNA", "Reuters reported").

    `outside` are the parts of the sentence that are not this claim's content.
    """
    chain: list[str] = []
    for hearer in (draft.hearer, _quoter(parse, draft), _other_hearer(parse, draft), _shared_hearer(parse, draft)):
        name = outlet_at(parse, hearer, bodies, told=True) if hearer is not None else None
        if name is not None:
            chain.append(name)
            break
    for name in (*_listed(parse, bodies, outside, sentence), *_unlisted(parse, draft, bodies)):
        if name not in chain:
            chain.append(name)
    return tuple(chain)


def _listed(parse: Parse, bodies: Bodies, outside: Sequence[Span], sentence: Span) -> Iterator[str]:
    """Agencies of the lexicon that the words outside the content name as carriers."""
    for span in outside:
        for mention in bodies.within(span):
            actor = bodies.gazetteer.actor(mention.actor_id)
            before = parse.text[max(sentence.start, mention.start - BEFORE) : mention.start]
            if actor.kind is ActorKind.AGENCY and CARRIED.search(before):
                yield actor.name


def _unlisted(parse: Parse, draft: Draft, bodies: Bodies) -> Iterator[str]:
    """Outlets that no lexicon lists, named as carriers outside the content: "cited by the Oslo Courier"."""
    if draft.head is None:
        return
    first, last = parse.sentence(draft.head)
    inside = set(draft.content)
    for token in range(first, last + 1):
        if token in inside or parse.lowers[token] not in CARRYING or parse.lowers[parse.heads[token]] not in CARRIERS:
            continue
        for governed in parse.children_of(token, "pobj"):
            name = outlet_at(parse, governed, bodies)
            if name is not None:
                yield name


def _quoter(parse: Parse, draft: Draft) -> int | None:
    """Who quotes, above the "saying" of "X quoted Y as saying"."""
    cue = draft.head
    if cue is None or parse.deps[cue] != "pcomp" or parse.lowers[parse.heads[cue]] != "as":
        return None
    verb = parse.heads[parse.heads[cue]]
    return parse.child(verb, "nsubj") if parse.lowers[verb] in QUOTES else None


def _other_hearer(parse: Parse, draft: Draft) -> int | None:
    """The one told after the thing told ("denied this to AFP", "said in an interview with Reuters")."""
    return _spoken_to(parse, draft.head) if draft.head is not None else None


def _spoken_to(parse: Parse, verb: int) -> int | None:
    for preposition in parse.children_of(verb, "prep", "dative"):
        if parse.lowers[preposition] in ("to", "with"):
            return parse.child(preposition, "pobj")
    return None


def _shared_hearer(parse: Parse, draft: Draft) -> int | None:
    """The one told by the verb that this cue goes on from ("told Xinhua that A, denying that B", "denied it to AFP and said")."""
    cue = draft.head
    if cue is None or parse.deps[cue] not in ("advcl", "conj") or not parse.is_verb(parse.heads[cue]):
        return None
    told = parse.child(parse.heads[cue], "dobj", "dative")
    shares = parse.deps[cue] == "conj" and parse.child(cue, "nsubj") is None
    return _spoken_to(parse, parse.heads[cue]) or told if shares else told
