"""A check of a claim's times against each other: a value beside the claim that is shown; it changes nothing in it."""

from dataclasses import dataclass
from enum import StrEnum


class CheckName(StrEnum):
    """What is asked of a claim's times."""

    SAID_AFTER_EVENT = "said_after_event"
    """A claim about what has happened cannot have been made before that began."""
    SAID_AFTER_ONSET = "said_after_onset"
    """What is said of "the outage" cannot have been said before it began by the article's own account."""
    SAID_BY_PUBLICATION = "said_by_publication"
    """An article cannot report what was said after it was published."""
    EVENT_BY_PUBLICATION = "event_by_publication"
    """What an article tells as past cannot have begun after it was published."""


class Outcome(StrEnum):
    """How a check came out."""

    HOLDS = "holds"
    """In every reading of the two intervals."""
    POSSIBLE = "possible"
    """In some readings: the intervals overlap, or one is open."""
    VIOLATED = "violated"
    """In none."""
    CANNOT_TELL = "cannot_tell"
    """One of the times is not resolved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check of a claim's times; nothing is edited for its sake."""

    name: CheckName
    outcome: Outcome
    sentence: str
    """The outcome in words, with both intervals in UTC."""
