"""Which of an article's dates say when a claim was made, which say when the claimed thing happened, and in what zone."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ledger.extract.actors import Gazetteer, Mention
from ledger.extract.dates import Context, Expression, ZoneHint, find_dates, time_of, zones_of_place
from ledger.extract.draft import Draft, Scene
from ledger.extract.speakers.figure import Figure
from ledger.model.text import Article, Metadata, Span
from ledger.model.when import Date, Precision, Time, ZoneSource

PUBLISHING = frozenset(
    {
        "released",
        "issued",
        "published",
        "broadcast",
        "posted",
        "carried",
        "dated",
        "held",
        "made",
        "given",
        "aired",
        "delivered",
        "read",
        "uploaded",
        "sent",
    }
)
NEAR = 9
"""Tokens between a cue beside a quotation and a date that belongs to it, where the parse does not say."""
OPEN = frozenset({"by", "before", "until", "till", "after", "since", "past"})
"""Prepositions that make a date a limit ("demanded a report by Friday"); it does not date the demand."""
DAY_REACH = 1_500
"""Code points back from a clock time within which a day is the day it means; farther back the story's day is meant."""
UNKNOWN = ZoneHint(zone=None, source=ZoneSource.UNKNOWN)


STATED = re.compile(
    r"\b(?:all )?times (?:here |below |in this \w+ )?(?:are|given|shown|quoted)(?: all| given| shown| quoted)?(?: in)? (?P<zone>UTC|GMT|Coordinated Universal Time|(?P<place>[A-Z]\w+(?: [A-Z]\w+)?)(?:'s|’s)? (?:local )?time)",
    re.IGNORECASE,
)
"""An article's own word on its zone: "All times are UTC", "Times are Lisbon time"."""
STATING = re.compile(r"\btimes (?:are|given|shown|quoted|here|below|in this)\b")
"""How that begins, in lower case: a fast look, because few articles say it and `STATED` is slow."""
IN_PLACE = re.compile(r"\s*,?\s*(?:on \w+,? |\w+day,? )?in (?P<place>[A-Z]\w+(?: [A-Z]\w+)?)\b")
"""A place right after a clock time: "1 a.m. on Wednesday in Pyongyang"."""


def stated_zone(text: str) -> ZoneHint | None:
    """The zone that an article says its times are in."""
    match = STATED.search(text) if STATING.search(text.lower()) else None
    if match is None:
        return None
    place = match["place"]
    zones = zones_of_place(place) if place and place.lower() not in ("local", "the") else ()
    if place and not zones:
        return None
    return ZoneHint(zone=zones[0] if zones else "UTC", source=ZoneSource.EXPLICIT)


