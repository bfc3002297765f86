"""What people have decided about a claim, in lines: who, when, and what they would have otherwise."""

from collections.abc import Iterator

from ledger.cli.times import interval
from ledger.model.claim import Entry, machine_value
from ledger.model.record import instant
from ledger.model.review import Carried, Change, Decision, value_words
from ledger.model.when import Time

_DONE = {
    Decision.ACCEPT: "accepted",
    Decision.REJECT: "rejected",
    Decision.CORRECT: "corrected",
    Decision.NOTE: "noted",
}

_REACHES = {
    Carried.SAME: "reviewed on an earlier extraction that said the same",
    Carried.CHANGED: "reviewed on an earlier extraction that said something else: needs a second look",
}


def review_lines(entry: Entry) -> Iterator[tuple[str, str]]:
    """What people have decided, each with who and when; what they correct beside what the machine says."""
    yield "review", f"{entry.state}" + (f" by {entry.superseded_by}" if entry.superseded_by else "")
    if entry.retraction:
        void = entry.retraction
        yield "", f"retracted by {void.by}, {instant(void.at)} (event {void.event}): {void.reason}"
    if entry.retracted_before and not entry.retraction:
        void = entry.retracted_before
        yield "", f"an earlier reading was retracted by {void.by}, {instant(void.at)}: {void.reason}"
    for review in entry.reviews:
        note = f": {review.note}" if review.note else ""
        yield "", f"{_DONE[review.decision]} by {review.reviewer}, {instant(review.at)} (event {review.event}){note}"
        for change in review.changes:
            machine = value_words(machine_value(entry.claim, change.field))
            yield "", f"  {change.field}: the machine says {machine}, {review.reviewer} {_with_id(change)}"
        if review.carried:
            yield "", f"  {_REACHES[review.carried]}"


def _with_id(change: Change) -> str:
    bounds = f" = {interval(change.value)}" if isinstance(change.value, Time) else ""
    return value_words(change.value) + (f" ({change.id})" if change.id else bounds)
