"""What rules give and what they look at: drafts of claims over tokens, and the scene of one text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ledger.extract.lexicon import Lexicon
from ledger.extract.parse.labels import transcript_labels
from ledger.extract.parse.quotes import Quotation, Quotations
from ledger.extract.parse.syntax import Parse
from ledger.model.claim import Act
from ledger.model.text import Span

TITLE_WORDS = 8
SMALL_WORDS = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim as one rule sees it, in token indices of the scene's parse."""

    rule: str
    act: Act
    cue: tuple[int, ...]
    content: tuple[int, ...]
    source: tuple[int, ...] = ()
    source_head: int | None = None
    frame: str = ""
    category: str = ""
    """The cue's class in cues.toml."""
    weak: bool = False
    negated: bool = False
    target: int | None = None
    """Head of the noun phrase that the act is aimed at."""
    hearer: int | None = None
    """Head of the addressee ("told Xinhua")."""
    follows: int | None = None
    """For a quotation without a cue of its own: a token of the cue whose source it continues."""

    @property
    def head(self) -> int | None:
        """The token that stands for the cue; its clause is where the time of speaking is looked for."""
        return self.cue[0] if self.cue else self.follows


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One text as the rules see it: parse, quotations, lexicon."""

    parse: Parse
    quotations: Quotations
    lexicon: Lexicon

    @cached_property
    def quoted(self) -> list[int]:
        """For each token the index of the quotation that holds it (marks included), or -1."""
        out = [-1] * len(self.parse)
        for number, quotation in enumerate(self.quotations.items):
            for token in self.tokens(quotation):
                out[token] = number
        return out

    def is_title(self, number: int) -> bool:
        """Whether a quotation holds a title or a name: a few words, all capitalised but the small ones."""
        words = self.quotations.items[number].inner.of(self.parse.text).split()
        return (
            0 < len(words) <= TITLE_WORDS
            and words[0][:1].isupper()
            and all(w[:1].isupper() or w in SMALL_WORDS for w in words)
            and (len(words) > 1)
        )

    @cached_property
    def _token_at(self) -> list[int]:
        """Tokens' starts, for bisection."""
        return list(self.parse.starts)

    def first_token(self, offset: int) -> int:
        """The first token that ends after this code point."""
        at = max(0, bisect_right(self._token_at, offset) - 1)
        while at < len(self.parse) and self.parse.end(at) <= offset:
            at += 1
        return at

    def between(self, start: int, end: int) -> range:
        """The tokens that start within these code points."""
        return range(bisect_left(self._token_at, start), bisect_left(self._token_at, end))

    def tokens(self, quotation: Quotation) -> range:
        """The tokens of a quotation, its marks included."""
        return self.between(*quotation.span)

    def sentence_span(self, tokens: Sequence[int]) -> Span:
        """From the first to the last sentence that these tokens stand in, within their paragraph, without blanks around."""
        parse = self.parse
        span = parse.span(parse.sentence(tokens[0])[0], parse.sentence(tokens[-1])[1])
        paragraph = self.paragraph_of[tokens[0]]
        if paragraph >= 0:
            bounds = self.quotations.paragraphs[paragraph]
            span = Span(max(span.start, bounds.start), max(min(span.end, bounds.end), parse.end(tokens[0])))
        words = span.of(parse.text)
        return Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip()))

    @cached_property
    def labels(self) -> list[re.Match[str] | None]:
        """For each paragraph the speaker's label it begins with, in a transcript."""
        return transcript_labels(self.parse.text, self.quotations.paragraphs)

    @cached_property
    def paragraph_of(self) -> list[int]:
        """For each token the index of its paragraph (-1 between paragraphs)."""
        out = [-1] * len(self.parse)
        for number, paragraph in enumerate(self.quotations.paragraphs):
            for token in self.between(*paragraph):
                out[token] = number
        return out


Rule = Callable[[Scene], Iterator[Draft]]
"""A rule: from a scene to drafts, in the order of the text."""
