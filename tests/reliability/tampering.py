"""A ledger tampered with behind its back: everything that can be changed in it once, each time in a fresh copy.

What is changed must be found; in the pages of the index of words, found or without effect on any search.

Whoever tampers here knows SQLite: triggers are dropped and put back as they were, keys and references need not fit.
Only the signing key is not at hand.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from filled import filled
from ledgers import OWN_TABLES, faults_of, in_memory, searches
from result import Result, Tally, Task

from ledger.log.leaf import event_leaf
from ledger.store.sqlite.search import PARTS

LAST_NOTE = "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1"

Value = str | int | bytes | None
Row = tuple[Any, ...]
Tamper = Callable[[sqlite3.Connection], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table as it is in the untouched ledger."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    """Columns of the primary key."""
    unique: frozenset[str]
    """Columns of which each value may be there once, alone or with others."""
    rows: tuple[Row, ...]

    def where(self, row: Row) -> tuple[str, tuple[Value, ...]]:
        """The condition that this row alone meets, and its values."""
        values = dict(zip(self.columns, row, strict=True))
        return " AND ".join(f"{name} = ?" for name in self.key), tuple(values[name] for name in self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One thing done to a copy of the ledger."""

    table: str
    what: str
    do: Tamper
    keeps_triggers: bool = True
    """Whether all triggers are as they were afterwards."""
    is_held: bool = False
    """Whether the ledger is held against the last checkpoint, kept elsewhere."""


