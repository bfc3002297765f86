"""Finds incidents and propositions by the beginning of an id, those that a claim is about that stands."""

from typing import NamedTuple

from ledger.model.thread import Incident
from ledger.store.queries.prefixes import range_of
from ledger.store.snapshot import Row, Snapshot
from ledger.store.threads.reading import COURSE_NOW, course_of, standing_incident
from ledger.store.threads.standing import MEMBER_COUNTS

MOST = 5
"""So many are looked for: enough to name some, and to say that there are more."""

_INCIDENTS = f"""
    SELECT DISTINCT m.incident FROM membership m
    WHERE m.incident >= ? AND m.incident < ? AND {MEMBER_COUNTS} ORDER BY m.incident LIMIT {MOST}
"""
_MERGED = f"""
    SELECT DISTINCT i.id FROM incident i
    WHERE i.id >= ? AND i.id < ? AND i.merged_into IS NOT NULL ORDER BY i.id LIMIT {MOST}
"""
_IS_ABOUT = f"SELECT 1 FROM membership m WHERE m.incident = ? AND {MEMBER_COUNTS} LIMIT 1"
_PROPOSITIONS = f"""
    SELECT DISTINCT m.proposition FROM membership m
    WHERE m.proposition >= ? AND m.proposition < ? AND {MEMBER_COUNTS} ORDER BY m.proposition LIMIT {MOST}
"""
_INCIDENT = "SELECT p.incident FROM proposition p WHERE p.id = ? ORDER BY p.seq DESC, p.place DESC LIMIT 1"
_SAID = f"""
    SELECT c.id, m.proposition FROM claim c JOIN membership m ON m.claim_seq = c.seq
    WHERE c.id >= ? AND c.id < ? AND {MEMBER_COUNTS} ORDER BY c.id, c.seq LIMIT {MOST}
"""


class Said(NamedTuple):
    """A claim, and what it is about."""

    claim: str
    """Id."""
    proposition: str | None
    """Id; None for one that says nothing that could be said again."""


def incidents_named(snapshot: Snapshot, prefix: str) -> list[Incident]:
    """The incidents whose ids begin so, at most `MOST`; for one that was merged the one that it was declared to be."""
    asked = range_of(prefix)
    if asked is None:
        return []
    found = dict.fromkeys(row[0] for row in snapshot.rows(_INCIDENTS, asked))
    for (merged,) in list(snapshot.rows(_MERGED, asked)):
        now = standing_incident(snapshot, merged)
        if any(snapshot.rows(_IS_ABOUT, (now,))):
            found[now] = None
    return [course_of(snapshot.row(COURSE_NOW, (one,))).incident for one in [*found][:MOST]]


def propositions_named(snapshot: Snapshot, prefix: str) -> list[str]:
    """The ids of propositions that begin so, at most `MOST`."""
    return [row[0] for row in _found(snapshot, _PROPOSITIONS, prefix)]


def incident_of(snapshot: Snapshot, proposition: str) -> str | None:
    """The id of the incident that the proposition of this whole id is about; None where it is about none."""
    return next((row[0] for row in snapshot.rows(_INCIDENT, (proposition,))), None)


def claims_named(snapshot: Snapshot, prefix: str) -> list[Said]:
    """The claims that stand whose ids begin so, at most `MOST`."""
    return [Said(*row) for row in _found(snapshot, _SAID, prefix)]


def _found(snapshot: Snapshot, sql: str, prefix: str) -> list[Row]:
    asked = range_of(prefix)
    return [] if asked is None else list(snapshot.rows(sql, asked))
