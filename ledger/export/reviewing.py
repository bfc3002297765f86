"""What people have decided about a claim, as exports show it: who, what they correct, and what they remark."""

from ledger.model.claim import Correction, Entry
from ledger.model.record import instant
from ledger.model.review import Carried, Decision, Reviewed, ReviewField, ReviewState, value_words
from ledger.model.when import Time

DECIDED = {
    Decision.ACCEPT: "accepted",
    Decision.REJECT: "rejected",
    Decision.CORRECT: "corrected",
    Decision.NOTE: "noted",
}


VOID = frozenset({ReviewState.REJECTED, ReviewState.RETRACTED, ReviewState.SUPERSEDED})
"""The states of readings that are nobody's claim any more: they are listed, and drawn nowhere."""


def state_words(entry: Entry) -> str:
    """Where the claim stands, for a reader: "not reviewed" must not be missed."""
    if entry.state is ReviewState.UNREVIEWED:
        return "not reviewed: needs a second look" if entry.second_look else "not reviewed"
    return entry.state.value


def reviewer_lines(entry: Entry) -> tuple[str, ...]:
    """Each decision that stands: "Ana accepted it, 2026-01-02"; and the retraction."""
    lines = tuple(_line(review) for review in entry.reviews if review.decision is not Decision.NOTE)
    void = entry.retraction
    return (*lines, f"retracted by {void.by}, {instant(void.at)[:_DAY]}: {void.reason}") if void else lines


def note_lines(entry: Entry) -> tuple[str, ...]:
    """Every remark, with who made it."""
    return tuple(f"{review.reviewer}: {review.note}" for review in entry.reviews if review.note)


def corrected(entry: Entry, field: ReviewField) -> str | None:
    """What a field should be after its reviewers; with their names where they would have different things."""
    found = [one for one in entry.corrections if one.field is field]
    values = dict.fromkeys(_bounded(one) for one in found)
    if len(values) < 2:  # noqa: PLR2004  one value needs no names
        return next(iter(values), None)
    return "; ".join(f"{_bounded(one)} ({one.reviewer})" for one in found)


def correction_lines(entry: Entry) -> tuple[str, ...]:
    """Each corrected field beside what the machine says: "act: deny (machine: assert; Ana)"."""
    return tuple(
        f"{one.field.value.replace('_', ' ')}: {_bounded(one)} (machine: {value_words(one.machine)}; {one.reviewer})"
        for one in entry.corrections
    )


def _line(review: Reviewed) -> str:
    words = f"{DECIDED[review.decision]} by {review.reviewer}, {instant(review.at)[:_DAY]}"
    if review.carried is Carried.CHANGED:
        return f"{words}, when it said something else"
    return f"{words}, on an earlier extraction" if review.carried else words


def _bounded(correction: Correction) -> str:
    """The value; of a time its interval too."""
    value = correction.value
    if not isinstance(value, Time):
        return value_words(value)
    low, high = (instant(bound) if bound else ".." for bound in (value.earliest, value.latest))
    return f"{low}/{high}"


_DAY = len("2026-01-02")