def run(task: Task) -> Result:
    """Tampers in every way there is, or in so many of them, evenly spread, as are asked for."""
    ledger = filled(task, "ledger")
    with closing(sqlite3.connect(ledger)) as raw:
        tables = [_table(raw, name) for (name,) in raw.execute(OWN_TABLES)]
        ledger.with_suffix(".checkpoint").write_text(raw.execute(LAST_NOTE).fetchone()[0], "utf-8")
        trials = [*_of_rows(tables), *_of_events(tables), *_of_schema(raw)]
    if task.trials < len(trials):
        trials = [trials[number * len(trials) // task.trials] for number in range(task.trials)]
    tally = Tally("tampering", len(trials))
    with tempfile.TemporaryDirectory(dir=in_memory()) as folder:
        copy = Path(folder) / ledger.name
        untouched = Trial(table="", what="nothing", do=lambda _: None)
        assert not _faults(ledger, copy, untouched), "what is untouched is found wrong"
        answers = searches(ledger)
        for trial in trials:
            is_found = bool(_faults(ledger, copy, trial))
            is_idle = not is_found and trial.table in PARTS and searches(copy) == answers
            tally.count(f"{trial.table}: tried")
            tally.count(f"{trial.table}: found", is_found)
            if trial.table in PARTS:
                tally.count(f"{trial.table}: every search as before", is_idle)
            tally.trial([] if is_found or is_idle else ["not found"], f"{trial.table}: {trial.what}")
    return tally.result()


def _table(raw: sqlite3.Connection, name: str) -> Table:
    about = list(raw.execute(f"PRAGMA table_info({name})"))
    columns = tuple(row[1] for row in about)
    key = tuple(row[1] for row in about if row[5])
    indices = [row[1] for row in raw.execute(f"PRAGMA index_list({name})") if row[2]]
    unique = frozenset(row[2] for index in indices for row in raw.execute(f"PRAGMA index_info({index})")) | {*key}
    rows = tuple(raw.execute(f"SELECT {', '.join(columns)} FROM {name}"))
    return Table(name=name, columns=columns, key=key, unique=unique, rows=rows)


def _faults(ledger: Path, copy: Path, trial: Trial) -> tuple[str, ...]:
    """What is found wrong with a copy after the trial."""
    kept = ledger.with_suffix(".checkpoint")
    shutil.copy(ledger, copy)
    with closing(sqlite3.connect(copy, isolation_level=None)) as raw:
        triggers = list(raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
        if trial.keeps_triggers:
            for name, _ in triggers:
                raw.execute(f"DROP TRIGGER {name}")
        trial.do(raw)
        if trial.keeps_triggers:
            for _, sql in triggers:
                raw.execute(sql)
    return faults_of(str(copy), kept if trial.is_held else None)


def _of_rows(tables: Sequence[Table]) -> Iterator[Trial]:
    """Every field of every row changed, every row removed, neighbours exchanged, one doubled."""
    for table in tables:
        trial = partial(Trial, table=table.name)
        for place, row in enumerate(table.rows):
            for column, value in zip(table.columns, row, strict=True):
                yield trial(what=f"{column} of row {place}", do=partial(_change, table, row, (column, value)))
            yield trial(what=f"row {place} removed", do=partial(_remove, table, row))
        for place, (one, other) in enumerate(pairwise(table.rows)):
            if not _is_alike(table, one, other):
                yield trial(what=f"rows {place} and {place + 1} exchanged", do=partial(_exchange, table, one, other))
        for row in table.rows[:1]:
            yield trial(what="a row added", do=partial(_add, table, row))


def _is_alike(table: Table, one: Row, other: Row) -> bool:
    """Whether exchanging the keys of these rows would change nothing."""
    return all(a == b for name, a, b in zip(table.columns, one, other, strict=True) if name not in table.key)


def _change(table: Table, row: Row, field: tuple[str, Value], raw: sqlite3.Connection) -> None:
    (condition, key), (column, value) = table.where(row), field
    for new in _others(value):
        try:
            raw.execute(f"UPDATE {table.name} SET {column} = ? WHERE {condition}", (new, *key))
        except sqlite3.IntegrityError:  # another row has that value, or there has to be one
            continue
        return
    raise AssertionError(f"{table.name}.{column} cannot be changed")


def _others(value: Value) -> Iterator[Value]:
    """Values that are not this one, those that look most like it first."""
    if isinstance(value, bytes):
        yield bytes([value[0] ^ 1]) + value[1:] if value else b"\x01"
    elif isinstance(value, int):
        yield from (value + 1, -1, value + 1_000_000)
    elif value is None:
        yield from ("x", 1)
    else:
        middle = len(value) // 2
        yield value[:middle] + ("1" if value[middle : middle + 1] != "1" else "2") + value[middle + 1 :]
        yield value + " "


def _remove(table: Table, row: Row, raw: sqlite3.Connection) -> None:
    condition, key = table.where(row)
    raw.execute(f"DELETE FROM {table.name} WHERE {condition}", key)


def _add(table: Table, row: Row, raw: sqlite3.Connection) -> None:
    """The same row again, under another key."""
    values = dict(zip(table.columns, row, strict=True))
    for name in table.columns:
        if name in table.unique:
            *_, values[name] = _others(values[name])
    marks = ", ".join("?" * len(values))
    raw.execute(f"INSERT INTO {table.name} VALUES ({marks})", tuple(values.values()))


def _exchange(table: Table, one: Row, other: Row, raw: sqlite3.Connection) -> None:
    """Each of two rows under the other's key."""
    (condition, key), (_, other_key) = table.where(one), table.where(other)
    there = dict(zip(table.columns, other, strict=True))
    here = dict(zip(table.columns, one, strict=True))
    for row_key in (key, other_key):
        raw.execute(f"DELETE FROM {table.name} WHERE {condition}", row_key)
    for values in (there | {name: here[name] for name in table.key}, here | {name: there[name] for name in table.key}):
        raw.execute(f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(values))})", tuple(values.values()))


def _of_events(tables: Sequence[Table]) -> Iterator[Trial]:
    """Every event forged: another body, with the hash that belongs to it. And the log cut off at every checkpoint."""
    by_name = {table.name: table for table in tables}
    for seq, kind, subject, body, _ in by_name["event"].rows:
        forged = str(next(_others(body)))
        values = (forged, event_leaf(seq, kind, subject, forged), seq)
        yield Trial(table="event with its hash", what=f"event {seq}", do=partial(_forge, values))
    for size, _, _ in by_name["checkpoint"].rows[:-1]:
        yield Trial(table="rollback", what=f"to checkpoint {size}", do=partial(_roll_back, tables, size), is_held=True)


def _forge(values: tuple[Value, ...], raw: sqlite3.Connection) -> None:
    raw.execute("UPDATE event SET body = ?, leaf = ? WHERE seq = ?", values)


def _roll_back(tables: Sequence[Table], size: int, raw: sqlite3.Connection) -> None:
    """Removes everything that came after the checkpoint of this size, so that the rest fits together."""
    for table in tables:
        if "seq" in table.columns:
            raw.execute(f"DELETE FROM {table.name} WHERE seq > ?", (size,))
    raw.execute("DELETE FROM checkpoint WHERE size > ?", (size,))
    raw.execute("DELETE FROM node WHERE (idx + 1) << (8 * level) > ?", (size,))
    raw.execute("DELETE FROM article_text WHERE sha256 NOT IN (SELECT text_sha256 FROM article)")
    named = "SELECT sha256 FROM article UNION SELECT sha256 FROM dataset"
    raw.execute(f"DELETE FROM blob WHERE sha256 NOT IN ({named})")


def _of_schema(raw: sqlite3.Connection) -> Iterator[Trial]:
    """Every trigger and index dropped, every trigger made idle; things added; the marks of the file changed."""
    made = raw.execute(
        "SELECT type, name, tbl_name FROM sqlite_master WHERE sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    ).fetchall()
    for kind, name, table in made:
        drop = f"DROP {kind} {name}"
        if kind in {"trigger", "index"}:
            yield _sql(f"{name} dropped", drop)
        if kind == "trigger":
            idle = f"CREATE TRIGGER {name} BEFORE DELETE ON {table} WHEN 0 BEGIN SELECT 1; END"
            yield _sql(f"{name} made idle", f"{drop}; {idle}")
        if kind == "table":
            yield _sql(f"a trigger on {name}", f"CREATE TRIGGER own AFTER INSERT ON {name} BEGIN SELECT 1; END")
            yield _sql(f"a trigger named {name}", f"CREATE TRIGGER {name} AFTER INSERT ON {name} BEGIN SELECT 1; END")
            yield _sql(f"a column of {name}", f"ALTER TABLE {name} ADD COLUMN own TEXT")
    yield _sql("a view", "CREATE VIEW own AS SELECT * FROM event")
    yield _sql("a table", "CREATE TABLE own (a)")
    yield _sql("the schema's version", "PRAGMA user_version = 1")
    yield _sql("the kind of the file", "PRAGMA application_id = 1")


def _sql(what: str, sql: str) -> Trial:
    return Trial(table="schema", what=what, do=lambda raw: raw.executescript(sql), keeps_triggers=False)
