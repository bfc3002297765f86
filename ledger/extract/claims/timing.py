"""Which of an article's dates say when a claim was made, which say when the claimed thing happened, and in what zone."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property

from ledger.extract.actors import Gazetteer, Mention
from ledger.extract.claims.article_zone import default_zone
from ledger.extract.claims.calendar import Calendar, dates_a_day, is_bare, is_compared, is_of_an_event
from ledger.extract.claims.consistency import AHEAD, Interval
from ledger.extract.claims.heading import Heading
from ledger.extract.claims.outlook import is_ahead
from ledger.extract.claims.sayings import dates_saying, is_perfect, window
from ledger.extract.dates import Context, Expression, Origin, ZoneHint, find_dates, publication_of, zones_of_place
from ledger.extract.draft import Draft, Scene
from ledger.extract.speakers.figure import Figure
from ledger.model.claim import Act
from ledger.model.text import Article
from ledger.model.when import Date, Time, ZoneSource

OPEN = frozenset({"by", "before", "until", "till", "after", "since", "past"})
"""Prepositions that make a date a limit ("demanded a report by Friday"); it does not date the demand."""
COMMITTING = frozenset({Act.PROMISE, Act.THREATEN, Act.URGE})
"""Acts whose content, a bare infinitive, lies ahead."""
DAY = timedelta(days=1)
FEW_ZONES = 2
"""Zones of a country with one time for nearly all: China has a second one; "local time" in Russia could be anyone's."""


def article_dates(article: Article, expressions: Sequence[Expression] | None = None) -> tuple[Date, ...]:
    """All temporal expressions of an article, resolved with its metadata alone; those found already may be given."""
    context = Context(published=article.meta.published, zones=default_zone(article.meta, article.text), candidates=())
    return find_dates(article.text, context, expressions)


