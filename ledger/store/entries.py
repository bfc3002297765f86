"""Claims as the ledger shows them: each with its article's metadata, its findings and where it stands."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

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


@told_if_damaged
def _some(snapshot: Snapshot, seqs: Sequence[int]) -> list[Entry]:
    """So many at once; a row that is named and not there is damage."""
    claims = {row[0]: row for row in snapshot.rows_for(_CLAIMS, seqs)}
    beside = _beside(snapshot, claims)
    return [_entry(claims[seq], beside) for seq in seqs]


class _Beside(NamedTuple):
    """What stands beside some claims: by their rows, the metadata by the rows of their articles."""

    metas: Mapping[int, Metadata]
    findings: Mapping[int, Sequence[Finding]]
    fates: Mapping[int, Fate]
    members: Mapping[int, tuple[str | None, str | None]]
    """Incident and proposition."""
    reviews: Mapping[int, tuple[Reviewed, ...]]
    retracted: Mapping[int, Retraction]
    retracted_before: Mapping[int, Retraction]


def _beside(snapshot: Snapshot, claims: Mapping[int, Row]) -> _Beside:
    """Decisions of people are asked for only where there are any."""
    ask, seqs = snapshot.rows_for, [*claims]
    findings: defaultdict[int, list[Finding]] = defaultdict(list)
    for claim_seq, body in ask(_FINDINGS, seqs):
        findings[claim_seq].append(finding_of(body))
    ended = [row[0] for row in claims.values() if row[3]]
    articles = sorted({row[1] for row in claims.values()})
    any_retracted = snapshot.has_any("retraction")
    return _Beside(
        metas={seq: metadata_of(body) for seq, body in ask(_ARTICLES, articles)},
        findings=findings,
        fates={old: fate_of(body, heir, article) for old, body, heir, article in ask(_FATES, ended)},
        members={row[0]: row[1:] for row in ask(_MEMBERS, seqs)},  # of several the last
        reviews=standing_of(ask, seqs) if snapshot.has_any("review") else {},
        retracted=retractions_of(ask, seqs) if any_retracted else {},
        retracted_before=earlier_retractions_of(ask, seqs) if any_retracted else {},
    )


def _entry(row: Row, beside: _Beside) -> Entry:
    seq, article, body, _ = row
    claim = claim_of(body)
    if seq in beside.members:
        incident, proposition = beside.members[seq]
        claim = replace(claim, incident=incident, proposition=proposition)
    fate, retraction, reviews = beside.fates.get(seq), beside.retracted.get(seq), beside.reviews.get(seq, ())
    return Entry(
        claim=claim,
        meta=beside.metas[article],
        review=_word(fate, retraction, reviews),
        findings=tuple(beside.findings.get(seq, ())),
        fate=fate,
        reviews=reviews,
        retraction=retraction,
        retracted_before=beside.retracted_before.get(seq),
        row=seq,
    )


def _word(fate: Fate | None, retraction: Retraction | None, reviews: Sequence[Reviewed]) -> Review:
    """Where the claim stands, in the word that every reader of records knows."""
    if fate:
        return Review.SUPERSEDED
    return Review.REJECTED if retraction else Review(cautious_state(reviews).value)
