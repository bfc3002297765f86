"""Articles made from a text, in which every sentence of somebody who said something is a claim: no model is needed."""

import re

from bare import bare_claim

from ledger.model.claim import Act, Claim, Extraction
from ledger.model.ids import article_id, content_id, sha256_hex
from ledger.model.text import Article, Metadata, Span

SAID = re.compile(r"(?P<source>[A-Z][^.\n]*?) (?P<cue>said|denied) (?P<content>[^.]+)\.")
"""Source, cue and content of a sentence."""


def article_with(text: str, *, name: str = "a", blob: bytes | None = None, **given: str | None) -> Article:
    """An article of this text, read from its UTF-8 or from other bytes, with these fields given by option."""
    sha256 = sha256_hex(text.encode() if blob is None else blob)
    return Article(
        id=article_id(sha256=sha256, reader="txt/1", outlet=given.get("outlet"), url=given.get("url")),
        sha256=sha256,
        reader="txt/1",
        encoding="utf-8 (strict)",
        text=text,
        origin=f"{name}.txt",
        name=name,
        meta=Metadata(**given, provenance=tuple((field, "option") for field in given)),
    )


def extraction_of(article: Article, extractor: str = "rules/1") -> Extraction:
    """A claim for each sentence in which somebody said or denied something."""
    claims = tuple(_claim(article, match, extractor) for match in SAID.finditer(article.text))
    return Extraction(article=article.id, extractor=extractor, claims=claims, dates=(), problems=())


def _claim(article: Article, match: re.Match[str], extractor: str) -> Claim:
    spans = {name: Span(*match.span(name)) for name in ("source", "cue", "content")}
    act = Act.DENY if match["cue"] == "denied" else Act.ASSERT
    slug = f"person:{match['source'].lower().replace(' ', '-')}"
    return bare_claim(
        match["content"],
        id=content_id("claim", article.id, extractor, *spans["content"]),
        article=article.id,
        outlet=article.meta.outlet,
        act=act,
        content_spans=(spans["content"],),
        cue=match["cue"],
        cue_spans=(spans["cue"],),
        source=match["source"],
        source_spans=(spans["source"],),
        speaker=match["source"],
        speaker_id=slug,
        attribution=content_id("attribution", article.id, *spans["cue"]),
        confidence=1000,
        rule="test",
        sentence=match[0],
        sentence_span=Span(*match.span()),
        extractor=extractor,
        roll_up=(slug,),
    )
