"""An address names a file or a database, and no password in it is ever shown."""

from pathlib import Path

import pytest

from ledger.model.problem import UsageError
from ledger.store.address import PostgresqlAddress, SqliteAddress, parse_address


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("ledger.db", "ledger.db"),
        ("sqlite:///ledger.db", "ledger.db"),
        ("sqlite:////var/ledger.db", "/var/ledger.db"),
        ("a?b%20#.db", "a?b%20#.db"),
        ("C:\\me@home\\ledger.db", "C:\\me@home\\ledger.db"),
        ("12:30 @ home/ledger.db", "12:30 @ home/ledger.db"),
    ],
)
def test_an_address_is_a_path_or_one_of_sqlite(address: str, path: str) -> None:
    assert parse_address(address) == SqliteAddress(path=Path(path))


def database(address: str) -> PostgresqlAddress:
    parsed = parse_address(address)
    assert isinstance(parsed, PostgresqlAddress)
    return parsed


@pytest.mark.parametrize("scheme", ["postgresql+psycopg", "postgresql", "postgres", "POSTGRESQL+psycopg"])
@pytest.mark.parametrize(
    ("rest", "options"),
    [
        pytest.param("h/db", {"host": "h", "dbname": "db"}, id="host and database"),
        pytest.param(
            "me:a%40%2F%3Ab%25@h:5433/db",
            {"user": "me", "password": "a@/:b%", "host": "h", "port": "5433", "dbname": "db"},
            id="a password of marks",
        ),
        pytest.param("me@h", {"user": "me", "host": "h"}, id="no database"),
        pytest.param("", {}, id="whatever libpq takes by itself"),
        pytest.param("[::1]:5433/db", {"host": "::1", "port": "5433", "dbname": "db"}, id="IPv6"),
        pytest.param("[::1]/db", {"host": "::1", "dbname": "db"}, id="IPv6 without port"),
        pytest.param("a:1,b/db", {"host": "a,b", "port": "1,", "dbname": "db"}, id="two servers"),
        pytest.param("/db?host=/run/s", {"dbname": "db", "host": "/run/s"}, id="a socket"),
        pytest.param(
            "h/db?sslmode=verify-full&sslrootcert=/a%20b.pem",
            {"host": "h", "dbname": "db", "sslmode": "verify-full", "sslrootcert": "/a b.pem"},
            id="TLS",
        ),
    ],
)
def test_an_address_is_that_of_a_database(scheme: str, rest: str, options: dict[str, str]) -> None:
    assert dict(database(f"{scheme}://{rest}").options) == options


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://me:secret@h:1/db", "postgresql+psycopg://me:***@h:1/db"),
        ("postgresql://me:@h/db", "postgresql+psycopg://me:***@h/db"),
        ("postgresql://me@h/db", "postgresql+psycopg://me@h/db"),
        (
            "postgresql://h/db?password=secret&sslmode=require&sslpassword=secret",
            "postgresql+psycopg://h/db?password=***&sslmode=require&sslpassword=***",
        ),
        ("postgresql://h/db?passwort=secret", "postgresql+psycopg://h/db?passwort=***"),
        ("postgresql://h/db?user=me%26password=secret", "postgresql+psycopg://h/db?user=***"),
    ],
)
def test_an_address_is_shown_without_its_secrets(address: str, shown: str) -> None:
    parsed = database(address)
    assert parsed.shown == shown
    assert "secret" not in repr(parsed)


@pytest.mark.parametrize(
    "address",
    [
        "mysql://me:secret@host/db",
        "postgresql+asyncpg://me:secret@host/db",
        "sqlite://secret.db",
        "",
        "sqlite:///",
        "a\x00secret",
        pytest.param("postgresql://me:secret@secret@host/db", id="a bare @ in the password"),
        pytest.param("postgresql://me:1234/secret@host/db", id="a bare / in the password"),
        pytest.param("postgresql://me:1234?secret=1@host/db", id="a bare ? in the password"),
        pytest.param("postgresql://me:secret#secret@host/db", id="a bare # in the password"),
        pytest.param("postgresql://me:secret%zz@host/db", id="a bare % in the password"),
        pytest.param("postgresql://me:secret%00@host/db", id="NUL"),
        pytest.param("postgresql://me:secret%ff@host/db", id="no UTF-8"),
        pytest.param("postgresql://host/db?secret", id="an option without a value"),
        pytest.param("postgresql://host/db?user=a&user=secret", id="an option given twice"),
        pytest.param("postgresql://me:x@host/db?password=secret", id="two passwords"),
        pytest.param("postgresql:/me:secret@host/db", id="one stroke too few"),
        pytest.param("postgresql//me:secret@host/db", id="no colon"),
        pytest.param("postgresqł://me:secret@host/db", id="a scheme that is none"),
        pytest.param("me:secret@host/db", id="no scheme"),
        pytest.param("postgresql+psycopgﾳm--e\x85:secret@host/db", id="a scheme that is none, and a space"),
        pytest.param("mysql:/me:secret@host/db", id="another scheme, and one stroke"),
        pytest.param("/m:secret@host/db", id="no more of the scheme than a stroke"),
        pytest.param("postgresql://password=secret&connect_timeout=1", id="options where the server goes"),
        pytest.param("postgresql://h/user=me&password=secret", id="options where the database goes"),
        pytest.param("host=h password=secret", id="as libpq's other form"),
    ],
)
def test_another_address_is_refused_without_its_password(address: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_address(address)
    assert "secret" not in str(caught.value)
    assert "1234" not in str(caught.value)
