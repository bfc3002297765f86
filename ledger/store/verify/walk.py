"""One walk through the log, event by event: each against its hash, all of them against what was signed."""

import json
import typing
from collections.abc import Iterator

from ledger.log.leaf import event_leaf
from ledger.store.log.events import Event, EventKind
from ledger.store.snapshot import Snapshot
from ledger.store.verify.fault import Check, Fault
from ledger.store.verify.tree import Tree

_EVENTS = "SELECT seq, kind, subject, body, leaf FROM event ORDER BY seq"

_KINDS = {kind.value: kind for kind in EventKind}

_read = json.JSONDecoder().raw_decode  # canonical JSON has no white space about it to pass over


def walk(snapshot: Snapshot, tree: Tree, faults: list[Fault]) -> Iterator[Event]:
    """The events that can be read, in order; what is wrong with them, the tree and its checkpoints goes to `faults`."""
    expected = 1
    for seq, kind, subject, body, leaf in snapshot.rows(_EVENTS):
        if seq != expected:
            faults.append(Fault(check=Check.LOG, event=expected, what=f"event {expected} is missing"))
        expected = seq + 1
        try:
            made = event_leaf(seq, kind, subject, body)
            event = Event(seq, _KINDS.get(kind) or EventKind(kind), subject, _object(body), body)
        except (TypeError, ValueError, RecursionError) as error:
            faults.append(Fault(check=Check.LOG, event=seq, what=f"the event cannot be read ({error})"))
            continue
        if made != leaf:
            faults.append(
                Fault(check=Check.LOG, event=seq, what=f"the event ({kind} {subject}) is not what its hash says")
            )
        tree.add(event, made)
        yield event


def _object(body: str) -> dict[str, typing.Any]:
    plain, end = _read(body)
    if end != len(body):
        raise ValueError("its body goes on after its end")
    if not isinstance(plain, dict):
        raise TypeError("its body is no object")
    return plain
