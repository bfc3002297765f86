"""What the reading commands ask: claims by the names that people use, one claim, articles, actors, figures."""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ledger.model.actor import Actor
from ledger.model.claim import Entry
from ledger.model.evidence import Dataset, Observation, Series
from ledger.model.outage import Outage, outages_among
from ledger.model.problem import NotFoundError
from ledger.model.text import Article
from ledger.model.window import ALWAYS, Window
from ledger.store.queries.query import ClaimQuery, fold
from ledger.store.reading import Reader, open_reader
from ledger.store.rows import ArticleRow, ClaimPage, Status

if TYPE_CHECKING:
    from ledger.export.outage_story import Story, Subject
    from ledger.extract.actors import Gazetteer

LETTER_FOR_LETTER = 1000
"""The score of a name that the lexicon has as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The claims that answer, and how the actor's name was understood."""

    page: ClaimPage
    taken_for: str | None
    """The actor that a misspelt name was taken for; None when it was found letter for letter."""


def find_claims(address: str, query: ClaimQuery, *, actor: str | None = None, target: str | None = None) -> Answer:
    """The claims that answer a query, whose actor and target are given by name.

    Raises:
        NotFoundError: when nobody is called so, in the lexicon or in the ledger.
        StoreError: when there is no ledger.
    """
    with open_reader(address) as reader:
        query, taken_for = with_names(reader, query, actor, target)
        return Answer(page=reader.claims(query), taken_for=taken_for)


def with_names(
    reader: Reader, query: ClaimQuery, actor: str | None, target: str | None
) -> tuple[ClaimQuery, str | None]:
    """The query with the ids that these names mean, and the actor that a misspelt one was taken for.

    Raises:
        NotFoundError: when nobody is called so, in the lexicon or in the ledger.
    """
    taken_for = None
    if actor:
        ids, taken_for = _actor_ids(actor, reader)
        query = replace(query, actor_ids=ids)
    if target:
        query = replace(query, target=_canonical_name(target))
    return query, taken_for


def _actor_ids(name: str, reader: Reader) -> tuple[tuple[str, ...], str | None]:
    """Whom a name means: one of the lexicon, else those of this ledger whose ids hold its words, else one like it."""
    from ledger.extract.actors import load_gazetteer  # loading the lexicon costs more than most answers

    gazetteer = load_gazetteer()
    if reader.has_actor(name):
        return (name,), None
    match = gazetteer.match(name)
    if match and match.score == LETTER_FOR_LETTER:
        return (match.actor.id,), None
    if found := _called(name, gazetteer) or _seen_as(name, reader):
        return found, None
    if match:
        return (match.actor.id,), match.actor.name
    alike = ", ".join(repr(actor.name) for actor, _ in gazetteer.search(name)[:3])
    todo = f"did you mean {alike}?" if alike else "`ledger actors` lists who is known"
    raise NotFoundError(f"nobody is called {name!r}, in the lexicon or in this ledger", todo=todo)


def _called(name: str, gazetteer: "Gazetteer") -> tuple[str, ...]:
    """The ids of those of the lexicon who are called so, capitals apart: in a question they are often left out."""
    wanted = fold(name)
    return tuple(one.id for one in gazetteer.actors if wanted in map(fold, (one.id, one.name, *one.aliases)))


def _seen_as(name: str, reader: Reader) -> tuple[str, ...]:
    """The ids of this ledger that hold the words of a name: ids that no lexicon lists are made from names."""
    slug = re.sub(r"[^\w]+", "-", fold(name)).strip("-")
    return tuple(one.id for one in reader.actors_seen() if slug in one.id.partition(":")[2]) if slug else ()


def _canonical_name(name: str) -> str:
    """The common name of whom the lexicon knows ("DPRK" is "North Korea"), else the name as it is."""
    from ledger.extract.actors import load_gazetteer

    gazetteer = load_gazetteer()
    if match := gazetteer.match(name):
        return match.actor.name
    called = _called(name, gazetteer)
    return gazetteer.actor(called[0]).name if len(called) == 1 else name


def find_claim(address: str, prefix: str) -> tuple[Entry, Article]:
    """The claim whose id begins so, with its article.

    Raises:
        NotFoundError: when none or several ids begin so.
        StoreError: when there is no ledger.
    """
    with open_reader(address) as reader:
        entry = reader.claim(prefix)
        return entry, reader.article(entry.claim.article)


