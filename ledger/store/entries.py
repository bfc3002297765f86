"""Claims as the ledger shows them: each with its article's metadata, its findings and where it stands."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ledger.model.anchor import Fate
from ledger.model.claim import Entry, Review
from ledger.model.review import Retraction, Reviewed, cautious_state
from ledger.model.text import Metadata
from ledger.model.verdict import Finding
from ledger.store.bodies import claim_of, fate_of, finding_of, metadata_of, told_if_damaged
from ledger.store.review.reading import earlier_retractions_of, retractions_of, standing_of
from ledger.store.snapshot import Row, Snapshot
from ledger.store.standing import stands

_CLAIMS = """
    SELECT c.seq, c.article_seq, e.body, s.seq IS NOT NULL
    FROM claim c JOIN event e ON e.seq = c.seq LEFT JOIN supersede s ON s.old = c.seq
    WHERE c.seq IN ({keys})
"""

_FATES = """
    SELECT s.old, e.body, n.id, coalesce(n.article, a.id, c.article)
    FROM supersede s
    JOIN event e ON e.seq = s.seq
    JOIN claim c ON c.seq = s.old
    LEFT JOIN claim n ON n.seq = s.new
    LEFT JOIN supersede v ON v.old = c.article_seq
    LEFT JOIN article a ON a.seq = v.new
    WHERE s.old IN ({keys})
"""

_ARTICLES = "SELECT seq, body FROM event WHERE seq IN ({keys})"

_FINDINGS = f"""
    SELECT f.claim_seq, e.body FROM finding f JOIN event e ON e.seq = f.seq
    WHERE f.claim_seq IN ({{keys}}) AND {stands("f.seq")} ORDER BY f.seq
"""

_MEMBERS = """
    SELECT m.claim_seq, m.incident, m.proposition FROM membership m WHERE m.claim_seq IN ({keys}) ORDER BY m.seq
"""

_AT_ONCE = 500


def entries(snapshot: Snapshot, seqs: Sequence[int]) -> Iterator[Entry]:
    """The claims of these rows, in the order of `seqs`."""
    for start in range(0, len(seqs), _AT_ONCE):
        yield from _some(snapshot, seqs[start : start + _AT_ONCE])


def _reviews(snapshot: Snapshot, seqs: Sequence[int]) -> dict[int, tuple[Reviewed, ...]]:
    """What stands; asked only of a ledger in which somebody has reviewed something."""
    return standing_of(snapshot.rows_for, seqs) if snapshot.has_any("review") else {}


def _retractions(snapshot: Snapshot, seqs: Sequence[int]) -> tuple[dict[int, Retraction], dict[int, Retraction]]:
    """The claims declared void, and those in the place of such a one; asked only of a ledger that has any."""
    if not snapshot.has_any("retraction"):
        return {}, {}
    return retractions_of(snapshot.rows_for, seqs), earlier_retractions_of(snapshot.rows_for, seqs)


@told_if_damaged
def _some(snapshot: Snapshot, seqs: Sequence[int]) -> list[Entry]:
    """So many at once; a row that is named and not there is damage."""
    claims = {row[0]: row for row in snapshot.rows_for(_CLAIMS, seqs)}
    articles = sorted({row[1] for row in claims.values()})
    metas = {seq: metadata_of(body) for seq, body in snapshot.rows_for(_ARTICLES, articles)}
    findings: dict[int, list[Finding]] = defaultdict(list)
    for claim_seq, body in snapshot.rows_for(_FINDINGS, seqs):
        findings[claim_seq].append(finding_of(body))
    ended = [row[0] for row in claims.values() if row[3]]
    fates = {old: fate_of(body, heir, article) for old, body, heir, article in snapshot.rows_for(_FATES, ended)}
    members = {row[0]: row[1:] for row in snapshot.rows_for(_MEMBERS, seqs)}  # of several the last
    reviews, (retracted, before) = _reviews(snapshot, seqs), _retractions(snapshot, seqs)
    made = []
    for seq in seqs:
        entry = _entry(claims[seq], metas[claims[seq][1]], tuple(findings[seq]), fates.get(seq))
        if seq in members:
            incident, proposition = members[seq]
            entry = replace(entry, claim=replace(entry.claim, incident=incident, proposition=proposition))
        entry = replace(entry, retraction=retracted.get(seq), retracted_before=before.get(seq))
        made.append(_reviewed(entry, reviews.get(seq, ())))
    return made


def _entry(row: Row, meta: Metadata, findings: tuple[Finding, ...], fate: Fate | None) -> Entry:
    review = Review.SUPERSEDED if fate else Review.UNREVIEWED
    return Entry(claim=claim_of(row[2]), meta=meta, review=review, findings=findings, fate=fate, row=row[0])


def _reviewed(entry: Entry, reviews: tuple[Reviewed, ...]) -> Entry:
    """The entry with what people have decided."""
    word = entry.review
    if word is not Review.SUPERSEDED:
        word = Review.REJECTED if entry.retraction else Review(cautious_state(reviews).value)
    return replace(entry, review=word, reviews=reviews)
