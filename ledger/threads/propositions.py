"""Propositions: claims that speak of the same thing being so, whatever their words, be it asserted or denied."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from ledger.model.gist import Predicate, Role
from ledger.model.ids import content_id
from ledger.model.thread import Proposition, Stance
from ledger.threads.aims import Aim, aim_of
from ledger.threads.likeness import FEWEST, are_alike, sketch
from ledger.threads.pointing import asks_if
from ledger.threads.slots import GUILT, NAMED, Slot, argument, bare, is_one_name, object_of, party, slot_of
from ledger.threads.telling import Telling
from ledger.threads.vocabulary import all_meant

MOST = 48
"""So many candidates of a block are looked at, the latest filed first."""

TOLD = 2
"""So many equal words make one of two claims about one incident, where more is known of them than their words."""

MANY = 8
"""Words under which a wish or a plan is filed: it can share one word with another and be the same."""

WHOSE = frozenset(
    {
        Predicate.INTENDS,
        Predicate.WILL_RESPOND,
        Predicate.WANTS,
        Predicate.MOTIVE,
        Predicate.CAPABILITY,
        Predicate.DENIES_KNOWLEDGE,
        Predicate.WARNED,
        Predicate.EVALUATED,
    }
)
"""Predicates that hold of whoever says so where no agent is named: his plan, his wish, his judgement."""

Block = tuple[str | int | None, ...]
"""Incident and predicate, then the name in the slot, the unit of its number, or a hash of one of its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where a proposition lies among others: what is compared."""

    proposition: Proposition
    slot: Slot
    parties: tuple[tuple[Role, str], ...]
    """Ids in the named roles; two that name others in one role are not the same."""
    object: str | None
    """Id of the one to whom it was done, where that is told; what was done to two is two deeds."""
    aim: Aim | None
    """What is wanted or planned, of a wish or a plan about an incident that is known."""


class PositionShelf(Protocol):
    """Where the known propositions are filed."""

    def positions(self, blocks: Sequence[Block], most: int) -> Iterable[Position]:
        """Those filed under any of these: block by block, of each the `most` filed last."""

    def file_position(self, position: Position, blocks: Sequence[Block]) -> None:
        """Files a new one."""


class Propositions:
    """The known propositions, filed so that only those that can be meant are looked at."""

    def __init__(self, shelf: PositionShelf) -> None:
        self._shelf = shelf

    def meet(self, telling: Telling, incident: str | None) -> tuple[Position, bool] | None:
        """The proposition that the telling is about, and whether it is new; None for one that says nothing.

        Numbers share a proposition where they can both be so. That is not transitive: the range of the claim that was
        first known decides, so another order of articles can draw the bounds elsewhere between overlapping ranges.
        """
        if telling.gist is None or (telling.stance is Stance.DECLINES and not asks_if(telling.content)):
            return None
        sought = position_of(telling, incident)
        blocks = _blocks(sought)
        for known in self._shelf.positions(blocks, MOST):
            if _is_one(known, sought):
                return known, False
        self._shelf.file_position(sought, blocks)
        return sought, True

    def beside(self, position: Position, most: int) -> list[Position]:
        """Others about the same incident with the same predicate and a number in the slot, the latest filed first."""
        bounds = position.slot.bounds
        if bounds is None or position.proposition.incident is None:
            return []
        block = (position.proposition.incident, _question(position.proposition.predicate), bounds.unit)
        filed = [*self._shelf.positions([block], most)]
        return [one for one in reversed(filed) if one.proposition.id != position.proposition.id]


def position_of(telling: Telling, incident: str | None) -> Position:
    """What a telling with a gist says, as a proposition of its own."""
    gist = telling.gist
    assert gist is not None  # noqa: S101  one without says nothing that could be placed
    made = Proposition(
        id=content_id("proposition", telling.claim, incident),
        incident=incident,
        predicate=gist.predicate,
        arguments=gist.arguments,
        words=gist.words,
    )
    return Position(
        proposition=made,
        slot=slot_of(telling),
        parties=tuple(_parties(telling)),
        object=object_of(telling),
        aim=aim_of(telling) if incident is not None else None,
    )


def _parties(telling: Telling) -> Iterator[tuple[Role, str]]:
    """Who is named in which role; the speaker's side stands for the agent of what is his own to know."""
    gist = telling.gist
    for one in gist.arguments if gist else ():
        if one.role in (Role.AGENT, Role.VICTIM, Role.PLACE) and one.id:
            yield one.role, party(one)
    if gist and gist.predicate in WHOSE and argument(telling, Role.AGENT) is None and telling.party:
        yield Role.AGENT, telling.party


def _blocks(position: Position) -> list[Block]:
    made, slot = position.proposition, position.slot
    start = (made.incident, _question(made.predicate))
    if made.incident is not None and slot.bounds is not None:
        return [(*start, slot.bounds.unit)]
    if slot.name is not None and (made.incident is not None or made.predicate is Predicate.ROUTED_VIA):
        return [(*start, bare(slot.name))]
    if position.aim is not None:
        return [(*start, word) for word in sketch(position.aim.words, MANY)]
    return [(*start, word) for word in sketch(all_meant(made.words))]


def _question(predicate: Predicate) -> str:
    """What the predicate answers: those of guilt are one question, and a network restored is an outage ended."""
    if predicate in GUILT:
        return Predicate.RESPONSIBLE
    return Predicate.ENDED if predicate is Predicate.RESTORED else predicate


def _is_one(known: Position, sought: Position) -> bool:
    """Whether a careful reader would say that both speak of the same thing being so."""
    if known.aim is not None and sought.aim is not None:
        if known.aim.is_one_with(sought.aim):
            return True
        if known.aim.is_wanted is not sought.aim.is_wanted:
            return False
    if known.proposition.incident is None or not sought.slot.is_filled:
        if _is_lasting(known, sought):
            return True
        return _agree(known, sought) and are_alike(
            all_meant(known.proposition.words), all_meant(sought.proposition.words), _fewest(sought)
        )
    if sought.slot.bounds is not None and known.slot.bounds is not None:
        one, other = known.slot.bounds, sought.slot.bounds
        return one.is_comparable(other) and one.is_one_with(other)
    return (
        _is_filled_alike(known.slot, sought.slot)
        and sought.proposition.predicate in NAMED
        and (
            sought.proposition.predicate is Predicate.CAUSED_BY  # it cut a cable, a firm and a country off
            or known.object is None
            or sought.object is None
            or known.object == sought.object
        )
    )


def _fewest(position: Position) -> int:
    """So many equal words are enough: two where they are about one incident and something is known of what they say."""
    is_told = position.proposition.incident is not None and position.proposition.predicate is not Predicate.OTHER
    return TOLD if is_told else FEWEST


def _is_lasting(known: Position, sought: Position) -> bool:
    """Whether both say of one that is named what carries its traffic, which stands whatever happens."""
    whose = dict(known.parties).get(Role.VICTIM)
    return (
        sought.proposition.predicate is Predicate.ROUTED_VIA
        and known.slot == sought.slot
        and sought.slot.is_filled
        and whose is not None
        and whose == dict(sought.parties).get(Role.VICTIM)
    )


def _is_filled_alike(known: Slot, sought: Slot) -> bool:
    """Whether the same name fills both."""
    if known.name is None or sought.name is None:
        return known.name is sought.name
    return is_one_name(known.name, sought.name)


def _agree(known: Position, sought: Position) -> bool:
    """Whether no role is filled by two parties."""
    named = dict(known.parties)
    is_one = all(is_one_name(named.get(role, who), who) for role, who in sought.parties)
    return is_one and known.slot == sought.slot
