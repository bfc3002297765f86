"""Transcripts ("Hua Chunying: ...", "Q: ... A: ...") and headlines that name a speaker before a colon."""

import re
from collections.abc import Iterator

from ledger.extract.draft import Draft, Scene
from ledger.extract.quotes import sentences
from ledger.extract.syntax import trim
from ledger.model.claim import Act
from ledger.model.text import Span

LABEL = re.compile(
    r"[ \t]*(?P<label>Q|A|Question|Answer|QUESTION|ANSWER|(?:[A-Z][\w.’'-]*)(?:[ ,]+(?:of|the|for|de|[A-Z][\w.’'-]*)){0,6})[ \t]*(?:\([^)]{1,40}\))?[ \t]*:[ \t]+(?=\S)"
)
ASKS = re.compile(r"Q|Question|QUESTION")
NO_SPEAKER = re.compile(
    r"\b(?:Transcript|Update|Correction|Note|Editor|Live|Explainer|Analysis|Photo|Source|Date|Time|Updated|Title|Subject|Location|Category|Status|Posted|Published|Read|More|Watch|Video|PS|Re|Tags?|Related|Contact|Summary|Abstract|Headline|Outlet|Place|Monitoring|Investigating|Identified|Resolved)\b",
    re.IGNORECASE,
)
ASIDE = ("[", "(")
FEWEST = 2
"""Paragraphs that must begin with a label before an article is taken for a transcript."""
SHOUT = 5
"""A label in capitals longer than this, alone, is a rubric ("EXPLAINER:"), unless the article is a transcript."""


def turns(scene: Scene) -> Iterator[Draft]:
    """Every sentence of every turn of a transcript; the label is the source."""
    text, paragraphs = scene.parse.text, scene.quotations.paragraphs
    labels = [_label(text, p) for p in paragraphs]
    if not _is_transcript(labels):
        yield from _headline(scene)
        return
    current: tuple[tuple[int, ...], Act] | None = None
    for paragraph, label in zip(paragraphs, labels, strict=True):
        start = paragraph.start
        if label is not None:
            source = tuple(trim(scene.parse, list(scene.between(*label.span("label")))))
            current = (source, Act.ASK if ASKS.fullmatch(label["label"]) else Act.ASSERT) if source else None
            start = label.end()
        if current is None or text[start : start + 1] in ASIDE or _is_aside(text, paragraph, label):
            continue
        for sentence in sentences(text, Span(start, paragraph.end)):
            tokens = tuple(trim(scene.parse, list(scene.between(*sentence)), drop=""))
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


def _label(text: str, paragraph: Span) -> re.Match[str] | None:
    match = LABEL.match(text, *paragraph)
    return match if match is not None and not NO_SPEAKER.search(match["label"]) else None


def _is_transcript(labels: list[re.Match[str] | None]) -> bool:
    """Whether labels recur: two of them, one of them twice, or a question and an answer."""
    names = [m["label"] for m in labels if m is not None]
    return len(names) >= FEWEST and (len(set(names)) < len(names) or any(ASKS.fullmatch(n) for n in names))


def _is_aside(text: str, paragraph: Span, label: re.Match[str] | None) -> bool:
    return label is None and paragraph.of(text).lstrip()[:1] in ASIDE


def _headline(scene: Scene) -> Iterator[Draft]:
    """'China: reports of hacking are groundless', as the first line of an article."""
    parse, text = scene.parse, scene.parse.text
    for paragraph in scene.quotations.paragraphs[:1]:
        label = _label(text, paragraph)
        if label is None or (label["label"].isupper() and len(label["label"]) > SHOUT):
            continue
        source = [t for t in scene.between(*label.span("label")) if parse.words[t][0].isalnum()]
        content = tuple(trim(parse, list(scene.between(label.end(), paragraph.end))))
        if (
            source
            and all(parse.tags[t].startswith(("NNP", "CC", "IN", "DT")) for t in source)
            and any(parse.is_verb(t) for t in content)
        ):
            yield Draft(
                rule="headline",
                act=Act.ASSERT,
                cue=(),
                content=content,
                source=tuple(source),
                source_head=source[-1],
                frame="clause",
                follows=source[-1],
            )
