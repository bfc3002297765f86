"""What is wrong with a ledger's schema on a server, against the one that this program makes."""

from collections.abc import Iterator

from ledger.model.problem import StoreError
from ledger.store.snapshot import Snapshot

Described = dict[str, object]
"""What a thing is made of, by its name; enough to compare."""

_HERE = "(SELECT n.oid FROM pg_namespace n WHERE n.nspname = current_schema())"

_COLUMNS = f"""
    SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), coalesce(l.collname, '')
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    LEFT JOIN pg_collation l ON l.oid = a.attcollation AND a.attcollation <> 100
    WHERE c.relnamespace = {_HERE} AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    ORDER BY c.relname, a.attnum
"""
"""Tables with their columns; 100 is the collation `default`."""

_KEYS = f"""
    SELECT c.relname, k.contype, pg_get_constraintdef(k.oid), k.convalidated
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    WHERE c.relnamespace = {_HERE} AND k.contype <> 'n' ORDER BY c.relname
"""

_TRIGGERS = f"""
    SELECT t.tgname, c.relname, t.tgenabled, t.tgtype, f.proname, f.prosrc
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc f ON f.oid = t.tgfoid
    WHERE c.relnamespace = {_HERE} AND NOT t.tgisinternal ORDER BY t.tgname
"""

_OTHERS = f"""
    SELECT 'view ' || c.relname FROM pg_class c WHERE c.relnamespace = {_HERE} AND c.relkind IN ('v', 'm')
    UNION ALL
    SELECT 'rule ' || r.rulename || ' on ' || c.relname FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
    WHERE c.relnamespace = {_HERE} AND c.relkind = 'r'
    UNION ALL
    SELECT 'row security on ' || c.relname FROM pg_class c WHERE c.relnamespace = {_HERE} AND c.relrowsecurity
    UNION ALL
    SELECT 'a child of ' || c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhparent
    WHERE c.relnamespace = {_HERE} AND c.relkind = 'r'
    UNION ALL
    SELECT 'a sleeping foreign key of ' || c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace = {_HERE} AND t.tgisinternal AND t.tgenabled <> 'O'
"""
"""What a ledger has none of: each could show, add or hide rows."""


def damage(snapshot: Snapshot) -> Iterator[str]:
    """One sentence for each table, trigger or other thing that is not a ledger's, or not as this program makes it."""
    from ledger.store.postgresql.expected import expected_tables, expected_triggers  # noqa: PLC0415  loads SQLAlchemy

    try:
        yield from _differences("table", expected_tables(), _tables(snapshot))
        yield from _differences("trigger", expected_triggers(), _triggers(snapshot))
        for (what,) in snapshot.rows(_OTHERS):
            yield f"{what} is none of a ledger's"
    except StoreError as error:
        yield f"PostgreSQL cannot say: {error.what}"


def _differences(kind: str, made: Described, there: Described) -> Iterator[str]:
    for name in sorted({*made, *there}):
        if name not in there:
            yield f"{kind} {name} is missing"
        elif name not in made:
            yield f"{kind} {name} is none of a ledger's"
        elif made[name] != there[name]:
            yield f"{kind} {name} is not the one that this program makes"


def _tables(snapshot: Snapshot) -> Described:
    """The columns of each table: name, type and collation; and its keys, those to other tables by their number."""
    columns: dict[str, list[tuple[str, ...]]] = {}
    for table, *column in snapshot.rows(_COLUMNS):
        columns.setdefault(table, []).append(tuple(column))
    keys: dict[str, list[str]] = {table: [] for table in columns}
    for table, kind, text, is_valid in snapshot.rows(_KEYS):
        keys[table].append(text if kind in "pu" and is_valid else f"{kind} {is_valid}")
    return {table: (columns[table], sorted(keys[table])) for table in columns}


def _triggers(snapshot: Snapshot) -> Described:
    """Each by its name and table: a server has many of one name."""
    return {f"{row[0]} on {row[1]}": (*row[2:5], " ".join(row[5].split())) for row in snapshot.rows(_TRIGGERS)}
