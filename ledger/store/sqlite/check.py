"""What is wrong with a ledger's file: SQLite's own check, and its schema against the one that this program makes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from ledger.model.problem import StoreError
from ledger.store.snapshot import Snapshot
from ledger.store.sqlite.index_check import index_damage
from ledger.store.sqlite.search import MAKING, PARTS

_SCHEMA = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"


def damage(snapshot: Snapshot) -> Iterator[str]:
    """One sentence for each thing that is wrong; SQLite tells its first twenty."""
    try:
        for (line,) in snapshot.rows("PRAGMA quick_check(20)"):
            if line != "ok":
                yield f"SQLite finds the file damaged: {line}"
        for table, row, parent, _ in snapshot.rows("PRAGMA foreign_key_check"):
            yield f"{table}: row {row} names something that is not in {parent}"
        yield from schema_differences(dict(snapshot.rows(_SCHEMA)))
        yield from index_damage(snapshot)
    except StoreError as error:
        yield f"SQLite finds the file damaged: {error.what}"


def schema_differences(there: dict[str, str]) -> Iterator[str]:
    """Where tables, indices, triggers and views are not those of a ledger.

    Args:
        there: the SQL by which each was made, by name.
    """
    from ledger.store.sqlite.schema import statements  # noqa: PLC0415  loads SQLAlchemy

    made = {_name(sql): sql for sql in (*statements(), *_parts_of_index())}
    for name, sql in made.items():
        if name not in there:
            yield f"{_kind(sql)} {name} is missing"
        elif there[name].split() != sql.split():
            yield f"{_kind(sql)} {name} is not the one that this program makes"
    for name, sql in there.items():
        if name not in made:
            yield f"{_kind(sql)} {name} is none of a ledger's"


def _parts_of_index() -> Iterator[str]:
    """What SQLite makes by itself for the index of words."""
    with closing(sqlite3.connect(":memory:")) as empty:
        empty.execute(MAKING)
        made = dict(empty.execute("SELECT name, sql FROM sqlite_master"))
    yield from (made[name] for name in PARTS)


def _kind(sql: str) -> str:
    """What a CREATE statement makes, in one word."""
    words = sql.lower().split(maxsplit=3)
    return words[2] if words[1] in ("unique", "virtual") else words[1]


def _name(sql: str) -> str:
    words = sql.replace("(", " ").split()
    place = next(index for index, word in enumerate(words) if word.upper() in ("TABLE", "INDEX", "TRIGGER", "VIEW"))
    return words[place + 1].strip("\"'")
