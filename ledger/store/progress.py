"""What was assessed already: which articles have claims that were not yet set against all that bears on them."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ledger.model.claim import Claim
from ledger.store.bodies import claim_of
from ledger.store.snapshot import Snapshot
from ledger.store.standing import counts, stands

Reach = frozenset[str] | None
"""Names of what the claims of an article are about (subjects or entities); None for whatever was observed."""

_EXTRACTIONS = f"SELECT x.seq, x.article FROM extraction x WHERE {stands('x.seq')} ORDER BY x.seq"

_ASSESSMENTS = """
    SELECT a.extraction, a.rules, a.reach, a.observed FROM assessment a
    WHERE a.seq IN (SELECT max(seq) FROM assessment GROUP BY extraction)
"""
"""The last of each extraction."""

_OBSERVATIONS = f"SELECT o.id, o.entity, o.subject FROM observation o WHERE {stands('o.seq')}"

_CLAIMS = f"""
    SELECT c.extraction, e.body FROM claim c JOIN event e ON e.seq = c.seq
    WHERE c.article IN ({{keys}}) AND {counts("c.seq")} ORDER BY c.seq
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unassessed:
    """An article whose claims are to be set against the evidence, for the first time or again."""

    article: str
    extraction: int
    """The event of the extraction that stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The claims of one extraction, all set against what was observed within their reach."""

    article: str
    extraction: int
    rules: str
    """Digest of the checks, their versions and options."""
    reach: Reach
    observed: str
    """Digest of the observations within reach."""


@dataclass(slots=True)
class Observed:
    """The observations that stand, by what they are about, each only by its id."""

    names: dict[str, list[str]]
    """Entity or subject -> ids."""
    every: list[str]
    digests: dict[Reach, str] = field(default_factory=dict)

    def digest(self, reach: Reach) -> str:
        """What stands for the observations within reach: another one if and only if they are others."""
        if reach not in self.digests:
            ids = self.every if reach is None else {one for name in reach for one in self.names.get(name, ())}
            self.digests[reach] = hashlib.sha256(" ".join(sorted(ids)).encode("ascii")).hexdigest()
        return self.digests[reach]


def observed(snapshot: Snapshot) -> Observed:
    """The observations that stand."""
    names, every = defaultdict[str, list[str]](list), list[str]()
    for name, entity, subject in snapshot.rows(_OBSERVATIONS):
        every.append(name)
        names[entity].append(name)
        if subject is not None:
            names[subject].append(name)
    return Observed(names=names, every=every)


def unassessed(snapshot: Snapshot, rules: str, seen: Observed) -> Iterator[Unassessed]:
    """The articles that were not assessed by these rules, or whose evidence is another now; in order of extraction."""
    done = {
        extraction for extraction, by, reach, digest in snapshot.rows(_ASSESSMENTS)
        if by == rules and digest == seen.digest(None if reach is None else frozenset(json.loads(reach)))
    }  # fmt: skip
    for seq, article in snapshot.rows(_EXTRACTIONS):
        if seq not in done:
            yield Unassessed(article=article, extraction=seq)


def claims_of(snapshot: Snapshot, wanted: Iterable[Unassessed]) -> dict[str, list[Claim]]:
    """The claims that stand of each of these articles, in the order in which they were found."""
    runs = {item.extraction: item.article for item in wanted}
    claims: dict[str, list[Claim]] = {article: [] for article in runs.values()}
    for run, body in snapshot.rows_for(_CLAIMS, sorted(claims)):
        if run in runs:
            claims[runs[run]].append(claim_of(body))
    return claims
