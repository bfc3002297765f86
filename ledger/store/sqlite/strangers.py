"""What a ledger's file must not hold: a file from elsewhere may bring what acts, or shows other rows than are there."""

from collections.abc import Iterable, Iterator

from ledger.model.problem import StoreError
from ledger.store.snapshot import Row
from ledger.store.sqlite.search import INDEX, MAKING, PARTS
from ledger.store.sqlite.triggers import is_known
from ledger.store.version import TABLE_NAMES

LOOK = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master ORDER BY type, name"

_SHOWN = 5


def refuse_strangers(rows: Iterable[Row], where: str) -> None:
    """Lets a file pass that holds nothing but a ledger's tables, indices on them, and its triggers.

    What is missing is `ledger verify`'s to find: it does nothing.

    Args:
        rows: what `LOOK` finds.
        where: the ledger, for the message.

    Raises:
        StoreError: when there is something else; it names a few.
    """
    _refuse(list(_strangers(rows)), where, todo="run: ledger verify; do not write to it")


def refuse_stand_ins(rows: Iterable[Row], where: str) -> None:
    """Lets a file pass whose tables are tables: what stands in for one may answer anything, or never end.

    Raises:
        StoreError: when one is not.
    """
    named = [(kind, name, sql) for kind, name, _, sql in rows if name in TABLE_NAMES and kind != "trigger"]
    found = [f"{_kind(kind, sql)} {name}" for kind, name, sql in named if not _is_table(kind, sql)]
    _refuse(found, where, todo="there is nothing to be verified in it")


def _refuse(found: list[str], where: str, *, todo: str) -> None:
    if found:
        named = ", ".join(found[:_SHOWN]) + (f" and {len(found) - _SHOWN} more" if found[_SHOWN:] else "")
        raise StoreError(f"the file holds what is none of a ledger's: {named}", where=where, todo=todo)


def _strangers(rows: Iterable[Row]) -> Iterator[str]:
    for kind, name, table, sql in rows:
        if kind == "trigger":
            is_ours = is_known(sql, name, table) and table in TABLE_NAMES
        elif kind == "index":
            is_ours = table in TABLE_NAMES
        else:
            is_ours = (_is_table(kind, sql) and name in (*TABLE_NAMES, *PARTS)) or (name == INDEX and sql == MAKING)
        if not is_ours and not name.startswith("sqlite_stat"):
            yield f"{_kind(kind, sql)} {name}" + (f" on {table}" if kind == "trigger" else "")


def _is_table(kind: str, sql: str) -> bool:
    return kind == "table" and sql.startswith("CREATE TABLE ")


def _kind(kind: str, sql: str) -> str:
    return "virtual table" if sql.upper().startswith("CREATE VIRTUAL") else kind
