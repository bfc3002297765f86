"""Whom an act is aimed at: accused, threatened, urged."""

from collections.abc import Sequence

from ledger.extract.actors import Gazetteer
from ledger.extract.draft import Draft
from ledger.extract.nouns import noun_phrase
from ledger.extract.syntax import Parse
from ledger.model.claim import Act

AIMED = frozenset({Act.ACCUSE, Act.THREATEN, Act.URGE, Act.SPECULATE, Act.CRITICIZE, Act.ASK})
RELATIVES = frozenset({"which", "whom", "who", "that"})


def target_of(
    parse: Parse, draft: Draft, act: Act, content: Sequence[int], gazetteer: Gazetteer
) -> tuple[str | None, str | None]:
    """Name and id of the target; an unlisted one keeps its words and has no id.

    An accusation without an object of its own ("said that China was behind it") is aimed at the subject of its content.
    """
    if act not in AIMED:
        return None, None
    head = draft.target
    if head is not None and parse.lowers[head] in RELATIVES and parse.deps[parse.heads[head]] == "relcl":
        head = parse.heads[parse.heads[head]]
    if head is None and act in (Act.ACCUSE, Act.SPECULATE):
        return _listed_subject(parse, content, gazetteer)
    if head is None and act is Act.THREATEN:
        against = next((t for t in content if parse.lowers[t] == "against"), None)
        head = parse.child(against, "pobj") if against is not None else None
    if head is None or parse.tags[head].startswith("PRP"):
        return None, None
    phrase = noun_phrase(parse, head, coordinated=False)
    words = parse.span(phrase[0], phrase[-1]).of(parse.text)
    match = gazetteer.match(words)
    if match is None:
        near = [m for m in gazetteer.find(parse.text, *parse.span(phrase[0], phrase[-1])) if m.kind != "demonym"]
        if near and near[-1].end >= parse.end(head) >= near[-1].start:
            actor = gazetteer.actor(near[-1].actor_id)
            top = gazetteer.speaks_for(actor.id) or actor
            return top.name, top.id
        country = gazetteer.role_country(words)
        if country is not None:
            return country.name, country.id
        return words.removeprefix("the ").removeprefix("The "), None
    top = gazetteer.speaks_for(match.actor.id) or match.actor
    return top.name, top.id


def _listed_subject(parse: Parse, content: Sequence[int], gazetteer: Gazetteer) -> tuple[str | None, str | None]:
    """The country, organisation or group that is the subject of the content's first clause."""
    inside = set(content)
    for token in content:
        if parse.deps[token] not in ("nsubj", "nsubjpass", "agent") or parse.heads[token] not in inside:
            continue
        subject = token if parse.deps[token] != "agent" else parse.child(token, "pobj")
        if subject is None:
            continue
        phrase = noun_phrase(parse, subject, coordinated=False)
        span = parse.span(phrase[0], phrase[-1])
        match = gazetteer.match(span.of(parse.text)) or gazetteer.compose(span.of(parse.text))
        if match is not None:
            top = gazetteer.speaks_for(match.actor.id) or match.actor
            return top.name, top.id
    return None, None
