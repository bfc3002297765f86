"""A finding: one measurable part of a claim set against what was observed."""

from dataclasses import dataclass
from enum import StrEnum

from ledger.model.evidence import EvidenceBasis, Grade


class Verdict(StrEnum):
    """What the evidence says of a claim's part; there is no overall score."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    CONSISTENT = "consistent"
    CANNOT_TELL = "cannot_tell"
    OUTSIDE_SCOPE = "outside_scope"
    NOT_CHECKED = "not_checked"


class Reason(StrEnum):
    """Why a finding cannot tell, or what kind of thing is out of scope."""

    GAP = "gap"
    TOO_COARSE = "too_coarse"
    FEW_PEERS = "few_peers"
    NO_BASELINE = "no_baseline"
    AMBIGUOUS_TIME = "ambiguous_time"
    AMBIGUOUS_SCOPE = "ambiguous_scope"
    SOURCES_DISAGREE = "sources_disagree"
    CAUSE = "cause"
    ACTOR = "actor"
    MOTIVE = "motive"
    PHYSICAL_LINK = "physical_link"
    MOBILE_RADIO = "mobile_radio"
    SITE_CONTENT = "site_content"


_ON_EVENT = frozenset({Reason.MOBILE_RADIO, Reason.SITE_CONTENT})
"""Reasons of findings on no measurable that are on what happened, not on who did it or why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Half-open bounds in the finding's unit; None is unbounded. Instants are ISO 8601 UTC strings."""

    low: int | str | None
    high: int | str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One measurable x one observation: the verdict, the numbers, and a sentence made from them."""

    id: str
    claim: str
    check: str
    """Name and version of the check: "start/1"."""
    measurable: int | None
    """Index into the claim's measurables; None for a claim's cause, actor or motive."""
    observations: tuple[str, ...]
    datasets: tuple[str, ...]
    verdict: Verdict
    reason: Reason | None
    claimed: Range | None
    measured: Range | None
    difference: int | None
    """The measured point minus the point that the claim names, in seconds or in `unit`. Where the claim names no point:
    0 when the measured point is inside the claimed range, else how far it is outside, signed. None without numbers."""
    tolerance: int | None
    unit: str | None
    grade: Grade | None
    basis: EvidenceBasis | None
    method: str
    sentence: str
    """A sentence that a reporter can print."""

    @property
    def is_on_attribution(self) -> bool:
        """Whether it is on cause, actor or motive, rather than on what happened, when and how far."""
        return self.measurable is None and self.reason not in _ON_EVENT
