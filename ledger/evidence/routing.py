"""Files of routes, together, as evidence about the networks asked for: a dataset a file, and one for what they show."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from ledger.evidence import ripestat_routes, ris_live
from ledger.evidence.bgp import bgpdump_text
from ledger.evidence.bgp.change_points import About, moment, series_of
from ledger.evidence.bgp.files import MILLION, RouteFile, RouteFormat
from ledger.evidence.bgp.findings import observations_of
from ledger.evidence.bgp.reading import Library
from ledger.evidence.bgp.run import Seen, look
from ledger.evidence.bgp.wanted import wanted
from ledger.evidence.bgp.whole import whole
from ledger.evidence.format import Asked, Evidence
from ledger.evidence.identity import own_subject
from ledger.evidence.mrt import format as mrt
from ledger.evidence.source import Source
from ledger.model.evidence import Dataset, Observation
from ledger.model.ids import content_id, sha256_hex
from ledger.model.problem import LedgerError, Problem, UsageError

FORMATS: tuple[RouteFormat, ...] = (
    mrt.FORMAT,
    bgpdump_text.FORMAT,
    whole("ripestat-routes/1", ripestat_routes.is_routes, ripestat_routes.read_elements),
    whole("ris-live/1", ris_live.is_routes, ris_live.read_elements),
)
NAME = "routes/1"


def route_format(source: Source) -> RouteFormat | None:
    """The format of routes that knows this file, if one does."""
    return next((form for form in FORMATS if form.sniff(source.head)), None)


def read_routes(sources: Sequence[Source], asked: Asked) -> Iterator[Evidence]:
    """What the files show of each network asked for.

    Raises:
        UsageError: when no prefix or AS number is asked for.
        LedgerError: when a file holds no record that can be read, or all begin after the time asked for.
    """
    names = [name for name in asked.entities if wanted([name])]
    if not names:
        todo = "say which network: --entity AS131279 or --entity 175.45.176.0/22"
        raise UsageError("the routes of which network are wanted?", where=sources[0].path, todo=todo)
    files = [route_file(source) for source in sources]
    kept = [file for file in files if asked.until is None or file.first_s < asked.until.timestamp()]
    if not kept:
        todo = f"they begin {moment(min(file.first_s for file in files)).isoformat()}: give a later --until"
        raise LedgerError("the files of routes hold nothing of the time asked for", where=sources[0].path, todo=todo)
    for name in names:
        yield _evidence(kept, name, asked)


def route_file(source: Source) -> RouteFile:
    """The file, and what its first record says of it.

    Raises:
        LedgerError: when it holds no record that can be read.
    """
    form = route_format(source)
    first = form.first(source) if form else None
    if form is None or first is None:
        raise LedgerError("no record of routes can be read", where=source.path, todo="give MRT or bgpdump -m text")
    return RouteFile(source=source, form=form, first_s=first.second, is_table=first.is_table)


def _evidence(files: Sequence[RouteFile], name: str, asked: Asked) -> Evidence:
    want = wanted([name])
    library = Library(files, want)
    seen = look(files, want, library, asked.parameters)
    parts = tuple(file.source.dataset(file.form.name, asked.provider, asked.licence) for file in files)
    dataset = _dataset(parts, seen, name, asked)
    about = About(
        dataset=dataset.id, entity=name, subject=asked.subject or own_subject(name), provider=asked.provider,
        parameters=asked.parameters,
    )  # fmt: skip
    found = tuple(one for one in observations_of(seen, about) if _is_in_time(one, asked))
    problems = (*(one for tally in library.tallies.values() for one in tally.problems), *_remarks(seen, dataset))
    return Evidence(
        dataset=dataset, parts=parts, series=series_of(seen, about), observations=found, problems=problems
    )  # fmt: skip


def _dataset(parts: Sequence[Dataset], seen: Seen, name: str, asked: Asked) -> Dataset:
    digests = sorted(part.sha256 for part in parts)
    first, more = parts[0].source, len(parts) - 1
    return Dataset(
        id=content_id("dataset", NAME, *digests, name, repr(asked.parameters)),
        sha256=sha256_hex("\n".join(digests).encode()), source=f"{first} and {more} more" if more else first,
        format=NAME, provider=asked.provider, licence=asked.licence, since=_moment(seen.since_us),
        until=_moment(seen.until_us), entities=(name,), parts=tuple(part.id for part in parts),
    )  # fmt: skip


def _moment(time_us: int | None) -> datetime | None:
    return None if time_us is None else moment(time_us // MILLION)


def _is_in_time(one: Observation, asked: Asked) -> bool:
    """Whether it touches the time asked for."""
    begins_late = asked.until is not None and one.window_start is not None and one.window_start >= asked.until
    ends_early = asked.since is not None and one.window_end is not None and one.window_end <= asked.since
    return not begins_late and not ends_early


def _remarks(seen: Seen, dataset: Dataset) -> Iterator[Problem]:
    """What a reader of the findings must know."""
    name = dataset.entities[0]
    if not seen.looks:
        what = f"No table of routes covers the updates, so nothing is known of {name}: add a table from before them."
        yield Problem(kind="no_table", where=dataset.source, what=what)
    elif all(change.visible is None for one in seen.looks for change in one.changes):
        what = f"{len(seen.peers)} full feeds are too few to say anything of {name}: see fewest_peers."
        yield Problem(kind="few_peers", where=dataset.source, what=what)
    elif not any(change.visible for one in seen.looks for change in one.changes):
        what = f"No route to {name} was ever visible in these files."
        yield Problem(kind="no_routes", where=dataset.source, what=what)
    if seen.is_inferred and seen.looks:
        what = "There is no table of routes: who held what is inferred from what was withdrawn first; graded low."
        yield Problem(kind="no_table", where=dataset.source, what=what)
    for gap in seen.unknown:
        what = f"Nothing is known from {moment(gap.since_s).isoformat()} to {moment(gap.until_s).isoformat()}: a gap."
        yield Problem(kind="gap", where=dataset.source, what=what)
