"""Counts what is said of incidents, in the tables: no claim is read in full for it.

Whatever nobody stands by is left out: claims that were superseded, retracted, or rejected by people.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ledger.model.review import ReviewState
from ledger.model.thread import Incident, RelationKind
from ledger.store.review.conditions import Condition, in_state
from ledger.store.snapshot import Row, Snapshot
from ledger.store.threads.reading import COURSE, all_there, course_of
from ledger.store.threads.standing import IS_LAST, MEMBER_COUNTS, RELATION_COUNTS

_MEMBERS = f"FROM membership m JOIN claim c ON c.seq = m.claim_seq WHERE {MEMBER_COUNTS}"

_SIZES = f"SELECT m.incident, c.article, count(*) {_MEMBERS} AND m.incident IS NOT NULL"

_CONCERNED = f"""
    SELECT DISTINCT m.incident FROM claim_actor x JOIN membership m ON m.claim_seq = x.seq JOIN claim c ON c.seq = x.seq
    WHERE x.actor_id IN ({{actors}}) AND {MEMBER_COUNTS} AND m.incident IS NOT NULL
"""

_COURSES = f"SELECT {COURSE} FROM incident i ORDER BY i.seq, i.place"

_CLAIMS = f"""
    SELECT m.incident, c.seq, m.proposition, coalesce(c.outlet, a.outlet), a.published,
        c.actor_id, c.actor, c.speaker_id, c.speaker, c.target_id, c.target
    FROM membership m JOIN claim c ON c.seq = m.claim_seq JOIN article a ON a.seq = c.article_seq
    WHERE m.incident IN ({{keys}}) AND {MEMBER_COUNTS}
"""

_CONTESTED = f"""
    SELECT r.later, r.earlier FROM relation r
    WHERE r.kind IN ({{kinds}}) AND {RELATION_COUNTS}
        AND r.later IN (SELECT m.claim_seq FROM membership m WHERE m.incident IN ({{keys}}) AND {IS_LAST})
"""


class Size(NamedTuple):
    """An incident, and how much is said of it."""

    incident: Incident
    claims: int
    articles: int


class Figures(NamedTuple):
    """More of what is said of an incident."""

    outlets: int
    propositions: int
    contested: int
    """Claims that are to another one of it what was asked for."""
    actors: tuple[str, ...]
    """On whose behalf most is said of it first."""
    victim: str | None
    """The name that most of its claims have for whom it befell; None where he has no id."""
    published: frozenset[str]
    """When its articles were, as they have it."""


def sizes(snapshot: Snapshot, actors: tuple[str, ...] | None = None) -> list[Size]:
    """The incidents of which anything is said, in no order.

    Args:
        snapshot: the ledger.
        actors: those only that befell one of these, or of which one of these speaks; by id.
    """
    standing, values = _not_rejected(snapshot)
    rows = snapshot.rows(f"{_SIZES} AND {standing} GROUP BY m.incident, c.article", values)
    articles: defaultdict[str, list[int]] = defaultdict(list)
    for incident, _, claims in rows:
        articles[incident].append(claims)
    concerned = None if actors is None else _concerned(snapshot, actors, (standing, values))
    courses = {row[0]: row for row in snapshot.rows(_COURSES) if row[0] in articles}
    found = (course_of(row).incident for row in courses.values())
    return [
        Size(one, sum(articles[one.id]), len(articles[one.id]))
        for one in found
        if concerned is None or one.id in concerned or one.victim_id in (actors or ())
    ]


def figures(snapshot: Snapshot, incidents: Iterable[Incident], contested: Iterable[RelationKind]) -> dict[str, Figures]:
    """More of what is said of these incidents, by id.

    Args:
        snapshot: the ledger.
        incidents: some, of each of which anything is said.
        contested: kinds of relations.

    Raises:
        StoreError: when nothing is said of one.
    """
    wanted = {one.id: one for one in incidents}
    standing, values = _not_rejected(snapshot)
    claims: defaultdict[str, list[Row]] = defaultdict(list)
    for row in snapshot.rows_for(f"{_CLAIMS} AND {standing}", [*wanted], values):
        claims[row[0]].append(row[1:])
    all_there(wanted, claims)
    kinds = ", ".join(f"'{kind.value}'" for kind in contested)
    of = {row[0]: name for name, rows in claims.items() for row in rows}
    disputed: defaultdict[str, set[int]] = defaultdict(set)
    for later, earlier in snapshot.rows_for(_CONTESTED.replace("{kinds}", kinds), [*wanted]):
        if later in of and of[later] == of.get(earlier):
            disputed[of[later]].add(later)
    return {name: _figures(wanted[name], rows, len(disputed[name])) for name, rows in claims.items()}


def _figures(incident: Incident, claims: Sequence[Row], contested: int) -> Figures:
    actors = Counter(row[5] for row in claims if row[5])
    return Figures(
        outlets=len({row[2] for row in claims if row[2]}),
        propositions=len({row[1] for row in claims if row[1] is not None}),
        contested=contested,
        actors=tuple(sorted(actors, key=lambda name: (-actors[name], name))),
        victim=_most_called(incident, claims),
        published=frozenset(row[3] for row in claims if row[3]),
    )


def _most_called(incident: Incident, claims: Iterable[Row]) -> str | None:
    """What the incident and its claims call the victim most; of several the first by the alphabet."""
    if not incident.victim_id:
        return None
    names = Counter([incident.victim] if incident.victim else [])
    names.update(name for row in claims for id_, name in _people(row) if id_ == incident.victim_id and name)
    return max(sorted(names), key=names.__getitem__, default=None)


def _people(row: Row) -> Iterator[tuple[str | None, str | None]]:
    """Ids and names of who speaks, is spoken for, is aimed at."""
    yield from zip(row[4::2], row[5::2], strict=True)


def _concerned(snapshot: Snapshot, actors: tuple[str, ...], standing: Condition) -> set[str]:
    if not actors:
        return set()
    sql = _CONCERNED.replace("{actors}", ", ".join("?" * len(actors)))
    return {row[0] for row in snapshot.rows(f"{sql} AND {standing[0]}", (*actors, *standing[1]))}


def _not_rejected(snapshot: Snapshot) -> Condition:
    """True for claims, of the table under the name `c`, that people have not rejected; asked where any are reviewed."""
    if not snapshot.has_any("review"):
        return "TRUE", ()
    sql, values = in_state(ReviewState.REJECTED, "c")
    return f"NOT ({sql})", values
