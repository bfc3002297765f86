"""Appends an article with what extraction found in it, or finds that the ledger has it already."""

from collections.abc import Sequence

from sqlalchemy import Connection, text

from ledger.model.claim import Claim, Extraction
from ledger.model.ids import sha256_hex
from ledger.model.problem import StoreError
from ledger.model.record import to_plain
from ledger.model.text import Article
from ledger.store.bodies import article_of, claim_of
from ledger.store.events import EventKind, Plain
from ledger.store.matching import Held, Match, is_same_version, match
from ledger.store.rows import Outcome, Standing
from ledger.store.supersession import succeed
from ledger.store.transaction import Transaction

_HELD = text("""
    SELECT a.seq, e.body, t.text, x.seq, x.extractor
    FROM article a
    JOIN event e ON e.seq = a.seq
    JOIN article_text t ON t.sha256 = a.text_sha256
    JOIN extraction x ON x.article = a.id AND x.article_seq = a.seq
    WHERE a.sha256 = :sha256
      AND NOT EXISTS (SELECT 1 FROM supersede s WHERE s.old = a.seq)
      AND NOT EXISTS (SELECT 1 FROM supersede s WHERE s.old = x.seq)
    ORDER BY a.seq
""")

_CLAIMS = text("""
    SELECT c.seq, e.body FROM claim c JOIN event e ON e.seq = c.seq
    WHERE c.article = :article AND c.extraction = :extraction ORDER BY c.seq
""")


def match_held(connection: Connection, article: Article) -> Match:
    """The version of this article that stands in the ledger, if any, and the article with what that one knows."""
    rows = connection.execute(_HELD, {"sha256": article.sha256})
    return match(
        article,
        [
            Held(seq=seq, article=article_of(body, words), extraction=extraction, extractor=extractor)
            for seq, body, words, extraction, extractor in rows
        ],
    )


def standing(found: Match, extractor: str) -> Standing:
    """How an article stands, given what the ledger has of it."""
    if found.held is None:
        return Standing.NEW
    if not is_same_version(found.held.article, found.article):
        return Standing.REDESCRIBED
    return Standing.UNCHANGED if found.held.extractor == extractor else Standing.RE_EXTRACT


def append_article(
    pending: Transaction, article: Article, blob: bytes, extraction: Extraction, *, where: str
) -> Outcome:
    """Puts the article's events into the transaction; nothing when the ledger has them already.

    Raises:
        StoreError: when the article is not what `match_held` makes of it: someone has described it meanwhile.
        ValueError: when the three do not belong together.
    """
    if extraction.article != article.id or sha256_hex(blob) != article.sha256:
        raise ValueError(f"article {article.id}, its bytes and its extraction do not belong together")
    found = match_held(pending.connection, article)
    now = standing(found, extraction.extractor)
    if now is Standing.UNCHANGED:
        return Outcome(standing=now, id=found.article.id)
    if not is_same_version(article, found.article):
        raise StoreError(
            "the ledger knows more of this article than its extraction was given",
            where=where,
            todo=f"ingest {article.origin} again",
        )
    pending.begin_batch()
    if found.held is None or now is Standing.REDESCRIBED:
        article_seq = _put_article(pending, article, blob, found.held)
    else:
        article_seq = found.held.seq
    run = _put_extraction(pending, article_seq, extraction, found.held)
    claims = [_put_claim(pending, claim, article_seq, run, article.meta.published) for claim in extraction.claims]
    for problem in extraction.problems:
        pending.add(EventKind.PROBLEM, article.id, {"extraction": run, "problem": to_plain(problem)})
    superseded = _supersede_claims(pending, found.held, extraction.claims, claims)
    return Outcome(
        standing=now,
        id=article.id,
        claims=len(claims),
        superseded=superseded,
        problems=len(extraction.problems),
    )


def _put_article(pending: Transaction, article: Article, blob: bytes, held: Held | None) -> int:
    pending.archive_blob(article.sha256, blob)
    plain: Plain = to_plain(article)
    del plain["text"]
    body: Plain = {"at": pending.at, "article": plain, "text_sha256": pending.archive_text(article.text)}
    if held is None:
        return pending.add(EventKind.ARTICLE, article.id, body)
    body |= {"previous": held.seq, "previous_id": held.article.id}
    return pending.add(EventKind.DESCRIBE, article.id, body)


def _put_extraction(pending: Transaction, article_seq: int, extraction: Extraction, held: Held | None) -> int:
    body: Plain = {"article_seq": article_seq, "extractor": extraction.extractor, "claims": len(extraction.claims)}
    body |= {"previous": held and held.extraction, "previous_article": held and held.article.id}
    return pending.add(EventKind.EXTRACTION, extraction.article, body)


def _put_claim(pending: Transaction, claim: Claim, article_seq: int, run: int, published: str | None) -> int:
    body = {"article_seq": article_seq, "extraction": run, "published": published, "claim": to_plain(claim)}
    return pending.add(EventKind.CLAIM, claim.id, body)


def _supersede_claims(pending: Transaction, held: Held | None, new: Sequence[Claim], seqs: Sequence[int]) -> int:
    """Ends the claims of the extraction before, each with the one in its place; gives how many."""
    if held is None:
        return 0
    keys = {"article": held.article.id, "extraction": held.extraction}
    rows = pending.connection.execute(_CLAIMS, keys).all()
    old = [claim_of(body) for _, body in rows]
    for step in succeed(old, new):
        name, heir = old[step.old].id, None if step.new is None else seqs[step.new]
        body: Plain = {"kind": "claim", "id": name, "old": rows[step.old][0], "new": heir, "relation": step.relation}
        pending.add(EventKind.SUPERSEDE, name, body)
    return len(old)
