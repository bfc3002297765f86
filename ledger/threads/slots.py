"""What tells one proposition from another, by its predicate: who, why, how much, when, or the words alone."""

from collections.abc import Mapping
from datetime import timedelta
from typing import NamedTuple

from ledger.model.claim import Measurable, MeasurableKind
from ledger.model.gist import Argument, Gist, Predicate, Role
from ledger.model.record import instant, parse_instant
from ledger.threads.telling import Telling
from ledger.threads.times import NO_TIME, Stretch
from ledger.threads.vocabulary import all_meant, meant

MEASURED: Mapping[Predicate, tuple[MeasurableKind, ...]] = {
    Predicate.LASTED: (MeasurableKind.OUTAGE_DURATION,),
    Predicate.STARTED: (MeasurableKind.OUTAGE_START,),
    Predicate.ENDED: (MeasurableKind.OUTAGE_END,),
    Predicate.RESTORED: (MeasurableKind.OUTAGE_END,),
    Predicate.EXTENT: (MeasurableKind.OUTAGE_EXTENT,),
    Predicate.VOLUME: (MeasurableKind.ATTACK_VOLUME,),
    Predicate.TRAFFIC_DROP: (MeasurableKind.TRAFFIC_DROP,),
}
"""Predicates whose slot is a number or an instant, with the measurables that give it."""

TIMED = frozenset({Predicate.STARTED, Predicate.ENDED, Predicate.RESTORED})

NAMED: Mapping[Predicate, tuple[Role, ...]] = {
    Predicate.RESPONSIBLE: (Role.AGENT,),
    Predicate.INVOLVED_IN: (Role.AGENT,),
    Predicate.ATTACKED: (Role.AGENT, Role.VICTIM),
    Predicate.CAUSED_BY: (Role.CAUSE,),
    Predicate.ROUTED_VIA: (Role.AGENT, Role.VALUE, Role.THEME),
    Predicate.WILL_RESPOND: (Role.AGENT,),
}
"""Predicates whose slot is a name: the first of these roles that the claim fills."""


GUILT = frozenset({Predicate.RESPONSIBLE, Predicate.INVOLVED_IN, Predicate.ATTACKED})
"""Who took part, who is behind it, who attacked: of one agent and one incident these are one question."""

NOBODY = frozenset(
    """country nation state government side agency company operator party somebody someone nobody anybody anyone one
    actor people person effort way fact thing reason result kind case policy decision problem failure other
    i you we they he she it them us him her who which that this everyone everybody""".split()
)
"""Nouns that name nobody and nothing by themselves: "another country" of one claim is not "a country" of the next."""

OVERLOADED = "overload"
OVERLOAD = frozenset({"overload", "overloaded", "load", "congestion", "overwhelmed", "overwhelm", "buckle", "cope"})
"""Words for one cause, whatever was overloaded: "the system was overloaded" and "too heavy a load"."""

ATTACKS = frozenset({"attack", "intrusion", "hack", "hacking", "cyber", "ddos", "malicious", "activity"})
"""Words, as they stand for their like, of which a claim is made that says only that it was an attack."""

TO_IT = "to it"
"""Fills the slot of an attack that nobody is named for: whom the incident happened to was attacked."""

PEOPLE = frozenset(
    """hacker attacker intruder culprit criminal group gang crew member people person man woman government state
    regime ministry service agency intelligence party company firm""".split()
)
"""With whom one may have a link without a part in what they did."""

NAMES = frozenset({"", "person", "org", "handle"})
"""Kinds of ids that articles give to names in no gazetteer."""

SHARE = 20
"""A twentieth: two exact numbers that differ by no more are one number rounded twice."""

MINUTES = timedelta(minutes=3)
"""Two clock times that differ by no more are one; of two days, or parts of one, the next is another."""

HOUR = timedelta(hours=1)


APART = timedelta(hours=12)
"""Instants further apart are those of two incidents, or of a slip in a day: nothing that two sides contradict in."""


SECONDS = "s"

MANY = 4
"""A length of so many times another one is that of something else: of a site, not of the network."""


class Bounds(NamedTuple):
    """A number with its bounds, half-open; None is open. Instants are ISO 8601 UTC strings."""

    low: int | str | None
    high: int | str | None
    unit: str
    subject: str | None

    def meets(self, other: "Bounds") -> bool:
        """Whether both can be so of one thing."""
        near = MINUTES if self.is_a_moment or other.is_a_moment else NO_TIME
        return not _below(self.high, other.low, near) and not _below(other.high, self.low, near)

    @property
    def is_a_moment(self) -> bool:
        """Whether it is an instant by the clock, not a day or a part of one."""
        if not isinstance(self.low, str) or not isinstance(self.high, str):
            return False
        return parse_instant(self.high) - parse_instant(self.low) < HOUR

    def is_far_from(self, other: "Bounds") -> bool:
        """Whether two instants, or two lengths of time, lie so far apart that they are hardly those of one incident."""
        if self.unit == SECONDS:
            return _is_many_times(self, other) or _is_many_times(other, self)
        ends = [(self.high, other.low), (other.high, self.low)]
        known = [(parse_instant(a), parse_instant(b)) for a, b in ends if isinstance(a, str) and isinstance(b, str)]
        return any(low - high > APART for high, low in known)

    def is_one_with(self, other: "Bounds") -> bool:
        """Whether both can be so, and are bounded on the same sides: "up to 400" is not what "5.97" says."""
        sides = [(self.low is None) == (other.low is None), (self.high is None) == (other.high is None)]
        return all(sides) and self.meets(other)

    def is_comparable(self, other: "Bounds") -> bool:
        """Whether they measure the same in the same unit, of one subject where both name one."""
        return self.unit == other.unit and (not self.subject or not other.subject or self.subject == other.subject)


