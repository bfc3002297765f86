"""Where a ledger is: what the user gives with --db, as a value whose passwords are never shown."""

import re
from dataclasses import dataclass
from pathlib import Path

from ledger.model.problem import UsageError

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")


@dataclass(frozen=True, slots=True, kw_only=True)
class SqliteAddress:
    """A file."""

    path: Path

    @property
    def shown(self) -> str:
        """As messages name it."""
        return str(self.path)


Address = SqliteAddress


def parse_address(address: str) -> Address:
    """The place that an address names: a path, or "sqlite:///" and a path.

    Raises:
        UsageError: on another scheme (what follows the scheme is not repeated: it may hold a password), or no path.
    """
    path = address
    if found := _SCHEME.match(address):
        if found[1].lower() != "sqlite" or not address[found.end() :].startswith("/"):
            raise UsageError(
                f"{found[1]}:// is no address of a ledger", todo="give a path, or sqlite:/// followed by a path"
            )
        path = address[found.end() + 1 :]
    if not path or "\x00" in path:
        raise UsageError("the ledger's address names no file", todo="give a path, as in --db ledger.db")
    return SqliteAddress(path=Path(path))
