"""Gold: what a careful reader says that an article claims, as values made from its JSON."""

import json
import typing
from dataclasses import dataclass
from datetime import datetime

from ledger.model.claim import Act, BasisKind, MeasurableKind, Quote
from ledger.model.problem import LedgerError
from ledger.model.record import parse_instant

Plain = dict[str, typing.Any]

NARRATED = "narrated"
"""Gold's word for a claim that is only named ("denied responsibility"); the records call it `act`."""


class Interval(typing.NamedTuple):
    """Earliest to latest, half-open, UTC."""

    earliest: datetime
    latest: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The words of a piece of gold, and which of their occurrences is meant."""

    parts: tuple[str, ...]
    """In the order of the text, each letter for letter."""
    nth: int
    """How many occurrences of the first part go before, from the top of the file; the other parts follow it."""
    others: tuple[str, ...]
    """Other extents that are as good, wherever they stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldBasis:
    """The grounds that a claim gives for itself."""

    text: str
    kind: BasisKind


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """A claim that should be found. What `stated` does not name is not asked for."""

    passage: Passage
    stated: frozenset[str]
    """The keys that this gold has."""
    acts: tuple[Act, ...]
    """The act, and others that a careful reader would accept."""
    quote: Quote | None
    source: str | None
    speaker: str | None
    actors: tuple[str | None, ...]
    """As `acts`."""
    targets: tuple[str, ...]
    """As `acts`; empty where nobody is meant."""
    via: tuple[str, ...]
    """The chain, from the speaker outward."""
    anonymous: bool
    hedged: bool
    said: str | None
    """The day in the zone that the text implies: "2014-12-22"."""
    said_within: Interval | None
    event_within: Interval | None
    measurable: MeasurableKind | None
    basis: GoldBasis | None
    optional: bool
    """What a careful reader might or might not mark: neither missed nor, when found, extra."""

    @property
    def act(self) -> Act:
        """The act that gold names first."""
        return self.acts[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldNarration:
    """A measurable statement of the outlet's own."""

    passage: Passage
    measurable: MeasurableKind
    event_within: Interval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """What should be found in one article."""

    name: str
    """Of the article and of the gold file, without their suffixes."""
    origin: str
    """Where it was read, for what is said of its faults."""
    claims: tuple[GoldClaim, ...]
    narration: tuple[GoldNarration, ...]


def parse_gold(data: bytes, *, name: str, origin: str) -> Gold:
    """The gold that these bytes hold as JSON.

    Raises:
        LedgerError: when they hold none: figures against a part of the gold would be wrong ones.
    """
    try:
        plain = json.loads(data)
        return Gold(
            name=name,
            origin=origin,
            claims=tuple(_claim(dict(item)) for item in plain["claims"]),
            narration=tuple(_narration(dict(item)) for item in plain.get("narration", ())),
        )
    except (KeyError, TypeError, ValueError, RecursionError) as fault:
        what = f"this is no gold: {type(fault).__name__}: {fault}"
        raise LedgerError(what, where=origin, todo="mend it as the gold of corpus/gold is written") from fault


def _claim(item: Plain) -> GoldClaim:
    quote, kind = item.get("quote"), item.get("measurable")
    return GoldClaim(
        passage=_passage(item),
        stated=frozenset(item),
        acts=tuple(map(Act, (item["act"], *item.get("alt_acts", ())))),
        quote=(Quote.ACT if quote == NARRATED else Quote(quote)) if quote else None,
        source=item.get("source"),
        speaker=item.get("speaker"),
        actors=(item.get("actor"), *item.get("alt_actors", ())),
        targets=(item["target"], *item.get("targets", ())) if item.get("target") else (),
        via=_several(item.get("via") or ()),
        anonymous=bool(item.get("anonymous")),
        hedged=bool(item.get("hedged")),
        said=item.get("said"),
        said_within=_interval(item.get("said_utc")),
        event_within=_interval(item.get("event_utc")),
        measurable=MeasurableKind(kind["kind"]) if kind else None,
        basis=_basis(item.get("basis")),
        optional=bool(item.get("optional")),
    )


def _narration(item: Plain) -> GoldNarration:
    kind = MeasurableKind(item["measurable"]["kind"])
    return GoldNarration(passage=_passage(item), measurable=kind, event_within=_interval(item.get("event_utc")))


def _passage(item: Plain) -> Passage:
    parts = _several(item["content"])
    if not all(parts):
        raise ValueError("a content without words")
    return Passage(parts=parts, nth=int(item.get("nth", 0)), others=tuple(item.get("alt", ())))


def _several(value: str | typing.Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _interval(bounds: tuple[str, str] | None) -> Interval | None:
    return Interval(*map(parse_instant, bounds)) if bounds else None


def _basis(plain: Plain | None) -> GoldBasis | None:
    return GoldBasis(text=plain["text"], kind=BasisKind(plain["kind"])) if plain else None
