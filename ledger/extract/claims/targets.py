"""Whom an act is aimed at: accused, threatened, urged, asked."""

import re
from collections.abc import Sequence

from ledger.extract.draft import Draft
from ledger.extract.parse.nouns import noun_phrase
from ledger.extract.parse.syntax import Parse
from ledger.extract.speakers.bodies import Bodies
from ledger.extract.speakers.cast import Cast
from ledger.model.actor import Actor, ActorKind
from ledger.model.claim import Act

AIMED = frozenset({Act.PROMISE, Act.ACCUSE, Act.THREATEN, Act.URGE, Act.SPECULATE, Act.CRITICIZE, Act.ASK})
BY_SUBJECT = frozenset({Act.ACCUSE, Act.SPECULATE, Act.URGE})
"""Acts aimed at the subject of what is said ("said that China was behind it"), where the cue has no object."""
OFFICE = re.compile(
    r"\b(?:ministr\w+|government|military|army|police|authorities|administration|regime|embassy)\b", re.IGNORECASE
)
SHORT = 3
"""Tokens of a phrase that can refer back ("the company")."""
RELATIVES = frozenset({"which", "whom", "who", "that"})


def target_of(
    parse: Parse, draft: Draft, act: Act, content: Sequence[int], cast: Cast
) -> tuple[str | None, str | None]:
    """Name and id of the target; an unlisted one keeps its words and has no id."""
    if act not in AIMED:
        return None, None
    head = _object(parse, draft, act, content)
    if head is None and act in BY_SUBJECT:
        return accused_in(parse, content, cast.bodies)
    if head is None and act is Act.THREATEN:
        return _named_in(parse, content, cast.bodies)
    if head is None:
        return None, None
    phrase = noun_phrase(parse, head, coordinated=False)
    actor = _actor(parse, phrase, cast.bodies)
    if actor is not None:
        return actor.name, actor.id
    figure = cast.meant(phrase, head)
    if figure.name is not None and (parse.tags[head].startswith("PRP") or len(phrase) <= SHORT):
        return (figure.actor, figure.actor_id) if figure.actor else (figure.name, figure.id)
    if parse.tags[head].startswith("PRP"):
        return None, None
    words = parse.span(phrase[0], phrase[-1]).of(parse.text)
    return words.removeprefix("the ").removeprefix("The "), None


def accused_in(parse: Parse, content: Sequence[int], bodies: Bodies) -> tuple[str | None, str | None]:
    """The country, organisation or group that is the first subject (or agent) of the content."""
    inside = set(content)
    for token in content:
        if parse.deps[token] not in ("nsubj", "nsubjpass", "agent") or parse.heads[token] not in inside:
            continue
        subject = token if parse.deps[token] != "agent" else parse.child(token, "pobj")
        if subject is None:
            continue
        actor = _actor(parse, noun_phrase(parse, subject, coordinated=False), bodies)
        if actor is not None:
            return actor.name, actor.id
    return None, None


def _named_in(parse: Parse, content: Sequence[int], bodies: Bodies) -> tuple[str | None, str | None]:
    """The first country, body or group that the words of a threat name."""
    for mention in bodies.within(parse.span(content[0], content[-1])):
        actor = bodies.gazetteer.speaks_for(mention.actor_id)
        if actor is not None and mention.kind != "demonym":
            return actor.name, actor.id
    return None, None


def _object(parse: Parse, draft: Draft, act: Act, content: Sequence[int]) -> int | None:
    """The head of the noun phrase that the cue is aimed at."""
    if act is Act.PROMISE or (act is Act.THREATEN and (draft.target is None or draft.frame == "np")):
        against = next((t for t in content if parse.lowers[t] == "against"), None)
        return parse.child(against, "pobj") if against is not None else None
    if draft.frame == "np" and act is not Act.ACCUSE:
        return None
    head = draft.target
    if head is None and act is Act.ASK:
        return draft.hearer
    if head is not None and parse.lowers[head] in RELATIVES and parse.deps[parse.heads[head]] == "relcl":
        return parse.heads[parse.heads[head]]
    return head


def _actor(parse: Parse, phrase: Sequence[int], bodies: Bodies) -> Actor | None:
    """On whose behalf the one named by this phrase acts, or the body itself."""
    span = parse.span(phrase[0], phrase[-1])
    words = span.of(parse.text)
    if not bodies.within(span) and not OFFICE.search(words):
        return None
    figure = bodies.named(words, *span) or bodies.office_here(words, span.start)
    if figure is not None and figure.id is not None:
        top = figure.actor_id or figure.id
        if top.startswith("org:"):
            return Actor(id=top, name=figure.actor or figure.name or words, kind=ActorKind.ORGANISATION)
        return bodies.gazetteer.actor(top)
    match = bodies.gazetteer.exact(words)
    if match is not None:
        return bodies.gazetteer.speaks_for(match.actor.id) or match.actor
    return bodies.gazetteer.role_country(words)
