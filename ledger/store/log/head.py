"""The head of a ledger's log: how far it goes, under which checkpoint, and whose keys may sign the next."""

import typing
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ledger.log.tree import Hashes
from ledger.model.problem import StoreError

Rows = Callable[[str], Iterable[typing.Any]]
"""Asks the ledger; the SQL has no values to bind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the next transaction goes on from."""

    size: int
    """Events so far."""
    note: str | None
    """The last checkpoint's note; None for an empty log."""
    signed: int
    """How many events that checkpoint covers."""
    origin: str | None
    """The name of the log."""
    keys: tuple[str, ...]
    """Ids of the keys that may sign, in the order they came."""


def read_head(rows: Rows) -> Head:
    """The head of the log, as the caller's transaction sees it."""
    size = next(iter(rows("SELECT coalesce(max(seq), 0) FROM event")))[0]
    last = list(rows("SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1"))
    keys: dict[str, None] = {}
    origin = None
    for key, of, retired in rows("SELECT id, origin, retired FROM signing_key ORDER BY seq"):
        origin = of
        if retired:
            keys.pop(key, None)
        else:
            keys[key] = None
    signed, note = last[0] if last else (0, None)
    return Head(size=size, note=note, signed=signed, origin=origin, keys=tuple(keys))


def check_head(head: Head, key: str, where: str) -> None:
    """Lets nobody append who may not, nor to a log whose end nobody signed.

    Args:
        head: of the log.
        key: id of the key that is to sign.
        where: the ledger, for the message.

    Raises:
        StoreError: when it is so.
    """
    if head.signed != head.size:
        what = f"the last {head.size - head.signed} events of the log are under no checkpoint"
        raise StoreError(what, where=where, todo="run: ledger verify; nothing was changed")
    if head.size and key not in head.keys:
        todo = "let a holder of one of its keys run: ledger key add, with what `ledger key show` prints here"
        raise StoreError(f"your key {key} is none of this ledger's ({', '.join(head.keys)})", where=where, todo=todo)


def stored_hashes(rows: Rows) -> Hashes:
    """Reads what the ledger keeps of its log's tree."""

    def read(level: int, start: int, stop: int) -> list[bytes]:
        if level:
            sql = f"SELECT hash FROM node WHERE level = {level} AND idx >= {start} AND idx < {stop} ORDER BY idx"
        else:
            sql = f"SELECT leaf FROM event WHERE seq > {start} AND seq <= {stop} ORDER BY seq"
        return [bytes.fromhex(row[0]) for row in rows(sql)]

    return read


def node_rows(nodes: Sequence[tuple[int, int, bytes]]) -> list[dict[str, typing.Any]]:
    """Roots of tiles as rows of the table `node`."""
    return [{"level": level, "idx": idx, "hash": root.hex()} for level, idx, root in nodes]
