"""The order of the work on figures: what extraction and threads find in articles, set beside what a reader finds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ledger.evaluate.comparison import Comparison, compare
from ledger.evaluate.drift_gold import DriftFigures, as_lines, drift_figures, drift_gold
from ledger.evaluate.folder import Task, find_tasks, read_front
from ledger.evaluate.places import Page
from ledger.evaluate.thread_figures import ThreadFigures, keys_of, sides_of, thread_figures
from ledger.evaluate.thread_gold import Key, ThreadGold, thread_gold
from ledger.model.problem import LedgerError, Problem
from ledger.pipeline import Extracted, Extracting, extract, extract_read
from ledger.readers.read import read_bytes
from ledger.readers.values import Given, Read
from ledger.threads.drifts.drift import drifts
from ledger.threads.shelf import MemoryShelf
from ledger.threads.syndication import Utterances
from ledger.threads.telling import telling
from ledger.threads.thread import Threader


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluated:
    """An article's claims set beside its gold."""

    comparison: Comparison
    held_out: bool


def evaluate(folder: Path, how: Extracting) -> Iterator[Evaluated]:
    """Extracts from the articles of a folder that have gold, and compares: the open ones first, then those held out.

    Raises:
        LedgerError: when there is no gold, gold is broken, or an article cannot be read: a part gives other figures.
    """
    tasks = find_tasks(folder)
    outcomes = extract([str(task.article) for task in tasks], Given(), how)
    for task, item in zip(tasks, outcomes, strict=True):
        if isinstance(item, Problem):
            raise LedgerError(item.what, where=item.where)
        text = item.article.text
        page = Page(text=text, front=read_front(task.article, text), gold=task.gold.origin)
        comparison = compare(page, task.gold, item.extraction.claims)
        yield Evaluated(comparison=comparison, held_out=task.held_out)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadsEvaluated:
    """The threads of a set of articles set beside their gold."""

    figures: ThreadFigures
    held_out: bool


def evaluate_threads(folder: Path, how: Extracting) -> Iterator[ThreadsEvaluated]:
    """Extracts from the articles of a folder that have gold, threads them in order of publication, compares.

    The open articles are threaded apart from those held out; a set without gold of threads is left out.

    Raises:
        LedgerError: as `evaluate`.
    """
    tasks = find_tasks(folder)
    for held_out in (False, True):
        gold = thread_gold(folder, held_out=held_out)
        if gold is not None:
            chosen = [task for task in tasks if task.held_out is held_out]
            yield ThreadsEvaluated(figures=_threads_of(chosen, gold, how), held_out=held_out)


def _threads_of(tasks: Sequence[Task], gold: ThreadGold, how: Extracting) -> ThreadFigures:
    outcomes = extract([str(task.article) for task in tasks], Given(), how)
    keys: dict[str, Key] = {}
    told: list[Extracted] = []
    for task, item in zip(tasks, outcomes, strict=True):
        if isinstance(item, Problem):
            raise LedgerError(item.what, where=item.where)
        page = Page(text=item.article.text, front=read_front(task.article, item.article.text), gold=task.gold.origin)
        keys |= keys_of(page, task.gold, item.extraction.claims)
        told.append(item)
    threader = Threader()
    told.sort(key=lambda item: (item.article.meta.published or "", item.article.name))
    found = [threader.thread(item.extraction.claims, item.article.meta) for item in told]
    members = [member for one in found for member in one.memberships]
    relations = [relation for one in found for relation in one.relations]
    sides = {key: side for task in tasks for key, side in sides_of(task.gold).items()}
    return thread_figures(gold, keys, members, relations, sides)


def evaluate_drifts(folder: Path, how: Extracting) -> DriftFigures | None:
    """Extracts from the pairs of articles with planted drifts and without; None where the folder has none.

    Raises:
        LedgerError: as `evaluate`.
    """
    pairs = drift_gold(folder)
    if not pairs:
        return None
    items = list(read_bytes(as_lines(pairs), "drifts.jsonl", Given()))
    reads = [item for item in items if isinstance(item, Read)]
    if len(reads) != len(items):
        problem = next(item for item in items if isinstance(item, Problem))
        raise LedgerError(problem.what, where=problem.where)
    told = extract_read(reads, how)
    return drift_figures(pairs, [_added(told[at : at + 2]) for at in range(0, len(told), 2)])


def _added(articles: Sequence[Extracted]) -> frozenset[str]:
    """The kinds of drifts between the claims of these articles, which are told in this order."""
    told = [
        telling(claim, one.article.meta, place) for one in articles for place, claim in enumerate(one.extraction.claims)
    ]
    utterances = Utterances(MemoryShelf())
    return frozenset(one.kind.value for one in drifts(told, {one.claim: utterances.meet(one) for one in told}))
