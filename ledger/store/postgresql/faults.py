"""What PostgreSQL says when it fails, as one line that a reporter can act on; no password is ever in it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from ledger.model.problem import StoreError
from ledger.store.address import PostgresqlAddress

_AGAIN = "run it again: what was added before is safe"
_LOST = ("the server was lost", _AGAIN)
_REFUSED = ("the server refuses the user or the password", "look at the address, at PGPASSWORD and at ~/.pgpass")
_NO_DATABASE = (
    "there is no such database",
    "let it be made: CREATE DATABASE name TEMPLATE template0 ENCODING 'UTF8'",
)
_FORBIDDEN = (
    "this user may not do that",
    "let the ledger's owner grant it; a role that only adds needs: ledger init --writer",
)
_BUSY = ("another program is writing to the ledger", "wait for it and run this again")
_CROWDED = ("the server has no connection left", "run this again later")
_NOT_READY = ("the server is not ready", "run this again later")
_UNREACHABLE = ("the server cannot be reached", "look at its name and port, and whether it is running")

_ADVICE = {
    "08": _LOST,
    "28": _REFUSED,
    "3D000": _NO_DATABASE,
    "25006": ("the server can only be read", "give the address of the one that is written to"),
    "25P03": ("the server ended the transaction: nothing was asked for too long", _AGAIN),
    "42501": _FORBIDDEN,
    "53100": ("the server's disk is full", "make room there and run it again: what was added before is safe"),
    "53200": ("the server has no memory left", _AGAIN),
    "53300": _CROWDED,
    "54": ("one record is larger than PostgreSQL holds", "split the file"),
    "55P03": _BUSY,
    "40": _BUSY,
    "57014": ("the server ended the question: it took longer than is allowed there", "let statement_timeout be raised"),
    "57P03": _NOT_READY,
    "57P": _LOST,
    "58": ("the server's disk failed", _AGAIN),
    "XX": ("the database is damaged, or the server failed", "look at the server's log"),
}
"""By SQLSTATE, or by how it begins: the longest that fits counts."""

_ON_THE_WAY = (
    (r"password authentication failed|role .* does not exist|authentication failed", _REFUSED),
    (r"no password supplied|password .*required", ("the server wants a password", _REFUSED[1])),
    (r"database .* does not exist", _NO_DATABASE),
    (r"pg_hba\.conf", ("the server lets this user not in from here", "let its pg_hba.conf be changed")),
    (r"permission denied for database", _FORBIDDEN),
    (r"too many (clients|connections)|remaining connection slots", _CROWDED),
    (r"starting up|shutting down|recovery mode", _NOT_READY),
    (r"SSL|certificate|TLS", ("no secure connection to the server can be made", "look at sslmode and certificates")),
    (r"refused|No such file|timeout expired|timed out|translate|resolve|route|unreachable|not known", _UNREACHABLE),
    (r"closed|lost|terminat|reset", _LOST),
)
"""By words, where there is no SQLSTATE: libpq gives none for a connection that did not come about."""

_UNKNOWN = ("the ledger cannot be used", "")


def store_error(error: BaseException, address: PostgresqlAddress) -> StoreError:
    """The fault of the request that this error of psycopg's comes down to.

    What the server said stands in it in full unless it holds a secret of the address.
    """
    said = _said(error)
    what, todo = _advice(getattr(error, "sqlstate", None), said)
    told = f"{what} ({said})" if said and not any(secret in said for secret in address.secrets) else what
    return StoreError(told, where=address.shown, todo=todo)


@contextmanager
def driver_faults_told(address: PostgresqlAddress) -> Iterator[None]:
    """Lets errors of psycopg's come out as a StoreError that says what to do."""
    try:
        yield
    except psycopg.Error as error:
        raise store_error(error, address) from error
    except UnicodeEncodeError as error:
        raise StoreError(
            f"a text holds a lone surrogate, which no database can keep ({error.object[error.start : error.end]!r})",
            where=address.shown,
            todo="repair the input; nothing of it was kept",
        ) from error


def is_lost(error: BaseException | None) -> bool:
    """Whether the connection ended with this error, so that what was asked last may have been done or not."""
    if not isinstance(error, psycopg.OperationalError):
        return False
    return error.sqlstate is None or error.sqlstate[:2] == "08" or error.sqlstate in {"57P01", "57P02", "40003"}


def _said(error: BaseException) -> str:
    primary = error.diag.message_primary if isinstance(error, psycopg.Error) else None
    return " ".join((primary or str(error)).split())


def _advice(state: str | None, said: str) -> tuple[str, str]:
    for length in (5, 3, 2):
        if state and state[:length] in _ADVICE:
            return _ADVICE[state[:length]]
    if state:
        return _UNKNOWN
    return next((advice for words, advice in _ON_THE_WAY if re.search(words, said)), _UNKNOWN)
