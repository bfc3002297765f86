"""The ledger's tables. Rows never leave the store: outside it, the model's frozen values stand for them.

`event` is the truth, `node` and `checkpoint` are its Merkle tree and the signatures under it, `blob` and `article_text`
are the archive that events name by hash; every other table is a projection of the events (`projection.py`), there to
be searched, keyed by the event that made its row.
Instants are ISO 8601 UTC to the second ("2014-12-22T16:00:00Z"), so that the order of the texts is that of time.
"""

import typing

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from ledger.store.log.tables import (
    ArticleTextRow,
    BatchRow,
    BlobRow,
    CheckpointRow,
    EventRow,
    MigrationRow,
    NodeRow,
    SigningKeyRow,
    SupersedeRow,
    WithheldRow,
)
from ledger.store.threads.tables import (
    FilingRow,
    IncidentRow,
    MembershipRow,
    PropositionRow,
    RegroupingRow,
    RelationRow,
)
from ledger.store.version import ARCHIVE


class ArticleVersionRow(SQLModel, table=True):
    """An article with its metadata as of one event."""

    __tablename__ = "article"
    seq: int = Field(primary_key=True, foreign_key="event.seq")
    id: str = Field(index=True)
    name: str
    origin: str
    sha256: str = Field(index=True)
    """Of its bytes in `blob`, unless they are withheld."""
    text_sha256: str = Field(index=True)
    """Of its text in `article_text`, unless that is withheld."""
    reader: str
    encoding: str
    outlet: str | None
    published: str | None
    place: str | None
    title: str | None
    url: str | None
    page: str | None = Field(index=True)
    """What of the url tells later versions (`page.py`); null where nothing does."""
    language: str | None
    added_at: str


class ExtractionRow(SQLModel, table=True):
    """One run of an extractor over one article."""

    __tablename__ = "extraction"
    seq: int = Field(primary_key=True, foreign_key="event.seq")
    article: str = Field(index=True)
    article_seq: int = Field(foreign_key="article.seq")
    extractor: str


class ClaimRow(SQLModel, table=True):
    """A claim as one extraction found it; the whole of it is the event's body."""

    __tablename__ = "claim"
    __table_args__ = (Index("ix_claim_id", "id", "seq"), Index("ix_claim_sort", "sort_key", "seq"))
    seq: int = Field(primary_key=True, foreign_key="event.seq")
    id: str
    article: str = Field(index=True)
    article_seq: int = Field(foreign_key="article.seq")
    extraction: int = Field(foreign_key="extraction.seq")
    act: str
    quote: str
    anonymity: str
    content: str
    source: str | None
    speaker: str | None
    speaker_id: str | None
    actor: str | None
    actor_id: str | None
    target: str | None
    target_id: str | None
    outlet: str | None
    when_earliest: str | None
    when_latest: str | None
    """The time said, else the article's date of publication, half-open; null is open."""
    when_source: str | None
    """said, published, or null for neither."""
    extractor: str
    sort_key: str
    """Time said, undated last; date of publication; article; place in the text. Compared byte by byte."""


class ClaimActorRow(SQLModel, table=True):
    """The actors that a claim rolls up to, each with the claim's place in the order of claims."""

    __tablename__ = "claim_actor"
    __table_args__: typing.ClassVar[dict[str, typing.Any]] = {"sqlite_with_rowid": False}
    actor_id: str = Field(primary_key=True)
    sort_key: str = Field(primary_key=True)
    seq: int = Field(primary_key=True, foreign_key="claim.seq")


class ClaimSearchRow(SQLModel, table=True):
    """A claim's words as searches compare them (`query.fold`)."""

    __tablename__ = "claim_search"
    seq: int = Field(primary_key=True, foreign_key="claim.seq")
    words: str
    """Content, then the sentence."""
    tokens: str
    """The single words of both, blanks between, as `--search` finds them (`tokens.indexed`)."""
    speaker: str | None
    target: str | None
    outlet: str | None


class ProblemRow(SQLModel, table=True):
    """What was wrong with an input."""

    __tablename__ = "problem"
    seq: int = Field(primary_key=True, foreign_key="event.seq")
    subject: str
    """Id of the article or dataset."""
    extraction: int | None = Field(foreign_key="extraction.seq", index=True)
    """The extraction that met it; null for a dataset's."""
    kind: str
    location: str
    what: str
    span_start: int | None
    span_end: int | None


