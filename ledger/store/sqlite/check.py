"""What is wrong with a ledger's file: SQLite's own check, and its schema against the one that this program makes."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing

from ledger.model.problem import StoreError
from ledger.store.snapshot import Row, Snapshot
from ledger.store.sqlite.index_check import index_damage
from ledger.store.sqlite.search import MAKING, PARTS

_SCHEMA = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"


def damage(snapshot: Snapshot) -> Iterator[str]:
    """One sentence for each thing that is wrong; SQLite tells its first twenty."""
    try:
        for (line,) in snapshot.rows("PRAGMA quick_check(20)"):
            if line != "ok":
                yield f"SQLite finds the file damaged: {line}"
        for table, row, parent, _ in snapshot.rows("PRAGMA foreign_key_check"):
            yield f"{table}: row {row} names something that is not in {parent}"
        yield from schema_differences(snapshot.rows(_SCHEMA))
        yield from index_damage(snapshot)
    except StoreError as error:
        yield f"SQLite finds the file damaged: {error.what}"


def schema_differences(rows: Iterable[Row]) -> Iterator[str]:
    """Where tables, indices, triggers and views are not those of a ledger.

    Args:
        rows: type, name and the SQL by which it was made, of each; a trigger may have the name of a table.
    """
    from ledger.store.sqlite.schema import statements  # noqa: PLC0415  loads SQLAlchemy

    there = {(kind, name): sql for kind, name, sql in rows}
    made = {_key(sql): sql for sql in (*statements(), *_parts_of_index())}
    for key, sql in made.items():
        if key not in there:
            yield f"{_kind(sql)} {key[1]} is missing"
        elif there[key].split() != sql.split():
            yield f"{_kind(sql)} {key[1]} is not the one that this program makes"
    for key, sql in there.items():
        if key not in made:
            yield f"{_kind(sql)} {key[1]} is none of a ledger's"


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


def _key(sql: str) -> tuple[str, str]:
    """Type and name, as SQLite lists what a CREATE statement makes."""
    words = sql.replace("(", " ").split()
    place = next(index for index, word in enumerate(words) if word.upper() in ("TABLE", "INDEX", "TRIGGER", "VIEW"))
    return words[place].lower(), words[place + 1].strip("\"'")
