"""Events: what is appended to the log, each with its place, its canonical body and its leaf hash."""

import typing
from dataclasses import dataclass
from enum import StrEnum

from ledger.log.leaf import event_leaf
from ledger.store.log.canonical_values import canonical_of

Plain = dict[str, typing.Any]

Made = tuple[str, Plain]
"""What an event makes: the name of a table, and a row of it by column."""


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

    __hash__ = str.__hash__  # that of `Enum` is no C function, and every event is looked up by its kind several times


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
    """As it is read from the text; of an event that is being made, values of the model may lie in it."""
    text: str
    """The body's canonical JSON."""


def new_event(seq: int, kind: EventKind, subject: str, body: Plain) -> Event:
    """The event with this body.

    Raises:
        ValueError: when it holds an integer past 2^53 - 1.
        TypeError: when it holds anything but plain values and values of the model; floats too.
    """
    return Event(seq, kind, subject, body, canonical_of(body))


def event_row(event: Event) -> Plain:
    """The event as a row of the table `event`.

    Raises:
        ValueError: when it holds a lone surrogate, which canonical JSON cannot.
    """
    leaf = event_leaf(event.seq, event.kind.value, event.subject, event.text)
    return {"seq": event.seq, "kind": event.kind.value, "subject": event.subject, "body": event.text, "leaf": leaf}
