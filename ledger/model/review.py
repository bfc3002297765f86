"""A person's decisions on a claim: what was decided, which of it stands, and where that leaves the claim.

A decision never edits: it stands beside what the machine says. Two reviewers may disagree, and both stand.
"""

import json
import typing
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ledger.model.record import from_plain, instant
from ledger.model.when import Time


class Decision(StrEnum):
    """What a reviewer does about a claim."""

    ACCEPT = "accept"
    """The machine read the article rightly; nothing is said about whether the claim is true."""
    REJECT = "reject"
    """The article does not say that."""
    CORRECT = "correct"
    """The article says it, but some fields are wrong: all of them are named, with their right values."""
    NOTE = "note"
    """A remark that decides nothing."""
    UNDO = "undo"
    """Takes back one earlier decision or note of the same reviewer."""


JUDGEMENTS = frozenset({Decision.ACCEPT, Decision.REJECT, Decision.CORRECT})
"""What decides: of each reviewer only the latest stands. Notes stand beside them, all of them."""


class ReviewField(StrEnum):
    """A field of a claim that a reviewer can correct, by the name it has in the record."""

    ACT = "act"
    QUOTE = "quote"
    SPEAKER = "speaker"
    ACTOR = "actor"
    TARGET = "target"
    CHAIN = "chain"
    ANONYMITY = "anonymity"
    SAID = "said"
    EVENT_TIME = "event_time"


TIMES = frozenset({ReviewField.SAID, ReviewField.EVENT_TIME})
NAMES = frozenset({ReviewField.SPEAKER, ReviewField.ACTOR, ReviewField.TARGET})

Value = str | tuple[str, ...] | Time | None
"""What a field holds: a word of a closed set or a name, the links of a chain, a time; None for nothing."""


class ReviewState(StrEnum):
    """Where a claim stands with all that people have said of it."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    DISPUTED = "disputed"
    """Decisions stand that do not agree."""
    RETRACTED = "retracted"
    """The ledger's keeper has declared it void."""
    SUPERSEDED = "superseded"
    """A later reading of the article, or another claim, stands in its place."""


