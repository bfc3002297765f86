"""Positions: who holds what about an incident, since when, how often changed, and on how many sources it rests."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ledger.model.thread import Membership, Stance
from ledger.threads.telling import Telling
from ledger.threads.times import Stretch

COARSE = timedelta(days=3)
"""A time known no better than this does not say which of two claims was made first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One stance, held without another between."""

    stance: Stance
    first: datetime | None
    """When it was first said, else told: UTC; None when neither is known."""
    last: datetime | None
    claims: tuple[str, ...]
    """Ids, in the order of time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPosition:
    """A cell: one actor and one proposition. An actor without one is silent, as far as is known."""

    actor: str
    """Id, or the name in lower case."""
    name: str
    proposition: str
    held: tuple[Held, ...]
    """In the order of time; more than one is a change."""
    named_sources: int
    """Persons and bodies who are named; copies of one utterance are one source."""
    unnamed_sources: int
    """Utterances of those who are not."""

    @property
    def is_changed(self) -> bool:
        """Whether it did not stay what it was."""
        return len(self.held) > 1


def positions(
    tellings: Iterable[Telling], members: Iterable[Membership], utterances: Mapping[str, str]
) -> tuple[ActorPosition, ...]:
    """Actors x propositions, of the claims that are given (those of one incident, say), sorted by actor.

    Refusals to comment have no proposition and no cell; what nobody named or unnamed is behind has no actor and none.

    Args:
        tellings: of the claims.
        members: where the claims belong.
        utterances: by id of the claim, that in which its words appeared first; a claim that is not there is its own.
    """
    places = {member.claim: member for member in members}
    cells: defaultdict[tuple[str, str], list[Telling]] = defaultdict(list)
    for one in tellings:
        proposition = places[one.claim].proposition if one.claim in places else None
        if one.party is not None and proposition is not None:
            cells[one.party, proposition].append(one)
    return tuple(_cell(key, cells[key], utterances) for key in sorted(cells))


def _cell(key: tuple[str, str], said: list[Telling], utterances: Mapping[str, str]) -> ActorPosition:
    ordered = sorted(said, key=_moment)
    own = {utterances.get(one.claim, one.claim): one for one in reversed(ordered)}.values()
    return ActorPosition(
        actor=key[0],
        name=next((one.actor_name for one in ordered if one.actor_name), key[0]),
        proposition=key[1],
        held=tuple(_held(ordered)),
        named_sources=len({one.speaker or one.actor for one in own if not one.is_anonymous}),
        unnamed_sources=sum(one.is_anonymous for one in own),
    )


def _held(ordered: Sequence[Telling]) -> Iterator[Held]:
    """Runs of one stance; to ask is to hold nothing, and accuse and assert are one."""
    run: list[Telling] = []
    for one in ordered:
        if one.stance is Stance.ASKS:
            continue
        if run and side(run[-1].stance) is not side(one.stance):
            yield _run(run)
            run = []
        run.append(one)
    if run:
        yield _run(run)


def _run(run: Sequence[Telling]) -> Held:
    stance = Stance.ACCUSES if any(one.stance is Stance.ACCUSES for one in run) else run[0].stance
    return Held(
        stance=stance,
        first=when(run[0]).earliest,
        last=when(run[-1]).earliest,
        claims=tuple(one.claim for one in run),
    )


def side(stance: Stance) -> Stance:
    """Accuse and assert are one side."""
    return Stance.ASSERTS if stance is Stance.ACCUSES else stance


def when(one: Telling) -> Stretch:
    """When it was said, else when it was told.

    Of a time that is known no better than a few days ("in December") the end counts, or the day on which it was told:
    its beginning would put it before all that was said in those days.
    """
    earliest, latest = one.said
    if earliest is None:
        return Stretch(one.told, None)
    if latest is not None and latest - earliest <= COARSE:
        return one.said
    return Stretch(min((end for end in (latest, one.told) if end is not None), default=earliest), latest)


def _moment(one: Telling) -> tuple[bool, datetime | None, str, int]:
    moment = when(one).earliest
    return (moment is None, moment, one.article, one.place)
