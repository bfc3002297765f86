"""Appends a measurement file with what was found in it, or finds that the ledger has it already."""

from collections.abc import Sequence
from functools import partial

from ledger.model.evidence import Dataset, Observation, Series
from ledger.model.problem import Problem
from ledger.model.record import to_plain
from ledger.store.log.events import EventKind
from ledger.store.rows import Outcome, Standing
from ledger.store.standing import stands
from ledger.store.transaction import Transaction

_DATASET = "SELECT d.seq FROM dataset d WHERE d.id = ?"

_SERIES = "SELECT s.id FROM series s WHERE s.dataset = ?"

_OBSERVATIONS = f"SELECT o.id, o.seq FROM observation o WHERE o.dataset = ? AND {stands('o.seq')} ORDER BY o.seq"


def append_evidence(
    pending: Transaction,
    dataset: Dataset,
    series: Sequence[Series],
    observations: Sequence[Observation],
    problems: Sequence[Problem],
    *,
    blob: bytes | None,
) -> Outcome:
    """Puts what the ledger does not have yet into the transaction, the bytes too where they are given.

    The observations of a dataset are those of its last reading: one that stood and is not found again is superseded.
    """
    look = partial(pending.ask, values=(dataset.id,))
    is_new = not look(_DATASET)
    kept_series = {row[0] for row in look(_SERIES)}
    standing: dict[str, int] = dict(look(_OBSERVATIONS))
    new_series = {item.id: item for item in series if item.id not in kept_series}
    found = {item.id: item for item in observations}
    new = [item for name, item in found.items() if name not in standing]
    gone = {name: seq for name, seq in standing.items() if name not in found}
    is_archived = blob is not None and pending.archive_blob(dataset.sha256, blob)
    if not (is_new or new_series or new or gone or is_archived):
        return Outcome(standing=Standing.UNCHANGED, id=dataset.id)
    pending.begin_batch()
    if is_new:
        _put_dataset(pending, dataset, problems)
    if is_archived:
        pending.add(EventKind.ARCHIVE, dataset.id, {"at": pending.at, "sha256": dataset.sha256})
    for one in new_series.values():
        pending.add(EventKind.SERIES, one.id, {"series": to_plain(one)})
    for item in new:
        pending.add(EventKind.OBSERVATION, item.id, {"observation": to_plain(item)})
    for name, seq in gone.items():
        body = {"kind": "observation", "id": name, "old": seq, "new": None, "relation": "gone"}
        pending.add(EventKind.SUPERSEDE, name, body)
    is_read_anew = bool(new_series or new or gone)
    return Outcome(
        standing=Standing.NEW if is_new else Standing.RE_EXTRACT if is_read_anew else Standing.UNCHANGED,
        id=dataset.id,
        superseded=len(gone),
        problems=len(problems) if is_new else 0,
        observations=len(new),
        series=len(new_series),
    )


def _put_dataset(pending: Transaction, dataset: Dataset, problems: Sequence[Problem]) -> None:
    pending.add(EventKind.DATASET, dataset.id, {"at": pending.at, "dataset": to_plain(dataset)})
    for problem in problems:
        pending.add(EventKind.PROBLEM, dataset.id, {"extraction": None, "problem": to_plain(problem)})
