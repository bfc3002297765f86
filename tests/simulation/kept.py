"""Ledgers of articles made by hand: what the commands of threads are tried on."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from told import Story

from ledger.model.claim import Claim, Extraction
from ledger.model.ids import article_id, sha256_hex
from ledger.model.text import Article, Span
from ledger.store.writing import open_writer

NOW = datetime(2031, 3, 5, tzinfo=UTC)


def keep(address: str, stories: Iterable[Story]) -> list[list[Claim]]:
    """Adds the articles, a line a claim, to the ledger in this order; the claims of each as they are kept."""
    return [_keep(address, story) for story in stories]


def _keep(address: str, story: Story) -> list[Claim]:
    text = "\n".join([f"{story.outlet}, {story.published}.", *(claim.content for claim in story.claims), ""])
    sha256 = sha256_hex(text.encode())
    article = Article(
        id=article_id(sha256=sha256, reader="txt/1", outlet=story.outlet, url=None), sha256=sha256, reader="txt/1",
        encoding="utf-8 (strict)", text=text, origin="made", name=f"{story.outlet} {story.published}", meta=story.meta,
    )  # fmt: skip
    claims = []
    for claim in story.claims:
        span = Span(text.index(claim.content), text.index(claim.content) + len(claim.content))
        on_behalf = (claim.actor_id,) if claim.actor_id else ()
        claims.append(replace(claim, article=article.id, content_spans=(span,), sentence_span=span, roll_up=on_behalf))
    extraction = Extraction(article=article.id, extractor="made", claims=tuple(claims), dates=(), problems=())
    with open_writer(address) as writer:
        writer.append_article(article, text.encode(), extraction, at=NOW)
    return claims
