"""The tables and triggers that this program makes, as the server's catalogue describes them."""

from collections.abc import Iterator

from sqlalchemy import Column, ForeignKeyConstraint, PrimaryKeyConstraint, Table, UniqueConstraint
from sqlalchemy.dialects import postgresql

from ledger.store.postgresql.schema import GAPLESS, KEEP, REFUSE, tables
from ledger.store.version import ARCHIVE

_REFUSING = 2 | 8 | 16 | 32
"""pg_trigger.tgtype: before, a statement, on DELETE, UPDATE and TRUNCATE."""
_REFUSING_ARCHIVE = 2 | 16 | 32
"""The same of the archive, whose rows are kept one by one."""
_KEEPING = 1 | 2 | 8
"""Before a row, on DELETE."""
_COUNTING = 4
"""After a statement, on INSERT."""


def expected_tables() -> dict[str, object]:
    """The columns of each table: name, type and collation; and its keys, those to other tables by their number."""
    return {table.name: ([_column(one) for one in table.columns], sorted(_keys(table))) for table in tables()}


def expected_triggers() -> dict[str, object]:
    """Of each trigger, by name and table: that it always fires, when it does, and the name and text of its function."""
    refuse, gapless = " ".join(REFUSE.split()), " ".join(GAPLESS.split())
    expected: dict[str, object] = {
        f"{table.name}_append_only on {table.name}": (
            "A", _REFUSING_ARCHIVE if table.name in ARCHIVE else _REFUSING, "ledger_refuse", refuse,
        )
        for table in tables()
    }  # fmt: skip
    keep = " ".join(KEEP.split())
    expected |= {f"{name}_kept on {name}": ("A", _KEEPING, "ledger_keep", keep) for name in ARCHIVE}
    return expected | {"event_gapless on event": ("A", _COUNTING, "ledger_gapless", gapless)}


def _column(column: Column[object]) -> tuple[str, str, str]:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    kind = column.type.compile(dialect).partition(" ")[0].lower()
    return column.name, kind, getattr(column.type, "collation", None) or ""


def _keys(table: Table) -> Iterator[str]:
    for key in table.constraints:
        if isinstance(key, ForeignKeyConstraint):
            yield "f True"
        elif isinstance(key, PrimaryKeyConstraint | UniqueConstraint):
            names = ", ".join(column.name for column in key.columns)
            yield f"{'PRIMARY KEY' if isinstance(key, PrimaryKeyConstraint) else 'UNIQUE'} ({names})"