class DatasetRow(SQLModel, table=True):
    """A measurement file."""

    __tablename__ = "dataset"
    seq: int = Field(primary_key=True, foreign_key="event.seq")
    id: str = Field(unique=True)
    sha256: str
    source: str
    format: str
    provider: str | None
    licence: str | None
    added_at: str


class SeriesRow(SQLModel, table=True):
    """A time series of a dataset; its values are in the event's body."""

    __tablename__ = "series"
    seq: int = Field(primary_key=True, foreign_key="event.seq")
    id: str = Field(unique=True)
    dataset: str = Field(foreign_key="dataset.id", index=True)
    entity: str
    metric: str
    unit: str
    step_s: int
    start_at: str
    length: int


class ObservationRow(SQLModel, table=True):
    """What was found in a dataset; the whole of it is the event's body."""

    __tablename__ = "observation"
    seq: int = Field(primary_key=True, foreign_key="event.seq")
    id: str = Field(index=True)
    dataset: str = Field(foreign_key="dataset.id", index=True)
    kind: str
    entity: str
    subject: str | None
    low: str | None
    """An integer in `unit`, or an instant, as text."""
    high: str | None
    unit: str
    provider: str | None
    basis: str
    grade: str


class FindingRow(SQLModel, table=True):
    """A finding about one row of a claim; the whole of it is the event's body."""

    __tablename__ = "finding"
    seq: int = Field(primary_key=True, foreign_key="event.seq")
    id: str = Field(index=True)
    claim: str = Field(index=True)
    claim_seq: int = Field(foreign_key="claim.seq", index=True)
    check_name: str
    measurable: int | None
    verdict: str
    reason: str | None
    sentence: str


class AssessmentRow(SQLModel, table=True):
    """The claims of one extraction were all set against what was observed until then; the last such row counts."""

    __tablename__ = "assessment"
    seq: int = Field(primary_key=True, foreign_key="event.seq")
    article: str
    extraction: int = Field(foreign_key="extraction.seq", index=True)
    rules: str
    """Digest of the checks, their versions and options."""
    reach: str | None
    """Names of what the claims are about, as a JSON array: only observations of these bear on them; null for all."""
    observed: str
    """Digest of the observations within reach."""


class ReviewRow(SQLModel, table=True):
    """What a person decided about one row of a claim; the whole of it is the event's body."""

    __tablename__ = "review"
    seq: int = Field(primary_key=True, foreign_key="event.seq")
    claim: str
    claim_seq: int = Field(foreign_key="claim.seq", index=True)
    decision: str
    reviewer: str
    reviewer_key: str = Field(index=True)
    """Equal for two ways of writing one name (`model.review.name_key`)."""
    at: str
    note: str | None
    undoes: int | None = Field(foreign_key="review.seq", index=True)
    """Of an undo: the decision that it takes back."""


class CorrectionRow(SQLModel, table=True):
    """A field that a review corrects."""

    __tablename__ = "correction"
    seq: int = Field(primary_key=True, foreign_key="review.seq")
    field: str = Field(primary_key=True)
    meaning: str
    """Equal for two corrections of the field that ask for the same (`model.review.Change.meaning`)."""


class RetractionRow(SQLModel, table=True):
    """A row of a claim that was declared void; it is shown and does not count."""

    __tablename__ = "retraction"
    __table_args__ = (UniqueConstraint("claim_seq"),)
    seq: int = Field(primary_key=True, foreign_key="event.seq")
    claim: str
    claim_seq: int = Field(foreign_key="claim.seq")
    keeper: str
    """Who declared it."""
    at: str
    reason: str


TABLES = tuple(SQLModel.metadata.tables[model.__tablename__] for model in (
    EventRow, NodeRow, CheckpointRow, BlobRow, ArticleTextRow, BatchRow, SigningKeyRow, MigrationRow, WithheldRow,
    SupersedeRow, ArticleVersionRow, ExtractionRow, ClaimRow, ClaimActorRow, ClaimSearchRow, ProblemRow, DatasetRow,
    SeriesRow, ObservationRow, FindingRow, AssessmentRow, ReviewRow, CorrectionRow, RetractionRow, IncidentRow,
    PropositionRow, MembershipRow, RelationRow, RegroupingRow, FilingRow,
))  # fmt: skip
"""Every table, each after those that it refers to: the order to create them and to fill them in."""

SIGNED = ("node", "checkpoint")
"""The tables of the log's tree and of the signatures under it."""

PROJECTIONS = tuple(table for table in TABLES if table.name not in ("event", *SIGNED, *ARCHIVE))
"""The tables that follow from the events alone."""
