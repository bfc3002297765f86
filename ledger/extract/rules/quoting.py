"""One outlet quoting another: "Xinhua quoted an official as saying", "was cited by Reuters as saying"."""

from collections.abc import Iterator

from ledger.extract.draft import Draft, Scene
from ledger.extract.parse.nouns import is_passive, noun_phrase
from ledger.extract.parse.syntax import Parse, trim
from ledger.model.claim import Act

QUOTING = frozenset({"quoted", "quotes", "quoting", "quote", "cited", "cites", "citing", "cite"})


def quoting(scene: Scene) -> Iterator[Draft]:
    """The content of "as saying"; the one quoted is the source, the one who quotes stands in the chain as hearer."""
    parse = scene.parse
    for token, word in enumerate(parse.lowers):
        if word not in QUOTING or not parse.is_verb(token):
            continue
        saying = _saying(parse, token)
        if saying is None:
            continue
        passive = is_passive(parse, token) or (parse.tags[token] == "VBN" and parse.child(token, "dobj") is None)
        if passive:
            quoted, quoter = parse.child(token, "nsubjpass"), _agent(parse, token)
            if quoted is None and parse.deps[token] in ("acl", "relcl"):
                quoted = parse.heads[token]
        else:
            quoted, quoter = parse.child(token, "dobj"), parse.child(token, "nsubj")
            if quoter is None and parse.deps[token] in ("acl", "advcl"):
                head = parse.heads[token]
                quoter = parse.child(head, "nsubj") if parse.is_verb(head) else head
        clause = parse.child(saying, "ccomp")
        if clause is None or quoted is None:
            continue
        that = next((c for c in parse.children[clause] if parse.lowers[c] == "that" and parse.deps[c] == "mark"), None)
        content = tuple(t for t in trim(parse, parse.subtree(clause)) if t != that)
        yield Draft(
            rule="quoting",
            act=Act.ASSERT,
            cue=(token, saying),
            content=content,
            source=tuple(t for t in noun_phrase(parse, quoted) if t < saying - 1),
            source_head=quoted,
            frame="clause",
            hearer=quoter,
        )


def _saying(parse: Parse, verb: int) -> int | None:
    """The "saying" of "as saying" below the verb."""
    _, last = parse.sentence(verb)
    for token in range(verb + 1, min(verb + 30, last + 1)):
        if parse.lowers[token] in ("saying", "telling") and parse.lowers[token - 1] == "as":
            return token
    return None


def _agent(parse: Parse, verb: int) -> int | None:
    by = next((c for c in parse.children[verb] if parse.lowers[c] == "by"), None)
    return parse.child(by, "pobj") if by is not None else None
