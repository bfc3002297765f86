"""Workers, without a model: results in order whoever is first, little read ahead, one line when a worker is lost."""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from ledger.extract.workers import AHEAD, Find, find_all
from ledger.model.claim import Extraction
from ledger.model.problem import LedgerError
from ledger.model.text import Article

MakeArticle = Callable[..., Article]


def found_in(article: Article) -> Extraction:
    """What the finders of these tests find: which process searched which text."""
    return Extraction(article=article.text, extractor=str(os.getpid()), claims=(), dates=(), problems=())


def make_obedient(folder: Path) -> Find:
    """A finder that does what a text tells it: wait for a file, make one, be killed, or break."""

    def find(articles: Sequence[Article]) -> Iterator[Extraction]:
        for article in articles:
            order, _, name = article.text.partition(" ")
            if order == "wait":
                while not (folder / name).exists():
                    time.sleep(0.01)
            elif order == "make":
                (folder / name).touch()
            elif order == "die":
                os.kill(os.getpid(), signal.SIGKILL)
            yield found_in(article)

    return find


def make_none() -> Find:
    """A finder whose lexicon cannot be read."""
    raise LedgerError("is no lexicon", where="mine.toml", todo="give another")


def batches_of(make_article: MakeArticle, *texts: str) -> Iterator[tuple[str, list[Article]]]:
    """A batch for each text, which is its token too."""
    return ((text, [make_article(text)] if text else []) for text in texts)


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_given(make_article: MakeArticle, tmp_path: Path, workers: int) -> None:
    """A batch of no articles keeps its place, and each token comes with its own findings."""
    texts = ["a", "b", "", "c", "", "d"]
    found = find_all(batches_of(make_article, *texts), partial(make_obedient, tmp_path), workers=workers)
    assert [(token, [one.article for one in batch]) for token, batch in found] == [(t, [t] if t else []) for t in texts]


def test_a_later_batch_does_not_wait_for_an_earlier_one(make_article: MakeArticle, tmp_path: Path) -> None:
    """The first is done only when the second has made its file: two processes are at work, and the order holds."""
    work = batches_of(make_article, "wait for.it", "make for.it", "end")
    found = [next(iter(batch)) for _, batch in find_all(work, partial(make_obedient, tmp_path), workers=2)]
    assert [one.article for one in found] == ["wait for.it", "make for.it", "end"]
    assert found[0].extractor != found[1].extractor


def test_little_is_read_ahead(make_article: MakeArticle, tmp_path: Path) -> None:
    """What is held is bounded by the number of workers, not by the number of articles."""
    read: list[int] = []

    def counted() -> Iterator[tuple[int, list[Article]]]:
        for number in range(100):
            read.append(number)
            yield number, [make_article("text")]

    for number, _ in find_all(counted(), partial(make_obedient, tmp_path), workers=2):
        assert len(read) <= number + 1 + AHEAD * 2


def test_no_process_is_started_for_nothing(make_article: MakeArticle, tmp_path: Path) -> None:
    """One batch is for one worker, none for none; and none is left when all is done."""
    make = partial(make_obedient, tmp_path)
    for texts, expected in (([""], 0), (["a"], 1)):
        found = find_all(batches_of(make_article, *texts), make, workers=3)
        next(found)
        assert len(multiprocessing.active_children()) == expected
        assert list(found) == []
        assert multiprocessing.active_children() == []


def test_a_killed_worker_is_one_line(make_article: MakeArticle, tmp_path: Path) -> None:
    """What came before it stands; the others are ended."""
    found = find_all(batches_of(make_article, "a", "die", "b"), partial(make_obedient, tmp_path), workers=2)
    assert next(found)[0] == "a"
    with pytest.raises(LedgerError, match=r"^a worker process was ended by SIGKILL .*; run the same command again"):
        list(found)
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("workers", [1, 2])
def test_what_cannot_be_loaded_is_said_as_without_workers(make_article: MakeArticle, workers: int) -> None:
    """The same fault with the same words, once."""
    with pytest.raises(LedgerError, match=r"^mine.toml: is no lexicon; give another$"):
        list(find_all(batches_of(make_article, "a", "b"), make_none, workers=workers))


def test_who_stops_asking_ends_the_workers(make_article: MakeArticle, tmp_path: Path) -> None:
    """`| head`: nobody waits for a worker that will never be done."""
    found = find_all(batches_of(make_article, "a", "wait for.ever", "b"), partial(make_obedient, tmp_path), workers=2)
    assert next(found)[0] == "a"
    found.close()  # type: ignore[attr-defined]  # it is a generator
    assert multiprocessing.active_children() == []
