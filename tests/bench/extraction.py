"""How fast extraction is, set beside the bare tagger and parser of the same model on the same texts, and its memory.

The bare pipes are timed twice: as spaCy loads them, and multiplying with NumPy's BLAS as extraction does.

`make bench`, or `python tests/bench/extraction.py PATH ...` with files or folders of one's own.
"""

import platform
import resource
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median

from ledger.extract.extractor import DEFAULT_MODEL, Extractor
from ledger.model.problem import Problem
from ledger.model.text import Article
from ledger.readers.read import read
from ledger.readers.values import Given

CORPUS = Path(__file__).parents[2] / "corpus" / "articles"
ROUNDS = 7
"""All are timed in turn this often, and medians given: what else the machine does then weighs on all alike."""
BATCH = 16


def main(paths: list[str]) -> None:
    """Print words a CPU second of each, the ratios, and the memory that extraction took at its highest."""
    extractor = Extractor()
    # A text that is not searched (another language) costs nothing: it would make extraction look faster than it is.
    articles = [article for article in _articles(paths) if next(iter(extractor.extract([article]))).claims]
    _run(extractor.extract(articles, batch_size=BATCH))
    peak = _peak_mb()  # asked before the second model is loaded
    import spacy  # noqa: PLC0415  after the extractor has told NumPy to use one thread

    from ledger.extract.component import UNUSED, load_model  # noqa: PLC0415

    bare, alike = spacy.load(DEFAULT_MODEL, exclude=list(UNUSED)), load_model(DEFAULT_MODEL)
    alike.remove_pipe("paragraph_bounds")
    texts = [article.text for article in articles]
    works: tuple[Callable[[], Iterable[object]], ...] = (
        lambda: bare.pipe(texts, batch_size=BATCH),
        lambda: alike.pipe(texts, batch_size=BATCH),
        lambda: extractor.extract(articles, batch_size=BATCH),
    )
    rounds = [[_cpu_s(work) for work in works] for _ in range(ROUNDS)]
    words = sum(len(text.split()) for text in texts)
    given, same, whole = (words / median(times) for times in zip(*rounds, strict=True))
    beside_given, beside_same = (median(times[n] / times[2] for times in rounds) for n in (0, 1))
    lines = (
        f"{len(articles)} articles, {words} words, medians of {ROUNDS} rounds, Python {platform.python_version()}",
        f"{DEFAULT_MODEL}, tagger and parser as spaCy loads them\t{given:.0f} words a CPU second",
        f"the same, multiplying as extraction does\t{same:.0f} words a CPU second",
        f"extraction, parsing included\t{whole:.0f} words a CPU second",
        f"extraction runs at\t{beside_given:.2f} of the speed of the first, {beside_same:.2f} of the second",
        f"extraction's memory, at its highest\t{peak:.0f} MB",
    )
    sys.stdout.write("\n".join(lines) + "\n")


def _articles(paths: list[str]) -> list[Article]:
    found = read(paths or [str(CORPUS)], Given())
    return [one.article for one in found if not isinstance(one, Problem)]


def _run(values: Iterable[object]) -> None:
    for _ in values:
        pass


def _cpu_s(work: Callable[[], Iterable[object]]) -> float:
    start = time.process_time()
    _run(work())
    return time.process_time() - start


def _peak_mb() -> float:
    """The most memory this process has held; Linux counts in kilobytes, macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    main(sys.argv[1:])
