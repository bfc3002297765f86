"""Drift: certainty that an outlet adds to what its source had said; each with both tellings."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum

from ledger.model.actor import Anonymity
from ledger.model.gist import Modality, Predicate
from ledger.model.thread import Stance
from ledger.threads.likeness import normal
from ledger.threads.slots import MEASURED, Bounds, bounds_of
from ledger.threads.telling import Telling

MODALS = frozenset({"may", "might", "could", "can", "would"})
"""Verbs that leave it open; who drops one has made "may have done" into "did"."""

_UNNAMED = frozenset({Anonymity.ROLE, Anonymity.GROUP, Anonymity.VAGUE, Anonymity.IMPERSONAL})
_WORD = re.compile(r"[a-z]+")
_COUNT = re.compile(r"(?<![\d.,])([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15}(?:\.[0-9]{1,6})?)\s+([a-z]{2,})")

DAY = timedelta(days=1)

SHARED = 0.5
"""Of the content words of the shorter telling so many stand in the other where they are one saying."""


class DriftKind(StrEnum):
    """What was added on the way."""

    HEDGE_LOST = "hedge_lost"
    """ "probably", "allegedly" is gone."""
    CERTAINTY_ADDED = "certainty_added"
    """ "may" became "did", a question or a condition a statement."""
    SOURCE_NAMED = "source_named"
    """Somebody unnamed became somebody with a name."""
    NUMBER_GREW = "number_grew"
    """The number is larger than that of the source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """What a later telling says more surely than the earlier one from which it comes."""

    kind: DriftKind
    earlier: str
    """Id of the claim."""
    later: str


def drifts(tellings: Iterable[Telling], utterances: Mapping[str, str]) -> tuple[Drift, ...]:
    """What was added, between tellings of one thing that come from one saying.

    Each later telling is set against the earliest one from which it can come. That two speakers differ, or one speaker
    on another day, is no drift.

    Args:
        tellings: all of one proposition, or better all of the articles that tell it: whom they name as their source
            may stand with another claim, and numbers that differ are of several propositions.
        utterances: by id of the claim, that in which its words appeared first; a claim that is not there is its own.
    """
    ordered = sorted((one for one in tellings if one.told is not None), key=lambda one: one.order)
    named: defaultdict[str, set[str]] = defaultdict(set)
    for one in ordered:
        named[one.article].update(name.casefold() for name in (*one.chain, one.actor_name) if name)
    return tuple(
        Drift(kind=kind, earlier=source.claim, later=later.claim)
        for place, later in enumerate(ordered)
        if (source := _source(later, ordered[:place], utterances, named[later.article])) is not None
        for kind in _kinds(source, later)
    )


def _source(
    later: Telling, before: Sequence[Telling], utterances: Mapping[str, str], named: AbstractSet[str]
) -> Telling | None:
    return next((one for one in before if _comes_from(later, one, utterances, named)), None)


def _comes_from(later: Telling, one: Telling, utterances: Mapping[str, str], named: AbstractSet[str]) -> bool:
    """Whether the later one tells again what the earlier one told: the same words, or like ones by the same way."""
    if one.article == later.article or later.stance is Stance.ASKS:
        return False
    if (one.stance is Stance.DENIES) is not (later.stance is Stance.DENIES):
        return False
    if not _can_be_one_source(one, later) or _is_said_anew(one, later):
        return False
    if utterances.get(one.claim, one.claim) == utterances.get(later.claim, later.claim):
        return True
    by_way = not named.isdisjoint(name.casefold() for name in (*one.chain, one.outlet) if name)
    return (by_way or _is_named(one, later)) and _likeness(one, later) >= SHARED


def _can_be_one_source(one: Telling, later: Telling) -> bool:
    """Whether the two can have the same source: the same name, or one that was not named before; never the outlet."""
    if later.actor_name is not None and one.outlet is not None and later.actor_name.casefold() == one.outlet.casefold():
        return False
    if one.speaker is not None:
        return one.speaker == later.speaker
    is_of_one = one.actor is None or one.actor == later.actor
    return is_of_one and (one.anonymity in _UNNAMED or one.speaker == later.speaker)


def _is_said_anew(one: Telling, later: Telling) -> bool:
    """Whether the later one was said when the earlier one had been said, or told, already."""
    said = later.said.earliest
    if said is None or one.told is None:
        return False
    return said >= one.told + DAY or (one.said.latest is not None and said >= one.said.latest)


def _is_named(one: Telling, later: Telling) -> bool:
    """Whether both give the words of one named speaker."""
    return one.speaker is not None and one.speaker == later.speaker


def _likeness(one: Telling, later: Telling) -> float:
    first, second = (frozenset(each.gist.words) if each.gist else frozenset() for each in (one, later))
    first, second = first or frozenset(normal(one.content).split()), second or frozenset(normal(later.content).split())
    return len(first & second) / max(1, min(len(first), len(second)))


def _kinds(source: Telling, later: Telling) -> list[DriftKind]:
    found = []
    if _open(source) and not _open(later) and not _hedged(later):
        found.append(DriftKind.CERTAINTY_ADDED)
    elif _hedged(source) and not _hedged(later) and not _open(later):
        found.append(DriftKind.HEDGE_LOST)
    if source.anonymity in _UNNAMED and source.speaker is None and later.speaker is not None:
        found.append(DriftKind.SOURCE_NAMED)
    if _grew(source, later):
        found.append(DriftKind.NUMBER_GREW)
    return found


def _open(one: Telling) -> bool:
    """Whether a modal verb, a question or a condition leaves it open."""
    words = {word for hedge in one.hedges for word in _WORD.findall(hedge.casefold())}
    is_open = one.gist is not None and one.gist.modality in (Modality.ASKED, Modality.CONDITIONAL)
    return is_open or not words.isdisjoint(MODALS)


def _hedged(one: Telling) -> bool:
    return bool(one.hedges) or one.stance is Stance.HEDGES


def _grew(source: Telling, later: Telling) -> bool:
    """Whether the amount is larger, by the measurables, else by a number before the same word."""
    predicate = _measured(source)
    if predicate is not None and predicate is _measured(later):
        first, second = bounds_of(source, predicate), bounds_of(later, predicate)
        return first is not None and second is not None and first.is_comparable(second) and _is_larger(first, second)
    counted, again = _counted(source.content), _counted(later.content)
    return any(again[noun] > count for noun, count in counted.items() if noun in again)


def _counted(text: str) -> dict[str, Decimal]:
    """By the word after it, each number in figures; the first before a word counts."""
    found: dict[str, Decimal] = {}
    for number, noun in _COUNT.findall(text.casefold()):
        found.setdefault(noun, Decimal(number.replace(",", "")))
    return found


def _measured(one: Telling) -> Predicate | None:
    """The predicate, where its slot is an amount."""
    predicate = one.gist.predicate if one.gist else None
    return predicate if predicate in MEASURED else None


def _is_larger(first: Bounds, second: Bounds) -> bool:
    """Whether the second number lies clearly above the first; instants do not grow."""
    if not isinstance(first.high, int) or not isinstance(second.low, int):
        return False
    return not first.meets(second) and second.low >= first.high