@dataclass(frozen=True, kw_only=True)
class Timing:
    """Dates one article's claims."""

    article: Article
    scene: Scene
    gazetteer: Gazetteer
    expressions: Sequence[Expression]
    mentions: Sequence[Mention]
    event_country: str | None
    """ISO code of the country that the article's incident is in, where that is clear."""

    @cached_property
    def context(self) -> Context:
        """What the article gives to read its dates by; the candidates are the zones of the countries it speaks of."""
        zones: list[str] = []
        for mention in self.mentions:
            country = self.gazetteer.actor(mention.actor_id).country
            found = zones_of_place(country) if country else ()
            if found and found[0] not in zones:
                zones.append(found[0])
        return Context(
            published=self.article.meta.published,
            zones=default_zone(self.article.meta, self.article.text, self.gazetteer),
            candidates=tuple(zones),
        )

    @cached_property
    def calendar(self) -> Calendar:
        """Reads the article's expressions."""
        zones = zones_of_place(self.event_country) if self.event_country else ()
        single = 0 < len(zones) <= FEW_ZONES
        event_zone = ZoneHint(zone=zones[0], source=ZoneSource.EVENT_PLACE) if single else None
        return Calendar(scene=self.scene, context=self.context, expressions=self.expressions, event_zone=event_zone)

    @cached_property
    def publication(self) -> Interval | None:
        """When the article was published."""
        found = publication_of(self.context)
        return Interval(*found) if found else None

    @cached_property
    def _dated(self) -> list[tuple[Expression, range]]:
        """The expressions that can date an utterance or an event, with their tokens."""
        placed = ((e, self.scene.between(e.start, e.end)) for e in self.expressions)
        return [
            (e, tokens)
            for e, tokens in placed
            if tokens
            and (dates_a_day(e) or e.clock is not None)
            and not is_of_an_event(e, self.article.text)
            and not is_compared(e, self.article.text)
        ]

    @cached_property
    def _firsts(self) -> list[int]:
        """The first token of each of these."""
        return [tokens[0] for _, tokens in self._dated]

    def _between(self, first: int, last: int) -> Sequence[tuple[Expression, range]]:
        """Those that begin at these tokens, both inclusive."""
        return self._dated[bisect_left(self._firsts, first) : bisect_left(self._firsts, last + 1)]

    def times(self, draft: Draft, figure: Figure) -> tuple[Time | None, Time | None]:
        """When a claim was made, and when the claimed thing happened."""
        sayings = self._sayings(draft)
        said = self.heading.of_transcript if draft.frame == "turn" else self._said(sayings, figure)
        said = said or self.heading.of_statement(draft, figure) or self.heading.of_entry(draft)
        content = draft.content
        event = self._event([e for e in self._inside(content) if e[0] not in sayings], draft, said)
        return said, event

    def _sayings(self, draft: Draft) -> list[Expression]:
        """The dates beside the cue, outside the content."""
        cue = draft.head
        if cue is None or draft.frame == "turn":
            return []
        paragraphs = self.scene.paragraph_of
        return [
            expression
            for expression, tokens in self._between(*window(self.scene, cue))
            if dates_a_day(expression)
            and expression.relation not in OPEN
            and paragraphs[tokens[0]] == paragraphs[cue]
            and dates_saying(self.scene, draft, cue, tokens)
        ]

    def _said(self, sayings: Sequence[Expression], figure: Figure) -> Time | None:
        day = next((e for e in sayings if not is_bare(e)), None)
        clock = next((e for e in sayings if is_bare(e)), None)
        chosen = clock or day
        if chosen is None:
            return None
        return self.calendar.said_at(chosen, zone=self.speaker_zone(figure), day=day if clock is not None else None)

    @cached_property
    def heading(self) -> Heading:
        """What dates the article as a whole."""
        return Heading(calendar=self.calendar, expressions=self.expressions)

    def speaker_zone(self, figure: Figure) -> ZoneHint | None:
        """The zone of the country that the speaker speaks for."""
        country = next(
            (self.gazetteer.actor(i).country for i in reversed(figure.roll_up) if i.startswith("country:")), None
        )
        zones = zones_of_place(country) if country else ()
        return ZoneHint(zone=zones[0], source=ZoneSource.SPEAKER_PLACE) if zones else None

    def at(self, expression: Expression) -> Time:
        """The time of an expression that dates an event."""
        return self.calendar.at(expression)

    def event(self, content: Sequence[int]) -> Time | None:
        """When the thing happened that a stretch of the outlet's own text tells."""
        found = self._inside(content)
        return self.at(found[0][0]) if found else None

    def _inside(self, content: Sequence[int]) -> list[tuple[Expression, range]]:
        inside = set(content)
        return [
            (expression, tokens)
            for expression, tokens in (self._between(min(content), max(content)) if content else ())
            if tokens[0] in inside
        ]

    def _event(self, found: Sequence[tuple[Expression, range]], draft: Draft, said: Time | None) -> Time | None:
        """The date inside the content nearest its beginning, or the clock time beside it."""
        if not found:
            return None
        expression, tokens = next((pair for pair in found if pair[0].clock is not None), found[0])
        inside = set(draft.content)
        ahead = is_ahead(self.scene.parse, tokens[-1], inside) or (
            draft.act in COMMITTING and not any(self.scene.parse.tags[t] in ("VBD", "VBN") for t in inside)
        )
        time = self._read(
            expression, draft, said, future=ahead and (expression.has_future_cue or draft.act in COMMITTING)
        )
        if ahead or (expression.origin is Origin.STORY and time.direction == "future"):
            return replace(self._bounded(time, said), notes=(*time.notes, AHEAD))
        return self._past(expression, time, said)

    def _read(self, expression: Expression, draft: Draft, said: Time | None, *, future: bool) -> Time:
        """The time of an event's date; what can only count from the day of the saying is read from there.

        Such are "today" in a quotation (in reported speech it is the reporter's), a weekday ahead, and a time of day since
        when something "has been" so.
        """
        if (
            expression.relation == "since"
            and not self.calendar.has_own_day(expression)
            and self._is_lasting(expression)
        ):
            return self.calendar.at_now(expression, said)
        spoken = (future and expression.is_weekday) or (draft.frame == "quote" and expression.origin is Origin.STORY)
        return self.calendar.at(expression, future=future, told=said if spoken else None)

    def _is_lasting(self, expression: Expression) -> bool:
        """Whether the verb above is in the present perfect."""
        parse, tokens = self.scene.parse, self.scene.between(expression.start, expression.end)
        verb = next((t for t in parse.ancestors(tokens[-1]) if parse.is_verb(t)), None) if tokens else None
        return verb is not None and is_perfect(parse, verb)

    def _past(self, expression: Expression, time: Time, said: Time | None) -> Time:
        """A bare time of day is the last such one before it was spoken of; one that ends an open time, within a day."""
        limit = said.latest if said and said.latest else self.publication.latest if self.publication else None
        if limit and expression.clock and not self.calendar.has_own_day(expression) and _is_after(time, limit):
            time = self.calendar.day_earlier(expression, time)
        if time.earliest is None and time.latest is not None and expression.clock is not None:
            return replace(time, earliest=time.latest - DAY, notes=(*time.notes, "within_a_day_assumed"))
        return time

    def _bounded(self, time: Time, said: Time | None) -> Time:
        """What is to happen "by Friday" happens after it is said, or after the article at the latest."""
        start = said.earliest if said else self.publication.earliest if self.publication else None
        if time.earliest is None and time.latest and start and start < time.latest:
            return replace(time, earliest=start, notes=(*time.notes, "after_saying"))
        return time


def _is_after(time: Time, limit: datetime) -> bool:
    """Whether a minute lies at or after a limit; where the zone is unknown both are unions, and their ends are compared."""
    if time.zone is None:
        return time.latest is not None and time.latest > limit and "half_of_day_unknown" not in time.notes
    end = time.earliest or time.latest
    return end is not None and end >= limit