def default_zone(meta: Metadata, text: str, gazetteer: Gazetteer | None = None) -> ZoneHint:
    """The zone in which an article's bare times are read: the one it states, its dateline's, its outlet's, or none."""
    stated = stated_zone(text)
    if stated is not None:
        return stated
    zones = zones_of_place(meta.place) if meta.place else ()
    if zones:
        return ZoneHint(zone=zones[0], source=ZoneSource.DATELINE)
    if meta.outlet and gazetteer is not None:
        match = gazetteer.match(meta.outlet)
        if match is not None and match.actor.country:
            zones = zones_of_place(match.actor.country)
            if len(zones) == 1:
                return ZoneHint(zone=zones[0], source=ZoneSource.OUTLET)
    return UNKNOWN


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
    def event_zone(self) -> ZoneHint | None:
        """The zone of the incident's place."""
        zones = zones_of_place(self.event_country) if self.event_country else ()
        return ZoneHint(zone=zones[0], source=ZoneSource.EVENT_PLACE) if zones else None

    @cached_property
    def _tokens(self) -> list[range]:
        return [self.scene.between(e.start, e.end) for e in self.expressions]

    @cached_property
    def _dated(self) -> list[tuple[Expression, range]]:
        """The expressions that can date an event, with their tokens."""
        return [
            (expression, tokens)
            for expression, tokens in zip(self.expressions, self._tokens, strict=True)
            if tokens and (_dates_a_day(expression) or expression.clock is not None)
        ]

    @cached_property
    def _days(self) -> dict[int, list[tuple[Expression, range]]]:
        """By paragraph the expressions that can date an utterance, with their tokens."""
        out: dict[int, list[tuple[Expression, range]]] = {}
        for expression, tokens in zip(self.expressions, self._tokens, strict=True):
            if tokens and _dates_a_day(expression):
                out.setdefault(self.scene.paragraph_of[tokens[0]], []).append((expression, tokens))
        return out

    def said(self, draft: Draft, figure: Figure, content: Iterable[int]) -> Time | None:
        """When the claim was made: a date beside the cue, outside the content."""
        inside = set(content)
        cue = draft.head
        if draft.frame == "turn":
            return self.heading
        if cue is None:
            return None
        found = [
            expression
            for expression, tokens in self._days.get(self.scene.paragraph_of[cue], ())
            if expression.relation not in OPEN
            and not inside.intersection(tokens)
            and self._belongs(draft, cue, tokens, inside)
        ]
        if not found:
            return None
        day = next((e for e in found if not e.is_clock and not e.is_part_of_day), None)
        clock = next((e for e in found if e.is_clock or e.is_part_of_day), None)
        chosen = clock if clock is not None and day is not None and clock is not day else day or clock
        if chosen is None:
            return None
        return time_of(
            chosen,
            self.context,
            zone=self.speaker_zone(figure),
            day=day if chosen is clock and day is not None else None,
        )

    @cached_property
    def heading(self) -> Time | None:
        """When a transcript was spoken: the last date before its first turn; the day of publishing is not guessed from."""
        starts = [s for s, label in zip(self.scene.quotations.paragraphs, self.scene.labels, strict=True) if label]
        days = [e for e in self.expressions if starts and e.end <= starts[0].start and self._is_day(e)]
        if not days:
            return None
        return replace(time_of(days[-1], self.context), notes=("transcript_heading",))

    def speaker_zone(self, figure: Figure) -> ZoneHint | None:
        """The zone of the country that the speaker speaks for."""
        country = next(
            (self.gazetteer.actor(i).country for i in reversed(figure.roll_up) if i.startswith("country:")), None
        )
        zones = zones_of_place(country) if country else ()
        return ZoneHint(zone=zones[0], source=ZoneSource.SPEAKER_PLACE) if zones else None

    def _belongs(self, draft: Draft, cue: int, tokens: Sequence[int], inside: set[int]) -> bool:
        """Whether a date hangs below the cue with no other verb between, or stands close beside it at a quotation."""
        parse = self.scene.parse
        if parse.sentence_of[tokens[0]] != parse.sentence_of[cue] and draft.frame != "quote":
            return False
        cues = set(draft.cue) | {cue} | self._governing(cue)
        top = next((t for t in tokens if parse.heads[t] not in tokens or parse.heads[t] == t), tokens[0])
        for above in parse.ancestors(top):
            if above in cues:
                return True
            if above in inside or (
                parse.is_verb(above)
                and parse.lowers[above] not in PUBLISHING
                and parse.deps[above] not in ("aux", "auxpass")
            ):
                break
        if draft.frame != "quote" or self.scene.quoted[tokens[0]] != self.scene.quoted[cue]:
            return False
        low, high = sorted((cue, tokens[0]))
        between = range(low + 1, high)
        return len(between) <= NEAR and not any(
            self.scene.quoted[t] != self.scene.quoted[cue] or parse.lowers[t] in (".", ";") for t in between
        )

    def _governing(self, cue: int) -> set[int]:
        """The verb of saying that this cue goes on from: "told X Monday that A, denying that B" was all said on Monday."""
        parse = self.scene.parse
        head = parse.heads[cue]
        if (
            parse.deps[cue] in ("advcl", "conj")
            and parse.tags[cue] == "VBG"
            and parse.is_verb(head)
            and parse.lowers[head] in self.scene.lexicon.verbs
        ):
            return {head}
        return set()

    def event(self, content: Sequence[int], *, cue: int | None) -> Time | None:
        """When the claimed thing happened: the date inside the content nearest its beginning, with the clock time beside it."""
        inside = set(content)
        found = [expression for expression, tokens in self._dated if tokens[0] in inside and inside.issuperset(tokens)]
        if not found:
            return None
        clock = next((e for e in found if e.clock is not None), None)
        if clock is not None and found[0].clock is None and cue is None:
            clock = None
        return self.at(clock if clock is not None else found[0])

    def at(self, expression: Expression) -> Time:
        """The time of an expression that dates an event."""
        day = self._day_for(expression) if expression.is_clock or expression.is_part_of_day else None
        return time_of(expression, self.context, zone=self._zone_at(expression), day=day)

    def _zone_at(self, expression: Expression) -> ZoneHint | None:
        """The zone of an event's time: the place named with it, "local time", else the article's; None for that."""
        place = self._place_after(expression)
        if place is not None:
            return place
        if expression.is_local_time:
            return self.event_zone
        source = self.context.zones.source
        local = expression.clock is not None and source is not ZoneSource.EXPLICIT and self._local_before(expression)
        return self.event_zone if local or source is ZoneSource.UNKNOWN else None

    def _place_after(self, expression: Expression) -> ZoneHint | None:
        """The zone of a place named right after a clock time."""
        match = IN_PLACE.match(self.article.text, expression.end) if expression.clock is not None else None
        zones = zones_of_place(match["place"]) if match is not None else ()
        return ZoneHint(zone=zones[0], source=ZoneSource.EVENT_PLACE) if zones else None

    def _local_before(self, expression: Expression) -> bool:
        """Whether an earlier clock time of the article said "local time" and none since named a zone."""
        for earlier in reversed([e for e in self.expressions if e.start < expression.start]):
            if earlier.is_local_time:
                return True
            if earlier.has_explicit_zone:
                return False
        return False

    def _day_for(self, expression: Expression) -> Expression | None:
        """The day of a bare clock time: in its sentence, else the nearest one before it."""
        sentence = self._sentence(expression)
        days = self._whole_days
        same = [e for e in days if sentence.start <= e.start < sentence.end]
        if same:
            return min(same, key=lambda e: abs(e.start - expression.start))
        before = [e for e in days if expression.start - DAY_REACH < e.start < expression.start]
        return before[-1] if before else None

    @cached_property
    def _whole_days(self) -> list[Expression]:
        """The expressions that name a day, or a part of one, to which a clock time can belong."""
        return [e for e in self.expressions if self._is_day(e)]

    def _is_day(self, expression: Expression) -> bool:
        if not _dates_a_day(expression) or expression.clock is not None or expression.is_part_of_day:
            return False
        return time_of(expression, self.context).precision in (Precision.DAY, Precision.PART_OF_DAY)

    def _sentence(self, expression: Expression) -> Span:
        parse = self.scene.parse
        tokens = self.scene.between(expression.start, expression.end)
        if not tokens:
            return Span(expression.start, expression.end)
        return parse.span(*parse.sentence(tokens[0]))


def _dates_a_day(expression: Expression) -> bool:
    """Whether it can date an utterance or event: no length of time, no repeated or vague time."""
    return not (expression.is_duration or expression.is_set or expression.is_vague)
