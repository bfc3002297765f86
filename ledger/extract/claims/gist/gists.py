"""The gists of an article's claims: predicate, arguments, polarity, modality and happening of each, from its words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ledger.extract.claims.gist.acts import by_act
from ledger.extract.claims.gist.anaphora import antecedent, is_pointing
from ledger.extract.claims.gist.arguments import arguments_of
from ledger.extract.claims.gist.families import found_in
from ledger.extract.claims.gist.figures import measured_in
from ledger.extract.claims.gist.finder import Finder
from ledger.extract.claims.gist.front import Front, lead_of
from ledger.extract.claims.gist.happenings import Happenings
from ledger.extract.claims.gist.instants import dated
from ledger.extract.claims.gist.lemmas import content_words
from ledger.extract.claims.gist.modality import modality_of
from ledger.extract.claims.gist.naming import Naming
from ledger.extract.claims.gist.parties import Parties, Party
from ledger.extract.claims.gist.polarity import polarity_of
from ledger.extract.claims.gist.reading import Found, Reading
from ledger.extract.claims.gist.said import Said
from ledger.extract.claims.gist.table import load_table
from ledger.extract.claims.gist.topics import Topics
from ledger.extract.claims.workshop import Workshop
from ledger.extract.draft import Draft
from ledger.extract.measures import Measured
from ledger.model.claim import Act, Claim
from ledger.model.gist import Gist, Happening, Predicate


@dataclass(frozen=True, kw_only=True)
class Gists:
    """Reads the gists of one article's claims."""

    shop: Workshop
    drafts: Mapping[str, Draft]
    """By id of the claim what it was made from; the outlet's own statements have none."""
    numbers: Mapping[str, Sequence[Measured]]
    """By id of the claim the numbers that were found in it."""

    @cached_property
    def _parties(self) -> Parties:
        return Parties(cast=self.shop.cast)

    @cached_property
    def _happenings(self) -> Happenings:
        return Happenings(table=load_table(), parties=self._parties)

    def _topics(self, deeds: Iterable[Naming | None]) -> Topics:
        """What the article tells of, by its nouns and by the verbs of its claims."""
        namings = (*self._front, *filter(None, deeds), *self._happenings.named)
        named = sorted({n.at: n for n in namings}.values(), key=lambda n: n.at)
        finder = Finder(
            scene=self.shop.scene, bodies=self.shop.bodies, table=load_table(), subject=self._subject, year=self._year
        )
        strands, own = finder.find(named)
        return Topics(
            scene=self.shop.scene,
            bodies=self.shop.bodies,
            table=load_table(),
            named=named,
            strands=strands,
            own=own,
            asides=finder.asides(strands, own),
        )

    @property
    def _front(self) -> list[Naming]:
        """What the verbs of headline and lead name."""
        scene = self.shop.scene
        paragraphs = scene.quotations.paragraphs
        places = dict.fromkeys((0, lead_of(paragraphs))) if paragraphs else ()
        return Front(happenings=self._happenings).named([t for n in places for t in scene.between(*paragraphs[n])])

    @property
    def _year(self) -> int | None:
        published = self.shop.timing.publication
        return published.earliest.year if published is not None and published.earliest is not None else None

    @cached_property
    def _subject(self) -> Party | None:
        """The country or operator whose network the article is about."""
        if self.shop.subject is None:
            return None
        actor = self.shop.gazetteer.actor(self.shop.subject)
        return Party(actor.name, actor.id, actor.name.lower())

    def of(self, claims: Iterable[Claim]) -> dict[str, Gist]:
        """By id, the gist of each claim that says something; the claims come in the order of the text."""
        readings = [reading for claim in claims if (reading := self._reading(claim)).content]
        read = [(reading, self._found(reading)) for reading in readings]
        deeds = [self._happenings.deed(reading, found) for reading, found in read]
        about = self._topics(deeds).of([(*one, deed) for one, deed in zip(read, deeds, strict=True)])
        said = [
            Said(reading=reading, found=found, strand=strand)
            for (reading, found), strand in zip(read, about, strict=True)
        ]
        happened = dated(said, self.shop.timing.publication, self.shop.scene.paragraph_of)
        made: list[tuple[Said, Gist]] = []
        for one, happening in zip(said, happened, strict=True):
            made.append((one, self._gist(one, happening, made)))
        return {
            one.reading.claim.id: gist
            for one, gist in made
            if one.found is not None or one.reading.claim.act is not Act.DECLINE_COMMENT
        }

    def _found(self, reading: Reading) -> Found | None:
        """The predicate of a claim, before it is set against the others."""
        numbers = self.numbers.get(reading.claim.id, ())
        return by_act(reading, measured_in(reading, numbers) or found_in(reading))

    def _reading(self, claim: Claim) -> Reading:
        draft = self.drafts.get(claim.id)
        content: Sequence[int] = draft.content if draft is not None else ()
        if draft is None:
            content = [t for span in claim.content_spans for t in self.shop.scene.between(*span)]
        return Reading(
            parse=self.shop.scene.parse,
            table=load_table(),
            claim=claim,
            draft=draft,
            content=content,
            inside=frozenset(content),
            names=self._happenings.names.at,
        )

    def _gist(self, one: Said, happening: Happening | None, before: Sequence[tuple[Said, Gist]]) -> Gist:
        reading, found = one.reading, one.found
        words = content_words(reading.parse, reading.content)
        modality = modality_of(reading)
        if is_pointing(reading, found):
            meant = antecedent(reading, before)
            if meant is not None:
                return Gist(
                    predicate=meant.predicate,
                    arguments=meant.arguments,
                    polarity=meant.polarity and reading.claim.act is not Act.DENY,
                    modality=modality,
                    happening=meant.happening,
                    words=words,
                )
        return Gist(
            predicate=found.predicate if found is not None else Predicate.OTHER,
            arguments=arguments_of(reading, found, self._parties, one.strand),
            polarity=polarity_of(reading, found),
            modality=modality,
            happening=happening,
            words=words,
        )
