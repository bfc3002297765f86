"""Removes the archived bytes and the text of an article, for a reason that the log states; their hashes stay.

The event is appended and the bytes are deleted in one transaction: a trigger lets nothing be deleted whose hash does
not stand in the table `withheld`.
"""

from collections.abc import Sequence

from ledger.store.log.events import EventKind, Plain
from ledger.store.rows import Withholding
from ledger.store.standing import stands
from ledger.store.transaction import Transaction

_HASHES = "SELECT DISTINCT a.sha256, a.text_sha256 FROM article a WHERE a.id IN ({keys})"

_WITHHELD = "SELECT w.sha256, w.seq FROM withheld w WHERE w.sha256 IN ({keys})"

_SIZES = (
    "SELECT b.size FROM blob b WHERE b.sha256 IN ({keys})",
    "SELECT t.characters FROM article_text t WHERE t.sha256 IN ({keys})",
)

_SHARING = (
    "SELECT DISTINCT a.id FROM article a WHERE a.sha256 IN ({keys})",
    "SELECT DISTINCT a.id FROM article a WHERE a.text_sha256 IN ({keys})",
)

_LINE = """
    WITH RECURSIVE line(seq) AS (
        SELECT a.seq FROM article a WHERE a.id IN ({keys})
        UNION
        SELECT CASE WHEN s.old = line.seq THEN s.new ELSE s.old END
        FROM line JOIN supersede s ON s.old = line.seq OR s.new = line.seq
        WHERE s.kind = 'article' AND s.new IS NOT NULL
    )
    SELECT DISTINCT a.id FROM line JOIN article a ON a.seq = line.seq
    WHERE EXISTS (SELECT 1 FROM blob b WHERE b.sha256 = a.sha256)
       OR EXISTS (SELECT 1 FROM article_text t WHERE t.sha256 = a.text_sha256)
"""
"""Earlier and later versions of the article of which something is kept."""

_CLAIMS = f"SELECT count(*) FROM claim c WHERE c.article IN ({{keys}}) AND {stands('c.seq')}"


def append_withholding(pending: Transaction, article: str, *, keeper: str, reason: str) -> Withholding:
    """Puts the event, and has what it names deleted; what was withheld already is not withheld again.

    Args:
        pending: the transaction.
        article: id of an article that the ledger has.
        keeper: who withholds it.
        reason: why, in a line.
    """
    look = pending.ask_for
    hashes = sorted({name for row in look(_HASHES, [article]) for name in row})
    before: dict[str, int] = {row[0]: row[1] for row in look(_WITHHELD, hashes)}
    new = [name for name in hashes if name not in before]
    sharing = {row[0] for sql in _SHARING for row in look(sql, hashes)} - {article}
    versions = {row[0] for row in look(_LINE, [article])} - sharing - {article}
    size_bytes, characters = (sum(row[0] for row in look(sql, new)) if new else 0 for sql in _SIZES)
    if new:
        event = _put(pending, article, new, {"keeper": keeper, "at": pending.at, "reason": reason})
    else:
        event = max(before.values())
    return Withholding(
        event=event,
        is_new=bool(new),
        size_bytes=size_bytes,
        characters=characters,
        sharing=tuple(sorted(sharing)),
        versions=tuple(sorted(versions)),
        claims=next(iter(look(_CLAIMS, [article])))[0],
    )


def _put(pending: Transaction, article: str, hashes: Sequence[str], word: Plain) -> int:
    pending.begin_batch()
    event = pending.add(EventKind.WITHHOLD, article, {"hashes": list(hashes), **word})
    for name in hashes:
        pending.remove(name)
    return event
