"""Measured evidence: a file, the series in it, and what was found in it, always with bounds."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class EvidenceBasis(StrEnum):
    """Whether the measurements themselves are at hand, or somebody's figure for them."""

    RAW = "raw"
    REPORTED = "reported"


class Grade(StrEnum):
    """The quality of data; apart from any verdict. A reported figure is never above moderate."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A measurement file as it was added."""

    id: str
    sha256: str
    source: str
    """The path as given."""
    format: str
    """Name and version of the reader: "observations-csv/1"."""
    provider: str | None
    licence: str | None
    since: datetime | None = None
    """The time that it covers, UTC, half-open; None where it does not say."""
    until: datetime | None = None
    entities: tuple[str, ...] = ()
    """What was looked for in it; empty for all that it holds."""
    parts: tuple[str, ...] = ()
    """Of what was found in several files together: the ids of their datasets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A quantity sampled in even steps, or the instants at which it changed."""

    id: str
    dataset: str
    entity: str
    """What was measured: "AS131279", "175.45.176.0/22", "country:kp", a domain."""
    metric: str
    unit: str
    step_s: int
    """0 for change points: each value held from its own time to the next one's."""
    start: datetime
    """Instant of the first value, UTC."""
    values: tuple[int | None, ...]
    """The values times 10 to the power of `scale`; None is missing, never zero."""
    scale: int
    offsets_s: tuple[int, ...] | None = None
    """Of change points: seconds after `start` of each value; None for even steps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What was found in a dataset: one quantity of one event, with bounds."""

    id: str
    dataset: str
    kind: str
    """A `MeasurableKind`, or "attack" for an attack's interval."""
    entity: str
    subject: str | None
    """Id of the country or operator that the entity belongs to ("country:kp"), where known."""
    group: str | None
    """Observations of one event share it: the start, end and duration of one outage."""
    low: int | str | None
    """As in `Measurable`: half-open, None unbounded."""
    high: int | str | None
    unit: str
    name: str | None
    """For an upstream: the operator's name or "AS4837"."""
    window_start: datetime | None
    """When the thing observed was so: for all kinds, UTC."""
    window_end: datetime | None
    provider: str | None
    basis: EvidenceBasis
    grade: Grade
    url: str | None
    """Where the figure was published."""
    method: str
    """How it was found, with parameters; "as reported" for a reported figure."""
    note: str | None = None
    """What a reader of the figure should know, in the words of whoever wrote the table."""
    point: int | str | None = None
    """The figure itself, as in `low`, where one was published or measured inside the bounds."""
    asn: int | None = None
    """For an upstream: its autonomous system number."""
    peers: int | None = None
    """How many peer ASes saw it; None when nobody said."""
