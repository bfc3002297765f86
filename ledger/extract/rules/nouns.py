"""Noun cues ("the ministry's denial that ...", "reports of ...", "issued a warning that ...") and adjectives of attitude."""

from collections.abc import Iterator, Sequence

from ledger.extract.draft import Draft, Scene
from ledger.extract.lexicon import Cue
from ledger.extract.parse.nouns import noun_phrase, subject_of
from ledger.extract.parse.syntax import Parse, trim

OF_WHOM = ("by", "from")
DRAWING = frozenset({"drew", "draw", "draws", "drawn", "earned", "met", "brought", "attracted"})
"""Verbs whose subject gets what their object names from somebody."""
GUESSES = frozenset({"theory", "hypothesis", "suspicion", "fear", "assumption", "speculation", "rumor", "rumour"})
"""Nouns that nobody need own: "one theory is that ..."."""


def noun_cues(scene: Scene) -> Iterator[Draft]:
    """Drafts of the nouns in the lexicon that have a content, or whose owner says whose act it is."""
    parse = scene.parse
    for token, word in enumerate(parse.lowers):
        listed = scene.lexicon.nouns.get(word)
        if listed is None or parse.tags[token] not in ("NN", "NNS") or parse.deps[token] in ("compound", "amod"):
            continue
        cues = [c for c in listed if tuple(parse.lowers[token + 1 : token + len(c.words)]) == c.rest]
        if cues:
            draft = _draft(scene, token, cues)
            if draft is not None:
                yield draft


def _draft(scene: Scene, noun: int, cues: Sequence[Cue]) -> Draft | None:
    parse = scene.parse
    source_head, light = _source(scene, noun)
    for frame, content in _contents(parse, noun):
        cue = next((c for c in cues if frame in c.frames), None)
        if cue is None:
            continue
        if source_head is None and (frame != "clause" or _is_where(scene, noun)):
            continue
        tokens = (noun,) if light is None else (light, noun)
        source = tuple(noun_phrase(parse, source_head)) if source_head is not None else ()
        kept = content if frame == "bare" else tuple(t for t in content if t not in {*tokens, *source})
        if kept:
            return Draft(
                rule=f"noun-{frame}",
                act=cue.act,
                cue=tokens,
                content=kept,
                source=source,
                source_head=source_head,
                frame=frame,
                weak=cue.weak,
                negated=light is not None and parse.is_negated(light),
            )
    return None


def _is_where(scene: Scene, noun: int) -> bool:
    """Whether the noun is where a verb says it: "said in a statement that ..."."""
    parse = scene.parse
    preposition = parse.heads[noun]
    return parse.lowers[preposition] == "in" and parse.lowers[parse.heads[preposition]] in scene.lexicon.verbs


