"""Reads the threads of claims that stand: what was found when they came, as later events have left it."""

import json
from collections.abc import Container, Iterable, Sequence

from ledger.model.gist import Gist, HappeningKind
from ledger.model.problem import StoreError
from ledger.model.record import from_plain, parse_instant
from ledger.model.thread import Course, Incident, Known, Membership, Proposition, Relation, RelationKind, Stance
from ledger.store.bodies import told_if_damaged
from ledger.store.snapshot import Row, Snapshot, Value
from ledger.store.threads.standing import MEMBER_COUNTS, RELATION_COUNTS

_BODY = """
    CASE WHEN i.victim IS NULL
    THEN (SELECT e.body FROM event e WHERE e.seq = i.seq AND e.body LIKE '%"name":"%') END
"""
"""The event, where it has the name of an attack, which is no column of the table; one that has a name has no victim."""

COURSE = f"""
    i.id, i.kind, i.victim, i.victim_id, i.earliest, i.latest, i.words, i.ordinal, i.told, i.merged_into, i.place,
    {_BODY}
"""
"""What `course_of` reads."""

COURSE_NOW = f"SELECT {COURSE} FROM incident i WHERE i.id = ? ORDER BY i.seq DESC, i.place DESC LIMIT 1"
"""An incident as it is known now, by its id."""

_MEMBERS = f"""
    SELECT m.seq, m.place, c.id, m.incident, m.proposition, m.stance, u.id
    FROM membership m JOIN claim c ON c.seq = m.claim_seq JOIN claim u ON u.seq = m.utterance
    WHERE {MEMBER_COUNTS}
"""
_INCIDENTS = f"SELECT i.seq, i.place, {COURSE} FROM incident i WHERE TRUE"
_INTO = "SELECT i.merged_into FROM incident i WHERE i.id = ? ORDER BY i.seq DESC, i.place DESC LIMIT 1"
_PROPOSITIONS = """
    SELECT p.seq, p.place, p.id, p.incident, e.body
    FROM proposition p JOIN event e ON e.seq = p.claim_seq WHERE TRUE
"""
_RELATIONS = f"""
    SELECT r.seq, r.place, r.kind, a.id, b.id, r.rule, r.score
    FROM relation r JOIN claim a ON a.seq = r.later JOIN claim b ON b.seq = r.earlier
    WHERE {RELATION_COUNTS}
"""
"""Each begins with the place in the log, by which the rows are put in order."""


def threads(snapshot: Snapshot, claims: Sequence[int] | None = None) -> Known:
    """The threads of one moment of a ledger.

    Args:
        snapshot: the ledger.
        claims: rows of those claims of which alone they are wanted; None for all. Of a relation it is the later one.
    """
    members = {row[0]: _membership(row) for row in _rows(snapshot, _MEMBERS, "m.claim_seq", claims)}
    about, said = _named(one.incident for one in members.values()), _named(one.proposition for one in members.values())
    incidents = _rows(snapshot, _INCIDENTS, "i.id", None if claims is None else about)
    propositions = _rows(snapshot, _PROPOSITIONS, "p.id", None if claims is None else said)
    relations = _rows(snapshot, _RELATIONS, "r.later", claims)
    found = Known(
        incidents={row[0]: course_of(row).incident for row in incidents if row[0] in about},
        propositions={row[0]: _proposition(row) for row in propositions if row[0] in said},
        memberships=members,
        relations=tuple({row[:3]: _relation(row) for row in relations}.values()),
    )
    all_there((*about, *said), found.incidents.keys() | found.propositions.keys())
    return found


def all_there(named: Iterable[str], found: Container[str]) -> None:
    """Lets it pass that whatever is named is found.

    Raises:
        StoreError: when something is not: it is no ledger as this program writes one.
    """
    for name in named:
        if name not in found:
            raise StoreError(f"the ledger is damaged: {name} is named and not there", todo="run: ledger verify")


def _named(names: Iterable[str | None]) -> dict[str, None]:
    """Each name once."""
    return dict.fromkeys(name for name in names if name is not None)


def _rows(snapshot: Snapshot, sql: str, column: str, only: Iterable[Value] | None) -> list[Row]:
    """The rows in the order of the log, without their place in it; those where the column is one of these only."""
    asked = snapshot.rows(sql) if only is None else snapshot.rows_for(f"{sql} AND {column} IN ({{keys}})", [*only])
    return [row[2:] for row in sorted(asked, key=lambda row: row[:2])]


def standing_incident(snapshot: Snapshot, incident: str) -> str:
    """The incident that people have declared this one to be, step by step; itself where nobody has."""
    seen = set[str]()
    while incident not in seen:
        seen.add(incident)
        for (into,) in snapshot.rows(_INTO, (incident,)):
            incident = into or incident
    return incident


@told_if_damaged
def course_of(row: Row) -> Course:
    """The incident of a row of `incident`, with what else a later article's is set against."""
    name, kind, victim, victim_id, earliest, latest, words, ordinal, told, into, place, body = row
    incident = Incident(
        id=name,
        kind=HappeningKind(kind),
        victim=victim,
        victim_id=victim_id,
        earliest=earliest and parse_instant(earliest),
        latest=latest and parse_instant(latest),
        words=words,
        name=json.loads(body)["incidents"][place].get("name") if body else None,
    )
    return Course(incident=incident, ordinal=ordinal, told=told and parse_instant(told), into=into)


@told_if_damaged
def _membership(row: Row) -> Membership:
    claim, incident, proposition, stance, utterance = row
    return Membership(
        claim=claim, incident=incident, proposition=proposition, stance=Stance(stance), utterance=utterance
    )


@told_if_damaged
def _proposition(row: Row) -> Proposition:
    """What a proposition says is the gist of the claim that said it first."""
    name, incident, body = row
    gist = from_plain(Gist, json.loads(body)["claim"]["gist"])
    return Proposition(id=name, incident=incident, predicate=gist.predicate, arguments=gist.arguments, words=gist.words)


@told_if_damaged
def _relation(row: Row) -> Relation:
    kind, later, earlier, rule, score = row
    return Relation(kind=RelationKind(kind), later=later, earlier=earlier, rule=rule, score=score)
