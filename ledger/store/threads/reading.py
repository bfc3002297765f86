"""Reads the threads of the claims that stand: what was found when they came, as later events have left it."""

import json
from typing import NamedTuple

from ledger.model.gist import Gist, HappeningKind
from ledger.model.record import from_plain, parse_instant
from ledger.model.thread import Course, Incident, Membership, Proposition, Relation, RelationKind, Stance
from ledger.store.bodies import told_if_damaged
from ledger.store.snapshot import Row, Snapshot
from ledger.store.threads.standing import MEMBER_COUNTS, RELATION_COUNTS

COURSE = "i.id, i.kind, i.victim, i.victim_id, i.earliest, i.latest, i.words, i.ordinal, i.told, i.merged_into"
"""The columns that `course_of` reads."""

_MEMBERS = f"""
    SELECT c.id, m.incident, m.proposition, m.stance, u.id
    FROM membership m JOIN claim c ON c.seq = m.claim_seq JOIN claim u ON u.seq = m.utterance
    WHERE {MEMBER_COUNTS} ORDER BY m.seq, m.place
"""
_INCIDENTS = f"SELECT {COURSE} FROM incident i ORDER BY i.seq, i.place"
_INTO = "SELECT i.merged_into FROM incident i WHERE i.id = ? ORDER BY i.seq DESC, i.place DESC LIMIT 1"
_PROPOSITIONS = """
    SELECT p.id, p.incident, e.body FROM proposition p JOIN event e ON e.seq = p.claim_seq ORDER BY p.seq, p.place
"""
_RELATIONS = f"""
    SELECT r.kind, a.id, b.id, r.rule, r.score
    FROM relation r JOIN claim a ON a.seq = r.later JOIN claim b ON b.seq = r.earlier
    WHERE {RELATION_COUNTS} ORDER BY r.seq, r.place
"""


class Threads(NamedTuple):
    """What is known of the claims that stand, in the order in which it became known."""

    incidents: dict[str, Incident]
    """By id; those that a claim is about."""
    propositions: dict[str, Proposition]
    """By id; those that a claim belongs to."""
    memberships: dict[str, Membership]
    """By id of the claim."""
    relations: tuple[Relation, ...]


def threads(snapshot: Snapshot) -> Threads:
    """The threads of one moment of a ledger."""
    members = {row[0]: _membership(row) for row in snapshot.rows(_MEMBERS)}
    about = {one.incident for one in members.values()}
    said = {one.proposition for one in members.values()}
    return Threads(
        incidents={row[0]: course_of(row).incident for row in snapshot.rows(_INCIDENTS) if row[0] in about},
        propositions={row[0]: _proposition(row) for row in snapshot.rows(_PROPOSITIONS) if row[0] in said},
        memberships=members,
        relations=tuple({row[:3]: _relation(row) for row in snapshot.rows(_RELATIONS)}.values()),
    )


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
    name, kind, victim, victim_id, earliest, latest, words, ordinal, told, into = row
    incident = Incident(
        id=name,
        kind=HappeningKind(kind),
        victim=victim,
        victim_id=victim_id,
        earliest=earliest and parse_instant(earliest),
        latest=latest and parse_instant(latest),
        words=words,
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
