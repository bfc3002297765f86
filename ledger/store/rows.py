"""What the store hands out beside the model's own values."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ledger.model.claim import Entry
from ledger.model.text import Metadata


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeWith:
    """What claims or findings were made with; every batch of the log names it."""

    extractor: str | None = None
    model: str | None = None
    """Name and version of the parsing model."""
    model_digest: str | None = None
    """SHA-256 over the model's files."""
    rules: str | None = None
    """SHA-256 over the rules by which claims are found, or findings made."""


class Standing(StrEnum):
    """How an article stands to what the ledger holds."""

    NEW = "new"
    UNCHANGED = "unchanged"
    REDESCRIBED = "redescribed"
    """The same bytes, with something new about them: a date, a place, an outlet where none was known, another text."""
    RE_EXTRACT = "re-extract"
    """Nothing new about it, but its claims were found by another extractor than this one."""
    REVISED = "revised"
    """Other bytes of an article that the ledger has: its page has changed, or the user says what it continues."""
    EARLIER = "earlier"
    """The bytes of an article that has been revised since: nothing is added."""
    WITHHELD = "withheld"
    """Its bytes or text were removed from the ledger for a reason that the log states: nothing is added."""


NOTHING_TO_ADD = frozenset({Standing.UNCHANGED, Standing.EARLIER, Standing.WITHHELD})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What became of the claims of the version before."""

    same: int = 0
    changed: int = 0
    gone: int = 0
    orphans: int = 0
    """Of those gone, the ones whose words are nowhere in the new text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What an append did."""

    standing: Standing
    id: str
    """Of the article or dataset as it stands now."""
    claims: int = 0
    """Rows of claims written; for a dataset 0."""
    superseded: int = 0
    """Claims, or observations, that stood until now and no longer do."""
    tally: Tally = Tally()
    other: str | None = None
    """Id of the version that a revised article continues, that stands in the place of an earlier one, or that is of the
    same page and was published after a new one."""
    problems: int = 0
    observations: int = 0
    """Observations written."""
    series: int = 0
    """Series written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What became of a decision that was given to the ledger."""

    event: int | None = None
    """Its place in the log, or that of the equal one that stands already; None when it was refused."""
    is_new: bool = False
    refused: str | None = None
    """Why it cannot be made, in a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withholding:
    """What became of an article that was to be withheld."""

    event: int
    """The event that withheld it, now or earlier."""
    is_new: bool
    size_bytes: int
    """Archived bytes that were removed."""
    characters: int
    """Characters of text that were removed."""
    sharing: tuple[str, ...]
    """Ids of other articles of the same bytes or text: they are theirs no more either."""
    versions: tuple[str, ...]
    """Ids of earlier and later versions of the article, whose bytes or text are kept."""
    claims: int
    """Claims of the article that stand, with the sentences that they quote."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a claim stands in the order of claims."""

    sort_key: str
    seq: int
    """The event of the claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPage:
    """The first claims that answer a query."""

    total: int
    """How many answer it, whatever the limit."""
    entries: tuple[Entry, ...]
    retracted: int
    """How many of the total were declared void."""
    used_published: int
    """How many of the total have no time said of their own, so that since and until looked at their article's date
    of publication; 0 for a query without since and until."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """An article without its text."""

    id: str
    name: str
    origin: str
    sha256: str
    reader: str
    encoding: str
    meta: Metadata
    claims: int
    """Claims that stand."""
    problems: int
    """Problems of the extraction that stands."""
    added_at: datetime
    """When this version, with this metadata, was added; UTC."""
    superseded: bool
    """Whether a later description, or a revised text, stands in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorSeen:
    """An actor on whose behalf something is said in this ledger."""

    id: str
    claims: int
    """Claims that stand and roll up to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What a ledger holds."""

    path: str
    size_bytes: int
    schema_version: int
    events: int
    articles: int
    """Articles that stand; so for everything below."""
    claims: int
    superseded_claims: int
    retracted_claims: int
    """Claims that nothing stands in the place of, and that were declared void."""
    reviews: int
    """Decisions of people, those taken back and the taking back itself among them."""
    orphaned_claims: int
    """Of those superseded, the ones of whose words nothing is left in their article as it is now."""
    problems: int
    datasets: int
    series: int
    observations: int
    findings: int
    claims_by_act: tuple[tuple[str, int], ...]
    """The most frequent first, then by name."""
    findings_by_verdict: tuple[tuple[str, int], ...]
    extractors: tuple[str, ...]
    """Whose claims stand, by name."""
    last_batch: datetime | None
    """When something was last added, UTC; None for an empty ledger."""
