"""What an article tells of another year in passing: "In 2015 the gang switched off ..."."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ledger.extract.claims.gist.front import is_only_possible
from ledger.extract.claims.gist.reading import follows
from ledger.extract.claims.gist.strands import Strand, family_of
from ledger.extract.claims.gist.table import Table
from ledger.extract.draft import Scene
from ledger.extract.speakers.bodies import Bodies
from ledger.model.gist import HappeningKind

NOW = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday now week".split())
"""Words of the article's own days."""


@dataclass(frozen=True, kw_only=True)
class Asides:
    """The sentences of one article that turn to another year."""

    scene: Scene
    bodies: Bodies
    table: Table
    years: Sequence[Sequence[int]]
    """Those that each sentence gives."""

    def find(self, found: Sequence[Strand], own: Strand, told: frozenset[int]) -> dict[int, Strand]:
        """By sentence, what those tell that give another year, and tell that something happened.

        The sentences after one in its paragraph go on with it, up to one that gives the time or the victim of the
        article's own.

        Args:
            found: all that the article tells of.
            own: what it is about.
            told: the years that are its own: of its day, of its headline and lead.
        """
        parse, paragraph_of, asides = self.scene.parse, self.scene.paragraph_of, dict[int, Strand]()
        made: dict[int, Strand] = {s.year: s for s in found if s.year is not None and s is not own}
        for number, first in enumerate(parse.sentence_starts):
            years, last = self.years[number], asides.get(number - 1)
            tokens = range(first, parse.sentence(first)[1] + 1)
            kind = self._happened(tokens) if years and told.isdisjoint(years) else None
            if kind is not None:
                strand = Strand(family=family_of(kind, own), victim=None, year=years[0])
                asides[number] = made.setdefault(years[0], strand)
                continue
            goes_on = last is not None and not years and paragraph_of[first] == paragraph_of[first - 1]
            if last is not None and goes_on and not self._is_back(tokens, own):
                asides[number] = last
        return asides

    def _happened(self, tokens: Iterable[int]) -> HappeningKind | None:
        """Of what kind it is that a noun or a verb among these tells of."""
        parse, table = self.scene.parse, self.table
        for token in tokens:
            word = parse.lowers[token]
            if parse.tags[token].startswith("NN") and word in table.happenings:
                return table.happenings[word]
            if parse.is_verb(token) and not is_only_possible(parse, token):
                end = parse.sentence(token)[1]
                told = (e for e in table.verbs.get(word, ()) if follows(parse, token, e.rest, end))
                kind = next((e.kind for e in told if e.kind is not None), None)
                if kind is not None:
                    return kind
        return None

    def _is_back(self, tokens: range, own: Strand) -> bool:
        """Whether a sentence is on the article's own again: it names its victim, or a day of the week."""
        parse = self.scene.parse
        words = {parse.lowers[t] for t in tokens}
        if not words.isdisjoint(NOW):
            return True
        mentions = self.bodies.within(parse.span(tokens[0], tokens[-1]))
        return own.victim is not None and any(m.actor_id == own.victim.id for m in mentions)
