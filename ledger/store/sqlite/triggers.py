"""The triggers of a ledger's file, as SQL: they keep everybody from editing, this program too.

Apart from the tables, so that a reader can hold what a file has against it without loading what makes tables.
"""

import re
from collections.abc import Sequence

from ledger.store.version import ARCHIVE

GAPLESS = (
    "CREATE TRIGGER event_gapless BEFORE INSERT ON event "
    "WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM event) "
    "BEGIN SELECT RAISE(ABORT, 'the seq of events has no gap'); END"
)

_KEY = re.compile(r"WHERE (\w+ = NEW\.\w+(?: AND \w+ = NEW\.\w+)*)\) BEGIN")

_NOT_WITHHELD = "WHEN NOT EXISTS (SELECT 1 FROM withheld w WHERE w.sha256 = OLD.sha256) "


def no_change(table: str, verb: str) -> str:
    """Refuses every UPDATE, or every DELETE, of a table; but for the deletion of what is withheld."""
    when = _NOT_WITHHELD if verb == "delete" and table in ARCHIVE else ""
    return (
        f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} {when}"
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def no_replacement(table: str, number: int, key: Sequence[str]) -> str:
    """Refuses an INSERT over a key that is there: REPLACE passes by a trigger against DELETE."""
    same = " AND ".join(f"{column} = NEW.{column}" for column in key)
    return (
        f"CREATE TRIGGER {table}_no_replace_{number} BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def is_known(sql: str, name: str, table: str) -> bool:
    """Whether this is one of a ledger's triggers: whatever it is on, it does nothing but refuse."""
    if sql in (GAPLESS, no_change(table, "update"), no_change(table, "delete")):
        return sql.startswith(f"CREATE TRIGGER {name} ")
    number, key = re.fullmatch(rf"{table}_no_replace_([0-9]+)", name), _KEY.search(sql)
    if number is None or key is None:
        return False
    columns = [same.partition(" ")[0] for same in key[1].split(" AND ")]
    return sql == no_replacement(table, int(number[1]), columns)
