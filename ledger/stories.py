"""What the commands of threads ask: the claims of many articles bound together as incidents and propositions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ledger.answers import with_names, zone_of
from ledger.model.claim import Entry
from ledger.model.evidence import Observation
from ledger.model.gist import HappeningKind
from ledger.model.outage import Outage, outages_among
from ledger.model.problem import NotFoundError
from ledger.model.thread import Incident
from ledger.model.window import ALWAYS, Window
from ledger.store.queries.query import ClaimQuery
from ledger.store.reading import Reader, open_reader
from ledger.threads.account import Account, accounts
from ledger.threads.board import Positions, board
from ledger.threads.chronicle import Thread, chronicle
from ledger.threads.known import Known
from ledger.threads.links import links
from ledger.threads.overview import IncidentSummary, overview
from ledger.threads.phrases import incident_words

if TYPE_CHECKING:
    from ledger.threads.journey import Journey

SHOWN = 4
"""So many incidents are named where an id could be of several."""


def known(address: str) -> Known:
    """The threads of the claims that stand, as they were found when their articles came into the ledger.

    Raises:
        StoreError: when there is no ledger.
    """
    with open_reader(address) as reader:
        found = reader.threads()
    return Known(
        incidents=found.incidents,
        propositions=found.propositions,
        memberships=found.memberships,
        relations=found.relations,
        utterances={one.claim: one.utterance for one in found.memberships.values()},
    )


def find_incidents(
    address: str, *, kind: HappeningKind | None = None, actor: str | None = None, window: Window = ALWAYS
) -> "Incidents":
    """The incidents that claims tell of, those first of which most articles tell.

    Args:
        address: where the ledger is.
        kind: those of this kind only.
        actor: those only that befell an actor of this name, or of which something is said on his behalf.
        window: those only that can have begun in it; of an incident without a beginning its articles are asked.

    Raises:
        NotFoundError: when nobody is called so, in the lexicon or in the ledger.
        StoreError: when there is no ledger.
    """
    everything = known(address)
    with open_reader(address) as reader:
        query, taken_for = with_names(reader, ClaimQuery(), actor, None)
        told = accounts(everything, reader.iter_claims(ClaimQuery()))
    chosen = [one for one in told if kind in (None, one.incident.kind) and _concerns(one, query.actor_ids)]
    found = tuple(one for one in overview(chosen) if _began_in(one, window))
    return Incidents(found=found, taken_for=taken_for)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incidents:
    """The incidents that answer, and how the actor's name was understood."""

    found: tuple[IncidentSummary, ...]
    taken_for: str | None
    """The actor that a misspelt name was taken for; None when it was found letter for letter."""


def find_positions(address: str, incident: str) -> Positions:
    """Who holds what about the incident of this id, or whose id alone begins so.

    Raises:
        NotFoundError: when none or several answer.
        StoreError: when there is no ledger.
    """
    return board(find_account(address, incident))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A thread with its claims in full."""

    thread: Thread
    entries: Mapping[str, Entry]
    """By id of the claim."""


def find_threads(address: str, incident: str | None = None) -> tuple[Told, ...]:
    """The thread of the incident of this id, or whose id alone begins so; of all, most told of first, without one.

    Raises:
        NotFoundError: when none or several answer.
        StoreError: when there is no ledger.
    """
    everything = known(address)
    wanted = None if incident is None else [_the_one(everything, address, incident)]
    with open_reader(address) as reader:
        held = (
            tuple(reader.iter_claims(ClaimQuery()))
            if wanted is None
            else _around(reader, ClaimQuery(incident=wanted[0]))
        )
    found = {one.incident.id: one for one in accounts(everything, held, wanted)}
    order = [one.id for one in overview(found.values())] if incident is None else list(found)
    return tuple(
        Told(thread=chronicle(found[one], links(one, everything, held, found[one].names)), entries=found[one].entries)
        for one in order
    )


def find_journey(address: str, name: str) -> "Journey":
    """The way of the proposition of this id, or of that which the claim of this id is about.

    Raises:
        NotFoundError: when none or several answer, or the claim says nothing that could be told elsewhere.
        StoreError: when there is no ledger.
    """
    from ledger.threads.journey import journey  # it compares words, and loading that costs more than most answers

    everything = known(address)
    wanted = _proposition(everything, address, name)
    incident = everything.propositions[wanted].incident
    with open_reader(address) as reader:
        query = ClaimQuery(incident=incident) if incident is not None else ClaimQuery(proposition=wanted)
        held = _around(reader, query)
    return journey(everything, held, wanted)


def _around(reader: Reader, query: ClaimQuery) -> tuple[Entry, ...]:
    """All claims of the articles that have one of those asked for: what passes them on stands beside them.

    The rest of the ledger is left alone, so that what is asked of one incident costs what that incident is.
    """
    articles = dict.fromkeys(entry.claim.article for entry in reader.iter_claims(query))
    return tuple(entry for article in articles for entry in reader.iter_claims(ClaimQuery(article=article)))


def _proposition(everything: Known, address: str, prefix: str) -> str:
    wanted = prefix.strip().lower()
    found = [one for one in everything.propositions if wanted and one.startswith(wanted)]
    said = [one for one in everything.memberships.values() if wanted and one.claim.startswith(wanted)]
    meant = dict.fromkeys((*found, *(one.proposition for one in said if one.proposition is not None)))
    if len(meant) == 1:
        return next(iter(meant))
    if meant:
        what, todo = f"several propositions answer to {prefix!r}", "give more of the id"
    elif said:
        what = f"claim {said[0].claim} says nothing that others could say again: it refuses, or only passes on"
        todo = "give the id of another claim"
    else:
        what, todo = f"no proposition and no claim answers to {prefix!r}", "the ids of claims are in: ledger claims"
    raise NotFoundError(what, where=address, todo=todo)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """An incident with all that a reporter's desk lays beside it."""

    account: Account
    thread: Thread
    observations: tuple[Observation, ...]
    """Of outages of its victim about that time; where there are none, those that findings about it rest on."""
    zone: ZoneInfo | None
    """The zone that was asked for, else that of a victim that is a country or a network, where there is one only."""


