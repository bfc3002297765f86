"""Puts the event that says where an article's claims belong: what threading made of them."""

import typing
from collections.abc import Callable, Iterable, Mapping, Sequence

from ledger.model.claim import Claim
from ledger.model.record import to_plain
from ledger.model.text import Metadata
from ledger.model.thread import Course, Woven
from ledger.store.log.events import EventKind, Plain
from ledger.store.threads.keys import packed
from ledger.store.threads.lookup import Lookup
from ledger.store.transaction import Transaction

Weave = Callable[[Lookup, Sequence[Claim], Metadata], Woven]
"""What sets an article's claims against what the ledger knows; it is another room's."""


class Threading(typing.NamedTuple):
    """The claims of an article that are to be threaded."""

    article: str
    meta: Metadata
    claims: Sequence[Claim]
    """In the order of the text."""
    seqs: Sequence[int]
    """Their rows."""


def append_threads(pending: Transaction, lookup: Lookup, new: Threading, weave: Weave) -> int | None:
    """Puts the event into the transaction, and gives its seq; None where there is no claim."""
    if not new.claims:
        return None
    woven = weave(lookup, new.claims, new.meta)
    rows = dict(woven.rows) | {claim.id: seq for claim, seq in zip(new.claims, new.seqs, strict=True)}
    return pending.add(EventKind.THREAD, new.article, thread_body(woven, rows))


def thread_body(woven: Woven, rows: Mapping[str, int]) -> Plain:
    """The body of the event.

    `about` holds the ids of the incidents that are spoken of; others name them by their places in it. A proposition of
    this event's is named by its place too, one that was known by its id.

    Args:
        woven: what threading made of some claims.
        rows: of all claims that it names, by id.
    """
    spoken = [one.incident for one in woven.memberships] + [one.incident for one in woven.propositions]
    about = _places(spoken)
    made = _places(one.id for one in woven.propositions)
    return {
        "about": [*about],
        "incidents": [_incident(course, woven.keys) for course in woven.courses],
        "propositions": [
            [one.id, about.get(one.incident or ""), rows[woven.said[one.id]], packed(woven.keys.get(one.id, ()))]
            for one in woven.propositions
        ],
        "members": [
            [
                rows[one.claim], about.get(one.incident or ""), made.get(one.proposition or "", one.proposition),
                one.stance.value, rows[one.utterance], packed(woven.keys.get(one.claim, ())),
            ]
            for one in woven.memberships
        ],
        "relations": [
            [one.kind.value, rows[one.later], rows[one.earlier], one.rule, one.score] for one in woven.relations
        ],
    }  # fmt: skip


def _places(names: Iterable[str | None]) -> dict[str, int]:
    """Each name once, with its place in the order in which it came first."""
    return {name: place for place, name in enumerate(dict.fromkeys(name for name in names if name is not None))}


def _incident(course: Course, keys: Mapping[str, tuple[int, ...]]) -> Plain:
    plain: Plain = to_plain(course.incident)
    more = {"ordinal": course.ordinal, "told": to_plain(course.told), "into": course.into}
    return plain | more | {"keys": packed(keys.get(course.incident.id, ()))}
