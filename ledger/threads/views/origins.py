"""Origins: where a proposition was first said, and how it travelled from speaker over agency to outlet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ledger.threads.telling import Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One telling on the way."""

    claim: str
    """Id of the claim."""
    way: tuple[str, ...]
    """From this outlet back: outlet, agencies, speaker; what is not known is left out."""
    utterance: str
    """Id of the claim in which its words appeared first: steps that share it are one utterance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The earliest telling of a proposition, and all of them in order."""

    earliest: str
    """Id of the claim."""
    steps: tuple[Step, ...]
    """By when they were told; those without a date come last."""

    @property
    def sayings(self) -> int:
        """How many utterances there were; twenty copies of one line are one."""
        return len({step.utterance for step in self.steps})


def origin(tellings: Iterable[Telling], utterances: Mapping[str, str]) -> Origin | None:
    """Where the tellings of one proposition come from; None without any.

    Args:
        tellings: all of one proposition.
        utterances: by id of the claim, that in which its words appeared first; a claim that is not there is its own.
    """
    ordered = sorted(tellings, key=lambda one: one.order)
    steps = tuple(
        Step(claim=one.claim, way=_way(one), utterance=utterances.get(one.claim, one.claim)) for one in ordered
    )
    return Origin(earliest=steps[0].claim, steps=steps) if steps else None


def _way(one: Telling) -> tuple[str, ...]:
    speaker = one.actor_name if not one.is_anonymous else one.source
    names = (one.outlet, *reversed(one.chain), speaker)
    return tuple(name for name in names if name)
