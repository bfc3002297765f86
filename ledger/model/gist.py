"""The gist of a claim: what it says happened or is so, as a predicate with arguments, apart from the words chosen."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Predicate(StrEnum):
    """What kind of thing is said to be so, in its positive form: a denial of guilt is about `responsible` too."""

    RESPONSIBLE = "responsible"
    CAUSED_BY = "caused_by"
    INVOLVED_IN = "involved_in"
    ATTACKED = "attacked"
    LASTED = "lasted"
    STARTED = "started"
    ENDED = "ended"
    RESTORED = "restored"
    ROUTED_VIA = "routed_via"
    EXTENT = "extent"
    VOLUME = "volume"
    TRAFFIC_DROP = "traffic_drop"
    MOTIVE = "motive"
    INTENDS = "intends"
    DENIES_KNOWLEDGE = "denies_knowledge"
    WILL_RESPOND = "will_respond"
    WANTS = "wants"
    CAPABILITY = "capability"
    AFFECTED = "affected"
    WARNED = "warned"
    EVALUATED = "evaluated"
    OTHER = "other"


class Modality(StrEnum):
    """How it is put: as so, as possible, as a question, as a demand, or under a condition."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    ASKED = "asked"
    URGED = "urged"
    CONDITIONAL = "conditional"


class Role(StrEnum):
    """What an argument is to its predicate."""

    AGENT = "agent"
    VICTIM = "victim"
    CAUSE = "cause"
    VALUE = "value"
    TIME = "time"
    PLACE = "place"
    THEME = "theme"


class HappeningKind(StrEnum):
    """What sort of thing happened."""

    OUTAGE = "outage"
    INTRUSION = "intrusion"
    DDOS = "ddos"
    LEAK = "leak"
    HIJACK = "hijack"
    CABLE_CUT = "cable_cut"
    SABOTAGE = "sabotage"
    OTHER = "other"


DOWN = frozenset({HappeningKind.OUTAGE, HappeningKind.DDOS, HappeningKind.HIJACK, HappeningKind.CABLE_CUT})
"""A network that stands still, and what makes it: who says "the attack" of an outage means no second incident."""

ENTERED = frozenset({HappeningKind.INTRUSION, HappeningKind.LEAK, HappeningKind.SABOTAGE})
"""A break-in with what was taken and destroyed. An outage that is said to answer it is another incident, always."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """Who or what a predicate is said of, in one role."""

    role: Role
    text: str
    """The words of the article, or the name that a pronoun or a "the country" stands for."""
    id: str | None = None
    """Id of an actor where it is one that is known."""
    lemma: str
    """The head of the words in its base form, in lower case; of a number the words that give it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """The incident that a claim is about, as far as its article says which."""

    kind: HappeningKind
    victim: str | None
    """Name of the country, company, network or site to which it happened."""
    victim_id: str | None
    earliest: datetime | None
    """UTC, aware. The first instant at which it can have begun; None when not known."""
    latest: datetime | None
    """UTC, aware. The first instant at which it can no longer have begun (half-open); None when not known."""
    words: str
    """The words that name it here: "the outage", "was hacked"; those of the article's own where it says only "it"."""
    definite: bool
    """Whether these words point at one that is known already ("the outage", "it"), not at a new one ("an outage")."""
    name: str | None = None
    """By which an attack is known as a whole, whoever it befell: "NotPetya"; None where it has none, or one victim's
    share of it is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """What one claim says, normalised."""

    predicate: Predicate
    arguments: tuple[Argument, ...] = ()
    """At most one a role, in the order of the roles."""
    polarity: bool = True
    """False where what is said is that it is not so: the content is negated, or the act denies a positive content."""
    modality: Modality = Modality.ASSERTED
    happening: Happening | None = None
    words: tuple[str, ...] = ()
    """The content's nouns, verbs, adjectives, adverbs and numbers in their base forms, lower case, in order."""
