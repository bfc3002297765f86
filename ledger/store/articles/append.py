"""Appends an article with what extraction found in it, or finds that the ledger has it already."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from ledger.model.anchor import How, Relation
from ledger.model.claim import Claim, Extraction
from ledger.model.ids import sha256_hex
from ledger.model.problem import StaleError
from ledger.model.record import to_plain
from ledger.model.text import Article
from ledger.store.articles.matching import Held, Match, is_same_version
from ledger.store.bodies import claim_of
from ledger.store.log.events import EventKind, Plain
from ledger.store.rows import NOTHING_TO_ADD, Outcome, Standing, Tally
from ledger.store.standing import stands
from ledger.store.succession.anchoring import Anchoring, quoted
from ledger.store.succession.endings import Found, carry_retractions, carry_supersessions
from ledger.store.succession.supersession import succeed
from ledger.store.threads.append import Threading, Weave, append_threads
from ledger.store.threads.lookup import Lookup
from ledger.store.threads.regrouping import decided_incidents
from ledger.store.transaction import Transaction

_CLAIMS = f"""
    SELECT c.seq, e.body FROM claim c JOIN event e ON e.seq = c.seq
    WHERE c.article = ? AND c.extraction = ? AND {stands("c.seq")} ORDER BY c.seq
"""


def standing(found: Match, extractor: str) -> Standing:
    """How an article stands, given what the ledger has of it."""
    if found.is_withheld:
        return Standing.WITHHELD
    if found.place_taken_by is not None:
        return Standing.EARLIER
    if found.held is None:
        return Standing.NEW
    if found.also or found.held.article.sha256 != found.article.sha256:
        return Standing.REVISED
    if not is_same_version(found.held.article, found.article):
        return Standing.REDESCRIBED
    return Standing.UNCHANGED if found.held.extractor == extractor else Standing.RE_EXTRACT


def foreseen(found: Match, extractor: str) -> Outcome:
    """What becomes of an article, apart from its claims."""
    other = found.held.article.id if found.held else found.place_taken_by or found.beside
    return Outcome(standing=standing(found, extractor), id=found.article.id, other=other)


class Addition(NamedTuple):
    """An article that is to be added."""

    article: Article
    """As it was extracted from."""
    blob: bytes
    """The bytes that it was read from."""
    extraction: Extraction
    """What was found in it."""


def append_article(
    pending: Transaction, found: Match, new: Addition, *, where: str, weave: Weave | None = None
) -> Outcome:
    """Puts the article's events into the transaction; nothing when the ledger has them already.

    Args:
        pending: the transaction.
        found: what the ledger knows of the article within it (`match_held`).
        new: the article.
        where: the ledger, for messages.
        weave: what threads its claims; None for not at all.

    Raises:
        StaleError: when the article is not what `match_held` makes of it: someone has described it meanwhile.
        ValueError: when the three do not belong together.
    """
    article, blob, extraction = new
    if extraction.article != article.id or sha256_hex(blob) != article.sha256:
        raise ValueError(f"article {article.id}, its bytes and its extraction do not belong together")
    outcome = foreseen(found, extraction.extractor)
    if outcome.standing in NOTHING_TO_ADD:
        return outcome
    if not is_same_version(article, found.article):
        what = "the ledger knows more of this article than its extraction was given"
        raise StaleError(what, where=where, todo=f"ingest {article.origin} again")
    pending.begin_batch()
    if outcome.standing is Standing.RE_EXTRACT and found.held:
        article_seq = found.held.seq
    else:
        article_seq = _put_article(pending, article, blob, found.held)
    run = _put_extraction(pending, article_seq, extraction, found.held)
    claims = [_put_claim(pending, claim, article_seq, run, article.meta.published) for claim in extraction.claims]
    for problem in extraction.problems:
        pending.add(EventKind.PROBLEM, article.id, {"extraction": run, "problem": to_plain(problem)})
    after = _After(article, article_seq, run, extraction.claims, claims)
    ended = _supersede_claims(pending, found.held, after) if found.held else _Ended()
    also = _supersede_article(pending, found.also, after) if found.also else _Ended()
    if weave is not None:
        same = {**also.same, **ended.same}
        decided = {same[row]: name for row, name in decided_incidents(pending.connection, [*same]).items()}
        lookup = Lookup(pending.connection, frozenset((*ended.rows, *also.rows)), decided)
        threading = Threading(article.id, article.meta, extraction.claims, claims)
        append_threads(pending, lookup, threading, weave)
    return replace(
        outcome,
        claims=len(claims),
        superseded=len(ended.rows),
        problems=len(extraction.problems),
        tally=ended.tally,
    )


class _After(NamedTuple):
    """What stands from now on."""

    article: Article
    article_seq: int
    run: int
    """The row of its extraction."""
    claims: Sequence[Claim]
    seqs: Sequence[int]
    """Their rows."""


class _Ended(NamedTuple):
    """What became of the claims of the extraction before; the tables do not say so yet."""

    tally: Tally = Tally()
    rows: Sequence[int] = ()
    """Of the claims that stood."""
    same: Mapping[int, str] = MappingProxyType({})
    """By their rows, the ids of the claims that say the same in their place."""


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
    body = {"article_seq": article_seq, "extraction": run, "published": published, "claim": claim}
    return pending.add(EventKind.CLAIM, claim.id, body)


def _supersede_article(pending: Transaction, held: Held, after: _After) -> _Ended:
    """Ends another article of the same bytes, with its extraction and claims."""
    for kind, old, new in (("article", held.seq, after.article_seq), ("extraction", held.extraction, after.run)):
        body: Plain = {"kind": kind, "id": held.article.id, "old": old, "new": new, "relation": "same"}
        pending.add(EventKind.SUPERSEDE, held.article.id, body)
    return _supersede_claims(pending, held, after)


def _supersede_claims(pending: Transaction, held: Held, after: _After) -> _Ended:
    """Ends the claims of the extraction before, each with the one in its place; counts what became of them."""
    rows = pending.ask(_CLAIMS, (held.article.id, held.extraction))
    old = [claim_of(body) for _, body in rows]
    counts: Counter[str] = Counter()
    pair = partial(succeed, texts=_texts(held.article, after.article, old))
    steps = pair(old, after.claims)
    for step in steps:
        name, heir = old[step.old].id, None if step.new is None else after.seqs[step.new]
        body: Plain = {
            "kind": "claim",
            "id": name,
            "old": rows[step.old][0],
            "new": heir,
            "relation": step.relation.value,
        }
        if step.anchors:
            body["anchors"] = to_plain(step.anchors)
            counts["orphans"] += heir is None and step.anchors.how is How.ORPHAN
        counts[step.relation.value] += 1
        pending.add(EventKind.SUPERSEDE, name, body)
    seqs, found = [row[0] for row in rows], Found(after.claims, after.seqs)
    heirs = {seqs[step.old]: None if step.new is None else after.seqs[step.new] for step in steps}
    carry_retractions(pending, seqs, steps, found)
    carry_supersessions(pending, (held.article.id, held.extraction), heirs, found, pair)
    pairs = ((seqs[step.old], step.new) for step in steps if step.relation is Relation.SAME)
    return _Ended(Tally(**counts), seqs, {old: after.claims[new].id for old, new in pairs if new is not None})


def _texts(old: Article, new: Article, claims: Sequence[Claim]) -> Anchoring | None:
    """The two texts in which claims are found again; None when they are the same."""
    return None if old.text == new.text else Anchoring(old.text or quoted(claims), new.text)
