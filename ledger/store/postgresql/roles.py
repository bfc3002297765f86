"""A role that may add to a ledger and read it, and nothing else: whom the server itself keeps from the rest."""

from sqlalchemy import Connection, text

from ledger.model.problem import NotFoundError, StoreError
from ledger.store.tables import TABLES

_IS_OWNER = text("""
    SELECT pg_has_role(current_user, c.relowner, 'USAGE') FROM pg_catalog.pg_class c
    WHERE c.oid = CAST('event' AS regclass)
""")

_ROLE = text("""
    SELECT r.rolsuper OR r.rolbypassrls OR pg_has_role(r.rolname, c.relowner, 'MEMBER')
        OR pg_has_role(r.rolname, 'pg_write_all_data', 'MEMBER')
    FROM pg_catalog.pg_roles r, pg_catalog.pg_class c
    WHERE r.rolname = :role AND c.oid = CAST('event' AS regclass)
""")

_LEFT = text("""
    SELECT relname FROM pg_catalog.pg_class
    WHERE relnamespace = CAST(current_schema() AS regnamespace) AND relkind = 'r'
        AND has_table_privilege(CAST(:role AS name), oid, 'UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
    UNION ALL
    SELECT 'the schema itself' WHERE has_schema_privilege(CAST(:role AS name), current_schema(), 'CREATE')
""")


def grant_writer(connection: Connection, role: str, where: str) -> None:
    """Lets a role that is there add and read, and takes from it whatever else it may, in the caller's transaction.

    Args:
        connection: by the ledger's owner.
        role: its name as it stands.
        where: the ledger, for messages.

    Raises:
        NotFoundError: when there is no such role.
        StoreError: when nothing can keep this role from the rest.
    """
    if not connection.execute(_IS_OWNER).scalar_one():
        raise StoreError("only the ledger's owner may grant", where=where, todo="use the owner's address")
    is_mighty = connection.execute(_ROLE, {"role": role}).scalar_one_or_none()
    if is_mighty is None:
        todo = f"make it first, as an administrator: CREATE ROLE {_quoted(connection, role)} LOGIN PASSWORD '...'"
        raise NotFoundError(f"the server has no role {role!r}", where=where, todo=todo)
    if is_mighty:
        what = f"nothing keeps the role {role!r} from changing the ledger: it owns it or may do everything"
        raise StoreError(what, where=where, todo="give another role")
    _grant(connection, _quoted(connection, role))
    if left := connection.execute(_LEFT, {"role": role}).scalars().all():
        what = f"the role {role!r} may still change {', '.join(sorted(left))}, by way of another role"
        raise StoreError(what, where=where, todo="take that from the other role; nothing was changed")


def _grant(connection: Connection, role: str) -> None:
    schema = _quoted(connection, connection.exec_driver_sql("SELECT current_schema()").scalar_one())
    tables = ", ".join(_quoted(connection, table.name) for table in TABLES)
    for statement in (
        f"REVOKE ALL ON {tables} FROM PUBLIC, {role}",
        f"REVOKE CREATE ON SCHEMA {schema} FROM {role}",
        f"GRANT USAGE ON SCHEMA {schema} TO {role}",
        f"GRANT SELECT, INSERT ON {tables} TO {role}",
    ):
        connection.exec_driver_sql(statement.replace("%", "%%"))


def _quoted(connection: Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote_identifier(name)
