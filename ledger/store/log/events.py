"""Events: what is appended to the log, each with its place, its canonical body and its leaf hash."""

import typing
from dataclasses import dataclass
from enum import StrEnum

from ledger.log.canonical import canonical
from ledger.log.leaf import event_leaf

Plain = dict[str, typing.Any]


class EventKind(StrEnum):
    """What an event says."""

    BATCH = "batch"
    KEY = "key"
    MIGRATE = "migrate"
    ARCHIVE = "archive"
    WITHHOLD = "withhold"
    ARTICLE = "article"
    DESCRIBE = "describe"
    EXTRACTION = "extraction"
    CLAIM = "claim"
    PROBLEM = "problem"
    SUPERSEDE = "supersede"
    DATASET = "dataset"
    SERIES = "series"
    OBSERVATION = "observation"
    FINDING = "finding"
    ASSESSMENT = "assessment"
    REVIEW = "review"
    RETRACT = "retract"
    THREAD = "thread"


ARTICLES = frozenset({EventKind.ARTICLE, EventKind.DESCRIBE})
"""Events that bring a version of an article."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the log."""

    seq: int
    kind: EventKind
    subject: str
    """Id of what it is about."""
    body: Plain


def event_row(event: Event) -> Plain:
    """The event as a row of the table `event`.

    Raises:
        ValueError: when it holds what canonical JSON cannot: a lone surrogate, an integer past 2^53 - 1.
    """
    body = canonical(event.body)
    leaf = event_leaf(event.seq, event.kind.value, event.subject, body)
    return {"seq": event.seq, "kind": event.kind.value, "subject": event.subject, "body": body, "leaf": leaf}
