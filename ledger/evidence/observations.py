"""Format of ours: a table of observations, as CSV or as JSON.

CSV, UTF-8, commas. Lines `# provider: ...` and `# licence: ...` may stand above; then one line of column names, then
one row for each thing observed. Columns may stand in any order, and those not needed may be missing:

    kind,entity,subject,group,start,end,value,unit,provider,basis,url,note
    outage,AS131279,country:kp,kp-1,2014-12-22T16:15Z,2014-12-23T01:46Z,571,min,Dyn,reported,https://...,

JSON: an array of such rows as objects, or {"provider": ..., "licence": ..., "observations": [...]}.

`kind` is outage (start, end, and duration if given; each becomes an observation of its own, in one group), attack,
route_changes and names_resolved (an interval), outage_start and outage_end (one instant), or a figure: outage_duration,
outage_extent, upstream, attack_volume, traffic_drop, routes_present. Instants carry their own precision, or bounds in
start_lo, start_hi, end_lo, end_hi; figures have the bounds of their last digit, or lo and hi (`quantities.py`). Bounds
are half-open, instants UTC. Every column is described in `columns.py` and schemas/observation-table.schema.json.
A row that cannot be understood is left out and named in a Problem with its line.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from ledger.evidence.columns import OBSERVATION_COLUMNS
from ledger.evidence.format import Asked, Evidence
from ledger.evidence.rows import durations_differ, observations_of, reported_grade_lowered
from ledger.evidence.source import Source
from ledger.evidence.tables import (
    Line,
    broken,
    csv_columns,
    json_header,
    json_lines,
    read_csv,
    read_json,
    unknown_columns,
)  # fmt: skip
from ledger.model.evidence import Dataset, Observation
from ledger.model.problem import LedgerError, Problem

KNOWN = frozenset(column.name for column in OBSERVATION_COLUMNS)


@dataclass(frozen=True, slots=True)
class ObservationsCsv:
    """The table as CSV."""

    name: str = "observations-csv/1"

    def sniff(self, head: bytes) -> bool:
        """Whether a line names the columns kind and entity."""
        return {"kind", "entity"} <= csv_columns(head)

    def read(self, source: Source, asked: Asked) -> Evidence:
        """The observations of every row that can be understood and is of an entity asked for."""
        table = read_csv(source.text(), source.path)
        dataset = source.dataset(self.name, table.header.get("provider"), table.header.get("licence"))
        return _evidence(dataset, chain(table.problems, table.lines), source.path, asked)


@dataclass(frozen=True, slots=True)
class ObservationsJson:
    """The table as JSON."""

    name: str = "observations-json/1"

    def sniff(self, head: bytes) -> bool:
        """Whether it is an array or object that speaks of observations."""
        start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
        return (start == b"{" and b'"observations"' in head) or (start == b"[" and b'"kind"' in head)

    def read(self, source: Source, asked: Asked) -> Evidence:
        """The observations of every item that can be understood and is of an entity asked for."""
        value: Any = read_json(source.text(), source.path)
        header = json_header(value, ("provider", "licence"), source.path) if isinstance(value, dict) else {}
        items = value.get("observations") if isinstance(value, dict) else value
        if not isinstance(items, list):
            raise LedgerError('"observations" is no array', where=source.path, todo="put the rows in an array")
        dataset = source.dataset(self.name, header.get("provider"), header.get("licence"))
        strange = value.keys() - {"observations", "provider", "licence"} if isinstance(value, dict) else ()
        lines = chain(unknown_columns(strange, source.path), json_lines(items, source.path))
        return _evidence(dataset, lines, source.path, asked)


CSV = ObservationsCsv()
JSON = ObservationsJson()


def _evidence(dataset: Dataset, lines: Iterable[Line | Problem], path: str, asked: Asked) -> Evidence:
    found: dict[str, Observation] = {}
    problems: list[Problem] = []
    strange: set[str] = set()
    for line in lines:
        if isinstance(line, Problem):
            problems.append(line)
            continue
        if not asked.takes(line.cells.get("entity", "")):
            continue
        strange |= line.cells.keys() - KNOWN
        problems += _take(line, dataset, path, found)
    problems += unknown_columns(strange, path)
    if not found and not problems:
        problems.append(Problem(kind="no_rows", where=path, what="The table has no rows."))
    return Evidence(dataset=dataset, observations=tuple(found.values()), problems=tuple(problems))


def _take(line: Line, dataset: Dataset, path: str, found: dict[str, Observation]) -> list[Problem]:
    """Puts the line's observations among those found; says what was wrong."""
    try:
        made = observations_of(line.cells, dataset.id, dataset.provider)
    except ValueError as error:
        return [broken(path, line.number, str(error))]
    if all(item.id in found for item in made):
        return [broken(path, line.number, "it says what an earlier row says", kind="duplicate_row")]
    found.update({item.id: item for item in made})
    return list(_remarks(line, made, f"{path}:{line.number}"))


def _remarks(line: Line, made: Sequence[Observation], where: str) -> Iterator[Problem]:
    """What is wrong with a row that was taken."""
    if durations_differ(made):
        what = "Its duration is not the time between its start and its end: all three are kept, one of them is wrong."
        yield Problem(kind="durations_differ", where=where, what=what)
    if reported_grade_lowered(line.cells):
        what = "A reported figure is graded moderate at best; high was lowered."
        yield Problem(kind="grade_lowered", where=where, what=what)
