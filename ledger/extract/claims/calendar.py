"""An article's dates read as its text leads up to them: the day of a bare time of day, what "the next day" counts from."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from ledger.extract.claims.article_zone import stated_day_at
from ledger.extract.dates import Context, Expression, Origin, Period, ZoneHint, references, time_of, zones_of_place
from ledger.extract.draft import Scene
from ledger.model.text import Span
from ledger.model.when import Precision, Time, ZoneSource

DAY_REACH = 3_000
"""Code points back from a clock time within which a day is the day it means; farther back the story's day is meant."""
IN_PLACE = re.compile(r"\s*,?\s*(?:on \w+,? |\w+day,? )?in (?P<place>[A-Z]\w+(?: [A-Z]\w+)?)\b")
"""A place right after a clock time: "1 a.m. on Wednesday in Pyongyang"."""
LIMITS = frozenset({"since", "until", "till", "by", "before", "after"})
"""Before a day they say where a stretch ends; a time of day elsewhere is not on it."""
COMPARING = re.compile(r"\s+than\b")
OF_AN_EVENT = re.compile(r"\s+of\s+(?:the|its|his|her|their|that|this)\b")
DATELINE_END = re.compile(r"\s*(?:\([\w/ ]+\)\s*)?(?:--?|–|—)\s")
"""After the day of a dateline ("SEOUL, Dec. 23 (Yonhap) -- "): that is the day of writing."""
DAY_VALUE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """Reads one article's expressions."""

    scene: Scene
    context: Context
    expressions: Sequence[Expression]
    event_zone: ZoneHint | None
    """The zone of the incident's place."""

    def at(self, expression: Expression, *, future: bool = False, told: Time | None = None) -> Time:
        """The time of an expression that dates an event; `future` where a future cue governs it.

        `told` is when its words were spoken, where that is known and they count from there ("today" in a quotation).
        """
        return time_of(
            expression,
            self._context_of(told),
            zone=self._zone_at(expression),
            future=future and not is_bare(expression),
            reference=self._reference(expression),
            day=self._day_for(expression) if is_bare(expression) else None,
        )

    def at_now(self, expression: Expression, told: Time | None) -> Time:
        """The time of a bare time of day on the day of speaking ("has been down since dawn"), else on the story's."""
        return time_of(expression, self.context, zone=self._zone_at(expression), day=told)

    def _context_of(self, told: Time | None) -> Context:
        """The story's context, its day that of an utterance."""
        day = DAY_VALUE.match(told.value) if told else None
        return replace(self.context, published=day[0]) if day else self.context

    def said_at(self, expression: Expression, *, zone: ZoneHint | None, day: Expression | None) -> Time | None:
        """The time of an expression that dates an utterance; None where it counts from nothing that is known."""
        reference = self._reference(expression)
        if expression.origin is Origin.NARRATIVE and reference is None:
            return None
        if day is None and is_bare(expression):
            day = self._day_of_saying(expression)
        return time_of(expression, self.context, zone=zone, reference=reference, day=day)

    def day_earlier(self, expression: Expression, time: Time) -> Time:
        """The bare time of day once more, on the day before the one it was read on."""
        found = DAY_VALUE.match(time.value)
        if found is None:
            return time
        before = date.fromisoformat(found[0]) - timedelta(days=1)
        day = replace(time, value=before.isoformat(), earliest=None, latest=None)
        earlier = time_of(expression, self.context, zone=self._zone_at(expression), day=day)
        return replace(earlier, notes=(*earlier.notes, "day_before_assumed"))

    def has_own_day(self, expression: Expression) -> bool:
        """Whether an expression, or its sentence, names the day; that of the saying counts where both may differ in zone."""
        days = self._days_in(*self._sentence(expression))
        elsewhere = expression.has_explicit_zone or expression.is_local_time
        return not is_bare(expression) or any(elsewhere or not self._dates_a_saying(day) for day in days)

    def is_day(self, expression: Expression) -> bool:
        """Whether it names a day, or a part of one, to which a clock time can belong."""
        if not dates_a_day(expression) or expression.clock is not None or expression.is_part_of_day:
            return False
        time = time_of(expression, self.context)
        return time.precision in (Precision.DAY, Precision.PART_OF_DAY) and not (
            "vague" in time.notes or time.value.endswith("-WE")
        )

    def _reference(self, expression: Expression) -> Period | None:
        """What was last spoken of, for an expression that counts from it."""
        counts = expression.origin in (Origin.NARRATIVE, Origin.EVENT)
        return self._references.get(expression.start) if counts and not expression.is_duration else None

    @cached_property
    def _references(self) -> dict[int, Period]:
        return references(self.scene.parse.text, self.context, self.expressions)

    def _is_label(self, expression: Expression) -> bool:
        """Whether it opens its line, as the time of an entry does in a live page."""
        text, start = self.scene.parse.text, expression.start
        return not text[text.rfind("\n", 0, start) + 1 : start].strip()

    @cached_property
    def _stated_day(self) -> Expression | None:
        """The day on which the article says all its times are."""
        place = stated_day_at(self.scene.parse.text)
        return next((e for e in self._days if e.start in place), None)

    def _day_for(self, expression: Expression) -> Expression | None:
        """The day of the bare time of an event: in its sentence, else the last before it on which something happened."""
        same, before = self._days_around(expression)
        last = next((e for e in reversed(before) if not self._dates_a_saying(e)), before[-1] if before else None)
        return same or last or self._stated_day

    def _day_of_saying(self, expression: Expression) -> Expression | None:
        """The day of the bare time of an utterance: in its sentence, else the last before it on which somebody spoke."""
        if self._is_label(expression):
            return self._stated_day
        same, before = self._days_around(expression)
        last = next((e for e in reversed(before) if self._dates_a_saying(e)), before[-1] if before else None)
        return same or last or self._stated_day

    def _days_around(self, expression: Expression) -> tuple[Expression | None, Sequence[Expression]]:
        """The nearest day in the sentence, and those before it; in its paragraph, where the article states a day for all."""
        same = [
            e
            for e in self._days_in(*self._sentence(expression))
            if e.start < expression.start or e.origin is not Origin.NARRATIVE
        ]
        text, start = self.scene.parse.text, expression.start
        first = text.rfind("\n", 0, start) + 1 if self._stated_day else start - DAY_REACH
        nearest = min(same, key=lambda e: abs(e.start - start), default=None)
        return nearest, self._days_in(first, start)

    def _days_in(self, start: int, end: int) -> Sequence[Expression]:
        return self._days[bisect_left(self._day_starts, start) : bisect_left(self._day_starts, end)]

    @cached_property
    def _days(self) -> list[Expression]:
        """The expressions that name a day, or a part of one, to which a clock time can belong."""
        return [e for e in self.expressions if e.relation not in LIMITS and self._gives_a_day(e)]

    def _gives_a_day(self, expression: Expression) -> bool:
        has_both = expression.clock is not None and not expression.is_clock
        return (has_both or self.is_day(expression)) and not DATELINE_END.match(self.scene.parse.text, expression.end)

    @cached_property
    def _day_starts(self) -> list[int]:
        return [e.start for e in self._days]

    def _dates_a_saying(self, expression: Expression) -> bool:
        """Whether the nearest verb above it is one of saying ("told reporters on Tuesday")."""
        parse = self.scene.parse
        tokens = self.scene.between(expression.start, expression.end)
        verb = next((t for t in parse.ancestors(tokens[-1]) if parse.is_verb(t)), None) if tokens else None
        return verb is not None and parse.lowers[verb] in self.scene.lexicon.verbs

    def _sentence(self, expression: Expression) -> Span:
        parse = self.scene.parse
        tokens = self.scene.between(expression.start, expression.end)
        if not tokens:
            return Span(expression.start, expression.end)
        return parse.span(*parse.sentence(tokens[0]))

    def _zone_at(self, expression: Expression) -> ZoneHint | None:
        """The zone of an event's time: the place named with it, "local time", else the article's; None for that."""
        place = self._place_after(expression)
        if place is not None:
            return place
        if expression.is_local_time:
            return self.event_zone
        source = self.context.zones.source
        local = expression.clock is not None and source is not ZoneSource.EXPLICIT and self._is_after_local(expression)
        return self.event_zone if local or source is ZoneSource.UNKNOWN else None

    def _place_after(self, expression: Expression) -> ZoneHint | None:
        """The zone of a place named right after a clock time."""
        end = expression.through.end if expression.through else expression.end
        match = IN_PLACE.match(self.scene.parse.text, end) if expression.clock is not None else None
        zones = zones_of_place(match["place"]) if match is not None else ()
        return ZoneHint(zone=zones[0], source=ZoneSource.EVENT_PLACE) if zones else None

    def _is_after_local(self, expression: Expression) -> bool:
        """Whether an earlier clock time of the article said "local time" and none since named a zone."""
        at = bisect_left(self._zoned_starts, expression.start)
        return at > 0 and self._zoned[at - 1].is_local_time

    @cached_property
    def _zoned(self) -> list[Expression]:
        """The clock times that say "local time" or name their zone."""
        return [e for e in self.expressions if e.is_local_time or e.has_explicit_zone]

    @cached_property
    def _zoned_starts(self) -> list[int]:
        return [e.start for e in self._zoned]


def is_bare(expression: Expression) -> bool:
    """Whether it is a time or part of a day without its day."""
    return expression.is_clock or expression.is_part_of_day


def dates_a_day(expression: Expression) -> bool:
    """Whether it can date an utterance or event: no length of time, no repeated or vague time."""
    return not (expression.is_duration or expression.is_set or expression.is_vague)


def is_compared(expression: Expression, text: str) -> bool:
    """Whether it only measures against something else: "two days later than planned" is no date."""
    return COMPARING.match(text, expression.end) is not None


def is_of_an_event(expression: Expression, text: str) -> bool:
    """Whether a part of a day is that of an event: "on the night of the attack" is no night of the story's."""
    return expression.is_part_of_day and OF_AN_EVENT.match(text, expression.end) is not None
