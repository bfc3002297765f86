"""Finds the versions of an article that the ledger holds: by its bytes, by its page, or by what the user says."""

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection

from ledger.model.text import Article
from ledger.store.articles.matching import Held, Known, Match, match
from ledger.store.articles.page import page_of
from ledger.store.asking import ask
from ledger.store.bodies import article_of
from ledger.store.snapshot import Row
from ledger.store.standing import stands

_HELD = f"""
    SELECT a.seq, e.body, t.text, x.seq, x.extractor
    FROM article a
    JOIN event e ON e.seq = a.seq
    JOIN extraction x ON x.article = a.id AND x.article_seq = a.seq
    LEFT JOIN article_text t ON t.sha256 = a.text_sha256
    WHERE {{condition}}
      AND {stands("a.seq")} AND {stands("x.seq")}
    ORDER BY a.seq
"""

_OF_BYTES_OR_PAGE = _HELD.format(condition="(a.sha256 = ? OR a.page = ?)")

_OF_ROW = _HELD.format(condition="a.seq = ?")

_EARLIER = """
    SELECT e.body, t.text, n.seq
    FROM article a
    JOIN event e ON e.seq = a.seq
    LEFT JOIN article_text t ON t.sha256 = a.text_sha256
    JOIN supersede s ON s.old = a.seq
    JOIN article n ON n.seq = s.new
    WHERE a.sha256 = ? AND n.sha256 <> a.sha256
    ORDER BY a.seq
"""

_LATER = f"""
    WITH RECURSIVE line(seq) AS (
        SELECT a.seq FROM article a WHERE a.seq = ?
        UNION
        SELECT s.new FROM line JOIN supersede s ON s.old = line.seq WHERE s.new IS NOT NULL
    )
    SELECT a.seq, a.id FROM line JOIN article a ON a.seq = line.seq
    WHERE {stands("a.seq")}
"""

_LATEST = "SELECT max(seq) FROM article WHERE id = ?"

_WITHHELD = "SELECT count(*) FROM withheld WHERE sha256 IN (?, ?)"


def match_held(connection: Connection, article: Article, revises: str | None = None) -> Match:
    """What the ledger knows of this article, and the article with that.

    Args:
        connection: in a transaction.
        article: as it was read.
        revises: id of an article that the user says it continues, as it was or is.
    """
    if _is_withheld(connection, article):
        return Match(article=article, is_withheld=True)
    keys = (article.sha256, page_of(article.meta.url))
    known = Known(
        standing=tuple(map(_as_held, ask(connection, _OF_BYTES_OR_PAGE, keys))),
        earlier=tuple(_earlier(connection, article)),
        target=_target(connection, revises) if revises else None,
    )
    return match(article, known)


def _is_withheld(connection: Connection, article: Article) -> bool:
    words = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
    return bool(ask(connection, _WITHHELD, (article.sha256, words))[0][0])


def _as_held(row: Row) -> Held:
    """A version that stands."""
    seq, body, words, extraction, extractor = row
    return Held(seq=seq, article=article_of(body, words or ""), extraction=extraction, extractor=extractor)


def _earlier(connection: Connection, article: Article) -> Iterator[tuple[Article, str]]:
    for body, words, seq in ask(connection, _EARLIER, (article.sha256,)):
        if now := _standing_after(connection, seq):
            yield article_of(body, words or ""), now[1]


def _target(connection: Connection, name: str) -> Held | None:
    """The version that stands in the place of the one of this id, or is it."""
    seq = ask(connection, _LATEST, (name,))[0][0]
    now = _standing_after(connection, seq) if seq is not None else None
    return next(map(_as_held, ask(connection, _OF_ROW, (now[0],))), None) if now else None


def _standing_after(connection: Connection, seq: int) -> tuple[int, str] | None:
    """Row and id of the article that stands at the end of the line that begins with this row."""
    return next(((row[0], row[1]) for row in ask(connection, _LATER, (seq,))), None)
