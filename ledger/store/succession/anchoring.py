"""Finds the words of old claims again in a changed text: in their place, elsewhere, between their neighbours, alike.

The selectors of the W3C Web Annotation model (quote, prefix, suffix, position) in the order in which Hypothesis tries
them. Where to look is decided by an alignment of the two texts (`alignment.py`), made once, so that a claim costs its
own words and a few candidates, however long the article is and however often it repeats itself.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ledger.model.anchor import LETTER_FOR_LETTER, SUREST_FIRST, Anchor, ClaimAnchors, How
from ledger.model.claim import Claim
from ledger.model.text import Span
from ledger.store.succession.alignment import MOVED_RUN, NOWHERE, Words, align
from ledger.store.succession.likeness import likeness

CONTEXT = 32
"""Code points before and behind a span that tell its place; white space in a row counts as one."""

CANDIDATES = 32
"""So many places where the same words stand are looked at: those nearest to where they are expected."""

MOST_WORDS = 1024
"""So many words of a span are looked at one by one."""

NEAR = 64
"""Neighbours that have at most so many words between them tell the place of a word or two; a "said" further off is
another one."""

SLACK = 4
"""Words on either side of a place that may belong to it too."""

LEAST_FUZZY = 700
"""Per mille of the words that must be left, wherever they stand: unrelated sentences have about half in common."""

LEAST_CONTEXT = 850
"""Per mille of the words and of their context together that must be left, where the context is as it was."""


class _Wanted(NamedTuple):
    """A span that is looked for."""

    span: Span
    quote: str
    words: range
    """The words of the old text that it meets."""
    inside: range
    """The words of the new text among which it should be."""


class Anchoring:
    """An old text and a new one, in which spans of the old are found again."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = Words(old), Words(new)
        self._alignment = align(self._old.keys, self._new.keys)
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, key in enumerate(self._new.keys):
            self._places[key].append(place)
        self._found: dict[tuple[Span, Span | None], Anchor] = {}

    def claim(self, claim: Claim) -> ClaimAnchors:
        """Where the spans of this claim stand now."""
        sentence = self.span(claim.sentence_span)

        def each(spans: Sequence[Span]) -> tuple[Anchor, ...]:
            return tuple(self.span(one, sentence if sentence.old.holds(one) else None) for one in spans)

        content, cue, source = map(each, (claim.content_spans, claim.cue_spans, claim.source_spans))
        return ClaimAnchors(content=content, cue=cue, source=source, sentence=sentence)

    def span(self, span: Span, within: Anchor | None = None) -> Anchor:
        """Where the words of this span stand now.

        Args:
            span: code points of the old text; one that is not of it, or holds no word, becomes an orphan.
            within: where the sentence that holds it stands now.
        """
        key = span, within.new if within else None
        if key not in self._found:
            self._found[key] = self._anchored(span, within)
        return self._found[key]

    def _anchored(self, span: Span, within: Anchor | None) -> Anchor:
        words = self._old.within(span)
        orphan = Anchor(how=How.ORPHAN, old=span, new=None, score=0)
        if not words or not 0 <= span.start < span.end <= len(self._old.text):
            return orphan
        if within and within.new and within.how in LETTER_FOR_LETTER:
            return _found(span, span.start - within.old.start + within.new.start)
        scope = self._new.within(within.new) if within and within.new else self._between(words)
        wanted = _Wanted(span, span.of(self._old.text), words, scope)
        guesses = [guess for guess in (self._in_order(words), self._moved(words)) if guess]
        start = self._letter_for_letter(wanted, guesses)
        if start is not None:
            return _found(span, start)
        alike = [anchor for guess in guesses if (anchor := self._alike(wanted, guess))]
        return min(alike, key=lambda one: (SUREST_FIRST.index(one.how), -one.score), default=orphan)

    def _between(self, words: range) -> range:
        """The words of the new text between the neighbours that these words have on both sides."""
        order, before, behind = self._alignment.in_order, self._alignment.before, self._alignment.behind
        last, first = before[words.start], behind[words.stop]
        start = 0 if last == NOWHERE else order[last] + 1
        return range(start, order[first] if first < len(order) else len(self._new.keys))

    def _in_order(self, words: range) -> range | None:
        """Where these words stand if they have not left their neighbours."""
        order, before, behind = self._alignment.in_order, self._alignment.before, self._alignment.behind
        room, first, last = self._between(words), behind[words.start], before[words.stop]
        follows, precedes = before[words.start] == words.start - 1, behind[words.stop] == words.stop
        if first >= words.stop:  # none of them is left: only both neighbours together can tell
            return room if follows and precedes else None
        start, stop = order[first] - (first - words.start), order[last] + words.stop - last
        if first > words.start:
            start = room.start if follows else max(room.start, start)
        if last < words.stop - 1:
            stop = room.stop if precedes else min(room.stop, stop)
        return range(start, stop)

    def _moved(self, words: range) -> range | None:
        """Where these words stand if they have left their neighbours together: around their longest run."""
        moved = self._alignment.moved
        longest, start = range(0), words.start
        for at in words[:MOST_WORDS]:
            if moved[at] == NOWHERE:
                start = at + 1
            elif at > words.start and moved[at] != moved[at - 1] + 1:
                start = at
            if at + 1 - start > len(longest):
                longest = range(start, at + 1)
        if not longest:
            return None
        start = moved[longest.start] - (longest.start - words.start)
        stop = moved[longest.stop - 1] + words.stop - longest.stop + 1
        return self._trimmed(words, range(max(0, start - SLACK), min(len(self._new.keys), stop + SLACK)))

    def _trimmed(self, words: range, room: range) -> range:
        """From the first to the last word of the room that is one of these."""
        order = align(self._old.keys[words.start : words.stop], self._new.keys[room.start : room.stop]).in_order
        places = [place for place in order if place != NOWHERE]
        return room[places[0] : places[-1] + 1] if places else room

    def _letter_for_letter(self, wanted: _Wanted, guesses: Sequence[range]) -> int | None:
        """Where the quote stands as it was: where its words are thought to stand, else where its context is likest."""
        lead = self._old.starts[wanted.words.start] - wanted.span.start
        for guess in guesses:
            start = self._new.starts[guess.start] - lead
            if start >= 0 and self._new.text.startswith(wanted.quote, start):
                return start
        context = _around(self._old.text, wanted.span)
        best, most = None, -1
        for start in self._candidates(wanted):
            agreed = self._agreement(context, Span(start, start + len(wanted.quote)))
            if agreed > most and self._is_open(wanted, start):
                best, most = start, agreed
            if most == 2 * CONTEXT:
                break
        return best

    def _candidates(self, wanted: _Wanted) -> Iterator[int]:
        """Places of the quote, those nearest to where it should be; found by its rarest word."""
        some = wanted.words[:MOST_WORDS]
        rarest = min(some, key=lambda at: len(self._places.get(self._old.keys[at], ())))
        places = self._places.get(self._old.keys[rarest], [])
        expected = wanted.inside.start + rarest - wanted.words.start
        middle = bisect_left(places, expected)
        lead = self._old.starts[rarest] - wanted.span.start
        around = places[max(0, middle - CANDIDATES // 2) : middle + CANDIDATES // 2]
        nearest = sorted(around, key=lambda place: abs(place - expected))
        for place in nearest:
            start = self._new.starts[place] - lead
            if start >= 0 and self._new.text.startswith(wanted.quote, start):
                yield start

    def _is_open(self, wanted: _Wanted, start: int) -> bool:
        """Whether what stands here may be the quote: between its neighbours, or no other like it stands here."""
        words = self._new.within(Span(start, start + len(wanted.quote)))
        is_inside = wanted.inside.start <= words.start and words.stop <= wanted.inside.stop
        if is_inside and len(wanted.inside) <= NEAR:
            return True
        back = self._alignment.back[words.start : words.stop]
        is_another = back[0] not in (NOWHERE, *wanted.words[:1]) and all(two == one + 1 for one, two in pairwise(back))
        return len(back) >= MOVED_RUN and (is_inside or not is_another)

    def _agreement(self, context: tuple[str, str], place: Span) -> int:
        """How many code points stand before and behind this place as they do in the context."""
        before, behind = _around(self._new.text, place)
        return _common(context[0][::-1], before[::-1]) + _common(context[1], behind)

    def _alike(self, wanted: _Wanted, guess: range) -> Anchor | None:
        """What stands at this place, if it is like the quote."""
        place = Span(self._new.starts[guess.start], self._new.ends[guess.stop - 1])
        score = likeness(wanted.quote, place.of(self._new.text))
        how = How.FUZZY if score >= LEAST_FUZZY else How.ORPHAN
        before, behind = _around(self._old.text, wanted.span)
        before_now, behind_now = _around(self._new.text, place)
        if before_now.endswith(before) and behind_now.startswith(behind):
            context, length = len(before) + len(behind), len(wanted.quote) + len(place.of(self._new.text))
            whole = (2000 * context + score * length) // (2 * context + length)
            how = How.CONTEXT if whole >= LEAST_CONTEXT or score >= LEAST_FUZZY else How.ORPHAN
        return None if how is How.ORPHAN else Anchor(how=how, old=wanted.span, new=place, score=score)


def quoted(claims: Iterable[Claim]) -> str:
    """A text with the sentences of these claims at their places and blanks between, in the place of one withheld."""
    letters: list[str] = []
    for claim in claims:
        start, words = max(0, claim.sentence_span.start), claim.sentence
        letters += " " * (start + len(words) - len(letters))
        letters[start : start + len(words)] = words
    return "".join(letters)


def _found(span: Span, start: int) -> Anchor:
    """The anchor of words that stand letter for letter from here on."""
    how = How.EXACT if start == span.start else How.MOVED
    return Anchor(how=how, old=span, new=Span(start, start + span.end - span.start), score=1000)


def _around(text: str, span: Span) -> tuple[str, str]:
    """What stands before and behind, white space in a row as one blank."""
    before = " ".join(text[max(0, span.start - 2 * CONTEXT) : span.start].split())
    behind = " ".join(text[span.end : span.end + 2 * CONTEXT].split())
    return before[-CONTEXT:], behind[:CONTEXT]


def _common(one: str, other: str) -> int:
    """How long the two begin alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (ours, theirs) in pairs if ours != theirs), min(len(one), len(other)))
