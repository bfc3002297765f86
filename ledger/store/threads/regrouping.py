"""Appends what people decide about incidents: two are one, or some claims are of another. Nothing is edited."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from ledger.model.thread import Told, Woven
from ledger.store.asking import ask_for
from ledger.store.log.events import EventKind
from ledger.store.rows import Recorded
from ledger.store.threads.append import thread_body
from ledger.store.threads.lookup import Lookup
from ledger.store.threads.standing import IS_LAST, MEMBER_COUNTS
from ledger.store.transaction import Transaction

Merge = Callable[[Lookup, str, str, Sequence[Told]], Woven]
"""What puts the claims of the second incident under the first; it is another room's."""

Split = Callable[[Lookup, str, Sequence[Told]], Woven]
"""What puts these claims of an incident under a new one."""

_NOW = """
    SELECT i.id, i.seq, i.merged_into FROM incident i WHERE i.id IN ({keys}) ORDER BY i.seq, i.place
"""
_MEMBERS = f"""
    SELECT m.claim_seq, m.incident, m.proposition, m.utterance, c.id
    FROM membership m JOIN claim c ON c.seq = m.claim_seq
    WHERE m.incident IN ({{keys}}) AND {MEMBER_COUNTS} ORDER BY m.claim_seq
"""


_DECIDED = f"""
    SELECT m.claim_seq, m.incident FROM membership m
    WHERE m.claim_seq IN ({{keys}}) AND {IS_LAST} AND m.incident IS NOT NULL
        AND EXISTS (SELECT 1 FROM regrouping g WHERE g.word = 'split' AND m.incident IN (g.incident, g.other))
"""


class Said(NamedTuple):
    """Whose word it is, and why."""

    keeper: str
    reason: str


def append_merge(pending: Transaction, into: str, other: str, said: Said, merge: Merge) -> Recorded:
    """Puts the event that declares one incident to be another; the same again changes nothing.

    Args:
        pending: the transaction.
        into: id of the incident that stays.
        other: id of the one that is declared to be it.
        said: who says so, and why.
        merge: finds out what the claims of the second are under the first.
    """
    if into == other:
        return Recorded(refused=f"incident {into} is one already")
    now = {row[0]: row for row in pending.ask_for(_NOW, [into, other])}
    for name in (into, other):
        if name not in now:
            return Recorded(refused=f"no incident {name} is in this ledger")
    if now[other][2] == into:
        return Recorded(event=now[other][1])
    for name in (into, other):
        if now[name][2] is not None:
            return Recorded(refused=f"incident {name} was merged into {now[name][2]}")
    moved = [Told(*row[:4]) for row in pending.ask_for(_MEMBERS, [other])]
    woven = merge(_lookup(pending, moved), into, other, moved)
    return _put(pending, woven, {"word": "merge", "incident": into, "other": other, **said._asdict()})


def append_split(pending: Transaction, incident: str, claims: Sequence[str], said: Said, split: Split) -> Recorded:
    """Puts the event that takes some claims out of an incident and puts them under a new one.

    Args:
        pending: the transaction.
        incident: id of the incident.
        claims: ids of claims of it, some and not all.
        said: who says so, and why.
        split: finds out what they are under an incident of their own.
    """
    members = [*pending.ask_for(_MEMBERS, [incident])]
    wanted = set(claims)
    if strangers := sorted(wanted - {row[4] for row in members}):
        return Recorded(refused=f"claim {strangers[0]} is not about incident {incident}")
    if wanted == {row[4] for row in members}:
        return Recorded(refused=f"these are all the claims about incident {incident}: nothing would be left of it")
    moved = [Told(*row[:4]) for row in members if row[4] in wanted]
    woven = split(_lookup(pending, moved), incident, moved)
    new = woven.memberships[0].incident
    return _put(pending, woven, {"word": "split", "incident": incident, "other": new, **said._asdict()})


def decided_incidents(connection: Connection, claims: Sequence[int]) -> dict[int, str]:
    """By the rows of claims the ids of their incidents, of incidents only of which people have split one."""
    return {row[0]: row[1] for row in ask_for(connection, _DECIDED, claims)}


def _lookup(pending: Transaction, moved: Sequence[Told]) -> Lookup:
    """What is known but for where these claims belong."""
    return Lookup(pending.connection, frozenset(one.row for one in moved))


def _put(pending: Transaction, woven: Woven, decision: dict[str, str | None]) -> Recorded:
    pending.begin_batch()
    body = thread_body(woven, woven.rows) | {"decision": decision | {"at": pending.at}}
    return Recorded(event=pending.add(EventKind.THREAD, decision["incident"] or "", body), is_new=True)
