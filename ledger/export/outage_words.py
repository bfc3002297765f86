"""The words of an outage's picture: its headline, its bounds, and what the findings say of a claim."""

from datetime import UTC, datetime

from ledger.export.figures import clock_words, day_words, interval_words, range_words
from ledger.export.layout import wrapped
from ledger.export.outage_claims import Told
from ledger.export.outage_story import Story
from ledger.model.evidence import EvidenceBasis
from ledger.model.outage import Bounds, Outage
from ledger.model.review import ReviewState
from ledger.model.verdict import Range, Verdict

_PROVIDER = 160
"""Width of a provider's name beside its figures; it stands whole at the foot of the picture."""


def headline(story: Story) -> str:
    """Whose network, and how many outages or how long the one was."""
    name = f"{story.subject} ({story.entity})" if story.subject else story.entity
    if story.events > 1:
        return f"{name}: {story.events} outages"
    surest = min(story.outages, key=lambda one: (one.start.basis is not EvidenceBasis.RAW, one.duration is None))
    length = duration_range(surest)
    return f"{name}: outage of {length}" if length else f"{name}: outage"


def subtitle(story: Story) -> str:
    """From when to when, in both zones."""
    low, high = min(one.known[0] for one in story.outages), max(one.known[-1] for one in story.outages)
    return interval_words(low, high, story.zone)


def duration_range(outage: Outage) -> str:
    """How long it was, with bounds; "" where nobody measured it."""
    one = outage.duration
    return range_words(Range(low=one.low, high=one.high), one.unit) if one else ""


def length_words(outage: Outage) -> str:
    """Its length and who measured it: "9 h 31 min (Example Lab, reported)"."""
    length = duration_range(outage) or "length not measured"
    [provider] = wrapped(outage.start.provider or "provider not named", _PROVIDER, 1)
    return f"{length} ({provider}, {outage.start.basis.value}): "


def bound_words(outage: Outage) -> str:
    """The bounds of its start and its end in UTC, short."""
    end = outage.ended
    so = "so " if outage.end is None else ""
    ended = f"{so}ended {between(end)}" if end != (None, None) else "end not measured"
    return f"began {between(outage.began)}, {ended}"


def between(bounds: Bounds) -> str:
    """Half-open bounds in UTC: "22 Dec 16:15:08–16:15:09"."""
    low, high = bounds
    if low is None or high is None:
        known = low or high
        return "not known" if known is None else f"{'from' if low else 'before'} {_moment(known)}"
    same_day = low.astimezone(UTC).date() == high.astimezone(UTC).date()
    return f"{_moment(low)}–{clock_words(high.astimezone(UTC)) if same_day else _moment(high)}"


def _moment(moment: datetime) -> str:
    there = moment.astimezone(UTC)
    return f"{day_words(there).rsplit(' ', 1)[0]} {clock_words(there)}"


def verdict_words(told: Told) -> str:
    """What the findings say, and on what: "contradicts: start · supports: duration"."""
    said = [f"{one.value.replace('_', ' ')}: {', '.join(parts)}" for one in Verdict if (parts := told.on(one))]
    return " · ".join(said) or "not checked"


def review_words(state: ReviewState) -> str:
    """Where the claim stands with its reviewers."""
    return "not reviewed" if state is ReviewState.UNREVIEWED else f"reviewed: {state.value}"
