"""Transcripts: "Hua Chunying: ...", "Q: ... A: ..."."""

import re
from collections.abc import Iterator

from ledger.extract.draft import Draft, Scene
from ledger.extract.parse.labels import ASKS
from ledger.extract.parse.quotes import sentences
from ledger.extract.parse.syntax import trim
from ledger.model.claim import Act
from ledger.model.text import Span

ASIDE = ("[", "(")
IN_PERSON = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|us|me)\b")
COURTESY = re.compile(
    r"\(.*\)|(?:(?:and |so |but )?(?:thank you|thanks|good (?:morning|afternoon|evening|night|day)|hello|welcome|okay|sorry|that is all|that['’]s all)\b[^.?!]{0,40}[.!]?)",
    re.IGNORECASE | re.DOTALL,
)
"""Thanks, greetings and stage directions: sentences of a turn that claim nothing."""


def turns(scene: Scene) -> Iterator[Draft]:
    """Every sentence of every turn of a transcript; the label is the source."""
    text, paragraphs = scene.parse.text, scene.quotations.paragraphs
    labels = scene.labels
    if not any(labels):
        return
    current: tuple[tuple[int, ...], Act] | None = None
    for paragraph, label in zip(paragraphs, labels, strict=True):
        start = paragraph.start
        if label is not None:
            source = tuple(trim(scene.parse, list(scene.between(*label.span("label")))))
            current = (source, Act.ASK if ASKS.fullmatch(label["label"]) else Act.ASSERT) if source else None
            start = label.end()
        if current is None or text[start : start + 1] in ASIDE or (label is None and not _goes_on(text, paragraph)):
            continue
        for sentence in sentences(text, Span(start, paragraph.end)):
            tokens = tuple(trim(scene.parse, list(scene.between(*sentence)), drop=""))
            if COURTESY.fullmatch(sentence.of(text)):
                continue
            if tokens and any(scene.parse.words[t][0].isalnum() for t in tokens):
                yield _turn(current[0], current[1], tokens)


def _turn(source: tuple[int, ...], act: Act, tokens: tuple[int, ...]) -> Draft:
    return Draft(
        rule="turn",
        act=act,
        cue=(),
        content=tokens,
        source=source,
        source_head=source[-1],
        frame="turn",
        follows=source[-1],
    )


def _goes_on(text: str, paragraph: Span) -> bool:
    """Whether a paragraph without a label goes on with the turn before: it speaks in the first or second person."""
    words = paragraph.of(text)
    return words.lstrip()[:1] not in ASIDE and IN_PERSON.search(words) is not None
