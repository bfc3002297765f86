"""What is wrong with a ledger."""

from dataclasses import dataclass
from enum import StrEnum


class Check(StrEnum):
    """What was looked at when something was found wrong."""

    DATABASE = "database"
    """The file, and the tables and triggers as such."""
    LOG = "log"
    """An event against its hash."""
    TREE = "tree"
    """The log's tree, its checkpoints and keys."""
    TABLES = "tables"
    """A row against what the log makes."""
    ARCHIVE = "archive"
    """Archived bytes and texts against their hashes."""
    OFFSETS = "offsets"
    """A claim's places against its article's text."""
    KEPT = "kept"
    """The log against a checkpoint that was kept elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong."""

    check: Check
    event: int | None
    """The event that it is about; None where it is about none in particular."""
    what: str
    """One sentence."""