def _contents(parse: Parse, noun: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    for child in parse.children_of(noun, "acl", "ccomp", "relcl"):
        that = next(
            (
                c
                for c in parse.children[child]
                if parse.deps[c] == "mark" and parse.lowers[c] in ("that", "whether", "if")
            ),
            None,
        )
        if that is not None:
            yield (
                "clause",
                tuple(t for t in trim(parse, parse.subtree(child)) if t != that or parse.lowers[that] != "that"),
            )
        elif _hides_that(parse, noun, child):
            yield "clause", tuple(trim(parse, [t for t in parse.subtree(child) if t > noun + 1]))
        elif (
            any(parse.lowers[c] == "to" and parse.deps[c] == "aux" for c in parse.children[child])
            and parse.deps[child] != "relcl"
        ):
            yield "inf", tuple(trim(parse, parse.subtree(child)))
    yield from _equated(parse, noun)
    for child in parse.children_of(noun, "prep"):
        governed = parse.child(child, "pobj", "pcomp")
        if governed is not None:
            yield parse.lowers[child], tuple(trim(parse, parse.subtree(governed)))
    from_whom = any(parse.lowers[c] in OF_WHOM for c in parse.children_of(noun, "prep"))
    if parse.child(noun, "poss") is not None or parse.deps[noun] == "dobj" or from_whom:
        yield "bare", (noun,)


def _equated(parse: Parse, noun: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """'The ministry's line is that ...', 'one theory is that ...'; "the idea is that ..." is nobody's."""
    verb = parse.heads[noun]
    if parse.deps[noun] != "nsubj" or parse.lowers[verb] not in ("is", "was", "'s", "remains", "remained"):
        return
    if parse.child(noun, "poss") is None and parse.lowers[noun] not in GUESSES:
        return
    for clause in parse.children_of(verb, "ccomp"):
        that = parse.child(clause, "mark")
        if that is not None and parse.lowers[that] == "that":
            content = tuple(t for t in trim(parse, parse.subtree(clause)) if t != that)
            yield "is", content
            yield "clause", content


def _hides_that(parse: Parse, noun: int, clause: int) -> bool:
    """Whether a clause the parse took for a relative one says what the noun says: "denial that it knew of the breach".

    Its "that" can be no object, since the verb has a subject and a phrase of its own.
    """
    that = parse.child(clause, "dobj")
    if parse.deps[clause] != "relcl" or that != noun + 1 or parse.lowers[that] != "that":
        return False
    phrases = [p for p in parse.children_of(clause, "prep") if parse.child(p, "pobj", "pcomp") is not None]
    return parse.child(clause, "nsubj") is not None and bool(phrases)


def _source(scene: Scene, noun: int) -> tuple[int | None, int | None]:
    """Whose the act is: owner, "by X", or the subject of the light verb (given too) that governs the noun."""
    parse = scene.parse
    owner = parse.child(noun, "poss")
    if owner is not None:
        return owner, None
    whom = (*OF_WHOM, "of") if parse.child(noun, "acl", "ccomp") is not None else OF_WHOM
    by = next((c for c in parse.children_of(noun, "prep") if parse.lowers[c] in whom), None)
    if by is not None and parse.child(by, "pobj") is not None:
        return parse.child(by, "pobj"), None
    verb = parse.heads[noun]
    if parse.deps[noun] == "dobj" and parse.lowers[verb] in scene.lexicon.light:
        return subject_of(parse, verb), verb
    if parse.deps[noun] == "dobj" and parse.lowers[verb] in DRAWING:  # "drew criticism from Norway"
        giver = next((c for c in parse.children_of(verb, "prep") if parse.lowers[c] == "from"), None)
        return (parse.child(giver, "pobj"), None) if giver is not None else (None, None)
    return None, None


def adjective_cues(scene: Scene) -> Iterator[Draft]:
    """Drafts of adjectives of attitude with a clause: "is confident that ..."."""
    parse = scene.parse
    for token, word in enumerate(parse.lowers):
        cues = scene.lexicon.adjectives.get(word)
        if not cues or parse.deps[token] not in ("acomp", "oprd", "ROOT", "conj", "advcl"):
            continue
        verb = parse.heads[token]
        subject = subject_of(parse, verb) if parse.is_verb(verb) else None
        if subject is None or parse.lowers[subject] in ("it", "that", "this"):
            continue
        cue = cues[0]
        for frame, content in _held(parse, token):
            if frame in cue.frames:
                yield Draft(
                    rule="adjective",
                    act=cue.act,
                    cue=(verb, token),
                    content=content,
                    source=tuple(noun_phrase(parse, subject)),
                    source_head=subject,
                    frame=frame,
                    weak=cue.weak,
                    negated=parse.is_negated(verb),
                )
                break


def _held(parse: Parse, adjective: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """What an attitude is to: "confident that ...", "sceptical about the report"."""
    clause = parse.child(adjective, "ccomp")
    if clause is not None:
        that = next((c for c in parse.children[clause] if parse.deps[c] == "mark" and parse.lowers[c] == "that"), None)
        yield "clause", tuple(t for t in trim(parse, parse.subtree(clause)) if t != that)
    for preposition in parse.children_of(adjective, "prep"):
        governed = parse.child(preposition, "pobj")
        if governed is not None:
            yield parse.lowers[preposition], tuple(trim(parse, parse.subtree(governed)))
