"""Time that was looked at and of which nothing can be said, as observations: why stands in the note.

`gap`: nothing was kept; `few_peers`: too few were in session; `no_baseline`: nothing normal to compare with.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from ledger.evidence.detect import Grain, Reading
from ledger.evidence.identity import named
from ledger.evidence.outages import Measured
from ledger.model.evidence import EvidenceBasis, Observation

KIND = "unmeasured"
GAP, FEW_PEERS, NO_BASELINE = "gap", "few_peers", "no_baseline"


def unmeasured(of: Measured, since_s: int, until_s: int, why: str) -> Observation:
    """Nothing is known of this time, half-open seconds since 1970."""
    since, until = (datetime.fromtimestamp(second, UTC) for second in (since_s, max(until_s, since_s + 1)))
    return named(
        Observation(
            id="", dataset=of.dataset, kind=KIND, entity=of.entity, subject=of.subject, group=None, low=None,
            high=None, unit="none", name=None, window_start=since, window_end=until, provider=of.provider,
            basis=EvidenceBasis.RAW, grade=of.grade, url=None, method=of.method, note=why, peers=of.peers,
        )
    )  # fmt: skip


def missing(of: Measured, readings: Iterable[Reading], step_s: int) -> Iterator[Observation]:
    """Each time in which samples are missing between two."""
    before: Reading | None = None
    for reading in readings:
        if before is not None and reading.first_s - before.last_s > step_s:
            yield unmeasured(of, before.last_s + 1, reading.first_s, GAP)
        before = reading


def without_baseline(of: Measured, readings: Iterable[Reading], grain: Grain) -> Iterator[Observation]:
    """The whole time, when in none of it enough was up that a loss could be told."""
    known = list(readings)
    up = sum(one.last_s - one.first_s + 1 for one in known if one.value > 0)
    if known and up < grain.fewest:
        yield unmeasured(of, known[0].first_s, known[-1].last_s + 1, NO_BASELINE)
