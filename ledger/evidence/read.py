"""A measurement file as evidence, by the format that knows its content."""

import stat
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

from ledger.evidence import observations, series
from ledger.evidence.format import Evidence, Format, Source
from ledger.model.problem import LedgerError

FORMATS: tuple[Format, ...] = (
    observations.CSV,
    observations.JSON,
    series.CSV,
    series.JSON,
)
"""Asked in this order; the formats of other packages (entry points `attribution_ledger.evidence`) are asked after."""

ENTRY_POINTS = "attribution_ledger.evidence"
BINARY = b"\0"


def read_evidence(path: str) -> Evidence:
    """The evidence in the file at this path; the format is told by content, never by name.

    Raises:
        LedgerError: when the file is missing, unreadable, empty, or of no known format.
    """
    return understand(open_source(path))


def open_source(path: str) -> Source:
    """The bytes of the file at this path, for whoever archives them beside what is understood of them.

    Raises:
        LedgerError: when the file is missing or unreadable.
    """
    return Source(path=path, data=_bytes(path))


def understand(source: Source) -> Evidence:
    """The evidence in these bytes.

    Raises:
        LedgerError: when there are none, or no format knows them.
    """
    if not source.data.strip():
        raise LedgerError("the file is empty", where=source.path, todo="give a file with measurements")
    for form in (*FORMATS, *_formats_of_others()):
        if form.sniff(source.data):
            return form.read(source)
    kind = "binary data of no known format" if BINARY in source.data[:4096] else "no known format of evidence"
    names = ", ".join(form.name for form in FORMATS)
    raise LedgerError(kind, where=source.path, todo=f"known are: {names}")


def _bytes(path: str) -> bytes:
    try:
        kind = Path(path).stat().st_mode
        if stat.S_ISREG(kind) or stat.S_ISDIR(kind):
            return Path(path).read_bytes()
    except FileNotFoundError as error:
        raise LedgerError("no such file", where=path, todo="check the path") from error
    except IsADirectoryError as error:
        raise LedgerError("this is a folder", where=path, todo="name the files in it") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise LedgerError(f"cannot be read ({reason})", where=path, todo="check its permissions") from error
    raise LedgerError("this is a pipe, socket or device, not a file", where=path, todo="save it as a file first")


@cache
def _formats_of_others() -> tuple[Format, ...]:
    found = sorted(entry_points(group=ENTRY_POINTS), key=lambda entry: entry.name)
    return tuple(entry.load() for entry in found)
