"""What the commands of threads ask: the claims of many articles bound together as incidents and propositions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from ledger.answers import with_names, zone_of
from ledger.model.claim import Entry
from ledger.model.evidence import Observation
from ledger.model.gist import HappeningKind
from ledger.model.outage import Outage, outages_among
from ledger.model.problem import NotFoundError
from ledger.model.thread import Incident, Known
from ledger.model.window import ALWAYS, Window
from ledger.store.queries.query import ClaimQuery
from ledger.store.reading import Reader, open_reader
from ledger.store.threads.census import Figures, Size
from ledger.store.threads.reader import ThreadReader
from ledger.threads.views.account import Account, accounts
from ledger.threads.views.board import Positions, board
from ledger.threads.views.chronicle import Thread, chronicle
from ledger.threads.views.links import links
from ledger.threads.views.overview import CONTESTED, IncidentSummary, first_and_last
from ledger.threads.views.phrases import incident_words

if TYPE_CHECKING:
    from ledger.threads.views.journey import Journey

SHOWN = 4
"""So many incidents are named where an id could be of several."""


def find_incidents(
    address: str,
    *,
    kind: HappeningKind | None = None,
    actor: str | None = None,
    window: Window = ALWAYS,
    limit: int | None = None,
) -> "Incidents":
    """The incidents that claims tell of, those first of which most articles tell, then those with most claims.

    Args:
        address: where the ledger is.
        kind: those of this kind only.
        actor: those only that befell an actor of this name, or of which something is said on his behalf.
        window: those only that can have begun in it; of an incident without a beginning its articles are asked.
        limit: at most so many; the total counts all.

    Raises:
        NotFoundError: when nobody is called so, in the lexicon or in the ledger.
        StoreError: when there is no ledger.
    """
    with open_reader(address) as reader:
        query, taken_for = with_names(reader, ClaimQuery(), actor, None)
        sizes = [one for one in reader.threading.sizes(query.actor_ids) if kind in (None, one.incident.kind)]
        ranked = sorted(_began_in(reader.threading, sizes, window), key=_rank)
        page = ranked if limit is None else ranked[:limit]
        figures = reader.threading.figures((one.incident for one in page), CONTESTED)
    found = tuple(_summary(one, figures[one.incident.id]) for one in page)
    return Incidents(found=found, total=len(ranked), taken_for=taken_for)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incidents:
    """The incidents that answer, and how the actor's name was understood."""

    found: tuple[IncidentSummary, ...]
    total: int
    """How many answer, whatever the limit."""
    taken_for: str | None
    """The actor that a misspelt name was taken for; None when it was found letter for letter."""


def _rank(one: Size) -> tuple[int, int, str, str, str]:
    """Those first of which most is told; of equals the earlier one, then by words: ids say nothing to a reader."""
    began = one.incident.earliest.isoformat() if one.incident.earliest else "~"
    return -one.articles, -one.claims, began, one.incident.words, one.incident.id


def _began_in(reader: ThreadReader, sizes: Iterable[Size], window: Window) -> list[Size]:
    """Those that can have begun in the window; of those without a beginning, those whose articles can be of it."""
    if window == ALWAYS:
        return list(sizes)
    dated = {one.incident.id: (one.incident.earliest, one.incident.latest) for one in sizes}
    undated = [one.incident for one in sizes if dated[one.incident.id] == (None, None)]
    for name, one in reader.figures(undated, CONTESTED).items():
        dated[name] = first_and_last(one.published)
    return [one for one in sizes if window.touches(*dated[one.incident.id])]


def _summary(size: Size, figures: Figures) -> IncidentSummary:
    one = size.incident
    first, last = first_and_last(figures.published)
    return IncidentSummary(
        id=one.id,
        name=incident_words(one, {one.victim_id: figures.victim} if one.victim_id and figures.victim else {}),
        kind=one.kind,
        victim=one.victim,
        victim_id=one.victim_id,
        earliest=one.earliest,
        latest=one.latest,
        words=one.words,
        claims=size.claims,
        articles=size.articles,
        outlets=figures.outlets,
        propositions=figures.propositions,
        contested=figures.contested,
        actors=figures.actors,
        first_told=first,
        last_told=last,
    )