class Carried(StrEnum):
    """How a decision made on an earlier extraction of the article reaches the claim in the place of that one."""

    SAME = "same"
    """The claim says the same as the one that was decided on: the decision counts."""
    CHANGED = "changed"
    """It says something else: the decision is shown and does not count; the claim needs a second look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A field of a claim as a reviewer would have it."""

    field: ReviewField
    value: Value
    """As the field of a claim's record; None for nothing: no speaker named, no time given."""
    id: str | None
    """Of a speaker, actor or target, where the lexicon knows it."""
    text: str
    """What the reviewer wrote."""

    @property
    def meaning(self) -> str:
        """Equal for two changes of one field that ask for the same, however they were written; "" for nothing."""
        if self.value is None:
            return ""
        if isinstance(self.value, Time):
            return "/".join(instant(bound) if bound else ".." for bound in (self.value.earliest, self.value.latest))
        if self.field in NAMES and isinstance(self.value, str):
            return self.id or name_key(self.value)
        return self.value if isinstance(self.value, str) else json.dumps(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a reviewer decides, before the ledger has it."""

    claim: str
    """Its id."""
    reviewer: str
    decision: Decision
    changes: tuple[Change, ...] = ()
    """Of a correction: every field that is wrong, each once."""
    note: str | None = None
    undoes: int | None = None
    """Of an undo: the event that it takes back."""
    row: int | None = None
    """The event of the claim as the reviewer saw it; None for the claim as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A decision as it stands in the ledger."""

    event: int
    """Its place in the log."""
    claim: str
    """Id of the claim that it was made on."""
    row: int
    """The event of that claim."""
    reviewer: str
    at: datetime
    """UTC."""
    decision: Decision
    changes: tuple[Change, ...] = ()
    note: str | None = None
    undoes: int | None = None
    carried: Carried | None = None
    """How it reaches the claim that it is shown with; None when it was made on that one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraction:
    """A claim was declared void."""

    event: int
    by: str
    at: datetime
    """UTC."""
    reason: str


def value_words(value: Value) -> str:
    """A value in words: a time by its TIMEX3 value, a chain with its links, nothing as "none"."""
    if isinstance(value, Time):
        return value.value
    if isinstance(value, tuple):
        return "; ".join(value) or "none"
    return "none" if value is None else value


def name_key(name: str) -> str:
    """Equal for two ways of writing one name: case, accents' encoding and white space do not count."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def standing(reviews: Iterable[Reviewed]) -> tuple[Reviewed, ...]:
    """What stands of all that was ever decided on a claim, in the order of the log.

    Of each reviewer the latest judgement that was not taken back, and every note that was not; a judgement on a claim
    that said something else only while there is no other. One takes back only what is one's own, and an undo is not
    undone: one decides anew instead.
    """
    every = sorted(reviews, key=lambda review: review.event)
    undone = {
        (name_key(one.reviewer), one.undoes)
        for one in every
        if one.decision is Decision.UNDO and one.undoes is not None and one.undoes < one.event
    }
    left = [
        one for one in every if one.decision is not Decision.UNDO and (name_key(one.reviewer), one.event) not in undone
    ]
    judged = sorted((one for one in left if one.decision in JUDGEMENTS), key=_weight)
    latest = {name_key(one.reviewer): one.event for one in judged}
    return tuple(one for one in left if one.decision is Decision.NOTE or latest[name_key(one.reviewer)] == one.event)


def _weight(review: Reviewed) -> tuple[bool, int]:
    """The last of a reviewer's judgements in this order is the one that stands."""
    return review.carried is not Carried.CHANGED, review.event


def judgements(stands: Iterable[Reviewed]) -> tuple[Reviewed, ...]:
    """Those of the standing decisions that count: no notes, and none on a claim that said something else."""
    return tuple(one for one in stands if one.decision in JUDGEMENTS and one.carried is not Carried.CHANGED)


_STATES = {
    Decision.ACCEPT: ReviewState.ACCEPTED,
    Decision.CORRECT: ReviewState.CORRECTED,
    Decision.REJECT: ReviewState.REJECTED,
}


def state_of(stands: Iterable[Reviewed]) -> ReviewState:
    """Where standing decisions leave a claim.

    They agree when all accept, all reject, or all correct without giving one field two values.
    """
    counted = judgements(stands)
    kinds = {one.decision for one in counted}
    if not kinds:
        return ReviewState.UNREVIEWED
    if len(kinds) > 1 or _gives_two_values(counted):
        return ReviewState.DISPUTED
    return _STATES[kinds.pop()]


def cautious_state(stands: Iterable[Reviewed]) -> ReviewState:
    """The same in the words that every reader of records knows: of a dispute the most cautious side.

    One rejection makes it rejected, else one correction corrected.
    """
    kinds = {one.decision for one in judgements(stands)}
    found = next((kind for kind in (Decision.REJECT, Decision.CORRECT, Decision.ACCEPT) if kind in kinds), None)
    return ReviewState.UNREVIEWED if found is None else _STATES[found]


def _gives_two_values(reviews: Sequence[Reviewed]) -> bool:
    """Whether some field is corrected to two values."""
    asked = {(change.field, change.meaning) for review in reviews for change in review.changes}
    return len(asked) > len({field for field, _ in asked})


def needs_second_look(stands: Iterable[Reviewed]) -> bool:
    """Whether nothing counts but what was decided on an earlier extraction that said something else."""
    found = [one for one in stands if one.decision in JUDGEMENTS]
    return bool(found) and not judgements(found)


def change_of(plain: dict[str, typing.Any]) -> Change:
    """The change whose `to_plain` this is.

    Raises:
        KeyError: when a part is missing.
        ValueError: when it names no field.
    """
    field, value = ReviewField(plain["field"]), plain["value"]
    if value is not None and field in TIMES:
        value = from_plain(Time, value)
    if value is not None and field is ReviewField.CHAIN:
        value = tuple(value)
    return Change(field=field, value=value, id=plain["id"], text=plain["text"])
