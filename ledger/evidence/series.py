"""Format of ours: a time series, as CSV or as JSON.

CSV, UTF-8, commas. The header stands in comment lines above; entity, metric, unit and step are needed:

    # entity: AS131279
    # metric: visible_prefixes
    # unit: networks
    # step: 300
    # provider: own collector
    # basis: raw
    # licence: CC0-1.0
    # subject: country:kp
    time,value
    2014-12-22T16:10:00Z,4
    2014-12-22T16:15:00Z,0

JSON: an object with the same header keys and "points": [{"time": ..., "value": ...}, ...].

Times carry their zone and lie on the grid that the first one and the step make, oldest first; a time that is left out,
or whose value is empty, is missing, never zero. Values are plain decimal numbers and are kept as integers times a power
of ten. From a raw series outages are derived (`detect.py`), with bounds as wide as the step; from a reported one none.
schemas/series-table.schema.json describes the header and the rows.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import chain
from typing import Any

from ledger.evidence.columns import SERIES_HEADER, SERIES_REQUIRED, SERIES_ROW
from ledger.evidence.format import Asked, Evidence
from ledger.evidence.instants import instant_bounds
from ledger.evidence.quantities import LIMIT, base_unit, decimal
from ledger.evidence.sampled import MOST_SAMPLES, Sampled, sampled_evidence
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
from ledger.model.evidence import EvidenceBasis
from ledger.model.problem import LedgerError, Problem

LARGEST = LIMIT // 10**9
"""Nine decimal places more than this still fit an integer that canonical JSON carries."""
HEADER_NAMES = tuple(column.name for column in SERIES_HEADER)
ROW_NAMES = tuple(column.name for column in SERIES_ROW)

Sample = tuple[int, Decimal | None]
"""Place on the grid, and the value."""


@dataclass(frozen=True, slots=True)
class SeriesCsv:
    """The series as CSV."""

    name: str = "series-csv/1"

    def sniff(self, head: bytes) -> bool:
        """Whether a line names the columns time and value."""
        return {"time", "value"} <= csv_columns(head)

    def read(self, source: Source, asked: Asked) -> Evidence:
        """The series, and the outages in it when it is raw."""
        table = read_csv(source.text(), source.path)
        strange = [*(table.header.keys() - set(HEADER_NAMES)), *(set(table.columns) - set(ROW_NAMES) - {""})]
        lines: Iterator[Line | Problem] = chain(unknown_columns(strange, source.path), table.problems, table.lines)
        return _evidence(source, self.name, table.header, lines, asked)


@dataclass(frozen=True, slots=True)
class SeriesJson:
    """The series as JSON."""

    name: str = "series-json/1"

    def sniff(self, head: bytes) -> bool:
        """Whether it is an object with points."""
        return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{" and b'"points"' in head

    def read(self, source: Source, asked: Asked) -> Evidence:
        """The series, and the outages in it when it is raw."""
        value: Any = read_json(source.text(), source.path)
        points = value.get("points")
        if not isinstance(points, list):
            raise LedgerError('"points" is no array', where=source.path, todo="put the samples in an array")
        strange = value.keys() - {*HEADER_NAMES, "points"}
        strange |= {key.strip().lower() for point in points if isinstance(point, dict) for key in point} - set(
            ROW_NAMES
        )
        rows = json_lines(points, source.path, ROW_NAMES)
        lines: Iterator[Line | Problem] = chain(unknown_columns(strange, source.path), rows)
        return _evidence(source, self.name, json_header(value, HEADER_NAMES, source.path), lines, asked)


CSV = SeriesCsv()
JSON = SeriesJson()


def _evidence(
    source: Source, form: str, header: Mapping[str, str], lines: Iterable[Line | Problem], asked: Asked
) -> Evidence:
    step, basis = _step(header, source.path), _basis(header, source.path)
    dataset = source.dataset(form, header.get("provider"), header.get("licence"))
    problems: list[Problem] = []
    start, samples = _samples(lines, step, source.path, problems)
    if start is None:
        raise LedgerError("no sample could be read", where=source.path, todo="write rows like 2014-12-22T16:10:00Z,4")
    whole = Sampled(
        entity=header["entity"], metric=header["metric"], unit=header["unit"], step_s=step, start=start,
        values=tuple(samples.get(place) for place in range(max(samples) + 1)), subject=header.get("subject"),
        is_searched=basis is EvidenceBasis.RAW,
        depth_kind="traffic_drop" if "traffic" in header["metric"].lower() else "outage_extent",
    )  # fmt: skip
    return sampled_evidence(dataset, [whole], asked, problems)


def _step(header: Mapping[str, str], path: str) -> int:
    """The step in seconds, after a look that nothing needed is missing."""
    for name in SERIES_REQUIRED:
        if not header.get(name):
            raise LedgerError(f"the header does not give {name}", where=path, todo=f"add a line `# {name}: ...`")
    figure, _, unit = header["step"].partition(" ")
    try:
        base, factor = base_unit(unit.strip() or "s")
        step = decimal(figure) * factor
    except ValueError as error:
        raise LedgerError(f"the step cannot be read: {error}", where=path, todo="write `# step: 300`") from error
    if base != "s" or step < 1 or step != int(step):
        raise LedgerError("the step is no whole number of seconds", where=path, todo="write `# step: 300`")
    return int(step)


def _basis(header: Mapping[str, str], path: str) -> EvidenceBasis:
    try:
        return EvidenceBasis(header.get("basis") or EvidenceBasis.REPORTED)
    except ValueError as error:
        wrong = f'basis "{header["basis"]}" is not known'
        raise LedgerError(wrong, where=path, todo="write `# basis: raw` or `# basis: reported`") from error


def _samples(
    lines: Iterable[Line | Problem], step: int, path: str, problems: list[Problem]
) -> tuple[datetime | None, dict[int, Decimal | None]]:
    """The instant of the first sample, and the samples by their place on the grid."""
    start: datetime | None = None
    samples: dict[int, Decimal | None] = {}
    for line in lines:
        if isinstance(line, Problem):
            problems.append(line)
            continue
        try:
            moment = instant_bounds(line.cells.get("time", "")).low
            start = start or moment
            place, value = _sample(line, int((moment - start).total_seconds()), step)
            if place in samples:
                raise ValueError("its time has a value already")  # noqa: TRY301  told below with its line
        except ValueError as error:
            problems.append(broken(path, line.number, str(error)))
            continue
        samples[place] = value
    return (start if samples else None), samples


def _sample(line: Line, after_s: int, step: int) -> Sample:
    place, rest = divmod(after_s, step)
    if rest:
        raise ValueError(f"its time is off the grid of {step} s")
    if not 0 <= place < MOST_SAMPLES:
        raise ValueError("its time is before the first sample or too far after it")
    text = line.cells.get("value")
    value = None if text is None else decimal(text)
    if value is not None and abs(value) >= LARGEST:
        raise ValueError(f"a value of {LARGEST} or more cannot be kept; choose a larger unit")
    return place, value
