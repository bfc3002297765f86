"""Articles to claims and dates: parse, rules, then who, when and how much, article by article."""

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from ledger.extract.actors import load_gazetteer
from ledger.extract.claims.timing import article_dates
from ledger.extract.identity import DEFAULT_MODEL, extractor_name
from ledger.extract.language import is_english
from ledger.extract.parse.chunks import CHUNK, LONGEST, chunks
from ledger.model.claim import Extraction
from ledger.model.problem import LedgerError, Problem
from ledger.model.text import Article

__all__ = ["DEFAULT_MODEL", "Extractor", "dates_only", "extractor_name"]


class Extractor:
    """A loaded model with our rules; loading takes about two seconds, so one is made for many articles."""

    def __init__(self, *, model: str = DEFAULT_MODEL, actor_files: tuple[Path, ...] = ()) -> None:
        """Load the model and the lexicons.

        Args:
            model: a spaCy model by package name or path; it needs a tagger (Penn tags) and a parser (ClearNLP labels).
            actor_files: TOML files of the user's own actors.

        Raises:
            LedgerError: when there is no such model, or an actor file is faulty.
        """
        # The matrices are small: threads would wait for each other. NumPy reads this when it is first imported, by spaCy.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        from ledger.extract.component import load_model  # noqa: PLC0415  costs a second; dates need none of it

        try:
            self._nlp = load_model(model)
        except OSError as error:
            raise LedgerError(
                "there is no such spaCy model", where=model, todo=f"install it, or use {DEFAULT_MODEL}"
            ) from error
        self._gazetteer = load_gazetteer(actor_files)
        self.name = extractor_name(model, actor_files)

    def extract(self, articles: Iterable[Article], *, batch_size: int = 16) -> Iterator[Extraction]:
        """What is claimed in each article, in the order given.

        `batch_size` articles are parsed together; the records do not depend on it.
        """
        waiting = iter(articles)
        while batch := list(islice(waiting, batch_size)):
            yield from self._batch(batch, batch_size)

    def _batch(self, batch: list[Article], batch_size: int) -> Iterator[Extraction]:
        from ledger.extract.claims.assembly import assemble  # noqa: PLC0415
        from ledger.extract.component import drafts_of, joined, parses  # noqa: PLC0415

        refused = [_refusal(article) for article in batch]
        pieces = [
            () if refusal else tuple(chunks(article.text)) for article, refusal in zip(batch, refused, strict=True)
        ]
        texts = [span.of(article.text) for article, spans in zip(batch, pieces, strict=True) for span in spans]
        together = 2 * CHUNK // max(map(len, texts), default=1)
        parsed = parses(self._nlp, texts, batch_size=max(1, min(batch_size, together, 32)))
        for article, refusal, spans in zip(batch, refused, pieces, strict=True):
            if refusal:
                yield Extraction(article=article.id, extractor=self.name, claims=(), dates=(), problems=(refusal,))
                continue
            parts = [(span.start, parse) for span, parse in zip(spans, parsed, strict=False)]
            scene, settled = drafts_of(joined(parts, article.text))
            yield assemble(article, scene, settled, gazetteer=self._gazetteer, extractor=self.name)


def dates_only(article: Article) -> Extraction:
    """The temporal expressions of an article alone, without spaCy."""
    return Extraction(
        article=article.id, extractor=extractor_name(), claims=(), dates=article_dates(article), problems=()
    )


def _refusal(article: Article) -> Problem | None:
    """Why an article is not searched for claims; None when it is."""
    if len(article.text) > LONGEST:
        what = f"the text has {len(article.text):,} characters; texts over {LONGEST:,} are kept and not searched for claims: split it into articles"
        return Problem(kind="too_long", where=article.origin, what=what)
    if not is_english(article.text):
        what = (
            "the text does not read as English; it is kept, and no claims were looked for: only English is understood"
        )
        return Problem(kind="language_unsupported", where=article.origin, what=what)
    return None
