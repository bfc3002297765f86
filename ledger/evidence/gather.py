"""Measurement files, one by one or as folders, as evidence: files of routes are looked at together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ledger.evidence.format import Asked, Evidence
from ledger.evidence.read import understand
from ledger.evidence.routing import FORMATS as ROUTES
from ledger.evidence.routing import read_routes, route_file, route_format
from ledger.evidence.source import Source, open_source
from ledger.model.evidence import Dataset
from ledger.model.problem import LedgerError, Problem, UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What files gave, and the files."""

    evidence: Evidence
    source: Source | None = None
    """The file, where the evidence is of one."""
    parts: tuple[tuple[Dataset, Source], ...] = ()
    """The files, where it is of several together."""


def gather(paths: Sequence[str], asked: Asked) -> Iterator[Gathered | Problem]:
    """The evidence in these files, in their order; last what all files of routes among them show.

    Yields:
        A Problem for a file that is no evidence; the others stand.

    Raises:
        UsageError: when there are files of routes, and no network is asked for.
    """
    routes: list[Source] = []
    for name in _files_in(paths):
        if isinstance(name, Problem):
            yield name
            continue
        try:
            source = open_source(name)
            if asked.format in {None, *(form.name for form in ROUTES)} and route_format(source):
                route_file(source)  # an answer that is a refusal, or empty, must not cost the other files
                routes.append(source)
            else:
                yield Gathered(evidence=understand(source, asked), source=source)
        except LedgerError as fault:
            yield _problem(fault, name)
    if routes:
        yield from _together({source.sha256: source for source in routes}, asked)


def _together(by_digest: Mapping[str, Source], asked: Asked) -> Iterator[Gathered | Problem]:
    """What all files of routes show; a Problem when they are all of another time."""
    try:
        for found in read_routes(list(by_digest.values()), asked):
            yield Gathered(evidence=found, parts=tuple((part, by_digest[part.sha256]) for part in found.parts))
    except UsageError:
        raise
    except LedgerError as fault:
        yield _problem(fault, "")


def _files_in(paths: Sequence[str]) -> Iterator[str | Problem]:
    """Every file, one by one, so that what is no evidence costs itself and not its folder."""
    for path in paths:
        try:
            yield from _files_of(path)
        except LedgerError as fault:
            yield _problem(fault, path)


def _files_of(path: str) -> list[str]:
    """The path, or of a folder the files in it that are not hidden, by name."""
    try:
        if not Path(path).is_dir():
            return [path]
        found = sorted(str(one) for one in Path(path).iterdir() if one.is_file() and not one.name.startswith("."))
    except OSError as error:
        raise LedgerError(f"it cannot be read ({error.strerror})", where=path, todo="check the path") from error
    if not found:
        raise LedgerError("there is no file in this folder", where=path, todo="check the path")
    return found


def _problem(fault: LedgerError, path: str) -> Problem:
    what = f"{fault.what}; {fault.todo}" if fault.todo else fault.what
    return Problem(kind="no_evidence", where=fault.where or path, what=what)
