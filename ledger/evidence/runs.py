"""Single runs of active measurements as observations: each tells of its own moment, and nothing of others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from ledger.evidence.format import Asked
from ledger.evidence.identity import named
from ledger.evidence.tally import Tally
from ledger.model.evidence import Dataset, EvidenceBasis, Grade, Observation
from ledger.model.problem import Problem
from ledger.model.record import instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run."""

    entity: str
    also: tuple[str, ...]
    """What else it can be asked for by: the network and country it was made from, the target's address."""
    start: datetime
    share_ppm: int
    """How much of it was so: blocked, reached."""
    note: str


def runs_taken(runs: Iterable[Run], asked: Asked) -> Iterator[Run]:
    """Those that were asked for."""
    for run in runs:
        if asked.holds(run.start) and any(asked.takes(name) for name in (run.entity, *run.also)):
            yield run


def run_observation(run: Run, kind: str, method: str, dataset: Dataset, subject: str | None) -> Observation:
    """The run as an observation of this kind; one run can be wrong, so its grade is low."""
    return named(
        Observation(
            id="", dataset=dataset.id, kind=kind, entity=run.entity, subject=subject,
            group=f"run/{run.entity}/{'/'.join(run.also)}/{instant(run.start)}", low=run.share_ppm,
            high=run.share_ppm + 1, point=run.share_ppm, unit="ppm", name=None, window_start=run.start,
            window_end=run.start + timedelta(seconds=1), provider=dataset.provider, basis=EvidenceBasis.RAW,
            grade=Grade.LOW, url=None, method=method, note=run.note,
        )
    )  # fmt: skip


def covered(tally: Tally) -> tuple[datetime | None, datetime | None]:
    """The time from the first record to the end of the last one's second."""
    if tally.first_s is None or tally.last_s is None:
        return None, None
    return datetime.fromtimestamp(tally.first_s, UTC), datetime.fromtimestamp(tally.last_s + 1, UTC)


def without_result(path: str, count: int, what: str) -> Iterator[Problem]:
    """The Problem of records that are whole and say nothing; none when there are no such."""
    if count:
        records = f"{count} record{'s' if count != 1 else ''}"
        yield Problem(kind="no_result", where=path, what=f"{records} {what}.")
