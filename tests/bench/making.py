"""Makes the ledgers that commands are asked about, and prints what making them costs."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from many_claims import Story, many, pattern

from ledger.log.keys import SigningKey
from ledger.model.problem import Problem
from ledger.pipeline import Extracting, ingest
from ledger.readers.values import Given
from ledger.store import transaction
from ledger.store.reading import open_reader
from ledger.store.writing import Writer, open_writer

NOW = datetime(2024, 1, 1, tzinfo=UTC)
ROUNDS = 3
KEY = SigningKey("bench", bytes(32))
LONG = 1000
"""Claims in an article at least, where articles are long."""
PART = 10
"""The ledger of long articles has so many times fewer claims."""
LOG = (
    "new_event",
    "event_row",
    "key_for",
    "read_head",
    "check_head",
    "note_digest",
    "tails",
    "grown",
    "node_rows",
    "signed",
)
"""What a transaction calls for the log, the tree and the signature: all but its inserting their rows."""


def made(paths: list[str], claims: int, folder: Path) -> str:
    """Makes `empty.db` and `many.db`; prints figures, and gives a word that one article of the second holds."""
    with open_writer(str(folder / "empty.db"), key=KEY) as writer:
        writer.begin(at=NOW)
    return _bulk(_ingested(paths, folder), claims, folder)


def say(*cells: str) -> None:
    """Prints one line of the table."""
    sys.stdout.write("\t".join(cells) + "\n")
    sys.stdout.flush()


# Ingest


def _ingested(paths: list[str], folder: Path) -> list[Story]:
    """What was found in the articles; prints which part of the work was the log's."""
    rounds = [_ingest(paths, folder / f"corpus-{number}.db") for number in range(ROUNDS)]
    patterns = rounds[0][0]
    whole, store, log = (median(figures[n] for _, figures in rounds) for n in range(3))
    claims = sum(len(story.extraction.claims) for story in patterns)
    say(f"ingest, {len(patterns)} articles, {claims} claims", f"{whole:.2f} s")
    say("of it, log, tree and signature", f"{log:.3f} s, {log / whole:.1%}")
    say("of it, all of the store", f"{store:.3f} s, {store / whole:.1%}")
    return patterns


def _ingest(paths: list[str], path: Path) -> tuple[list[Story], tuple[float, float, float]]:
    """Ingests; gives what was found, and the seconds of all of it, of the store, and of the log."""
    start = time.process_time()
    with _timed(transaction, LOG) as log, _timed(Writer, ("append_article", "reconcile", "standing")) as store:
        found = list(ingest(paths, Given(), str(path), at=NOW, how=Extracting()))
    whole = time.process_time() - start
    done = [item for item in found if not isinstance(item, Problem)]
    stories = [pattern(item.article, item.extraction) for item in done if item.extraction and item.extraction.claims]
    return stories, (whole, sum(store), sum(log))


@contextmanager
def _timed(owner: Any, names: tuple[str, ...]) -> Iterator[list[float]]:
    """Notes the CPU seconds of each call of these functions."""
    spent: list[float] = []
    kept = {name: getattr(owner, name) for name in names}
    for name, function in kept.items():
        setattr(owner, name, _noting(function, spent))
    try:
        yield spent
    finally:
        for name, function in kept.items():
            setattr(owner, name, function)


def _noting(function: Callable[..., Any], spent: list[float]) -> Callable[..., Any]:
    def noted(*given: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return function(*given, **named)
        finally:
            spent.append(time.process_time() - start)

    return noted


# Inserting


def _bulk(patterns: list[Story], claims: int, folder: Path) -> str:
    """Makes the ledgers; prints how fast, and gives a word that one article of the large one holds."""
    long = _inserted(many(patterns, max(claims // PART, PART * LONG), LONG), folder / "long.db")
    short = _inserted(many(patterns, claims), folder / "many.db")
    for made in (long, short):
        rate = f"{made.claims / made.cpu_s:.0f} claims/s"
        say(f"inserted {made.claims} claims, {made.claims / made.articles:.0f} an article", rate)
    say("the large ledger", f"{short.events} events, {(folder / 'many.db').stat().st_size / 1e6:.0f} MB")
    return short.rare_word


@dataclass(frozen=True, slots=True, kw_only=True)
class Inserted:
    """Stories in a ledger."""

    articles: int
    claims: int
    events: int
    cpu_s: float
    """Of appending alone, without making the stories."""
    rare_word: str


def _inserted(stories: Iterator[Story], path: Path) -> Inserted:
    articles, claims, rare = 0, 0, ""
    with open_writer(str(path), key=KEY) as writer, _timed(Writer, ("append_article",)) as spent:
        for story in stories:
            writer.append_article(story.article, story.blob, story.extraction, at=NOW)
            articles, claims = articles + 1, claims + len(story.extraction.claims)
            rare = rare or _said_word(story)
    with open_reader(str(path)) as reader:
        events = reader.status().events
    return Inserted(articles=articles, claims=claims, events=events, cpu_s=sum(spent), rare_word=rare)


def _said_word(story: Story) -> str:
    """A word of its own that stands in one of its claims."""
    said = " ".join(claim.content for claim in story.extraction.claims)
    return next((word for word in story.own_words if word in said), "")
