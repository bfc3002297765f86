"""Counts what a ledger holds."""

from ledger.store.bodies import moment_of
from ledger.store.queries.conditions import ORPHANED
from ledger.store.rows import Status
from ledger.store.snapshot import Snapshot
from ledger.store.standing import counts, is_retracted, is_superseded, stands
from ledger.store.version import SCHEMA_VERSION

_CLAIM_COUNTS = counts("c.seq")
_FINDING_COUNTS = f"{stands('f.seq')} AND {counts('f.claim_seq')}"


def status(snapshot: Snapshot) -> Status:
    """What the ledger holds: the things that stand, and the superseded claims apart."""
    last = snapshot.row("SELECT max(at) FROM batch")[0]
    extractors = snapshot.rows(f"SELECT DISTINCT c.extractor FROM claim c WHERE {_CLAIM_COUNTS}")
    return Status(
        path=snapshot.where,
        size_bytes=snapshot.size_bytes(),
        schema_version=SCHEMA_VERSION,
        events=snapshot.number("SELECT coalesce(max(seq), 0) FROM event"),
        articles=_standing(snapshot, "article"),
        claims=claims_standing(snapshot),
        superseded_claims=snapshot.number(f"SELECT count(*) FROM claim c WHERE {is_superseded('c.seq')}"),
        retracted_claims=snapshot.number(
            f"SELECT count(*) FROM claim c WHERE {is_retracted('c.seq')} AND {stands('c.seq')}"
        ),
        reviews=snapshot.number("SELECT count(*) FROM review"),
        orphaned_claims=snapshot.number(f"SELECT count(*) FROM claim c WHERE {ORPHANED}"),
        problems=snapshot.number(f"SELECT count(*) FROM problem p WHERE {stands('p.extraction')}"),
        datasets=_standing(snapshot, "dataset"),
        series=_standing(snapshot, "series"),
        observations=_standing(snapshot, "observation"),
        findings=snapshot.number(f"SELECT count(*) FROM finding f WHERE {_FINDING_COUNTS}"),
        claims_by_act=_tally(snapshot, f"SELECT c.act AS word FROM claim c WHERE {_CLAIM_COUNTS}"),
        findings_by_verdict=tuple(findings_by_verdict(snapshot).items()),
        extractors=tuple(sorted(row[0] for row in extractors)),
        last_batch=None if last is None else moment_of(last),
    )


def claims_standing(snapshot: Snapshot) -> int:
    """How many claims stand."""
    return snapshot.number(f"SELECT count(*) FROM claim c WHERE {_CLAIM_COUNTS}")


def findings_by_verdict(snapshot: Snapshot) -> dict[str, int]:
    """How many findings stand about claims that stand, by verdict."""
    return dict(_tally(snapshot, f"SELECT f.verdict AS word FROM finding f WHERE {_FINDING_COUNTS}"))


def _standing(snapshot: Snapshot, table: str) -> int:
    return snapshot.number(f"SELECT count(*) FROM {table} t WHERE {stands('t.seq')}")


def _tally(snapshot: Snapshot, words: str) -> tuple[tuple[str, int], ...]:
    """How often each word occurs, the most frequent first, then by name."""
    rows = snapshot.rows(f"SELECT word, count(*) FROM ({words}) AS words GROUP BY word ORDER BY count(*) DESC, word")
    return tuple((row[0], row[1]) for row in rows)
