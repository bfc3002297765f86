"""A measurement file as evidence, by the format that knows its content."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.metadata import entry_points

from ledger.evidence import (
    atlas,
    ioda_alerts,
    ioda_signals,
    observations,
    ooni,
    radar_netflows,
    radar_outages,
    ripestat_activity,
    ripestat_country,
    ripestat_history,
    ripestat_visibility,
    series,
)  # fmt: skip
from ledger.evidence.format import ALL, Asked, Evidence, Format
from ledger.evidence.routing import FORMATS as ROUTES
from ledger.evidence.source import Source, open_source
from ledger.model.problem import LedgerError, Problem

FORMATS: tuple[Format, ...] = (
    ripestat_history.HISTORY,
    ripestat_history.ANNOUNCED,
    ripestat_activity.ACTIVITY,
    ripestat_country.COUNTRY_ROUTING,
    ripestat_visibility.VISIBILITY,
    ioda_signals.SIGNALS,
    ioda_alerts.ALERTS,
    ioda_alerts.EVENTS,
    radar_outages.OUTAGES,
    radar_netflows.NETFLOWS,
    ooni.MEASUREMENTS,
    atlas.RESULTS,
    observations.CSV,
    observations.JSON,
    series.CSV,
    series.JSON,
)
"""Asked in this order; the formats of other packages (entry points `attribution_ledger.evidence`) are asked after."""

ENTRY_POINTS = "attribution_ledger.evidence"
BINARY = b"\0"
MOST_TOLD = 100
"""Problems of one kind in one file that are told one by one."""


def read_evidence(path: str, asked: Asked = ALL) -> Evidence:
    """The evidence in the file at this path; the format is told by content, never by name.

    Raises:
        LedgerError: when the file is missing, unreadable, empty, or of no known format.
    """
    return understand(open_source(path), asked)


def understand(source: Source, asked: Asked = ALL) -> Evidence:
    """The evidence in these bytes.

    Raises:
        LedgerError: when there are none, or no format knows them.
    """
    if not source.head.strip():
        raise LedgerError("the file is empty", where=source.path, todo="give a file with measurements")
    for form in (*FORMATS, *_formats_of_others()):
        if asked.format in {None, form.name} and form.sniff(source.head):
            made = form.read(replace(source, entities=asked.entities), asked)
            return replace(made, problems=tuple(_shortened(made.problems, source.path)))
    kind = "binary data of no known format" if BINARY in source.head[:4096] else "no known format of evidence"
    raise LedgerError(kind, where=source.path, todo=f"known are: {', '.join(known_names())}")


def known_names() -> tuple[str, ...]:
    """Every format by name and version: those of routes, which are read together, then those of one file."""
    return (*(form.name for form in ROUTES), *(form.name for form in (*FORMATS, *_formats_of_others())))


def _shortened(problems: Sequence[Problem], path: str) -> Iterator[Problem]:
    """The first of each kind one by one, the others counted: a file can be broken in a million places."""
    met: Counter[str] = Counter()
    for one in problems:
        met[one.kind] += 1
        if met[one.kind] <= MOST_TOLD:
            yield one
    for kind, count in sorted(met.items()):
        if count > MOST_TOLD:
            yield Problem(kind=kind, where=path, what=f"{count - MOST_TOLD} more of this kind, {count} in all.")


@cache
def _formats_of_others() -> tuple[Format, ...]:
    found = sorted(entry_points(group=ENTRY_POINTS), key=lambda entry: entry.name)
    return tuple(entry.load() for entry in found)
