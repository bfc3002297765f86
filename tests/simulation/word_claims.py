"""Small ledgers for tests: an article with a claim at every word, extracted once or again, without a model."""

from collections.abc import Sequence
from datetime import UTC, datetime

from bare import bare_claim

from ledger.model.claim import Act, Claim, Extraction
from ledger.model.ids import article_id, content_id, sha256_hex
from ledger.model.text import Article, Metadata, Span
from ledger.store.writing import Writer

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def an_article(text: str, *, name: str = "story", outlet: str | None = "Daily") -> Article:
    """An article of this text, published on 23 December 2014."""
    digest = sha256_hex(text.encode())
    return Article(
        id=article_id(sha256=digest, reader="txt/1", outlet=outlet, url=None),
        sha256=digest,
        reader="txt/1",
        encoding="utf-8 (strict)",
        text=text,
        origin=f"{name}.txt",
        name=name,
        meta=Metadata(outlet=outlet, published="2014-12-23", provenance=(("outlet", "option"),)),
    )


def a_claim(article: Article, span: Span, *, act: Act = Act.ASSERT, extractor: str = "rules/1") -> Claim:
    """The words of this span, said by Hua Chunying for China."""
    words = span.of(article.text)
    return bare_claim(
        words,
        id=content_id("claim", article.id, extractor, *span),
        article=article.id,
        outlet=article.meta.outlet,
        act=act,
        content_spans=(span,),
        speaker="Hua Chunying",
        speaker_id="person:hua-chunying",
        actor="China",
        actor_id="country:cn",
        attribution="t",
        rule="test",
        sentence=article.text,
        sentence_span=Span(0, len(article.text)),
        extractor=extractor,
        roll_up=("person:hua-chunying", "country:cn"),
    )


def word_spans(text: str) -> list[Span]:
    """The places of the words of a text."""
    spans, at = [], 0
    for word in text.split(" "):
        spans.append(Span(at, at + len(word)))
        at += len(word) + 1
    return spans


def claims_of_words(article: Article, acts: Sequence[Act | None], *, extractor: str = "rules/1") -> tuple[Claim, ...]:
    """A claim at each word, by its act; None where the extractor finds none."""
    spans = word_spans(article.text)
    return tuple(
        a_claim(article, span, act=act, extractor=extractor) for span, act in zip(spans, acts, strict=False) if act
    )


def ingest(writer: Writer, article: Article, claims: Sequence[Claim], *, extractor: str = "rules/1") -> None:
    """Appends the article with these claims, as an extractor of this name found them."""
    found = Extraction(article=article.id, extractor=extractor, claims=tuple(claims), dates=(), problems=())
    writer.append_article(article, article.text.encode(), found, at=NOW)
