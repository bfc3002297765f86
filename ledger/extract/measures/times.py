"""When outages began and ended and how long they lasted: temporal expressions by the clause or noun that they belong to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ledger.extract.dates import Expression
from ledger.extract.dates.forms import CalendarForm, CountForm, HolidayForm, MomentForm, NamedShiftForm, ShiftForm, Unit
from ledger.extract.draft import Scene
from ledger.extract.measures.clauses import DASHES, DATELINE, Clause, clause_at, clause_of, is_background, quoted_range
from ledger.extract.measures.found import Measured
from ledger.extract.measures.nominal import given, noun_duration, noun_instant
from ledger.extract.measures.senses import sense_of
from ledger.extract.measures.themes import Theme, own_theme
from ledger.extract.measures.triggers import Sense
from ledger.model.claim import MeasurableKind
from ledger.model.text import Span

START, END, DURATION = MeasurableKind.OUTAGE_START, MeasurableKind.OUTAGE_END, MeasurableKind.OUTAGE_DURATION
GOES_ON = frozenset({Sense.DOWN, Sense.LAST})
SINCE = frozenset({"since", "from"})
TOOK = frozenset({"took", "take", "takes", "taken"})
UNTIL = frozenset({"until", "till"})
NOUN_WITHIN = 4
"""Words after "after" within which the outage is named."""
OR = re.compile(r"[\w\s.]{0,20},?\s+or\s+[\w\s]{0,12}")
JOINED = 2
"""Words at most between two times that are one range."""
INEXACT = frozenset({"within", "in", "every", "per", "each", "last", "past", "next", "first", "than"})
"""Words before a length of time that is not how long something lasted."""


@dataclass(frozen=True, kw_only=True)
class Timed:
    """A temporal expression in its clause."""

    scene: Scene
    expression: Expression
    tokens: Sequence[int]
    partner: Expression | None
    """The second time of "between A and B", "from A to B"."""

    @cached_property
    def clause(self) -> Clause:
        """The clause it stands in."""
        return clause_of(self.scene.parse, self.tokens)

    @cached_property
    def sense(self) -> Sense | None:
        """What that clause says."""
        return sense_of(self.scene.parse, self.clause)

    @property
    def before(self) -> str:
        """The preposition that opens it, or the word before it."""
        at = self.tokens[0] - 1
        word = self.scene.parse.lowers[at] if at >= 0 else ""
        return self.expression.relation or word

    def found(
        self, kind: MeasurableKind, *, expression: Expression | None = None, until: Expression | None = None
    ) -> Measured:
        """The number as one of this kind."""
        parse, chosen = self.scene.parse, expression or self.expression
        return Measured(
            kind=kind,
            span=Span(chosen.start, (until or chosen).end),
            clause=quoted_range(parse, self.clause, self.tokens),
            head=self.clause.head,
            expression=chosen,
            until=until,
            asserted=chosen.clock is not None or chosen.is_duration or not is_background(parse, self.clause),
        )


def find_times(scene: Scene, expressions: Sequence[Expression]) -> Iterator[Measured]:
    """Starts, ends and durations, in the order of the text."""
    taken: set[int] = set()
    clocks = _clock_tokens(scene, expressions)
    for number, expression in enumerate(expressions):
        tokens = scene.between(expression.start, expression.end)
        if not tokens or number in taken or expression.is_set or expression.is_vague or _is_stamp(scene, tokens):
            continue
        if number and _restates(scene.parse.text, expressions[number - 1], expression):
            continue
        partner = _partner(scene, expressions, number)
        if partner is not None:
            taken.add(number + 1)
        timed = Timed(scene=scene, expression=expression, tokens=tokens, partner=partner)
        if expression.is_duration:
            yield from _durations(timed)
        elif isinstance(expression.form, CountForm):
            yield from _later(timed)
        elif expression.clock is not None or (_is_day(expression) and clocks.isdisjoint(timed.clause.own)):
            yield from _instants(timed)


def _partner(scene: Scene, expressions: Sequence[Expression], number: int) -> Expression | None:
    """The time that closes what this one opens."""
    this = expressions[number]
    if number + 1 == len(expressions) or this.is_duration:
        return None
    following = expressions[number + 1]
    if this.through is not None and this.through.start == following.start:
        return following
    first = scene.between(this.start, this.end)
    opener = scene.parse.lowers[first[0] - 1] if first and first[0] else ""
    joined = {"between": ("and",), "from": ("to", "until", "till", "through")}.get(opener, ())
    between = scene.parse.text[this.end : following.start].split()
    if (
        between
        and between[-1].lower() in joined
        and len(between) <= JOINED
        and (this.clock is None) == (following.clock is None)
    ):
        return following
    return None


def _restates(text: str, before: Expression, this: Expression) -> bool:
    """Whether it gives the time before it in another zone: "20:50 UTC, or ten to ten in Dublin"."""
    both = before.clock is not None and this.clock is not None
    return both and OR.fullmatch(text[before.end : this.start]) is not None


def _is_stamp(scene: Scene, tokens: Sequence[int]) -> bool:
    """Whether it opens a line, or ends a dateline, and only says when the words were written ("16:05 Engineers report")."""
    parse, first, after = scene.parse, tokens[0], tokens[-1] + 1
    paragraph = scene.paragraph_of[first]
    opens = paragraph != (scene.paragraph_of[first - 1] if first else -1)
    if not opens and after < len(parse) and parse.words[after] in DASHES:
        return first < DATELINE or scene.paragraph_of[first - DATELINE] != paragraph  # "DUBLIN, 5 Oct – ..."
    return opens and after < len(parse) and (parse.words[after][0].isupper() or not parse.words[after][0].isalnum())


def _is_day(expression: Expression) -> bool:
    """Whether it names one day or a part of one."""
    form = expression.form.day if isinstance(expression.form, MomentForm) else expression.form
    if isinstance(form, CalendarForm):
        return form.day is not None or form.weekday is not None
    return isinstance(form, (HolidayForm, NamedShiftForm)) or (isinstance(form, ShiftForm) and form.unit is Unit.DAY)


def _clock_tokens(scene: Scene, expressions: Sequence[Expression]) -> frozenset[int]:
    """The tokens of times of day: a day belongs to one that stands in the same clause."""
    clocks = (one for one in expressions if one.clock is not None)
    return frozenset(token for one in clocks for token in scene.between(one.start, one.end))


def _durations(timed: Timed) -> Iterator[Measured]:
    parse, before = timed.scene.parse, timed.before
    if _after_outage(timed):
        yield timed.found(DURATION)
    elif getattr(timed.expression.form, "after", 0) and before != "after":
        return
    elif (
        noun_duration(parse, timed.tokens)
        or given(parse, timed.clause, timed.tokens) is DURATION
        or (timed.sense is None and _took(timed))
    ):
        yield timed.found(DURATION)
    elif timed.sense is None or before in INEXACT:
        return
    elif (timed.sense in GOES_ON and before not in ("after", "ago", "before")) or before == (
        "after" if timed.sense is Sense.END else "for"
    ):
        yield timed.found(DURATION)


def _after_outage(timed: Timed) -> bool:
    """Whether a network was back so long "after the failure"."""
    parse, at = timed.scene.parse, timed.tokens[-1] + 1
    following = parse.lowers[at] if at < len(parse) else ""
    nouns = range(at + 1, min(at + 1 + NOUN_WITHIN, len(parse))) if following == "after" else ()
    return timed.sense is Sense.END and any(own_theme(parse, t) is Theme.OUTAGE for t in nouns)


def _later(timed: Timed) -> Iterator[Measured]:
    """In "access came back an hour later", how long it was out."""
    form = timed.expression.form
    brief = isinstance(form, CountForm) and form.sign > 0 and form.unit in (Unit.HOUR, Unit.MINUTE, Unit.DAY)
    if brief and timed.sense is Sense.END:
        yield timed.found(DURATION)


def _instants(timed: Timed) -> Iterator[Measured]:
    sense, before = timed.sense, timed.before
    if sense is None:
        yield from _unsaid(timed)
    elif before in UNTIL:
        yield timed.found(END)
    elif sense in GOES_ON:
        if timed.partner is not None:
            yield from _ranged(timed, START)
        elif before in SINCE:
            yield timed.found(START)
    elif sense is Sense.END:
        yield timed.found(END, until=timed.partner)
    elif timed.partner is not None and before == "from":
        yield from _ranged(timed, START)
    else:
        yield timed.found(START, until=timed.partner)


def _unsaid(timed: Timed) -> Iterator[Measured]:
    """Times that a noun, or a verb of giving or taking, makes those of an outage."""
    parse = timed.scene.parse
    if timed.before in UNTIL and _took(timed):
        yield timed.found(END)
        return
    kind = given(parse, timed.clause, timed.tokens) or noun_instant(parse, timed.tokens, timed.expression)
    if kind in (START, END):
        yield from _ranged(timed, kind)


def _took(timed: Timed) -> bool:
    """Whether the clause says how long it took until a network was back: "it took until 21:05 before ..."."""
    parse, head = timed.scene.parse, timed.clause.head
    below = (c for c in parse.children[head] if parse.deps[c] in ("advcl", "ccomp", "xcomp") and parse.is_verb(c))
    return parse.lowers[head] in TOOK and any(sense_of(parse, clause_at(parse, c)) is Sense.END for c in below)


def _ranged(timed: Timed, kind: MeasurableKind) -> Iterator[Measured]:
    """An outage "between A and B" began at A and ended at B."""
    if timed.partner is None:
        yield timed.found(kind)
    else:
        yield timed.found(START)
        yield timed.found(END, expression=timed.partner)
