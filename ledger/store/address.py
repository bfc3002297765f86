"""Where a ledger is: what the user gives with --db, as a value whose passwords are never shown."""

import re
import typing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

from ledger.model.problem import UsageError

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_POSTGRESQL = ("postgresql+psycopg", "postgresql", "postgres")
_FORM = "write it as postgresql+psycopg://user:password@host/database"
_ENCODED = (
    "write what is special in a user's name or a password as %40 for @, %2F for /, %3A for :, %3F for ?, %25 for %"
)
_AIMED_AT_A_SERVER = re.compile(
    r"\s*postgres[a-z0-9+]*(?::|//)|.*(?:\bpassword\s*=|://)|(?:.*[/\\][^/\\:]+|[^/\\:]{2,}):[^/\\\s]*@",
    re.IGNORECASE | re.DOTALL,
)
"""What is no address of a server but was meant as one; taken for a file's name, its password would be shown."""

_HOST = r"(?:\[[0-9A-Fa-f:.%]+\]|[\w.%~-]*)(?::[0-9]{1,5})?"
_AUTHORITY = re.compile(rf"(?:(?P<user>[^@:/?#]*)(?::(?P<password>[^@:/?#]*))?@)?(?P<hosts>{_HOST}(?:,{_HOST})*)")
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")

_SHOWN = frozenset((
    "host", "hostaddr", "port", "dbname", "user", "service", "sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl",
    "application_name", "connect_timeout", "options", "target_session_attrs", "channel_binding", "gssencmode",
))  # fmt: skip
"""Options whose values may be shown; those of all others, known and unknown, are taken for secrets."""

_MASK = "***"
_PASSWORD_INSIDE = re.compile(r"password\s*=", re.IGNORECASE)
"""In the value of another option: somebody forgot the & between two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SqliteAddress:
    """A file."""

    path: Path

    @property
    def shown(self) -> str:
        """As messages name it."""
        return str(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostgresqlAddress:
    """A database on a server."""

    options: tuple[tuple[str, str], ...]
    """What libpq calls connection parameters, by name; none twice."""
    shown: str
    """As messages name it: every secret is three stars."""

    @property
    def secrets(self) -> tuple[str, ...]:
        """The values that no message may hold."""
        return tuple(value for name, value in self.options if value and not _is_shown(name, value))

    def __repr__(self) -> str:
        return f"PostgresqlAddress({self.shown})"


Address = SqliteAddress | PostgresqlAddress


def parse_address(address: str) -> Address:
    """The place that an address names: a path, "sqlite:///" and a path, or "postgresql+psycopg://" and a database.

    Raises:
        UsageError: on anything else. What is wrong is never repeated: it may hold a password.
    """
    if found := _SCHEME.match(address):
        scheme, rest = found[1].lower(), address[found.end() :]
        if scheme in _POSTGRESQL:
            return _database(rest)
        if scheme != "sqlite" or not rest.startswith("/"):
            raise UsageError(
                f"{found[1]}:// is no address of a ledger",
                todo="give a path, sqlite:/// followed by a path, or postgresql+psycopg://user@host/database",
            )
        return _file(rest[1:])
    if _AIMED_AT_A_SERVER.match(address):
        raise UsageError("the ledger's address is neither a file nor that of a database", todo=_FORM)
    return _file(address)


def _file(path: str) -> SqliteAddress:
    if not path or "\x00" in path:
        raise UsageError("the ledger's address names no file", todo="give a path, as in --db ledger.db")
    return SqliteAddress(path=Path(path))


def _database(rest: str) -> PostgresqlAddress:
    """The address after "//": user:password@host:port,host:port/database?option=value&option=value.

    Stricter than libpq, which takes a password with a bare @ or / in it apart at the first one and would name the
    rest in its messages.
    """
    rest, _, query = rest.partition("?")
    authority, _, database = rest.partition("/")
    found = _AUTHORITY.fullmatch(authority)
    if found is None or set("@/:#&=") & set(database) or set("@#") & set(query):
        raise UsageError("the database's address cannot be taken apart", todo=f"{_FORM}; {_ENCODED}")
    options = {"user": found["user"], "password": found["password"], **_hosts(found["hosts"]), "dbname": database}
    given = {name: _decoded(value) for name, value in options.items() if value}
    shown = f"postgresql+psycopg://{_shown_authority(found)}/{database}"
    for name, value in _options(query):
        if name in given:
            raise UsageError("the database's address gives one option twice", todo=_FORM)
        given[name] = value
        shown += f"{'&' if '?' in shown else '?'}{name}={quote(value) if _is_shown(name, value) else _MASK}"
    return PostgresqlAddress(options=tuple(given.items()), shown=shown)


def _is_shown(name: str, value: str) -> bool:
    return name in _SHOWN and not _PASSWORD_INSIDE.search(value)


def _shown_authority(found: "re.Match[str]") -> str:
    user, hosts = found["user"], found["hosts"]
    if found["password"] is not None:
        return f"{user}:{_MASK}@{hosts}"
    return hosts if user is None else f"{user}@{hosts}"


def _hosts(hosts: str) -> dict[str, str]:
    """One host or several, each with its port or none, as libpq takes them apart: two lists of the same length."""
    names, ports = [], []
    for one in hosts.split(","):
        name, _, port = one.rpartition(":") if re.search(r":[0-9]*$", one) and not one.endswith("]") else (one, "", "")
        names.append(name.removeprefix("[").removesuffix("]"))
        ports.append(port)
    return {"host": ",".join(names), "port": ",".join(ports) if any(ports) else ""}


def _options(query: str) -> typing.Iterator[tuple[str, str]]:
    for part in query.split("&") if query else ():
        name, equals, value = part.partition("=")
        if not equals or not re.fullmatch("[a-z_]+", name):
            todo = f"options are written ?name=value&name=value; {_ENCODED}"
            raise UsageError("the database's address has an option that is none", todo=todo)
        yield name, _decoded(value)


def _decoded(value: str) -> str:
    try:
        plain = unquote_to_bytes(value).decode("utf-8")
    except UnicodeError:
        plain = "\x00"
    if "\x00" in plain or _PERCENT.search(value):
        raise UsageError("the database's address holds a % that stands for nothing", todo=_ENCODED)
    return plain
