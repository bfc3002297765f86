"""The formats of an export, and the one way to write one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import BinaryIO

from ledger.export.delimited import write_csv
from ledger.export.lines import write_jsonl
from ledger.export.markdown import write_markdown
from ledger.export.options import ExportError, ExportOptions
from ledger.export.report import write_html
from ledger.export.workbook import write_xlsx
from ledger.model.claim import Entry
from ledger.model.problem import UsageError

ENTRY_POINT_GROUP = "attribution_ledger.exports"
"""Where other packages register a `Format` of theirs by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A file format that entries can be written in."""

    name: str
    """What `ledger export NAME` calls it."""
    suffix: str
    """Of its files, with the dot."""
    binary: bool
    """Whether its bytes are no text, and so not for a terminal."""
    write: Callable[[Iterable[Entry], BinaryIO, ExportOptions], None]
    """Writes the entries, in their order where the format has no order of its own."""


_OURS = (
    Format(name="csv", suffix=".csv", binary=False, write=write_csv),
    Format(name="xlsx", suffix=".xlsx", binary=True, write=write_xlsx),
    Format(name="jsonl", suffix=".jsonl", binary=False, write=write_jsonl),
    Format(name="markdown", suffix=".md", binary=False, write=write_markdown),
    Format(name="html", suffix=".html", binary=False, write=write_html),
)
FORMATS: dict[str, Format] = {one.name: one for one in _OURS}
"""Our formats by name."""


def format_names() -> tuple[str, ...]:
    """The names of all formats: ours in their order, then registered ones by name."""
    registered = {point.name for point in entry_points(group=ENTRY_POINT_GROUP)}
    return (*FORMATS, *sorted(registered - FORMATS.keys()))


def find_format(name: str) -> Format:
    """The format of this name; ours win over a registered one of the same name.

    Raises:
        UsageError: when there is none.
        ExportError: when what is registered under the name is no `Format`.
    """
    if name in FORMATS:
        return FORMATS[name]
    for point in entry_points(group=ENTRY_POINT_GROUP, name=name):
        found = point.load()
        if isinstance(found, Format):
            return found
        raise ExportError("is registered, but is no Format", where=point.value, todo="update or remove that package")
    raise UsageError("no such export format", where=repr(name), todo=f"choose of {', '.join(format_names())}")


def export(entries: Iterable[Entry], out: BinaryIO, *, format: str, options: ExportOptions) -> None:  # noqa: A002 - the word of the command
    """Write the entries to `out` in a format.

    csv, jsonl and xlsx take the entries one by one and keep none; markdown and html group them and keep them.

    Raises:
        UsageError: on an unknown format or time zone.
        ExportError: when the format cannot hold the entries.
    """
    find_format(format).write(entries, out, options)
