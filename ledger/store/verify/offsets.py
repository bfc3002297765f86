"""Law 1: `article.text[start:end]` is the text of every span of every claim."""

import typing
from collections.abc import Iterator

from ledger.store.log.events import ARTICLES, Event, EventKind, Plain
from ledger.store.snapshot import Snapshot
from ledger.store.verify.fault import Check, Fault

_TEXT = "SELECT text FROM article_text WHERE sha256 = ?"

Spans = typing.Sequence[typing.Sequence[int]]


class Offsets:
    """Compares the claims of a walk with the texts of their articles; those withheld cannot be."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._texts: dict[int, str] = {}
        """By the article's event, the hash of its text."""
        self._article = 0
        self._text: str | None = None
        """Of the article looked at last: its claims follow one another."""
        self.unread = 0
        """Claims whose article's text is not there."""

    def see(self, event: Event) -> Iterator[Fault]:
        """What is wrong with the places that this event gives."""
        if event.kind in ARTICLES:
            self._texts[event.seq] = event.body["text_sha256"]
        elif event.kind is EventKind.CLAIM:
            text = self._text_of(event.body["article_seq"])
            if text is None:
                self.unread += 1
                return
            for what in _wrong(event.body["claim"], text):
                yield Fault(check=Check.OFFSETS, event=event.seq, what=f"claim {event.subject}: {what}")

    def _text_of(self, article: int) -> str | None:
        if article != self._article:
            found = self._snapshot.rows(_TEXT, (self._texts.get(article, ""),))
            self._article, self._text = article, next((row[0] for row in found), None)
        return self._text


def _wrong(claim: Plain, text: str) -> Iterator[str]:
    if [text[start:end] for start, end in claim["content_spans"]] != list(claim["content_parts"]):
        yield "its content is not what stands at its place"
    if " … ".join(claim["content_parts"]) != claim["content"]:
        yield "its content is not made of its parts"
    start, end = claim["sentence_span"]
    if text[start:end] != claim["sentence"]:
        yield "its sentence is not what stands at its place"
    if claim["cue"] is not None and not _is_there(claim["cue"], claim["cue_spans"], text):
        yield "its cue is not what stands at its place"
    if claim["source"] is not None and not _is_named(claim["source"], claim["source_spans"], text):
        yield "its source is not what stands at its place"


def _is_there(words: str, spans: Spans, text: str) -> bool:
    """Whether the words are those of the spans, blanks and the marks between parts apart."""
    there = [text[start:end] for start, end in spans]
    return words == " ".join(there) or words == " … ".join(there)


def _is_named(words: str, spans: Spans, text: str) -> bool:
    """As `_is_there`, but a span may end with a pronoun that names nobody: "the paper, which" is the paper."""
    there = (text[start:end] for start, end in spans)
    parts = words.split(" … ")
    return _is_there(words, spans, text) or all(any(span.startswith(part) for span in there) for part in parts)
