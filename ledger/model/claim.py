"""The claim: one attributed speech act at one place in one article, and what extraction gives for an article."""

import typing
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ledger.model.actor import Anonymity
from ledger.model.anchor import Fate
from ledger.model.check import Check
from ledger.model.gist import Gist
from ledger.model.problem import Problem
from ledger.model.record import to_plain
from ledger.model.review import (
    NAMES,
    Change,
    Retraction,
    Reviewed,
    ReviewField,
    ReviewState,
    Value,
    judgements,
    needs_second_look,
    state_of,
)
from ledger.model.text import Metadata, Span
from ledger.model.verdict import Finding
from ledger.model.when import Date, Time


class Act(StrEnum):
    """What is done by saying it."""

    ASSERT = "assert"
    DENY = "deny"
    ACCUSE = "accuse"
    ADMIT = "admit"
    CLAIM_RESPONSIBILITY = "claim_responsibility"
    DECLINE_COMMENT = "decline_comment"
    PROMISE = "promise"
    THREATEN = "threaten"
    URGE = "urge"
    ASK = "ask"
    SPECULATE = "speculate"
    CRITICIZE = "criticize"


class Quote(StrEnum):
    """How the words are given."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    ACT = "act"
    NARRATION = "narration"


class MeasurableKind(StrEnum):
    """What a number inside a claim measures."""

    OUTAGE_START = "outage_start"
    OUTAGE_END = "outage_end"
    OUTAGE_DURATION = "outage_duration"
    OUTAGE_EXTENT = "outage_extent"
    UPSTREAM = "upstream"
    ATTACK_VOLUME = "attack_volume"
    TRAFFIC_DROP = "traffic_drop"


class BasisKind(StrEnum):
    """On what a claim of responsibility rests."""

    TECHNICAL = "technical"
    INTELLIGENCE = "intelligence"
    OFFICIAL_FINDING = "official_finding"
    LEGAL = "legal"
    SELF_CLAIMED = "self_claimed"


class Review(StrEnum):
    """Where a claim stands with its reviewers."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurable:
    """A number with bounds inside a claim. Half-open: low <= x < high; None is unbounded."""

    kind: MeasurableKind
    low: int | str | None
    """An ISO 8601 UTC instant for outage_start and outage_end, else an integer in `unit`."""
    high: int | str | None
    unit: str
    """"instant", "s", "ppm", "networks", another noun that is counted ("homes"), "bit/s" or "packet/s"."""
    text: str
    """The words that give the number."""
    subject: str | None = None
    """Id of the country, operator or network it is about ("country:kp"), where the article decides it."""
    name: str | None = None
    """For an upstream: the operator's name or "AS4837"."""
    point: int | str | None = None
    """The number that the words name, as in `low`: 16:00Z of "about 1 a.m." in Pyongyang, 32400 of "more than nine
    hours"; None where they name none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """The grounds that a claim gives for itself."""

    text: str
    start: int
    end: int
    kind: BasisKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One attributed speech act at one place in one article; the field names are those of the printed record."""

    id: str
    """Follows from article, extractor, cue, content and source spans, act and actor."""
    article: str
    outlet: str | None
    act: Act
    quote: Quote
    content: str
    """The parts joined by " … "."""
    content_parts: tuple[str, ...]
    content_spans: tuple[Span, ...]
    """In reading order, quotation marks included, without the cue and without "that"."""
    cue: str | None
    cue_spans: tuple[Span, ...]
    source: str | None
    """The noun phrase as it stands, title and apposition included; a pronoun if a pronoun."""
    source_spans: tuple[Span, ...]
    speaker: str | None
    """Canonical full name; None when anonymous."""
    speaker_id: str | None
    actor: str | None
    """Common English name of the country, organisation or group on whose behalf; None for media, private persons."""
    actor_id: str | None
    target: str | None
    target_id: str | None
    chain: tuple[str, ...]
    """Agencies and outlets between the speaker and this outlet, nearest the speaker first."""
    anonymity: Anonymity
    hedges: tuple[str, ...]
    said: Time | None
    event_time: Time | None
    measurables: tuple[Measurable, ...]
    attribution: str
    """Shared by the claims of one attribution."""
    parent: str | None
    """Id of the claim of the same article whose content holds this one."""
    basis: Basis | None
    proposition: str | None
    incident: str | None
    confidence: int
    """Per mille."""
    rule: str
    """Name of the rule that found it."""
    sentence: str
    """The sentence, or the sentences, in which the claim stands, as in the text."""
    sentence_span: Span
    extractor: str
    """Name, version and digest of pipeline, rules and model."""
    roll_up: tuple[str, ...] = ()
    """Ids of speaker and actor and all they speak for: what `--actor` looks in."""
    notes: tuple[str, ...] = ()
    """Why a field is null or doubtful, in the order found: "speaker: pronoun_unresolved"."""
    checks: tuple[Check, ...] = ()
    """Whether its times can be in that order; shown, never a reason to change them."""
    gist: Gist | None = None
    """What it says, normalised; None for a claim that says nothing, or that an older extractor made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What extraction found in one article."""

    article: str
    extractor: str
    claims: tuple[Claim, ...]
    """In the order of the text; narration claims stand among the others."""
    dates: tuple[Date, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A field as the machine has it, and as a reviewer would have it: beside each other, never one for the other."""

    field: ReviewField
    machine: Value
    machine_id: str | None
    """Of a speaker, actor or target."""
    value: Value
    id: str | None
    """Of the corrected speaker, actor or target, where the lexicon knows it."""
    reviewer: str
    at: datetime
    event: int
    """The review's place in the log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A claim as the ledger shows it: with its article's metadata, its findings and its review."""

    claim: Claim
    meta: Metadata
    review: Review
    """Of decisions that do not agree the most cautious; `rejected` for a retracted claim."""
    findings: tuple[Finding, ...]
    fate: Fate | None = None
    """What became of it; None for a claim that stands."""
    reviews: tuple[Reviewed, ...] = ()
    """The decisions and notes that stand, in the order of the log."""
    retraction: Retraction | None = None
    retracted_before: Retraction | None = None
    """That the claim whose place it has was declared void; set where that one said the same too."""
    row: int = 0
    """The event of the claim; 0 for one that is in no ledger."""

    @property
    def superseded_by(self) -> str | None:
        """Id of the claim in its place; None where it stands, or nothing does."""
        return self.fate.heir if self.fate else None

    @property
    def state(self) -> ReviewState:
        """Where the claim stands, disagreement and retraction included."""
        if self.review is Review.SUPERSEDED:
            return ReviewState.SUPERSEDED
        if self.retraction:
            return ReviewState.RETRACTED
        return state_of(self.reviews) if self.reviews else ReviewState(self.review)

    @property
    def second_look(self) -> bool:
        """Whether all that people have said is of an earlier extraction that said something else."""
        if self.state is not ReviewState.UNREVIEWED:
            return False
        return self.retracted_before is not None or needs_second_look(self.reviews)

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """Every field that a standing decision corrects, in the order of the log."""
        return tuple(
            _correction(self.claim, review, change) for review in judgements(self.reviews) for change in review.changes
        )


def machine_value(claim: Claim, field: ReviewField) -> Value:
    """What the machine says in this field."""
    value: Value = getattr(claim, field.value)
    return value.value if isinstance(value, StrEnum) else value


def _correction(claim: Claim, review: Reviewed, change: Change) -> Correction:
    return Correction(
        field=change.field,
        machine=machine_value(claim, change.field),
        machine_id=getattr(claim, f"{change.field.value}_id") if change.field in NAMES else None,
        value=change.value,
        id=change.id,
        reviewer=review.reviewer,
        at=review.at,
        event=review.event,
    )


def claim_record(entry: Entry) -> dict[str, typing.Any]:
    """The printed record of a claim: the claim's fields, where it stands with whom, and `findings`."""
    plain: dict[str, typing.Any] = to_plain(entry.claim)
    plain["review"] = entry.review.value
    plain["state"] = entry.state.value
    plain["reviews"] = [to_plain(review) for review in entry.reviews]
    plain["corrections"] = [to_plain(correction) for correction in entry.corrections]
    plain["retraction"] = to_plain(entry.retraction) if entry.retraction else None
    plain["fate"] = to_plain(entry.fate) if entry.fate else None
    plain["findings"] = [to_plain(finding) for finding in entry.findings]
    return plain
