"""What putting one article's claims together needs, made once an article, when first asked for."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ledger.extract.actors import Gazetteer, Mention
from ledger.extract.claims.timing import Timing
from ledger.extract.dates import country_of_place, find_expressions
from ledger.extract.draft import Scene
from ledger.extract.measures import Quantities, incident_subject
from ledger.extract.settle import Settled
from ledger.extract.speakers.bodies import Bodies
from ledger.extract.speakers.cast import Cast
from ledger.extract.speakers.memory import Memory
from ledger.extract.speakers.people import People
from ledger.extract.speakers.references import References
from ledger.extract.speakers.register import Register
from ledger.model.text import Article

OFTEN = 2
"""Mentions from which an article can be about a country; one in passing does not make an office its own."""


@dataclass(frozen=True, kw_only=True)
class Workshop:
    """All that assembling one article's claims needs."""

    article: Article
    scene: Scene
    settled: Sequence[Settled]
    gazetteer: Gazetteer
    extractor: str

    @cached_property
    def cues(self) -> frozenset[int]:
        """The first tokens of all cues."""
        return frozenset(s.draft.cue[0] for s in self.settled if s.draft.cue)

    @cached_property
    def timing(self) -> Timing:
        """Dates the article's claims."""
        country = self.gazetteer.actor(self.subject).country if self.subject else None
        return Timing(
            article=self.article,
            scene=self.scene,
            gazetteer=self.gazetteer,
            expressions=find_expressions(self.article.text),
            mentions=self.mentions,
            event_country=country,
        )

    @cached_property
    def subject(self) -> str | None:
        """Whose network the article is about."""
        return incident_subject(self.article.text, self.mentions, self.gazetteer)

    @cached_property
    def cast(self) -> Cast:
        """Who speaks in it."""
        parse, bodies = self.scene.parse, self.bodies
        register = Register(parse=parse, bodies=bodies)
        register.read()
        people = People(parse=parse, bodies=bodies, register=register)
        people.meet()
        memory = Memory(parse=parse, people=people, register=register)
        references = References(parse=parse, bodies=bodies, people=people, register=register, memory=memory)
        return Cast(
            parse=parse,
            bodies=bodies,
            people=people,
            register=register,
            memory=memory,
            references=references,
            outlet=self.article.meta.outlet,
        )

    @cached_property
    def bodies(self) -> Bodies:
        """What the lexicon knows of the bodies in it."""
        return Bodies(
            text=self.article.text,
            gazetteer=self.gazetteer,
            mentions=self.mentions,
            dominant=self.dominant,
            local=self.dominant if self.abroad else self.local,
            subject=self._subject_country,
        )

    @cached_property
    def _subject_country(self) -> str | None:
        """Id of the country that it is about, by its network or that of the operator it is about."""
        country = self.gazetteer.actor(self.subject).country if self.subject else None
        return f"country:{country}" if country else None

    @cached_property
    def local(self) -> str | None:
        """Id of the country in which it was written, by its dateline."""
        place = self.article.meta.place
        country = country_of_place(place) if place else None
        return f"country:{country}" if country else None

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """All names of the lexicon in it."""
        return self.gazetteer.find(self.article.text)

    @cached_property
    def abroad(self) -> bool:
        """Whether it is written from outside about another country: hardly names its own, and is about what it names most."""
        home = sum(m.actor_id == self.local for m in self.mentions)
        other = self.dominant is not None and self.dominant == self._subject_country
        return self.local is not None and home <= 1 and other

    @cached_property
    def dominant(self) -> str | None:
        """Id of the country that the article names at least twice as often as any other."""
        ranked = self._countries
        clear = ranked and ranked[0][1] >= OFTEN and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1])
        return ranked[0][0] if clear else None

    @cached_property
    def _countries(self) -> list[tuple[str, int]]:
        keys = (key for m in self.mentions for key in self.gazetteer.roll_up(m.actor_id)[-1:])
        return Counter(key for key in keys if key.startswith("country:")).most_common(2)

    @cached_property
    def quantities(self) -> Quantities:
        """Turns what was measured into measurables."""
        return Quantities(text=self.article.text, timing=self.timing, gazetteer=self.gazetteer, subject=self.subject)
