"""The table of formats: a new one is one file and one line here; outsiders register by entry point."""

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from ledger.model.problem import LedgerError, Problem
from ledger.readers import sniff
from ledger.readers.values import Document, Source

Reader = Callable[[Source], Iterator[Document | Problem]]
"""Gives every document in the bytes, and a Problem for each that cannot be read."""

GROUP = "attribution_ledger.readers"
"""The entry point group of outside formats; each entry point loads a `Format`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A kind of file that articles come in."""

    name: str
    suffixes: tuple[str, ...]
    """Lower case, with the dot; a file's suffix decides before its content does."""
    reader: str
    """Where its function is, "package.module:function"; imported when the first file of the format comes."""
    looks_like: Callable[[bytes], bool] | None = None
    """Whether bytes without a telling suffix are of this format, judged by their head; None: the suffix alone tells."""


FORMATS = (
    Format(name="html", suffixes=(".html", ".htm", ".xhtml"), reader="ledger.readers.html:read", looks_like=sniff.html),
    Format(name="jsonl", suffixes=(".jsonl", ".ndjson"), reader="ledger.readers.jsonl:read", looks_like=sniff.jsonl),
    Format(name="md", suffixes=(".md", ".markdown"), reader="ledger.readers.md:read"),
    Format(name="txt", suffixes=(".txt", ".text"), reader="ledger.readers.txt:read"),
)


@cache
def all_formats() -> tuple[Format, ...]:
    """The table with the formats of other packages in front, so that they can be more special than ours.

    Raises:
        LedgerError: when an outside format cannot be loaded.
    """
    outside = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return (*(_loaded(point) for point in outside), *FORMATS)


def _loaded(point: EntryPoint) -> Format:
    where, todo = f"reader {point.name}", "mend or uninstall the package that registers it"
    try:
        form = point.load()
    except (ImportError, AttributeError) as error:
        raise LedgerError(f"cannot be loaded: {error}", where=where, todo=todo) from error
    if not isinstance(form, Format):
        raise LedgerError("is no ledger.readers.formats.Format", where=where, todo=todo)
    return form


def is_readable(suffix: str) -> bool:
    """Whether a folder's file with this suffix is taken for an article."""
    return any(suffix.lower() in form.suffixes for form in all_formats())


def format_of(suffix: str, head: bytes) -> Format:
    """The format by suffix, else by content; plain text when nothing else fits."""
    by_suffix = (form for form in all_formats() if suffix.lower() in form.suffixes)
    by_content = (form for form in all_formats() if form.looks_like and form.looks_like(head))
    return next(by_suffix, None) or next(by_content, FORMATS[-1])


def reader_of(form: Format) -> Reader:
    """The format's function.

    Raises:
        LedgerError: when it is not where the table says.
    """
    module, _, function = form.reader.partition(":")
    try:
        reader: Reader = getattr(importlib.import_module(module), function)
    except (ImportError, AttributeError) as error:
        raise LedgerError(f"cannot be loaded: {error}", where=f"reader {form.name}", todo="reinstall it") from error
    return reader
