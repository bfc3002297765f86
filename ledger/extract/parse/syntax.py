"""The parse that every rule reads: plain arrays, so that rules are fast and tests can build small parses by hand."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ledger.model.text import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
CLAUSAL = frozenset({"ccomp", "advcl", "relcl", "acl", "conj", "ROOT", "csubj", "parataxis"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT", "WP", "EX", "JJ", "VBG"})
VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
LETTER_OR_DIGIT = re.compile(r"[^\W_]")


@dataclass(frozen=True, kw_only=True)
class Parse:
    """One text as tokens with tags (Penn Treebank) and dependencies (ClearNLP labels, as spaCy's English models give).

    All lists have one item a token. `heads[i] == i` marks a root. Token indices are used everywhere inside extraction;
    `span` turns them into code points of the article's text.
    """

    text: str
    words: Sequence[str]
    starts: Sequence[int]
    tags: Sequence[str]
    deps: Sequence[str]
    heads: Sequence[int]
    sentence_starts: Sequence[int]
    """Index of the first token of each sentence, in order; the first is 0."""
    lowers: Sequence[str] = field(default=())

    @classmethod
    def from_doc(cls, doc: Any, text: str) -> "Parse":
        """The parse in a spaCy Doc whose text has the same length as `text`, the article's."""
        from spacy.attrs import DEP, HEAD, IDX, LENGTH, SENT_START, TAG  # noqa: PLC0415  spaCy only where it is used

        strings = doc.vocab.strings
        columns = doc.to_array([IDX, LENGTH, TAG, DEP, HEAD, SENT_START]).astype("int64").T.tolist()
        starts, lengths, tags, deps, heads, sentence_starts = columns
        names = {key: strings[key % 2**64] for key in {*tags, *deps}}
        words = [text[start : start + length] for start, length in zip(starts, lengths, strict=True)]
        return cls(
            text=text,
            words=words,
            starts=starts,
            tags=[names[tag] for tag in tags],
            deps=[names[dep] for dep in deps],
            heads=[i + head for i, head in enumerate(heads)],
            sentence_starts=[i for i, mark in enumerate(sentence_starts) if mark == 1 or i == 0],
            lowers=[word.lower().replace("’", "'") for word in words],
        )

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def children(self) -> list[Sequence[int]]:
        """For each token its children, in order."""
        below: dict[int, list[int]] = defaultdict(list)
        for i, head in enumerate(self.heads):
            if head != i:
                below[head].append(i)
        # Most tokens are leaves: all share one empty tuple, where a list for each would keep the garbage collector busy.
        return [below.get(i, ()) for i in range(len(self))]

    @cached_property
    def edges(self) -> list[tuple[int, int]]:
        """For each token the first and the last token of its subtree, both inclusive."""
        left = list(range(len(self)))
        right = list(range(len(self)))
        downward = [i for i, head in enumerate(self.heads) if head == i]
        for at in downward:  # it grows while it is read: from the roots down, each token once
            downward += self.children[at]
        for at in reversed(downward):
            head = self.heads[at]
            left[head] = min(left[head], left[at])
            right[head] = max(right[head], right[at])
        return list(zip(left, right, strict=True))

    @cached_property
    def sentence_of(self) -> list[int]:
        """For each token the index of its sentence."""
        of, at = [], -1
        starts = set(self.sentence_starts)
        for i in range(len(self)):
            at += i in starts
            of.append(at)
        return of

    def sentence(self, token: int) -> tuple[int, int]:
        """First and last token (inclusive) of the token's sentence."""
        n = self.sentence_of[token]
        end = self.sentence_starts[n + 1] if n + 1 < len(self.sentence_starts) else len(self.words)
        return self.sentence_starts[n], end - 1

    def end(self, token: int) -> int:
        """Code point after the token."""
        return self.starts[token] + len(self.words[token])

    def span(self, first: int, last: int) -> Span:
        """Code points from token `first` to token `last`, both inclusive."""
        return Span(self.starts[first], self.starts[last] + len(self.words[last]))

    def child(self, token: int, *deps: str) -> int | None:
        """The first child with one of these labels."""
        for child in self.children[token]:
            if self.deps[child] in deps:
                return child
        return None

    def children_of(self, token: int, *deps: str) -> list[int]:
        """All children with one of these labels."""
        return [c for c in self.children[token] if self.deps[c] in deps]

    def subtree(self, token: int) -> list[int]:
        """The token and all below it, in reading order."""
        out, todo = [], [token]
        while todo:
            at = todo.pop()
            out.append(at)
            todo += self.children[at]
        return sorted(out)

    def ancestors(self, token: int) -> Iterator[int]:
        """The heads above the token, nearest first."""
        while self.heads[token] != token:
            token = self.heads[token]
            yield token

    def phrase(self, token: int, *, without: frozenset[str] = frozenset()) -> list[int]:
        """The subtree of a noun, with neither the labels in `without` nor what hangs below them."""
        out, todo = [], [token]
        while todo:
            at = todo.pop()
            out.append(at)
            todo += [c for c in self.children[at] if self.deps[c] not in without]
        return sorted(out)

    def is_verb(self, token: int) -> bool:
        """Whether the tagger took it for a verb."""
        return self.tags[token] in VERB_TAGS

    def is_negated(self, verb: int) -> bool:
        """Whether "not", "never" or "no longer" negates this verb or an auxiliary of it, "neither ... nor" it or its subject.

        What somebody "has yet to" do or "failed to" do is negated too.
        """
        if any(
            self.deps[c] == "neg"
            or (self.lowers[c] in ("never", "nor", "neither", "hardly") and self.deps[c] in ("advmod", "cc", "preconj"))
            for c in self.children[verb]
        ):
            return True
        head = self.heads[verb]
        if self.deps[verb] == "conj":
            return any(self.lowers[c] == "nor" for c in self.children[head])
        if self.deps[verb] == "xcomp" and self.tags[verb] == "VB":
            yet = self.lowers[head] in ("has", "have", "had") and any(
                self.lowers[c] == "yet" for c in self.children[head]
            )
            return yet or self.lowers[head] in ("failed", "fails")
        subject = self.child(verb, "nsubj")
        return subject is not None and (
            self.lowers[subject] in ("neither", "none")
            or any(self.lowers[c] == "neither" for c in self.children[subject])
        )


def trim(parse: Parse, tokens: Sequence[int], drop: str = ",;:-–—.!?…") -> list[int]:
    """The tokens without blank or punctuation tokens (those in `drop`) at either end."""
    first, end = 0, len(tokens)
    if end and parse.words[tokens[0]].isalnum() and parse.words[tokens[-1]].isalnum():  # nearly every phrase
        return list(tokens)
    while first < end and _is_dropped(parse.words[tokens[first]], drop):
        first += 1
    while first < end and _is_dropped(parse.words[tokens[end - 1]], drop):
        end -= 1
    return list(tokens[first:end])


def _is_dropped(word: str, drop: str) -> bool:
    if word.isalnum():  # nearly every word
        return False
    return word in drop or word == "--" or not any(character.isprintable() and character != " " for character in word)


def spans_of(parse: Parse, tokens: Sequence[int]) -> tuple[Span, ...]:
    """The code points of these tokens, runs joined; blank and lone punctuation runs are left out."""
    trimmed = (trim(parse, run) for run in _runs(sorted(set(tokens))))
    spans = [parse.span(kept[0], kept[-1]) for kept in trimmed if kept]
    return tuple(
        span for span in spans if parse.text[span.start].isalnum() or LETTER_OR_DIGIT.search(parse.text, *span)
    )


def _runs(tokens: list[int]) -> Iterator[list[int]]:
    """The runs of neighbours among tokens in order."""
    begin = 0
    if tokens and tokens[-1] - tokens[0] >= len(tokens):
        for place in range(1, len(tokens)):
            if tokens[place] != tokens[place - 1] + 1:
                yield tokens[begin:place]
                begin = place
    if tokens:
        yield tokens[begin:]
