"""What binds claims of many articles together: incidents, propositions, and relations from claim to claim."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ledger.model.claim import Claim
from ledger.model.gist import Argument, HappeningKind, Predicate
from ledger.model.text import Metadata


class Stance(StrEnum):
    """How a claim stands to its proposition."""

    ASSERTS = "asserts"
    DENIES = "denies"
    HEDGES = "hedges"
    ASKS = "asks"
    DECLINES = "declines"
    ACCUSES = "accuses"


class RelationKind(StrEnum):
    """What a later claim is to an earlier one."""

    REPEATS = "repeats"
    """The same utterance told again."""
    DENIES = "denies"
    """It rejects what the earlier one says, or accuses its speaker of."""
    CONTRADICTS = "contradicts"
    """Both cannot be so: same incident, predicate and slot, other value."""
    REVISES = "revises"
    """The same speaker later, with another value."""
    RETRACTS = "retracts"
    """The same speaker takes the earlier one back."""
    CORROBORATES = "corroborates"
    """Another speaker says the same on his own."""
    RESPONDS_TO = "responds_to"
    """It answers the earlier one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One thing that happened to one victim in one stretch of time."""

    id: str
    kind: HappeningKind
    victim: str | None
    victim_id: str | None
    earliest: datetime | None
    """UTC, aware. The first instant at which it can have begun; None when not known."""
    latest: datetime | None
    """UTC, aware, half-open; None when not known."""
    words: str
    """The words that name it in the article that named it first."""
    name: str | None = None
    """By which an attack is known as a whole, whoever it befell: "NotPetya"; one that has a name has no victim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A known incident with what else a later article's is set against."""

    incident: Incident
    ordinal: int | None
    """2 for "the second outage"; None where no word counts."""
    told: datetime | None
    """UTC, aware. When the first article told of it; None when not known."""
    into: str | None = None
    """Id of the incident that a person has declared it to be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """What is claimed, in its positive form; many claims share one, whether they assert it or deny it."""

    id: str
    incident: str | None
    """Id of the incident it is about; None for one that is about none."""
    predicate: Predicate
    arguments: tuple[Argument, ...]
    words: tuple[str, ...]
    """As the gist's, of the claim that said it first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Where a claim belongs."""

    claim: str
    """Id of the claim."""
    incident: str | None
    proposition: str | None
    stance: Stance
    utterance: str
    """Id of the claim in which the words appeared first, as ingested; its own for words of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One claim set against an earlier one."""

    kind: RelationKind
    later: str
    """Id of the claim that is said, or told, later."""
    earlier: str
    rule: str
    """Name of the rule that found it."""
    score: int
    """Per mille: how sure the rule is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of threads at one moment: those of claims that stand, of a whole ledger or of a part of it."""

    incidents: Mapping[str, Incident]
    """By id, in the order in which they became known; those that a claim is about."""
    propositions: Mapping[str, Proposition]
    """By id, in the order in which they were first said; those that a claim belongs to."""
    memberships: Mapping[str, Membership]
    """By id of the claim."""
    relations: tuple[Relation, ...]

    @property
    def utterances(self) -> dict[str, str]:
        """By id of the claim, that of the claim in which its words appeared first; its own for words of its own."""
        return {claim: one.utterance for claim, one in self.memberships.items()}


@dataclass(frozen=True, slots=True)
class Recorded:
    """A claim that a ledger keeps, with what its article says of it."""

    claim: Claim
    meta: Metadata
    place: int
    """Where it stands among the claims of its article, from 0."""


@dataclass(frozen=True, slots=True)
class Told:
    """Where a ledger has put a claim that was threaded before; claims by their rows."""

    row: int
    incident: str | None
    proposition: str | None
    utterance: int
    """The row of the claim in which the words appeared first."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A known proposition by the claim that said it first."""

    proposition: str
    incident: str | None
    row: int
    """Of that claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Woven:
    """What a ledger keeps of the threading of some claims: what became known, and under which keys it is found."""

    courses: tuple[Course, ...]
    """Incidents that are new or known better."""
    propositions: tuple[Proposition, ...]
    """New ones."""
    memberships: tuple[Membership, ...]
    relations: tuple[Relation, ...]
    keys: Mapping[str, tuple[int, ...]]
    """Of incidents and propositions by id, and of the claims with words of their own by theirs: integers below 2^48."""
    said: Mapping[str, str]
    """For each of the propositions the id of the claim that said it first."""
    rows: Mapping[str, int]
    """Of the claims known before that are named here, by id."""
