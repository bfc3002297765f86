"""Makes an empty ledger on a server: the tables, and the triggers that let nobody edit them."""

from collections.abc import Iterator

from sqlalchemy import BigInteger, Connection, Integer, MetaData, String, Table, Text, TypeDecorator
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from ledger.store.postgresql.search import MAKING
from ledger.store.postgresql.session import mark
from ledger.store.tables import TABLES
from ledger.store.version import ARCHIVE, SCHEMA_VERSION

REFUSE = """
    BEGIN
        RAISE EXCEPTION USING ERRCODE = '23000', MESSAGE = TG_TABLE_NAME || ' is append-only';
    END
"""
"""What the triggers against changes do."""

GAPLESS = """
    DECLARE
        least bigint; most bigint; number bigint; follows boolean;
    BEGIN
        SELECT min(seq), max(seq), count(*) INTO least, most, number FROM added;
        IF number = 0 THEN
            RETURN NULL;
        END IF;
        EXECUTE 'SELECT EXISTS (SELECT 1 FROM ' || quote_ident(TG_TABLE_SCHEMA) || '.event WHERE seq = $1)'
            INTO follows USING least - 1;
        IF most - least + 1 = number AND (least = 1 OR (least > 1 AND follows)) THEN
            RETURN NULL;
        END IF;
        RAISE EXCEPTION USING ERRCODE = '23000', MESSAGE = 'the seq of events has no gap';
    END
"""
"""The new seqs follow one another, and the first is 1 or follows one that was there: so, by induction, do all.

The table is named with its schema: a writer could put a temporary one of the same name before it.
"""

KEEP = """
    DECLARE
        is_withheld boolean;
    BEGIN
        EXECUTE 'SELECT EXISTS (SELECT 1 FROM ' || quote_ident(TG_TABLE_SCHEMA)
            || '.withheld w WHERE w.sha256 = $1)' INTO is_withheld USING OLD.sha256;
        IF is_withheld THEN
            RETURN OLD;
        END IF;
        RAISE EXCEPTION USING ERRCODE = '23000', MESSAGE = TG_TABLE_NAME || ' is append-only';
    END
"""
"""Lets be deleted what is withheld, by the table of the same schema, and nothing else."""

_FUNCTIONS = tuple(
    f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $${body}$$"
    for name, body in (("ledger_keep", KEEP), ("ledger_refuse", REFUSE), ("ledger_gapless", GAPLESS))
)

_GAPLESS_TRIGGER = """
    CREATE TRIGGER event_gapless AFTER INSERT ON event REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_gapless()
"""


def create_schema(connection: Connection) -> None:
    """Makes tables, indices and triggers and marks them as a ledger, inside the caller's transaction."""
    for statement in statements():
        connection.exec_driver_sql(statement)


def statements() -> Iterator[str]:
    """The SQL that makes an empty ledger, in order."""
    yield from _FUNCTIONS
    yield from _making()
    yield _GAPLESS_TRIGGER
    yield from MAKING
    yield "ALTER TABLE event ENABLE ALWAYS TRIGGER event_gapless"
    yield _marking()


def _marking() -> str:
    return f"COMMENT ON TABLE event IS '{mark(SCHEMA_VERSION)}'"


def tables() -> tuple[Table, ...]:
    """The tables with PostgreSQL's types, in the order of `tables.TABLES`."""
    every = MetaData()
    return tuple(_of_postgresql(table, every) for table in TABLES)


def _making() -> Iterator[str]:
    """The SQL that makes the tables with their indices, then the triggers on them."""
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    for table in tables():
        yield str(CreateTable(table).compile(dialect=dialect)).strip()
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            yield str(CreateIndex(index).compile(dialect=dialect))
    for table in TABLES:
        yield from _triggers(table.name)


def _of_postgresql(table: Table, every: MetaData) -> Table:
    """The table with PostgreSQL's types: texts compared byte by byte, as SQLite does; integers of 64 bits."""
    made = table.to_metadata(every)
    for column in made.columns:
        column.autoincrement = False
        kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
        if isinstance(kind, String):
            column.type = Text(collation="C")
        elif isinstance(kind, Integer):
            column.type = BigInteger()
    return made


def _triggers(name: str) -> Iterator[str]:
    """UPDATE, DELETE and TRUNCATE refused, in replicas too; a key refuses a second INSERT by itself."""
    verbs = "UPDATE OR TRUNCATE" if name in ARCHIVE else "UPDATE OR DELETE OR TRUNCATE"
    yield (
        f"CREATE TRIGGER {name}_append_only BEFORE {verbs} ON {name} "
        "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()"
    )
    if name in ARCHIVE:
        yield f"CREATE TRIGGER {name}_kept BEFORE DELETE ON {name} FOR EACH ROW EXECUTE FUNCTION ledger_keep()"
        yield f"ALTER TABLE {name} ENABLE ALWAYS TRIGGER {name}_kept"
    yield f"ALTER TABLE {name} ENABLE ALWAYS TRIGGER {name}_append_only"
