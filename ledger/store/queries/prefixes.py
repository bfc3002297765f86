"""Finds the one thing whose id begins so."""

import typing

from ledger.model.problem import NotFoundError
from ledger.store.snapshot import Row, Snapshot
from ledger.store.standing import stands

Kind = typing.Literal["article", "claim", "dataset", "series", "incident", "proposition"]

_SHOWN = 4
_AFTER_HEX = "g"
"""Sorts after every hexadecimal digit."""

_DESCRIPTION = {
    "article": "name",
    "claim": "content",
    "dataset": "source",
    "series": "entity",
    "incident": "words",
    "proposition": "id",
}
"""The column that tells one from another for a reader's eye."""

_DESCRIPTION_LENGTH = 40


def the_one(snapshot: Snapshot, kind: Kind, prefix: str) -> str:
    """The id that begins so: among those that stand, else among all; an article's whole name will do as well.

    Raises:
        NotFoundError: when none or several do; it names a few.
    """
    wanted = prefix.strip().lower()
    for standing in (True, False):
        found = _beginning(snapshot, kind, prefix, standing=standing)
        if kind == "article":
            found = found or _named(snapshot, prefix.strip(), standing=standing)
        if wanted in found:
            return wanted
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise _several(snapshot, kind, prefix, found)
    raise NotFoundError(
        f"no {kind} answers to {prefix!r}", where=snapshot.where, todo=f"the ids are in: {_LISTED[kind]}"
    )


_LISTED = {
    "article": "ledger articles",
    "claim": "ledger claims",
    "dataset": "ledger evidence list",
    "series": "ledger evidence list",
    "incident": "ledger incidents",
    "proposition": "ledger positions",
}


def last_row(snapshot: Snapshot, claim: str) -> int:
    """The row of the claim of this whole id: the one that stands; where none does, the last one."""
    return snapshot.number(_LAST_ROW, (claim,))


_LAST_ROW = f"""
    SELECT c.seq FROM claim c WHERE c.id = ?
    ORDER BY CASE WHEN {stands("c.seq")} THEN 0 ELSE 1 END, c.seq DESC LIMIT 1
"""


def range_of(prefix: str) -> tuple[str, str] | None:
    """The ids that begin so, as a half-open range: no letter is a wildcard then. None for what no id begins with."""
    wanted = prefix.strip().lower()
    return None if not wanted or set(wanted) - set("0123456789abcdef") else (wanted, wanted + _AFTER_HEX)


def _beginning(snapshot: Snapshot, kind: Kind, prefix: str, *, standing: bool) -> dict[str, str]:
    """Ids and descriptions."""
    ids = range_of(prefix)
    return {} if ids is None else _found(snapshot, kind, "t.id >= ? AND t.id < ?", ids, standing=standing)


def _named(snapshot: Snapshot, name: str, *, standing: bool) -> dict[str, str]:
    return _found(snapshot, "article", "t.name = ?", (name,), standing=standing)


def _found(snapshot: Snapshot, kind: Kind, where: str, values: tuple[str, ...], *, standing: bool) -> dict[str, str]:
    only = f" AND {stands('t.seq')}" if standing else ""
    sql = f"SELECT t.id, min(t.{_DESCRIPTION[kind]}) FROM {kind} t WHERE {where}{only} GROUP BY t.id ORDER BY t.id"
    return dict(_pair(row) for row in snapshot.rows(f"{sql} LIMIT {_SHOWN + 1}", values))


def _pair(row: Row) -> tuple[str, str]:
    return row[0], " ".join(str(row[1]).split())[:_DESCRIPTION_LENGTH]


def _several(snapshot: Snapshot, kind: Kind, prefix: str, found: dict[str, str]) -> NotFoundError:
    named = ", ".join(f"{name} ({words})" for name, words in list(found.items())[:_SHOWN])
    more = ", ..." if len(found) > _SHOWN else ""
    return NotFoundError(
        f"several {kind}s answer to {prefix!r}: {named}{more}", where=snapshot.where, todo="give more of the id"
    )
