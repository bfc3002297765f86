"""The order of the work: the only place that knows which room comes after which."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ledger.model.actor import Actor
from ledger.model.claim import Extraction
from ledger.model.problem import NotFoundError, Problem
from ledger.model.text import Article
from ledger.readers.values import Given, Read


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracting:
    """How to extract."""

    dates_only: bool = False
    """Only the temporal expressions, without loading the model."""
    batch_size: int = 16
    """Articles parsed together; it changes the speed, never a record."""
    actor_files: tuple[Path, ...] = ()
    """The user's own lexicons of actors (TOML)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """An article and what was found in it, before anything is kept."""

    article: Article
    extraction: Extraction
    problems: tuple[Problem, ...]
    """Those of reading, then those of extracting."""


def extract(paths: Sequence[str], given: Given, how: Extracting) -> Iterator[Extracted | Problem]:
    """Reads and extracts, article by article, keeping nothing.

    Yields:
        An outcome for each article in the order of reading; a Problem for each thing that is no article.

    Raises:
        LedgerError: for options that cannot be used.
    """
    from ledger.readers.read import read

    queue = _Queue(read(paths, given))
    for extraction in _extractions(queue.articles(), how):
        done = queue.waiting.popleft()
        yield from queue.lost()
        yield Extracted(article=done.article, extraction=extraction, problems=(*done.problems, *extraction.problems))
    yield from queue.lost()


def search_actors(query: str, more: tuple[Path, ...] = ()) -> list[Actor]:
    """The actors of the lexicon by a part of a name, an id or an AS number, the best first; all for an empty query.

    Raises:
        NotFoundError: when there is none.
    """
    from ledger.extract.actors import load_gazetteer

    found = [actor for actor, _ in load_gazetteer(more).search(query)]
    if not found:
        raise NotFoundError(f"no actor is called {query!r}", todo="`ledger actors` lists all; --actors FILE adds yours")
    return found


def _extractions(articles: Iterator[Article], how: Extracting) -> Iterator[Extraction]:
    """The extraction of each article, in order; the model is loaded when the first article has come."""
    from itertools import chain

    first = next(articles, None)
    if first is None:
        return
    rest = chain((first,), articles)
    if how.dates_only:
        from ledger.extract.extractor import dates_only

        yield from map(dates_only, rest)
        return
    from ledger.extract.extractor import Extractor

    yield from Extractor(actor_files=how.actor_files).extract(rest, batch_size=how.batch_size)


@dataclass(slots=True)
class _Queue:
    """What has been read and not yet come back from extraction."""

    reads: Iterator[Read | Problem]
    waiting: deque[Read] = field(default_factory=deque)
    problems: deque[Problem] = field(default_factory=deque)

    def articles(self) -> Iterator[Article]:
        """The articles as they are read; each waits until it comes back."""
        for item in self.reads:
            if isinstance(item, Problem):
                self.problems.append(item)
            else:
                self.waiting.append(item)
                yield item.article

    def lost(self) -> Iterator[Problem]:
        """The problems met by now, each once."""
        while self.problems:
            yield self.problems.popleft()