def find_positions(address: str, incident: str) -> Positions:
    """Who holds what about the incident of this id, or whose id alone begins so; raises as `find_account`."""
    return board(find_account(address, incident))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A thread with its claims in full."""

    thread: Thread
    entries: Mapping[str, Entry]
    """By id of the claim."""


def find_thread(address: str, incident: str) -> Told:
    """The thread of the incident of this id, or whose id alone begins so; raises as `find_account`."""
    with open_reader(address) as reader:
        return _told(_read(reader, _the_one(reader, address, incident)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Threads:
    """The threads of several incidents."""

    found: tuple[Told, ...]
    total: int
    """How many there are, whatever the limit."""


def find_threads(address: str, limit: int | None = None) -> Threads:
    """The threads of the incidents of which most articles tell, at most so many.

    Raises:
        StoreError: when there is no ledger.
    """
    with open_reader(address) as reader:
        ranked = sorted(reader.threading.sizes(), key=_rank)
        page = ranked if limit is None else ranked[:limit]
        return Threads(found=tuple(_told(_read(reader, one.incident.id)) for one in page), total=len(ranked))


def _told(read: "_Read") -> Told:
    return Told(thread=read.thread(), entries=read.account.entries)


def find_journey(address: str, name: str) -> "Journey":
    """The way of the proposition of this id, or of that which the claim of this id is about.

    Raises:
        NotFoundError: when none or several answer, or the claim says nothing that could be told elsewhere.
        StoreError: when there is no ledger.
    """
    from ledger.threads.views.journey import journey  # it compares words, and loading that costs more than most answers

    with open_reader(address) as reader:
        wanted = _proposition(reader.threading, address, name)
        incident = reader.threading.incident_of(wanted)
        if incident is None:
            around = reader.threading.surroundings("proposition", wanted)
        else:
            around = reader.threading.surroundings("incident", incident)
    return journey(around.threads, around.entries, wanted)


def _proposition(reader: ThreadReader, address: str, prefix: str) -> str:
    said = reader.claims_named(prefix)
    about = (one.proposition for one in said if one.proposition is not None)
    meant = dict.fromkeys((*reader.propositions_named(prefix), *about))
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


class _Read(NamedTuple):
    """An incident as it was read: with all that stands in its articles."""

    known: Known
    entries: tuple[Entry, ...]
    account: Account

    def thread(self) -> Thread:
        """Its claims in the order of time."""
        incident = self.account.incident.id
        return chronicle(self.account, links(incident, self.known, self.entries, self.account.names))


def _read(reader: Reader, incident: str) -> _Read:
    """The incident of this whole id."""
    around = reader.threading.surroundings("incident", incident)
    (account,) = accounts(around.threads, around.entries, [incident])
    return _Read(around.threads, around.entries, account)


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
    with open_reader(address) as reader:
        read = _read(reader, _the_one(reader, address, incident))
        observations = reader.observations()
    return Desk(
        account=read.account,
        thread=read.thread(),
        observations=tuple(_observed_of(read.account, observations)),
        zone=zone or _zone_there(read.account.incident.victim_id),
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
    """The account of the incident of this id, or whose id alone begins so; one that was merged stands for the other.

    Raises:
        NotFoundError: when none or several answer.
        StoreError: when there is no ledger.
    """
    with open_reader(address) as reader:
        return _read(reader, _the_one(reader, address, incident)).account


def _the_one(reader: Reader, address: str, prefix: str) -> str:
    found = reader.threading.incidents_named(prefix)
    if len(found) == 1:
        return found[0].id
    if not found:
        todo = "the ids are in: ledger incidents"
        raise NotFoundError(f"no incident answers to {prefix!r}", where=address, todo=todo)
    named = ", ".join(f"{one.id} ({incident_words(one)})" for one in found[:SHOWN])
    more = ", ..." if len(found) > SHOWN else ""
    what = f"several incidents answer to {prefix!r}: {named}{more}"
    raise NotFoundError(what, where=address, todo="give more of the id")
