"""Attribution by a phrase: "according to X", "in the words of X", "as X said", "reportedly"."""

from collections.abc import Iterator

from ledger.extract.draft import Draft, Scene
from ledger.extract.parse.nouns import noun_phrase, subject_of
from ledger.extract.parse.syntax import Parse, trim
from ledger.model.claim import Act

VIEW_NOUNS = frozenset({"words", "view", "opinion", "eyes", "judgment", "estimation", "telling"})


def according_to(scene: Scene) -> Iterator[Draft]:
    """The clause that a phrase of attribution stands in, without the phrase."""
    parse = scene.parse
    for token, word in enumerate(parse.lowers):
        found: tuple[tuple[int, ...], int] | None = None
        if word == "according" and token + 1 < len(parse) and parse.lowers[token + 1] == "to":
            found = _object(parse, (token, token + 1))
        elif (
            word == "of"
            and token > 1
            and parse.lowers[token - 1] in VIEW_NOUNS
            and parse.lowers[token - 3 : token - 1] == ["in", "the"]
        ):
            found = _object(parse, (token - 3, token - 2, token - 1, token))
        if found is None:
            continue
        cue, source_head = found
        content = _clause_without(parse, cue[0], {*cue, *parse.subtree(cue[0]), *parse.subtree(source_head)})
        if content:
            yield Draft(
                rule="according",
                act=Act.ASSERT,
                cue=cue,
                content=content,
                source=tuple(noun_phrase(parse, source_head)),
                source_head=source_head,
                frame="clause",
            )


def as_said(scene: Scene) -> Iterator[Draft]:
    """The main clause of "..., as X said" and "as X put it, ..."."""
    parse, verbs = scene.parse, scene.lexicon.verbs
    for token, word in enumerate(parse.lowers):
        if parse.deps[token] != "advcl" or not (
            word == "put" or any("clause" in c.frames and not c.rest for c in verbs.get(word, ()))
        ):
            continue
        mark = next(
            (c for c in parse.children[token] if parse.lowers[c] == "as" and parse.deps[c] in ("mark", "advmod")), None
        )
        if (
            mark is None
            or parse.child(token, "ccomp") is not None
            or (word == "put") != (parse.child(token, "dobj") is not None)
        ):
            continue
        source_head = subject_of(parse, token)
        content = tuple(
            trim(parse, [t for t in parse.subtree(parse.heads[token]) if t not in set(parse.subtree(token))])
        )
        if source_head is not None and content:
            yield Draft(
                rule="as-said",
                act=Act.ASSERT,
                cue=(mark, token),
                content=content,
                source=tuple(noun_phrase(parse, source_head)),
                source_head=source_head,
                frame="clause",
            )


def reportedly(scene: Scene) -> Iterator[Draft]:
    """The clause of an adverb that attributes to nobody named."""
    parse = scene.parse
    for token, word in enumerate(parse.lowers):
        if word in scene.lexicon.adverbs and parse.deps[token] == "advmod" and parse.is_verb(parse.heads[token]):
            content = _clause_without(parse, token, {token})
            if content:
                yield Draft(rule="adverb", act=Act.ASSERT, cue=(token,), content=content, frame="clause", weak=True)


def _object(parse: Parse, cue: tuple[int, ...]) -> tuple[tuple[int, ...], int] | None:
    """The head of what the last word of the cue governs."""
    governed = parse.child(cue[-1], "pobj")
    if governed is None:
        governed = next(
            (t for t in range(cue[-1] + 1, min(cue[-1] + 6, len(parse))) if parse.tags[t].startswith(("NN", "PRP"))),
            None,
        )
        while governed is not None and parse.deps[governed] in ("compound", "poss", "amod", "nmod"):
            governed = parse.heads[governed]
    return (cue, governed) if governed is not None and governed > cue[-1] else None


def _clause_without(parse: Parse, token: int, gone: set[int]) -> tuple[int, ...]:
    """The tokens of the nearest clause above `token`, without those in `gone`."""
    clause = next(
        (
            a
            for a in parse.ancestors(token)
            if parse.is_verb(a) and parse.deps[a] not in ("aux", "auxpass", "acl", "amod")
        ),
        None,
    )
    first, last = parse.sentence(token)
    tokens = parse.subtree(clause) if clause is not None else list(range(first, last + 1))
    kept = [t for t in tokens if t not in gone and first <= t <= last]
    while kept and parse.deps[kept[0]] in ("mark", "cc"):
        kept.pop(0)
    return tuple(trim(parse, kept))
