"""Headlines, which attribute without a sentence: "Minister: ...", "...: minister", "..., ministry says", "Ministry says ..."."""

from collections.abc import Iterator, Sequence

from ledger.extract.draft import Draft, Scene
from ledger.extract.parse.headline import headline_of
from ledger.extract.parse.labels import label_of
from ledger.extract.parse.syntax import trim
from ledger.model.claim import Act

SHOUT = 5
"""A label in capitals longer than this is a rubric ("EXPLAINER:")."""
NAME = 5
"""How many words name a source at the end of a headline."""
NOUNS = ("NN", "NNP", "CC", "IN", "DT", "JJ", "POS", "PRP$")


def headlines(scene: Scene) -> Iterator[Draft]:
    """The claim of a headline whose attribution no sentence holds."""
    line = headline_of(scene.parse.text)
    if line is None:
        return
    tokens = trim(scene.parse, list(scene.between(*line)))
    yield from _label_before(scene, tokens)
    yield from _label_after(scene, tokens)
    yield from _cue_at_end(scene, tokens)
    yield from _without_verb(scene, tokens)


def _label_before(scene: Scene, tokens: Sequence[int]) -> Iterator[Draft]:
    """'China: reports of hacking are groundless'."""
    parse = scene.parse
    paragraph = parse.span(tokens[0], tokens[-1])
    label = label_of(parse.text, paragraph)
    if label is None or (label["label"].isupper() and len(label["label"]) > SHOUT):
        return
    source = [t for t in scene.between(*label.span("label")) if parse.words[t][0].isalnum()]
    content = tuple(trim(parse, list(scene.between(label.end(), paragraph.end))))
    named = all(parse.tags[t].startswith(("NN", "CC", "IN", "DT", "JJ")) for t in source)
    if source and named and any(parse.is_verb(t) for t in content):
        yield _draft(source, content, Act.ASSERT, ())


def _label_after(scene: Scene, tokens: Sequence[int]) -> Iterator[Draft]:
    """'Overload behind outage: staff member'."""
    parse = scene.parse
    colon = next((t for t in reversed(tokens) if parse.words[t] == ":"), None)
    if colon is None:
        return
    source, content = [t for t in tokens if t > colon], [t for t in tokens if t < colon]
    if _is_name(scene, source) and len(content) > 1:
        yield _draft(source, tuple(content), Act.ASSERT, ())


def _cue_at_end(scene: Scene, tokens: Sequence[int]) -> Iterator[Draft]:
    """'North Korea off the internet again, monitor says' and '..., says monitor'."""
    parse = scene.parse
    comma = next((t for t in reversed(tokens) if parse.words[t] == ","), None)
    if comma is None:
        return
    tail, content = [t for t in tokens if t > comma], [t for t in tokens if t < comma]
    for cue, source in ((tail[-1:], tail[:-1]), (tail[:1], tail[1:])):
        act = _act(scene, cue[0]) if cue else None
        if act is not None and _is_name(scene, source) and len(content) > 1:
            yield _draft(source, tuple(content), act, tuple(cue))
            return


def _without_verb(scene: Scene, tokens: Sequence[int]) -> Iterator[Draft]:
    """'Operator says own mistake behind blackout': what follows is no clause, and all of it is said."""
    parse = scene.parse
    cue = next((t for t in tokens if _act(scene, t) is Act.ASSERT and parse.tags[t] == "VBZ"), None)
    if cue is None or cue == tokens[-1]:
        return
    source, content = [t for t in tokens if t < cue], [t for t in tokens if t > cue]
    if (
        _is_name(scene, source)
        and not any(parse.is_verb(t) or parse.tags[t] == "MD" for t in content)
        and len(content) > 1
    ):
        yield _draft(source, tuple(content), Act.ASSERT, (cue,))


def _is_name(scene: Scene, tokens: Sequence[int]) -> bool:
    """Whether these words can name a source: a few nouns, no quotation and no number."""
    tags = [scene.parse.tags[t] for t in tokens]
    return 0 < len(tokens) <= NAME and all(tag.startswith(NOUNS) for tag in tags) and tags[-1].startswith("NN")


def _act(scene: Scene, token: int) -> Act | None:
    """The act of a verb in the third person that takes a clause."""
    word = scene.parse.lowers[token]
    cue = next((c for c in scene.lexicon.verbs.get(word, ()) if "clause" in c.frames and not c.rest), None)
    return cue.act if cue is not None and word.endswith(("s", "say", "warn", "claim")) else None


def _draft(source: Sequence[int], content: tuple[int, ...], act: Act, cue: tuple[int, ...]) -> Draft:
    return Draft(
        rule="headline",
        act=act,
        cue=cue,
        content=content,
        source=tuple(source),
        source_head=source[-1],
        frame="clause",
        follows=source[-1],
    )