def find_desk(address: str, incident: str, zone: ZoneInfo | None = None) -> Desk:
    """The incident of this id, or whose id alone begins so, with what was measured of its victim.

    Raises:
        NotFoundError: when none or several answer.
        StoreError: when there is no ledger.
    """
    everything = known(address)
    wanted = _the_one(everything, address, incident)
    with open_reader(address) as reader:
        held = _around(reader, ClaimQuery(incident=wanted))
        observations = reader.observations()
    (account,) = accounts(everything, held, [wanted])
    return Desk(
        account=account,
        thread=chronicle(account, links(wanted, everything, held, account.names)),
        observations=tuple(_observed_of(account, observations)),
        zone=zone or _zone_there(account.incident.victim_id),
    )


def _zone_there(victim: str | None) -> ZoneInfo | None:
    """The zone of a country or of a network; where a company sits says nothing of where its machines stand."""
    return zone_of(victim) if (victim or "").startswith(("country:", "operator:")) else None


ABOUT = timedelta(days=2)
"""So long before and after the beginning that the claims give, an outage of the victim is still the one meant."""


def _observed_of(account: Account, observations: Iterable[Observation]) -> Iterator[Observation]:
    """Those of outages of the victim about that time; where there are none, those that findings about it rest on."""
    every = tuple(observations)
    near = {(one.start.dataset, one.start.group) for one in outages_among(every) if _is_near(account.incident, one)}
    named = {name for entry in account.entries.values() for one in entry.findings for name in one.observations}
    groups = near or {(one.dataset, one.group) for one in every if one.id in named and one.group}
    yield from (one for one in every if (one.dataset, one.group) in groups)


def _is_near(incident: Incident, outage: Outage) -> bool:
    if incident.victim_id is None or outage.start.subject != incident.victim_id:
        return False
    if incident.earliest is None or incident.latest is None:
        return False
    return outage.touches(Window(since=incident.earliest - ABOUT, until=incident.latest + ABOUT))


def find_account(address: str, incident: str) -> Account:
    """The account of the incident of this id, or whose id alone begins so; raises as `find_positions`."""
    everything = known(address)
    wanted = _the_one(everything, address, incident)
    with open_reader(address) as reader:
        (account,) = accounts(everything, _around(reader, ClaimQuery(incident=wanted)), [wanted])
    return account


def _the_one(everything: Known, address: str, prefix: str) -> str:
    wanted = prefix.strip().lower()
    found = [one for one in everything.incidents if wanted and one.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if not found:
        todo = "the ids are in: ledger incidents"
        raise NotFoundError(f"no incident answers to {prefix!r}", where=address, todo=todo)
    named = ", ".join(f"{one} ({incident_words(everything.incidents[one])})" for one in found[:SHOWN])
    more = ", ..." if len(found) > SHOWN else ""
    what = f"several incidents answer to {prefix!r}: {named}{more}"
    raise NotFoundError(what, where=address, todo="give more of the id")


def _concerns(account: Account, actors: tuple[str, ...] | None) -> bool:
    """Whether it befell one of these, or one of these speaks of it."""
    if actors is None:
        return True
    wanted = frozenset(actors)
    speaking = (one for entry in account.entries.values() for one in entry.claim.roll_up)
    return account.incident.victim_id in wanted or not wanted.isdisjoint(speaking)


def _began_in(one: IncidentSummary, window: Window) -> bool:
    if one.earliest is None and one.latest is None:
        return window.touches(one.first_told, one.last_told)
    return window.touches(one.earliest, one.latest)
