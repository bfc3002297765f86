"""The order of the work on articles and exports; `measuring.py` has that on measurements, `evaluating.py` on figures.

Only these three know which room comes after which.

Reading commands must start fast, so each function imports the rooms that it needs.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from ledger.model.claim import Extraction
from ledger.model.problem import Problem, StaleError, UsageError
from ledger.model.text import Article
from ledger.readers.values import Given, Read
from ledger.store.queries.query import ClaimQuery
from ledger.store.rows import NOTHING_TO_ADD, MadeWith, Outcome

if TYPE_CHECKING:
    from ledger.export.options import ExportOptions
    from ledger.extract.workers import Find
    from ledger.store.writing import Writer
    from ledger.threads.weaving import Weaver

Token = TypeVar("Token")
"""What goes with a batch on its way through extraction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracting:
    """How to extract."""

    dates_only: bool = False
    """Only the temporal expressions, without loading the model."""
    batch_size: int = 16
    """Articles parsed together; it changes the speed, never a record."""
    actor_files: tuple[Path, ...] = ()
    """The user's own lexicons of actors (TOML)."""
    workers: int = 1
    """Processes that search at once, each with a model of its own; it changes the speed, never a record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """An article and what was found in it."""

    article: Article
    extraction: Extraction
    """Its problems are those of reading, then those of extracting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What became of an article that was given to the ledger."""

    article: Article
    outcome: Outcome
    extraction: Extraction | None
    """What was found in it; None when nothing had to be looked for."""


def extract(paths: Sequence[str], given: Given, how: Extracting) -> Iterator[Extracted | Problem]:
    """Reads and extracts, article by article, keeping nothing.

    Yields:
        An outcome for each article in the order of reading; a Problem for each thing that is no article.

    Raises:
        LedgerError: for options that cannot be used.
    """
    from ledger.readers.read import read

    batches = _batches(read(paths, given), how.batch_size)
    work = ((batch, [item for item in batch if isinstance(item, Read)]) for batch in batches)
    for batch, found in _extracted(work, how):
        for item in batch:
            yield item if isinstance(item, Problem) else Extracted(article=item.article, extraction=next(found))


def extract_read(reads: Sequence[Read], how: Extracting) -> list[Extracted]:
    """What is found in articles that were read already, in their order."""
    found = (one for _, batch in _extracted(iter([((), list(reads))]), how) for one in batch)
    return [Extracted(article=read.article, extraction=one) for read, one in zip(reads, found, strict=True)]


def ingest(
    paths: Sequence[str], given: Given, address: str, *, at: datetime, how: Extracting, revises: str | None = None
) -> Iterator[Ingested | Problem]:
    """Reads, extracts what the ledger does not have yet, and appends it: one transaction an article.

    Args:
        paths: files, folders, globs, or "-" for standard input.
        given: what the user says of all of them.
        address: where the ledger is; it is made with the first article.
        at: now.
        how: how to extract.
        revises: the article that the only one given continues: its id, the beginning of one, or its name.

    Raises:
        LedgerError: for options that cannot be used, or a ledger that cannot be written.
    """
    from ledger.extract.identity import identity
    from ledger.readers.read import read
    from ledger.store.writing import open_writer
    from ledger.threads.weaving import Weaver

    who = identity(actor_files=how.actor_files)
    made_with = MadeWith(extractor=who.name, model=who.model, model_digest=who.model_digest, rules=who.rules)
    items = read(paths, given)
    if revises is not None:
        revises, items = _article_id(address, revises), _only_one(items)
    with open_writer(address, made_with=made_with) as writer:
        once_more = cache(partial(_finder, how))
        adding = _Adding(
            writer=writer, extractor=who.name, at=at, revises=revises, once_more=once_more, weaver=Weaver()
        )
        for known, found in _extracted((adding.wanted(batch) for batch in _batches(items, how.batch_size)), how):
            for item, outcome in known:
                if isinstance(item, Problem):
                    yield item
                elif outcome is None:
                    yield adding.append(item, next(found))
                else:
                    yield Ingested(article=item.article, outcome=outcome, extraction=None)


def _article_id(address: str, prefix: str) -> str:
    from ledger.store.reading import open_reader

    with open_reader(address) as reader:
        return reader.article_id(prefix)


def _only_one(items: Iterator[Read | Problem]) -> Iterator[Read | Problem]:
    """These items, among which there is one article at most.

    Raises:
        UsageError: when there are more.
    """
    found: list[Read | Problem] = []
    for item in items:
        if isinstance(item, Read) and any(isinstance(one, Read) for one in found):
            raise UsageError("--revises is for one article, and these are several", todo="give them one by one")
        found.append(item)
    return iter(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Adding:
    """How articles are added to one ledger."""

    writer: "Writer"
    extractor: str
    at: datetime
    revises: str | None
    """Id of the article that the only one given continues."""
    once_more: Callable[[], "Find"]
    """Gives what searches an article again; loads it the first time."""
    weaver: "Weaver"
    """Binds claims to those of other articles."""

    def wanted(self, batch: Iterable[Read | Problem]) -> tuple[list[tuple[Read | Problem, Outcome | None]], list[Read]]:
        """What was read, with what becomes of it where that is known already; and what has to be searched."""
        known: list[tuple[Read | Problem, Outcome | None]] = []
        for item in batch:
            if isinstance(item, Problem):
                known.append((item, None))
                continue
            read = self._reconciled(item)
            outcome = self.writer.foresee(read.article, self.extractor, revises=self.revises)
            known.append((read, outcome if outcome.standing in NOTHING_TO_ADD else None))
        return known, [item for item, outcome in known if outcome is None and isinstance(item, Read)]

    def append(self, read: Read, found: Extraction) -> Ingested:
        """Appends an article with what was found; searches it again where the ledger has learnt more of it meanwhile.

        Raises:
            StaleError: when the ledger does so again and again.
        """
        for _ in range(_TRIES):
            try:
                return self._appended(read, found)
            except StaleError:  # an earlier version came in the same batch, or from another process
                read = self._reconciled(read)
                found = _with_reading(read, next(iter(self.once_more()([read.article]))))
        return self._appended(read, found)

    def _appended(self, read: Read, found: Extraction) -> Ingested:
        outcome = self.writer.append_article(
            read.article, read.blob, found, at=self.at, revises=self.revises, weave=self.weaver.weave
        )
        is_added = outcome.standing not in NOTHING_TO_ADD  # else it came twice, and was searched twice
        return Ingested(article=read.article, outcome=outcome, extraction=found if is_added else None)

    def _reconciled(self, read: Read) -> Read:
        return replace(read, article=self.writer.reconcile(read.article, revises=self.revises))


_TRIES = 3


def _extracted(
    work: Iterator[tuple[Token, list[Read]]], how: Extracting
) -> Iterator[tuple[Token, Iterator[Extraction]]]:
    """For each batch what is found in its articles, with the problems of their reading; nothing is loaded for none."""
    from ledger.extract.workers import find_all

    tasks = (((token, reads), [read.article for read in reads]) for token, reads in work)
    for (token, reads), found in find_all(tasks, partial(_finder, how), workers=how.workers):
        yield token, (_with_reading(*pair) for pair in zip(reads, found, strict=True))


def _with_reading(read: Read, found: Extraction) -> Extraction:
    return replace(found, problems=(*read.problems, *found.problems))


def _finder(how: Extracting) -> "Find":
    from ledger.extract.extractor import Extractor, dates_only

    if how.dates_only:
        return partial(map, dates_only)
    return partial(Extractor(actor_files=how.actor_files).extract, batch_size=how.batch_size)


def _batches(items: Iterator[Read | Problem], size: int) -> Iterator[list[Read | Problem]]:
    while batch := list(islice(items, size)):
        yield batch


def export(address: str, out: BinaryIO, form: str, options: "ExportOptions") -> None:
    """Writes all claims that stand, with their findings, in a format of the exports.

    Raises:
        LedgerError: when there is no ledger, or the format cannot hold it.
    """
    from ledger.export.formats import export as write
    from ledger.store.reading import open_reader

    with open_reader(address) as reader:
        seen = replace(options, observations=reader.observations())
        write(reader.iter_claims(ClaimQuery()), out, format=form, options=seen)
