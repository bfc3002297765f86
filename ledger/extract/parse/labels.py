"""Labels before what is said: who speaks, before the colon of a transcript's turn or a headline; the hour of an entry."""

import re
from collections.abc import Sequence

from ledger.model.text import Span

LABEL = re.compile(
    r"[ \t]*(?P<label>Q|A|Question|Answer|QUESTION|ANSWER|(?:[A-Z][\w.’'-]*)(?:[ ,]+(?:of|the|for|de|[A-Z][\w.’'-]*)){0,6})[ \t]*(?:\([^)]{1,40}\))?[ \t]*:[ \t]+(?=\S)"
)
ASKS = re.compile(r"Q|Question|QUESTION")
NO_SPEAKER = re.compile(
    r"\b(?:Transcript|Update|Correction|Note|Editor|Live|Explainer|Analysis|Photo|Source|Date|Time|Updated|Title|Subject|Location|Category|Status|Posted|Published|Read|More|Watch|Video|PS|Re|Tags?|Related|Contact|Summary|Abstract|Headline|Outlet|Place|Monitoring|Investigating|Identified|Resolved)\b",
    re.IGNORECASE,
)
STAMP = re.compile(r"\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)? (?=\S)")
"""The hour before an entry of a live page, which is nobody's name."""
FEWEST = 2
"""Paragraphs that must begin with a label before an article is taken for a transcript."""


def label_of(text: str, paragraph: Span) -> re.Match[str] | None:
    """The label that a paragraph begins with (group "label"), rubrics such as "Update:" left out."""
    match = LABEL.match(text, *paragraph)
    return match if match is not None and not NO_SPEAKER.search(match["label"]) else None


def transcript_labels(text: str, paragraphs: Sequence[Span]) -> list[re.Match[str] | None]:
    """The label of each paragraph of a transcript; all None for a text that is none.

    Labels make a transcript when they recur: two of them, one of them twice, or a question and an answer.
    """
    labels = [label_of(text, paragraph) for paragraph in paragraphs]
    names = [m["label"] for m in labels if m is not None]
    recur = len(set(names)) < len(names) or any(ASKS.fullmatch(n) for n in names)
    return labels if len(names) >= FEWEST and recur else [None] * len(labels)
