"""Gold of threads: by careful readers, which claims of gold share an incident and a proposition, and what they are."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ledger.evaluate.folder import HELD_OUT
from ledger.model.problem import LedgerError
from ledger.model.thread import RelationKind

THREADS, OPEN = "threads", "open"

NARRATED = "n"
"""Stands in a key before the index of an item of narration."""

Key = tuple[str | int, ...]
"""Article and index among its claims of gold; article, "n" and index among its narration."""

Linked = tuple[RelationKind, Key, Key]
"""What the later claim is to the earlier one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadGold:
    """The threads of a set of articles."""

    incidents: Mapping[Key, str | None]
    """By claim, in the order of the gold; None for one that is about none."""
    propositions: Mapping[Key, str | None]
    stances: Mapping[Key, str]
    """By claim: assert, deny, hedge, ask, decline or accuse."""
    relations: frozenset[Linked]


def thread_gold(folder: Path, *, held_out: bool) -> ThreadGold | None:
    """The gold in DIR/threads/open.json or held_out.json; None where there is none.

    Raises:
        LedgerError: when the file is broken; what it holds is never told of held-out gold.
    """
    path = folder / THREADS / f"{HELD_OUT if held_out else OPEN}.json"
    if not path.is_file():
        return None
    try:
        return _parsed(path.read_bytes())
    except (KeyError, TypeError, ValueError, OSError, RecursionError) as fault:
        what = f"this is no gold of threads ({type(fault).__name__})"
        raise LedgerError(what, where=str(path), todo="mend it as corpus/threads is written") from fault


def _parsed(data: bytes) -> ThreadGold:
    plain = json.loads(data)
    claims = {tuple(item["claim"]): item for item in plain["claims"]}
    return ThreadGold(
        incidents={key: item["incident"] for key, item in claims.items()},
        propositions={key: item["proposition"] for key, item in claims.items()},
        stances={key: item["stance"] for key, item in claims.items()},
        relations=frozenset(
            (RelationKind(one["kind"]), tuple(one["from"]), tuple(one["to"])) for one in plain["relations"]
        ),
    )
