"""When outages began and ended and how long they lasted: temporal expressions by the clause or noun that they belong to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ledger.extract.dates import Expression
from ledger.extract.dates.forms import (
    CalendarForm,
    ClockForm,
    CountForm,
    HolidayForm,
    MomentForm,
    NamedShiftForm,
    PartForm,
    ShiftForm,
    Unit,
)
from ledger.extract.draft import Scene
from ledger.extract.measures.clauses import DASHES, DATELINE, clause_at, clause_of
from ledger.extract.measures.found import Measured
from ledger.extract.measures.nominal import given, noun_duration, noun_instant
from ledger.extract.measures.senses import comes_late, sense_of
from ledger.extract.measures.themes import Theme, own_theme
from ledger.extract.measures.timed import COPULAS, OUTSIDE, UNTIL, Timed
from ledger.extract.measures.triggers import Sense
from ledger.model.claim import MeasurableKind

ALWAYS = frozenset({"years", "decades", "generations", "ages"})
"""Lengths without a number that tell how things have always been, not how long a network was out."""
START, END, DURATION = MeasurableKind.OUTAGE_START, MeasurableKind.OUTAGE_END, MeasurableKind.OUTAGE_DURATION
GOES_ON = frozenset({Sense.DOWN, Sense.LAST})
SINCE = frozenset({"since", "from"})
TOOK = frozenset(
    "took take takes taken needed need needs required require requires spent spend spends was is be been".split()
)
"""Verbs of the time that it takes until something is done: "needed six hours to restore"; "it was six hours before"."""
NOUN_WITHIN = 4
"""Words after "after" within which the outage is named."""
OR = re.compile(r"[\w\s.]{0,20},?\s+or\s+[\w\s]{0,12}")
MODALS = frozenset({"will", "'ll", "’ll", "would", "shall", "should", "can", "could", "may", "might", "must", "to"})
JOINED = 2
"""Words at most between two times that are one range."""
INEXACT = frozenset({"within", "in", "every", "per", "each", "last", "past", "next", "first", "than"})
"""Words before a length of time that is not how long something lasted."""


def find_times(scene: Scene, expressions: Sequence[Expression]) -> Iterator[Measured]:
    """Starts, ends and durations, in the order of the text."""
    taken: set[int] = set()
    clocks, parts = _clock_tokens(scene, expressions), _part_tokens(scene, expressions)
    for number, expression in enumerate(expressions):
        tokens = scene.between(expression.start, expression.end)
        if not tokens or number in taken or expression.is_set or expression.is_vague:
            continue
        if not expression.is_duration and _is_stamp(scene, tokens):
            continue
        if number and _restates(scene.parse.text, expressions[number - 1], expression):
            continue
        partner = _partner(scene, expressions, number)
        if partner is not None:
            taken.add(number + 1)
        timed = Timed(scene=scene, expression=_on_the_day_of(partner, expression), tokens=tokens, partner=partner)
        if expression.is_duration:
            yield from _durations(timed)
        elif isinstance(expression.form, CountForm):
            yield from _later(timed)
        elif expression.clock is not None or (_is_day(expression) and clocks.isdisjoint(timed.clause.own)):
            if _is_dated_part(timed, parts):
                continue
            yield from _instants(timed)


def _partner(scene: Scene, expressions: Sequence[Expression], number: int) -> Expression | None:
    """The time that closes what this one opens."""
    this = expressions[number]
    if number + 1 == len(expressions) or (this.is_duration and this.through is None):
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


def _on_the_day_of(partner: Expression | None, this: Expression) -> Expression:
    """A bare clock time on the day that the later one of the same range names: "from 2 p.m. to 5 p.m. on Tuesday"."""
    first, last = this.form, partner.form if partner is not None else None
    if not (isinstance(first, ClockForm) and isinstance(last, MomentForm) and isinstance(last.time, ClockForm)):
        return this
    if (first.hour, first.minute) > (last.time.hour, last.time.minute):
        return this
    return replace(this, form=replace(last, time=first))


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
    if not opens or after >= len(parse):
        return False
    if parse.words[after] == ",":  # "Just before 9 p.m., routes were withdrawn"; but "16:05, Monday"
        return parse.words[min(after + 1, len(parse) - 1)][0].isupper() and parse.words[first][0].isdigit()
    return parse.words[after][0].isupper() or not parse.words[after][0].isalnum()


def _is_day(expression: Expression) -> bool:
    """Whether it names one day or a part of one."""
    form = expression.form.day if isinstance(expression.form, MomentForm) else expression.form
    if expression.is_part_of_day:
        return True
    if isinstance(form, CalendarForm):
        return form.day is not None or form.weekday is not None
    return isinstance(form, (HolidayForm, NamedShiftForm)) or (isinstance(form, ShiftForm) and form.unit is Unit.DAY)


def _clock_tokens(scene: Scene, expressions: Sequence[Expression]) -> frozenset[int]:
    """The tokens of times of day: a day belongs to one that stands in the same clause."""
    clocks = (one for one in expressions if one.clock is not None)
    return frozenset(token for one in clocks for token in scene.between(one.start, one.end))


def _part_tokens(scene: Scene, expressions: Sequence[Expression]) -> frozenset[int]:
    """The first tokens of bare parts of a day ("at dawn")."""
    parts = (one for one in expressions if one.is_part_of_day and isinstance(one.form, PartForm))
    return frozenset(token for one in parts for token in list(scene.between(one.start, one.end))[:1])


def _is_dated_part(timed: Timed, parts: frozenset[int]) -> bool:
    """Whether it is only the day of the part of a day after it: "on Monday at dawn"."""
    after = timed.tokens[-1]
    return timed.tokens[0] not in parts and not parts.isdisjoint((after + 1, after + 2))


def _durations(timed: Timed) -> Iterator[Measured]:
    if timed.expression.text.lower() not in ALWAYS and _lasted(timed):
        yield timed.found(DURATION, until=timed.partner)


def _lasted(timed: Timed) -> bool:
    """Whether the length of time is how long an outage lasted."""
    parse, before = timed.scene.parse, timed.before
    if _after_outage(timed):
        return True
    side = getattr(timed.expression.form, "after", 0)
    if (side < 0 and _took(timed)) or (side > 0 and _after_start(timed)):
        return True
    if side and before != "after":
        return False
    if before not in INEXACT and noun_duration(parse, timed.tokens):
        return True
    if given(parse, timed.clause, timed.tokens) is DURATION or (timed.sense is None and _took(timed)):
        return True
    if timed.sense is Sense.END and (before in OUTSIDE or (before == "in" and not _is_ahead(timed))):
        return True
    if timed.sense is None or before in INEXACT:
        return False
    if timed.sense is Sense.END and parse.lowers[timed.clause.head] in TOOK - COPULAS:
        return True  # "it took them two hours to restore the line"
    if timed.sense in GOES_ON:
        return before not in ("after", "ago", "before")
    return before in ("after" if timed.sense is Sense.END else "for", *(("between",) if timed.partner else ()))


def _is_ahead(timed: Timed) -> bool:
    """Whether "in two hours" counts from now: "will be back in two hours"."""
    return not MODALS.isdisjoint(timed.clause.words(timed.scene.parse))


def _after_outage(timed: Timed) -> bool:
    """Whether a network was back so long "after the failure"."""
    parse, at = timed.scene.parse, timed.tokens[-1] + 1
    following = parse.lowers[at] if at < len(parse) else ""
    nouns = range(at + 1, min(at + 1 + NOUN_WITHIN, len(parse))) if following == "after" else ()
    return timed.sense is Sense.END and any(own_theme(parse, t) is Theme.OUTAGE for t in nouns)


def _after_start(timed: Timed) -> bool:
    """Whether a network was back so long after it failed: "was spliced on Thursday, 11 days after it broke"."""
    parse, head = timed.scene.parse, timed.clause.head
    above = parse.heads[head]
    if timed.sense not in (Sense.START, Sense.DOWN) or above == head or not parse.is_verb(above):
        return False
    return sense_of(parse, clause_of(parse, [above])) is Sense.END


def _later(timed: Timed) -> Iterator[Measured]:
    """In "access came back an hour later", how long it was out."""
    form = timed.expression.form
    if not isinstance(form, CountForm) or form.unit not in (Unit.HOUR, Unit.MINUTE, Unit.DAY):
        return
    if timed.sense is Sense.END and (form.sign > 0 or timed.before in TOOK or _took(timed)):
        yield timed.found(DURATION)


def _instants(timed: Timed) -> Iterator[Measured]:
    sense, before = timed.sense, timed.before
    if sense is None:
        yield from _unsaid(timed)
    elif before in UNTIL:
        yield timed.found(START if sense is Sense.START and comes_late(timed.scene.parse, timed.clause) else END)
    elif sense in GOES_ON:
        if timed.partner is not None:
            yield from _ranged(timed, START)
        elif before in SINCE or (before == "by" and sense is Sense.DOWN) or _is_of_subject(timed):
            yield timed.found(START)
    elif sense is Sense.END:
        yield timed.found(END, until=timed.partner)
    elif timed.partner is not None and before == "from":
        yield from _ranged(timed, START)
    else:
        yield timed.found(START, until=timed.partner)


def _is_of_subject(timed: Timed) -> bool:
    """Whether a time of day stands between the failure and what it did: "a second failure, at 16:40, lasted six minutes"."""
    clause = timed.clause
    between = clause.subject is not None and clause.subject < timed.tokens[0] < clause.head
    return between and timed.sense is Sense.LAST and timed.before == "at" and timed.expression.clock is not None


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
    below = [c for c in parse.children[head] if parse.deps[c] in ("advcl", "ccomp", "xcomp") and parse.is_verb(c)]
    below += [g for c in below for g in parse.children_of(c, "ccomp") if parse.is_verb(g)]  # "to get it running again"
    return parse.lowers[head] in TOOK and any(sense_of(parse, clause_at(parse, c)) is Sense.END for c in below)


def _ranged(timed: Timed, kind: MeasurableKind) -> Iterator[Measured]:
    """An outage "between A and B" began at A and ended at B."""
    if timed.partner is None:
        yield timed.found(kind)
    else:
        yield timed.found(START)
        yield timed.found(END, expression=timed.partner)