class Slot(NamedTuple):
    """By what claims with one predicate about one incident are told apart."""

    name: str | None
    """Id or head word of who or what fills it; None where it is not a name."""
    bounds: Bounds | None
    """The number or instant that fills it."""

    @property
    def is_filled(self) -> bool:
        """Whether anything tells; where nothing does only the words can."""
        return self.name is not None or self.bounds is not None


def slot_of(telling: Telling) -> Slot:
    """What fills the slot of the telling's predicate."""
    gist = telling.gist
    if gist is None:
        return Slot(None, None)
    if gist.predicate in MEASURED:
        return Slot(None, bounds_of(telling, gist.predicate))
    theme = argument(telling, Role.THEME)
    is_caused = theme is not None and theme.lemma in OVERLOAD  # "the congestion was not caused by an attack"
    if gist.predicate is Predicate.CAUSED_BY and not is_caused and not OVERLOAD.isdisjoint(gist.words):
        return Slot(OVERLOADED, None)
    filled = next((one for role in NAMED.get(gist.predicate, ()) if (one := argument(telling, role))), None)
    if filled is None or (filled.id is None and filled.lemma in NOBODY):
        return Slot(TO_IT if filled is None and _tells_only_of_attack(gist) else None, None)
    if filled.role is Role.VICTIM:
        # nobody is told to have done it: "Y was attacked" is not "Y attacked"
        return Slot(TO_IT if filled.id else f"to {party(filled)}", None)
    is_of_people = gist.predicate is Predicate.INVOLVED_IN and theme is not None and theme.lemma in PEOPLE
    if gist.predicate in GUILT and filled.id is not None and filled.id == telling.speaker and telling.actor:
        return Slot(telling.actor, None)  # who speaks for a side did it with it
    if filled.role is Role.CAUSE and filled.id is None:
        return Slot(meant(filled.lemma), None)
    return Slot(f"{party(filled)} & {theme.lemma}" if is_of_people and theme else party(filled), None)


def _tells_only_of_attack(gist: Gist) -> bool:
    """Whether nothing is said but that there was an attack, or none."""
    return gist.predicate is Predicate.ATTACKED and bool(gist.words) and ATTACKS.issuperset(all_meant(gist.words))


def culprit(telling: Telling) -> str | None:
    """Who did it by this claim: what fills the slot of a predicate of guilt whose agent is named."""
    if telling.gist is None or telling.gist.predicate not in GUILT or argument(telling, Role.AGENT) is None:
        return None
    return slot_of(telling).name


def bounds_of(telling: Telling, predicate: Predicate) -> Bounds | None:
    """The first measurable of the predicate's kind that is bounded somewhere, else the time of the event for a time."""
    for one in telling.measurables:
        if one.kind in MEASURED[predicate] and (one.low is not None or one.high is not None):
            return _bounds(one)
    if predicate in TIMED and None not in telling.event:
        return _event(telling.event)
    return None


def argument(telling: Telling, role: Role) -> Argument | None:
    """What fills this role in the telling's gist."""
    arguments = telling.gist.arguments if telling.gist else ()
    return next((one for one in arguments if one.role is role), None)


def object_of(telling: Telling) -> str | None:
    """Id of the known one to whom it was done: the victim, else whom the theme names ("the attack on Sony")."""
    agent = argument(telling, Role.AGENT)
    for role in (Role.VICTIM, Role.THEME):
        one = argument(telling, role)
        if one is not None and one.id is not None and (agent is None or one.id != agent.id):
            return one.id
    return None


def party(one: Argument) -> str:
    """By what an argument is the same as another: its id, else its head word."""
    return one.id or one.lemma.casefold()


def bare(name: str) -> str:
    """A name apart from what an article took its bearer for: one has a crew for a person, the next for a body."""
    kind, _, rest = name.rpartition(":")
    return rest.replace(" ", "-") if kind in NAMES else name


def is_one_name(one: str, other: str) -> bool:
    """Whether both name one: "Mr Vale" of one article is "Ana Vale" of the next, and not "Bo Vale"."""
    first, second = sorted((bare(one), bare(other)), key=len)
    if first == second:
        return True
    is_person = one.startswith("person:") and other.startswith("person:")
    return is_person and "-" not in first and second.endswith(f"-{first}")


def _bounds(one: Measurable) -> Bounds:
    return Bounds(one.low, one.high, one.unit, one.subject)


def _event(event: Stretch) -> Bounds | None:
    if event.earliest is None or event.latest is None:
        return None
    return Bounds(instant(event.earliest), instant(event.latest), "instant", None)


def _below(high: int | str | None, low: int | str | None, near: timedelta) -> bool:
    """Whether the one ends clearly before the other begins; numbers and instants are never set against each other."""
    if isinstance(high, int) and isinstance(low, int):
        return high <= low and (low - high) * SHARE > low
    if isinstance(high, str) and isinstance(low, str):
        between = parse_instant(low) - parse_instant(high)
        return between > near if near else between >= near
    return False


def _is_many_times(one: Bounds, other: Bounds) -> bool:
    return isinstance(one.low, int) and isinstance(other.high, int) and one.low >= MANY * other.high
