"""Drift: certainty that an outlet adds to what its source had said; each with both tellings."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ledger.model.gist import Predicate
from ledger.threads.drifts.amounts import amounts
from ledger.threads.drifts.descent import UNNAMED, Tellings, retells
from ledger.threads.drifts.reserve import is_flat, is_hedged, is_open
from ledger.threads.slots import MEASURED, Bounds, bounds_of
from ledger.threads.telling import Telling

_FINDERS = re.compile(
    r"\b(?:investigators?|researchers?|analysts?|scientists?|experts?|spokes\w+|lawyers?|auditors?)\b"
)
"""Those whose work it is to speak, or to find out, for their house: with them the house is named."""


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
    told = Tellings(tellings, utterances)
    return tuple(
        Drift(kind=kind, earlier=source.claim, later=later.claim)
        for source, later in told.descended()
        for kind in _kinds(told, source, later)
    )


def _kinds(told: Tellings, source: Telling, later: Telling) -> Iterator[DriftKind]:
    if is_flat(later, told.outer(later)):
        if is_open(source, told.outer(source)):
            yield DriftKind.CERTAINTY_ADDED
        elif is_hedged(source):
            yield DriftKind.HEDGE_LOST
    if _is_named_now(source, later):
        yield DriftKind.SOURCE_NAMED
    if _grew(source, later):
        yield DriftKind.NUMBER_GREW


def _is_named_now(source: Telling, later: Telling) -> bool:
    """Whether somebody who was not named is; a house whose finders or spokesmen spoke was named with them."""
    if source.anonymity not in UNNAMED or source.speaker is not None or later.speaker is None or retells(source, later):
        return False
    words, name = (source.source or "").casefold(), (later.actor_name or "").casefold()
    return name not in words or _FINDERS.search(words) is None


def _grew(source: Telling, later: Telling) -> bool:
    """Whether the amount is larger, by the measurables, else by a number of the same thing."""
    predicate = _measured(source)
    if predicate is not None and predicate is _measured(later):
        first, second = bounds_of(source, predicate), bounds_of(later, predicate)
        if first is not None and second is not None:
            return first.is_comparable(second) and _is_larger(first, second)
    counted, again = amounts(source.content), amounts(later.content)
    return any(again[noun] > count for noun, count in counted.items() if noun in again)


def _measured(one: Telling) -> Predicate | None:
    """The predicate, where its slot is an amount."""
    predicate = one.gist.predicate if one.gist else None
    return predicate if predicate in MEASURED else None


def _is_larger(first: Bounds, second: Bounds) -> bool:
    """Whether the second number lies clearly above the first; instants do not grow."""
    if not isinstance(first.high, int) or not isinstance(second.low, int):
        return False
    return not first.meets(second) and second.low >= first.high
