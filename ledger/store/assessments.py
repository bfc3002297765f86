"""Appends findings about the claims that stand, ends those that they replace, and notes what was assessed."""

from collections.abc import Hashable, Iterable, Sequence

from ledger.model.record import to_plain
from ledger.model.verdict import Finding
from ledger.store.bodies import finding_of
from ledger.store.log.events import EventKind, Plain
from ledger.store.progress import Assessment
from ledger.store.standing import counts, stands
from ledger.store.transaction import Transaction

_CLAIMS = f"SELECT c.id, c.seq FROM claim c WHERE c.id IN ({{keys}}) AND {counts('c.seq')}"

_FINDINGS = f"""
    SELECT f.seq, e.body FROM finding f JOIN event e ON e.seq = f.seq
    WHERE f.claim_seq IN ({{keys}}) AND {stands("f.seq")} ORDER BY f.seq
"""


def append_findings(
    pending: Transaction, findings: Sequence[Finding], assessed: Iterable[str], done: Sequence[Assessment] = ()
) -> int:
    """Puts the findings that the ledger does not have yet into the transaction.

    A finding about a claim that does not stand (superseded meanwhile, or never there) is passed over. One about the
    same claim, measurable, check (its version apart) and observations as another replaces that one.

    Args:
        pending: the transaction.
        findings: what was found; their claims are those that stand.
        assessed: ids of claims whose findings are all given: what stood of them and is not among them is ended.
        done: what these findings complete, so that it need not be done again.

    Returns:
        How many were new.
    """
    complete = set(assessed)
    claims: dict[str, int] = dict(pending.ask_for(_CLAIMS, sorted(complete | {item.claim for item in findings})))
    old = {seq: finding_of(body) for seq, body in pending.ask_for(_FINDINGS, sorted(claims.values()))}
    known = {finding.id for finding in old.values()}
    given = {item.id: item for item in findings if item.claim in claims}
    new = [item for name, item in given.items() if name not in known]
    replaced = {_question(item): item for item in new}
    ended = {
        seq: item
        for seq, item in old.items()
        if item.id not in given and (item.claim in complete or _question(item) in replaced)
    }
    if not (new or ended or done):
        return 0
    pending.begin_batch()
    seqs = {_question(item): _put(pending, item, claims[item.claim]) for item in new}
    for seq, item in ended.items():
        _end(pending, seq, item, seqs.get(_question(item)))
    for one in done:
        _note(pending, one)
    return len(new)


def _question(finding: Finding) -> Hashable:
    """What a finding answers."""
    return finding.claim, finding.measurable, finding.check.partition("/")[0], finding.observations


def _put(pending: Transaction, finding: Finding, claim_seq: int) -> int:
    return pending.add(EventKind.FINDING, finding.id, {"claim_seq": claim_seq, "finding": to_plain(finding)})


def _note(pending: Transaction, done: Assessment) -> None:
    reach = None if done.reach is None else sorted(done.reach)
    body: Plain = {"extraction": done.extraction, "rules": done.rules, "reach": reach, "observed": done.observed}
    pending.add(EventKind.ASSESSMENT, done.article, body)


def _end(pending: Transaction, seq: int, finding: Finding, heir: int | None) -> None:
    relation = "gone" if heir is None else "changed"
    body: Plain = {"kind": "finding", "id": finding.id, "old": seq, "new": heir, "relation": relation}
    pending.add(EventKind.SUPERSEDE, finding.id, body)
