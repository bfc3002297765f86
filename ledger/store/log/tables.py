"""The tables of the log itself: events, the tree and signatures over them, the archive that they name, and who signs.

`tables.py` has the others, and all of them in order.
"""

import typing

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel


class EventRow(SQLModel, table=True):
    """What happened, in order. `seq` has no gap and begins with 1."""

    __tablename__ = "event"
    seq: int = Field(primary_key=True)
    kind: str
    subject: str
    """Id of the thing that it is about."""
    body: str
    """Canonical JSON of an object."""
    leaf: str
    """RFC 6962 leaf hash of {seq, kind, subject, body}."""


class NodeRow(SQLModel, table=True):
    """The root of a whole subtree of the log's tree (RFC 6962), of 256 to the power of `level` leaves."""

    __tablename__ = "node"
    __table_args__: typing.ClassVar[dict[str, typing.Any]] = {"sqlite_with_rowid": False}
    level: int = Field(primary_key=True)
    """From 1; the leaves themselves are in `event`."""
    idx: int = Field(primary_key=True)
    """From 0, in the order of the log."""
    hash: str
    """64 lower-case hexadecimal digits."""


class CheckpointRow(SQLModel, table=True):
    """The tree's head as it was signed at the end of one transaction."""

    __tablename__ = "checkpoint"
    size: int = Field(primary_key=True, foreign_key="event.seq")
    """How many events it covers: those up to this one."""
    root: str
    """Of the tree of these events; 64 lower-case hexadecimal digits."""
    note: str
    """C2SP tlog-checkpoint, as a signed note."""


class BlobRow(SQLModel, table=True):
    """Bytes as they came, untouched, by their SHA-256."""

    __tablename__ = "blob"
    sha256: str = Field(primary_key=True)
    size: int
    data: bytes


class ArticleTextRow(SQLModel, table=True):
    """The text that a reader made of a blob, by the SHA-256 of its UTF-8; every offset refers to it."""

    __tablename__ = "article_text"
    sha256: str = Field(primary_key=True)
    characters: int
    text: str


class BatchRow(SQLModel, table=True):
    """One transaction: the first of its events."""

    __tablename__ = "batch"
    seq: int = Field(primary_key=True, foreign_key="event.seq")
    at: str
    tool: str
    previous: str | None
    """SHA-256 of the note of the checkpoint before; null for the first."""
    key: str | None
    """Id of the key that signs; null before ledgers were signed."""
    extractor: str | None
    model: str | None
    """Name and version of the parsing model."""
    model_digest: str | None
    rules: str | None
    """Digest of the rules by which claims or findings were made."""


class SigningKeyRow(SQLModel, table=True):
    """A key that may sign checkpoints of this ledger, from the event that brings it to the one that retires it."""

    __tablename__ = "signing_key"
    seq: int = Field(primary_key=True, foreign_key="event.seq")
    id: str
    """8 lower-case hexadecimal digits, as C2SP signed notes name a key."""
    verifier: str
    """The public half, in the encoding of C2SP signed notes."""
    origin: str
    """The name of this ledger's log."""
    retired: bool
    """Whether this event ends the key's use; else it begins it."""


class MigrationRow(SQLModel, table=True):
    """The ledger was brought to a newer schema."""

    __tablename__ = "migration"
    seq: int = Field(primary_key=True, foreign_key="event.seq")
    schema_before: int
    schema_after: int


class WithheldRow(SQLModel, table=True):
    """Archived bytes or a text that were removed, most often for legal reasons; their hash stays in the log."""

    __tablename__ = "withheld"
    seq: int = Field(primary_key=True, foreign_key="event.seq")
    sha256: str = Field(primary_key=True, index=True)
    reason: str


class SupersedeRow(SQLModel, table=True):
    """Row `old` of some table no longer stands. A row that is not named here stands."""

    __tablename__ = "supersede"
    __table_args__ = (UniqueConstraint("old"),)
    seq: int = Field(primary_key=True, foreign_key="event.seq")
    kind: str
    """article, extraction, claim, observation or finding."""
    subject: str
    """Id of what `old` holds."""
    old: int = Field(foreign_key="event.seq")
    new: int | None = Field(foreign_key="event.seq", index=True)
    """The row in its place; null where there is none."""
    relation: str
    """same, changed or gone."""
    anchored: str | None = Field(index=True)
    """How a claim's words were found again in a changed text (`model.anchor.How`); null where the text is the same."""
