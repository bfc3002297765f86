"""The spaCy side: the model that parses, and the component that fills `doc._.claims`."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import spacy
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import use_ops

from ledger.extract.draft import Scene
from ledger.extract.lexicon import load_lexicon
from ledger.extract.parse.headline import in_lower_case, tail_of
from ledger.extract.parse.labels import STAMP, transcript_labels
from ledger.extract.parse.quotes import AFTER_HOUR, PARAGRAPH, ZERO_WIDTH, find_quotations
from ledger.extract.parse.syntax import Parse
from ledger.extract.rules import RULES
from ledger.extract.settle import Settled, settle
from ledger.model.text import Span

UNUSED = ("ner", "attribute_ruler", "lemmatizer")
"""Pipes of a model that no rule reads; together they cost more than tagger and parser."""
DATELINE = re.compile(
    r"[A-Z][A-Z.’' -]{2,}(?:, [\w. ]{2,30})?(?:,? \w{3,9}\.? \d{1,2})?(?: ?\([^)\n]{1,30}\))? ?(?:—|–|--|-) (?=\S)"
)
"""A place in capitals, with date and agency, before a dash: no part of the sentence after it."""
BLANKS = {0xA0: " ", 0x2007: " ", 0x202F: " "} | {ord(sign): " " for sign in ZERO_WIDTH}
"""Blanks, some without width, that the tokenizer would keep inside a word; each is one code point, so that offsets stay."""
STORM = re.compile(r"(?:[^\w\s]|_){50,}|\S{400,}")
"""Marks in a row, or a word, that no language has: read as blanks, because the tokenizer's time grows with their square."""


def load_model(name: str) -> Language:
    """The model by package name or path, with our paragraph bounds before its parser and our claims after it.

    Raises:
        OSError: when there is no such model.
    """
    # NumPy's BLAS is up to four times as fast as the one that spaCy takes by itself, where that has no code for the processor.
    with use_ops("numpy", use_blis=False):
        nlp = spacy.load(name, exclude=list(UNUSED))
    before = "parser" if "parser" in nlp.pipe_names else None
    nlp.add_pipe("paragraph_bounds", before=before)
    return nlp


def parses(nlp: Language, texts: Iterable[str], *, batch_size: int) -> Iterator[Parse]:
    """The parses of these texts, in order."""
    verbs = frozenset(load_lexicon().verbs)
    pairs = ((STORM.sub(_blank, in_lower_case(text, verbs).translate(BLANKS)), text) for text in texts)
    for doc, text in nlp.pipe(pairs, as_tuples=True, batch_size=batch_size):
        yield Parse.from_doc(doc, text)


def _blank(storm: re.Match[str]) -> str:
    return " " * len(storm.group())


@Language.component("paragraph_bounds")
def paragraph_bounds(doc: Doc) -> Doc:
    """A sentence never runs over a line end, a semicolon, a speaker's label or a dateline: none of them has a full stop."""
    text, words = doc.text, doc.to_array(ORTH).tolist()  # spaCy puts the text together anew each time it is asked
    breaks = {word for word in set(words) if "\n" in doc.vocab.strings[word] or doc.vocab.strings[word] == ";"}
    for token, word in enumerate(words[:-1]):
        if word in breaks:
            doc[token + 1].is_sent_start = True
    paragraphs = [Span(*m.span()) for m in PARAGRAPH.finditer(text)]
    labels = [label.end() for label in transcript_labels(text, paragraphs) if label is not None]
    datelines = [dateline.end() for p in paragraphs if (dateline := DATELINE.match(text, *p)) is not None]
    hours = [hour.end() for hour in AFTER_HOUR.finditer(text)]
    stamps = [stamp.end() for p in paragraphs if (stamp := STAMP.match(text, *p)) is not None]
    tail = tail_of(text)
    for start in (*stamps, *labels, *datelines, *hours, *(() if tail is None else (tail,))):
        first = doc.char_span(start, start + 1, alignment_mode="expand")
        if first is not None:
            first[0].is_sent_start = True
    return doc


@Language.factory("attribution")
def attribution(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """For a spaCy pipeline of one's own: `nlp.add_pipe("attribution")` fills `doc._.claims` with settled drafts."""
    del nlp, name
    if not Doc.has_extension("claims"):
        Doc.set_extension("claims", default=())

    def fill(doc: Doc) -> Doc:
        scene, found = drafts_of(Parse.from_doc(doc, doc.text))
        doc._.claims = tuple(found)
        doc.user_data["scene"] = scene
        return doc

    return fill


def drafts_of(parse: Parse) -> tuple[Scene, tuple[Settled, ...]]:
    """The scene of a parsed text, and the drafts that stand in it."""
    scene = Scene(parse=parse, quotations=find_quotations(parse.text), lexicon=load_lexicon())
    return scene, settle(scene, (draft for rule in RULES for draft in rule(scene)))


def joined(parts: Iterable[tuple[int, Any]], text: str) -> Parse:
    """One parse of the whole text from the parses of its chunks, each with the code point it begins at."""
    words: list[str] = []
    starts: list[int] = []
    tags: list[str] = []
    deps: list[str] = []
    heads: list[int] = []
    sentence_starts: list[int] = []
    lowers: list[str] = []
    for offset, parse in parts:
        base = len(words)
        words += parse.words
        starts += [offset + start for start in parse.starts]
        tags += parse.tags
        deps += parse.deps
        heads += [base + head for head in parse.heads]
        sentence_starts += [base + start for start in parse.sentence_starts]
        lowers += parse.lowers
    return Parse(
        text=text,
        words=words,
        starts=starts,
        tags=tags,
        deps=deps,
        heads=heads,
        sentence_starts=sentence_starts,
        lowers=lowers,
    )
