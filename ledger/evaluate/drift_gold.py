"""Gold of drifts: pairs of articles of which the later one adds to what the earlier one's source said, or not."""

import json
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ledger.evaluate.figures import Score
from ledger.evaluate.thread_gold import THREADS
from ledger.model.problem import LedgerError

DRIFTS = "drifts.json"
PARTS = ("earlier", "later")


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftPair:
    """An article, and one told later of the same thing."""

    articles: tuple[Mapping[str, str], Mapping[str, str]]
    """Outlet, published and text of the earlier and of the later one."""
    kind: str | None
    """What was added, as drift kinds are called; None for a clean pair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftFigures:
    """What was found in planted and in clean pairs."""

    planted: Score
    """Of the planted drifts; found is every kind that was found in a planted pair, the planted one or another."""
    clean: int
    """How many pairs are clean."""
    false: int
    """In how many of these something was found."""


def drift_gold(folder: Path) -> tuple[DriftPair, ...]:
    """The pairs in DIR/threads/drifts.json; none where there is no such file.

    Raises:
        LedgerError: when the file is broken.
    """
    path = folder / THREADS / DRIFTS
    if not path.is_file():
        return ()
    try:
        return tuple(_pair(one) for one in json.loads(path.read_bytes()))
    except (KeyError, TypeError, ValueError, OSError, RecursionError) as fault:
        what = f"this is no gold of drifts ({type(fault).__name__})"
        raise LedgerError(what, where=str(path), todo="mend it as corpus/threads is written") from fault


def as_lines(pairs: Sequence[DriftPair]) -> bytes:
    """All articles as JSON Lines, the earlier one of a pair before the later one: what a reader reads."""
    return "".join(f"{json.dumps(dict(one))}\n" for pair in pairs for one in pair.articles).encode()


def drift_figures(pairs: Sequence[DriftPair], found: Sequence[AbstractSet[str]]) -> DriftFigures:
    """Sets the kinds that were found in each pair, in the order of the pairs, against gold."""
    both = list(zip(pairs, found, strict=True))
    right = sum(pair.kind in kinds for pair, kinds in both if pair.kind is not None)
    kinds = sum(len(kinds) for pair, kinds in both if pair.kind is not None)
    planted = sum(pair.kind is not None for pair in pairs)
    return DriftFigures(
        planted=Score(gold=planted, found=kinds, gold_right=right, found_right=right),
        clean=len(pairs) - planted,
        false=sum(bool(kinds) for pair, kinds in both if pair.kind is None),
    )


def _pair(plain: Mapping[str, Any]) -> DriftPair:
    earlier, later = ({key: str(plain[part][key]) for key in ("outlet", "published", "text")} for part in PARTS)
    return DriftPair(articles=(earlier, later), kind=plain["drift"])
