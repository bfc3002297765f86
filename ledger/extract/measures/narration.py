"""The outlet's own measurable statements: one claim a clause whose number no attributed claim holds."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ledger.extract.claims.hedges import hedges_in
from ledger.extract.claims.timing import Timing
from ledger.extract.draft import Scene
from ledger.extract.measures.found import Measured
from ledger.extract.measures.quantities import TIMES, Quantities
from ledger.extract.parse.syntax import spans_of
from ledger.model.actor import Anonymity
from ledger.model.claim import Act, Claim, Measurable, MeasurableKind, Quote
from ledger.model.ids import content_id
from ledger.model.text import Article, Span
from ledger.model.when import Time

MAYBE = frozenset({"may", "might"})
LASTING = frozenset({"last", "take", "continue", "drag", "stretch", "run"})
"""After "could" they give a length of time that may be; "could not be reached for hours" was."""
CONDITIONS = frozenset({"if", "unless"})
TIMED = TIMES | {MeasurableKind.OUTAGE_DURATION}


def narration_claims(
    article: Article, quantities: Quantities, numbers: Sequence[Measured], *, extractor: str, confidence: int
) -> Iterator[Claim]:
    """One claim a clause, for the numbers that no attributed claim holds; `confidence` is per mille."""
    narrator = _Narrator(article=article, quantities=quantities, extractor=extractor, confidence=confidence)
    yield from narrator.claims(numbers)


@dataclass(frozen=True, kw_only=True)
class _Narrator:
    """Makes one article's narration claims."""

    article: Article
    quantities: Quantities
    extractor: str
    confidence: int

    @property
    def timing(self) -> Timing:
        """Dates the article's events."""
        return self.quantities.timing

    @property
    def scene(self) -> Scene:
        """The article's parse."""
        return self.timing.scene

    def claims(self, numbers: Sequence[Measured]) -> Iterator[Claim]:
        """One claim a clause, in the order in which the clauses' numbers were found."""
        clauses: dict[tuple[int, ...], list[Measured]] = defaultdict(list)
        for number in numbers:
            if number.asserted and not _is_hypothetical(self.scene, number):
                clauses[_home(self.scene, number, clauses)].append(number)
        for clause, found in clauses.items():
            measurables = self.quantities.measurables(found)
            words = _words_of(clause, found)
            spans = spans_of(self.scene.parse, words)
            if measurables and spans:
                yield self._claim(words, spans, measurables, self._event(words, found))

    def _event(self, clause: tuple[int, ...], found: Sequence[Measured]) -> Time | None:
        """When it happened: the start or end itself, else the date in the clause."""
        first = next((n.expression for n in found if n.kind in TIMES and n.expression is not None), None)
        if first is None:
            return self.timing.event(clause)
        return self.timing.at(replace(first, relation=None) if first.relation == "by" else first)

    def _claim(
        self, clause: tuple[int, ...], spans: tuple[Span, ...], measurables: tuple[Measurable, ...], event: Time | None
    ) -> Claim:
        text, meta = self.article.text, self.article.meta
        parts = tuple(span.of(text) for span in spans)
        sentence = self.scene.sentence_span(clause)
        return Claim(
            id=content_id("claim", self.article.id, self.extractor, (), spans, (), "narration", ""),
            article=self.article.id,
            outlet=meta.outlet,
            act=Act.ASSERT,
            quote=Quote.NARRATION,
            content=" … ".join(parts),
            content_parts=parts,
            content_spans=spans,
            cue=None,
            cue_spans=(),
            source=None,
            source_spans=(),
            speaker=meta.outlet,
            speaker_id=None,
            actor=None,
            actor_id=None,
            target=None,
            target_id=None,
            chain=(),
            anonymity=Anonymity.NAMED,
            hedges=hedges_in(self.scene.parse, clause, (), weak=False),
            said=None,
            event_time=event,
            measurables=measurables,
            attribution=content_id("attribution", self.article.id, spans),
            parent=None,
            basis=None,
            proposition=None,
            incident=None,
            confidence=self.confidence,
            rule="narration",
            sentence=sentence.of(text),
            sentence_span=sentence,
            extractor=self.extractor,
            roll_up=(),
            notes=("speaker: the outlet itself",),
        )


def _is_hypothetical(scene: Scene, number: Measured) -> bool:
    """Whether it is only what may be, or what would be if: "a cut could last days", "half would lose it if a cable broke"."""
    parse = scene.parse
    words = {parse.lowers[c] for c in parse.children_of(number.head, "aux")}
    if words & MAYBE or ("could" in words and parse.lowers[number.head] in LASTING):
        return not parse.is_negated(number.head)
    below = (g for c in parse.children_of(number.head, "advcl") for g in parse.children_of(c, "mark"))
    return "would" in words and any(parse.lowers[mark] in CONDITIONS for mark in below)


def _words_of(clause: tuple[int, ...], found: Sequence[Measured]) -> tuple[int, ...]:
    """The clause, as far as its last number: "The outage ended on Monday | after almost 36 hours"."""
    return tuple(range(clause[0], max(clause[-1], *(number.clause[-1] for number in found)) + 1))


def _are_set_apart(scene: Scene, one: Measured, other: Measured) -> bool:
    """Whether a comma makes two statements of two numbers: "for nine hours, from 1 a.m."."""
    first, second = sorted((one.span, other.span))
    return "," in scene.parse.text[first.end : second.start]


def _home(scene: Scene, number: Measured, clauses: dict[tuple[int, ...], list[Measured]]) -> tuple[int, ...]:
    """The clause already met that this number belongs to, by its verb and most of its words; else its own."""
    own = set(number.clause)
    for clause, found in clauses.items():
        shared = own.intersection(clause)
        apart = found[0].kind is not number.kind and number.kind in TIMED and _are_set_apart(scene, found[-1], number)
        if found[0].head == number.head and 2 * len(shared) >= max(len(own), len(clause)) and not apart:
            return clause
    return number.clause