def find_articles(address: str) -> tuple[ArticleRow, ...]:
    """The articles in the order they were added.

    Raises:
        StoreError: when there is no ledger.
    """
    with open_reader(address) as reader:
        return reader.articles()


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A measurement file with what was found in it."""

    dataset: Dataset
    series: tuple[Series, ...]
    observations: tuple[Observation, ...]


def find_holding(address: str, dataset: str) -> Holding:
    """The measurement file of this id, or whose id alone begins so.

    Raises:
        NotFoundError: when none or several answer.
        StoreError: when there is no ledger.
    """
    with open_reader(address) as reader:
        one = reader.dataset(dataset)
        series = reader.series_of(one.id)
        found = tuple(item for item in reader.observations() if item.dataset == one.id)
    return Holding(dataset=one, series=series, observations=found)


def find_outages(address: str, entity: str | None = None, window: Window = ALWAYS) -> tuple[Outage, ...]:
    """The outages that were measured or reported, of one entity or of all, that touch the window, oldest first.

    Raises:
        StoreError: when there is no ledger.
    """
    return tuple(one for one in outages_among(_observed(address, entity)) if one.touches(window))


def find_outage_story(
    address: str, entity: str | None = None, zone: ZoneInfo | None = None, window: Window = ALWAYS
) -> "Story":
    """What a picture of the outages of one network tells.

    Args:
        address: where the ledger is.
        entity: whose outages; None where the ledger holds those of one network only.
        zone: the second zone beside UTC; None for the network's own, where its country has one.
        window: outages that do not touch it are left out.

    Raises:
        NotFoundError: when there is no outage with a known bound.
        UsageError: when there are outages of several networks.
        StoreError: when there is no ledger.
    """
    from ledger.export.outage_story import tell

    found = find_outages(address, entity, window)
    subject = _subject_of(next((one.start.subject for one in found if one.start.subject), None), zone)
    with open_reader(address) as reader:
        datasets = dict.fromkeys(one.start.dataset for one in found)
        series = [one for dataset in datasets for one in reader.series_of(dataset)]
        return tell(found, series, reader.iter_claims(ClaimQuery()), subject)


def _subject_of(name: str | None, zone: ZoneInfo | None) -> "Subject":
    """The common name of whose network it is, and its zone where its country has one only."""
    from ledger.export.outage_story import Subject
    from ledger.extract.actors import load_gazetteer

    known = next((one for one in load_gazetteer().actors if one.id == name), None)
    return Subject(name=known.name if known else None, zone=zone or zone_of(name))


def zone_of(actor: str | None) -> ZoneInfo | None:
    """The zone of the actor of this id, where its country is known and has one only."""
    from ledger.extract.actors import load_gazetteer
    from ledger.extract.places import zones_of_place

    known = next((one for one in load_gazetteer().actors if one.id == actor), None)
    zones = zones_of_place("", known.country) if known and known.country else ()
    return ZoneInfo(zones[0]) if len(zones) == 1 else None


def find_upstreams(address: str, entity: str | None = None, window: Window = ALWAYS) -> tuple[Observation, ...]:
    """The upstreams that were measured or reported, of one entity or of all, that touch the window, oldest first.

    Raises:
        StoreError: when there is no ledger.
    """
    every = (one for one in _observed(address, entity) if one.kind == "upstream")
    found = [one for one in every if window.touches(one.window_start, one.window_end)]
    return tuple(sorted(found, key=lambda one: (str(one.window_start), one.entity, one.name or "", one.id)))


def _observed(address: str, entity: str | None) -> list[Observation]:
    with open_reader(address) as reader:
        wanted = None if entity is None else entity.casefold()
        return [one for one in reader.observations() if wanted in {None, one.entity.casefold(), one.subject}]


def find_datasets(address: str) -> tuple[Dataset, ...]:
    """The measurement files in the order they were added.

    Raises:
        StoreError: when there is no ledger.
    """
    with open_reader(address) as reader:
        return reader.datasets()


def look_at(address: str) -> Status:
    """What the ledger holds, in figures.

    Raises:
        StoreError: when there is no ledger.
    """
    with open_reader(address) as reader:
        return reader.status()


def search_actors(query: str, more: tuple[Path, ...] = ()) -> list[Actor]:
    """The actors of the lexicon by a part of a name, an id or an AS number, the best first; all for an empty query.

    Raises:
        NotFoundError: when there is none.
    """
    from ledger.extract.actors import load_gazetteer  # loading the lexicon costs more than most answers

    found = [actor for actor, _ in load_gazetteer(more).search(query)]
    if not found:
        raise NotFoundError(f"no actor is called {query!r}", todo="`ledger actors` lists all; --actors FILE adds yours")
    return found
