"""Propositions: claims that speak of the same thing being so, whatever their words, be it asserted or denied."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ledger.model.gist import Predicate, Role
from ledger.model.ids import content_id
from ledger.model.thread import Proposition, Stance
from ledger.threads.likeness import are_alike, sketch
from ledger.threads.slots import GUILT, NAMED, Slot, argument, party, slot_of
from ledger.threads.telling import Telling

MOST = 48
"""So many candidates of a block are looked at, the latest filed first."""

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


class Propositions:
    """The known propositions, filed so that only those that can be meant are looked at."""

    def __init__(self, known: Iterable[Position] = ()) -> None:
        self._blocks: dict[Block, dict[str, Position]] = {}
        self._by_id: dict[str, Position] = {}
        for position in known:
            self._file(position)

    def __len__(self) -> int:
        return len(self._by_id)

    def __getitem__(self, proposition: str) -> Position:
        return self._by_id[proposition]

    def meet(self, telling: Telling, incident: str | None) -> tuple[Position, bool] | None:
        """The proposition that the telling is about, and whether it is new; None for one that says nothing.

        Numbers share a proposition where they can both be so. That is not transitive: the range of the claim that was
        first known decides, so another order of articles can draw the bounds elsewhere between overlapping ranges.
        """
        if telling.gist is None or telling.stance is Stance.DECLINES:
            return None
        sought = position_of(telling, incident)
        for known in self._candidates(sought):
            if _is_one(known, sought):
                return known, False
        self._file(sought)
        return sought, True

    def beside(self, position: Position, most: int) -> list[Position]:
        """Others about the same incident with the same predicate and a number in the slot, the latest filed first."""
        bounds = position.slot.bounds
        if bounds is None or position.proposition.incident is None:
            return []
        filed = self._blocks.get(
            (position.proposition.incident, _question(position.proposition.predicate), bounds.unit), {}
        )
        return [filed[key] for key in list(filed)[-most:] if key != position.proposition.id][::-1]

    def _candidates(self, sought: Position) -> list[Position]:
        found: dict[str, Position] = {}
        for block in _blocks(sought):
            filed = self._blocks.get(block, {})
            found.update((key, filed[key]) for key in list(filed)[-MOST:])
        return list(found.values())

    def _file(self, position: Position) -> None:
        self._by_id[position.proposition.id] = position
        for block in _blocks(position):
            self._blocks.setdefault(block, {})[position.proposition.id] = position


def position_of(telling: Telling, incident: str | None) -> Position:
    """What a telling with a gist says, as a proposition of its own."""
    gist = telling.gist
    assert gist is not None  # noqa: S101  one without says nothing that could be placed
    made = Proposition(
        id=content_id("proposition", telling.claim),
        incident=incident,
        predicate=gist.predicate,
        arguments=gist.arguments,
        words=gist.words,
    )
    return Position(proposition=made, slot=slot_of(telling), parties=tuple(_parties(telling)))


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
    if made.incident is not None and slot.name is not None:
        return [(*start, slot.name)]
    return [(*start, word) for word in sketch(made.words)]


def _question(predicate: Predicate) -> str:
    """What the predicate answers: those of guilt are one question, and a network restored is an outage ended."""
    if predicate in GUILT:
        return Predicate.RESPONSIBLE
    return Predicate.ENDED if predicate is Predicate.RESTORED else predicate


def _is_one(known: Position, sought: Position) -> bool:
    """Whether a careful reader would say that both speak of the same thing being so."""
    if known.proposition.incident is None or not sought.slot.is_filled:
        return _agree(known, sought) and are_alike(known.proposition.words, sought.proposition.words)
    if sought.slot.bounds is not None and known.slot.bounds is not None:
        one, other = known.slot.bounds, sought.slot.bounds
        return one.is_comparable(other) and one.is_one_with(other)
    return known.slot.name == sought.slot.name and sought.proposition.predicate in NAMED


def _agree(known: Position, sought: Position) -> bool:
    """Whether no role is filled by two parties."""
    named = dict(known.parties)
    return known.slot == sought.slot and all(named.get(role, who) == who for role, who in sought.parties)
