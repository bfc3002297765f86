"""The claim: one attributed speech act at one place in one article, and what extraction gives for an article."""

import typing
from dataclasses import dataclass
from enum import StrEnum

from ledger.model.actor import Anonymity
from ledger.model.check import Check
from ledger.model.problem import Problem
from ledger.model.record import to_plain
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
class Entry:
    """A claim as the ledger shows it: with its article's metadata, its findings and its review."""

    claim: Claim
    meta: Metadata
    review: Review
    findings: tuple[Finding, ...]
    superseded_by: str | None = None


def claim_record(entry: Entry) -> dict[str, typing.Any]:
    """The printed record of a claim: the claim's fields, `review` and `findings`."""
    plain: dict[str, typing.Any] = to_plain(entry.claim)
    plain["review"] = entry.review.value
    plain["findings"] = [to_plain(finding) for finding in entry.findings]
    return plain
