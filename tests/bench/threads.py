"""What threading costs: articles with so many claims, made with gists; CPU, memory, and one article more.

Run with `python tests/bench/threads.py`; `--claims 1000 10000 100000` are the sizes. With `--ledger` the threads are
kept in a ledger, in a temporary folder, instead of in memory; one article more is then added by a run of its own, which
has to read what it is set against.
"""

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "simulation"))

from kept import NOW, filing
from told import Story, argument, gist, lasted, outage, turned

from ledger.log.keys import SigningKey
from ledger.model.claim import Act
from ledger.model.gist import Gist, Happening, Predicate, Role
from ledger.store.reading import open_reader
from ledger.store.writing import open_writer
from ledger.threads.thread import Threader
from ledger.threads.weaving import Weaver

IN_ARTICLE = 25
"""Claims."""

ARTICLES_AN_INCIDENT = 12

ALONE = 10
"""Articles of which each is added by a run of its own."""

KEY = SigningKey("bench", bytes(32))

START = datetime(2014, 1, 1, tzinfo=UTC)

WORDS = [
    f"{first}{second}" for first in ("rou", "cab", "min", "lin", "ser", "net") for second in "abcdefghijklmnopqrst"
]


def articles(claims: int) -> Iterator[Story]:
    """Stories with so many claims in all: each incident told by a dozen outlets, of a victim with many incidents."""
    chance = random.Random(claims)  # noqa: S311  the same ones each time, nothing secret
    for place in range(claims // IN_ARTICLE):
        number = place // ARTICLES_AN_INCIDENT
        began = START + timedelta(days=3 * (number // 40), hours=number % 24)
        about = outage(f"Land{number % 40}", began.isoformat()[:16], hours=2)
        told = (began + timedelta(days=1)).date().isoformat()
        story = Story(told, outlet=f"Outlet {place}")
        for _ in range(IN_ARTICLE):
            _say(story, about, chance)
        yield story


def _say(story: Story, about: Happening, chance: random.Random) -> None:
    speaker = f"Speaker{chance.randrange(30)}"
    words = " ".join(chance.sample(WORDS, 8))
    kind = chance.random()
    if kind < 0.25:
        hours = chance.randrange(1, 12)
        story.says(speaker, words, gist(Predicate.LASTED, about), measurables=(lasted(hours, hours + 1),))
    elif kind < 0.5:
        blamed: Gist = gist(Predicate.RESPONSIBLE, about, argument(Role.AGENT, f"Land{chance.randrange(10)}"))
        denied = chance.random() < 0.5
        story.says(speaker, words, turned(blamed, polarity=not denied), act=Act.DENY if denied else Act.ACCUSE)
    else:
        story.says(speaker, words, replace(gist(Predicate.OTHER, about), words=tuple(words.split())))


def measure(claims: int) -> tuple[float, float, list[int]]:
    """CPU seconds for all, for one article more (of a hundred), and how many incidents, propositions, relations."""
    made = list(articles(claims + 100 * IN_ARTICLE))
    threader = Threader()
    counts = [0, 0, 0]
    started = time.process_time()
    for story in made[:-100]:
        found = threader.thread(story.claims, story.meta)
        counts = [
            n + len(more)
            for n, more in zip(counts, (found.incidents, found.propositions, found.relations), strict=True)
        ]
    whole = time.process_time() - started
    started = time.process_time()
    for story in made[-100:]:
        threader.thread(story.claims, story.meta)
    return whole, (time.process_time() - started) / 100, counts


def measure_kept(claims: int) -> tuple[float, float, list[int]]:
    """The same for threads in a ledger, of what adding articles with their threads costs more than without."""
    made = list(articles(claims + ALONE * IN_ARTICLE))
    with tempfile.TemporaryDirectory() as folder:
        with_threads, without = str(Path(folder) / "threads.db"), str(Path(folder) / "none.db")
        whole = _added(made[:-ALONE], with_threads, Weaver()) - _added(made[:-ALONE], without, None)
        alone = sum(_added([story], with_threads, Weaver()) - _added([story], without, None) for story in made[-ALONE:])
        with open_reader(with_threads) as reader:
            found = reader.threads()
    return whole, alone / ALONE, [len(found.incidents), len(found.propositions), len(found.relations)]


def _added(stories: list[Story], path: str, weaver: Weaver | None) -> float:
    """CPU seconds of adding these stories to a ledger."""
    spent, weave = 0.0, None if weaver is None else weaver.weave
    with open_writer(path, key=KEY) as writer:
        for new in map(filing, stories):
            started = time.process_time()
            writer.append_article(new.article, new.blob, new.extraction, at=NOW, weave=weave)
            spent += time.process_time() - started
    return spent


def main() -> None:
    """Prints a line a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--ledger", action="store_true")
    asked = parser.parse_args()
    sys.stdout.write("claims\tCPU s\tone more, ms\tpeak MiB\tincidents\tpropositions\trelations\n")
    for claims in asked.claims:
        whole, one, counts = measure_kept(claims) if asked.ledger else measure(claims)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        cells = (claims, f"{whole:.1f}", f"{1000 * one:.1f}", peak, *counts)
        sys.stdout.write("\t".join(map(str, cells)) + "\n")


if __name__ == "__main__":
    main()
