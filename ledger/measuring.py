"""The order of the work on measurements: files to observations, and claims set against them.

Reading commands must start fast, so each function imports the rooms that it needs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from ledger.model.evidence import Dataset
from ledger.model.problem import Problem
from ledger.model.verdict import Verdict
from ledger.store.rows import MadeWith, Outcome

if TYPE_CHECKING:
    from ledger.evidence.format import Asked, Evidence
    from ledger.evidence.source import Source
    from ledger.store.progress import Observed, Unassessed
    from ledger.store.reading import Reader
    from ledger.store.writing import Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of a measurement file."""

    dataset: Dataset
    outcome: Outcome
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """What came of setting claims against observations."""

    claims: int
    observations: int
    new: int
    """Findings that the ledger did not have before."""
    verdicts: tuple[tuple[Verdict, int], ...]
    """How many findings stand, by verdict."""


def add_evidence(
    paths: Sequence[str], address: str, *, at: datetime, asked: "Asked | None" = None, archive: bool = False
) -> Iterator[Added | Problem]:
    """Reads measurement files and appends what is in them: one transaction a file.

    Args:
        paths: the files.
        address: the ledger.
        at: now.
        asked: what is wanted of files that hold more; by default all.
        archive: keep the bytes too; by default raw data stay outside the ledger, named by their hash.

    Yields:
        What became of each file; a Problem for one that is no evidence.

    Raises:
        LedgerError: when the ledger cannot be written.
    """
    from ledger.evidence.format import ALL, Evidence
    from ledger.evidence.gather import gather
    from ledger.store.writing import open_writer

    with open_writer(address) as writer:
        for item in gather(paths, asked or ALL):
            if isinstance(item, Problem):
                yield item
                continue
            for dataset, source in item.parts:
                yield _add(writer, Evidence(dataset=dataset), at, source if archive else None)
            yield _add(writer, item.evidence, at, item.source if archive else None)


def _add(writer: "Writer", found: "Evidence", at: datetime, archived: "Source | None") -> Added:
    blob = archived.archived() if archived else None
    outcome = writer.append_evidence(
        found.dataset, found.series, found.observations, at=at, problems=found.problems, blob=blob
    )
    return Added(dataset=found.dataset, outcome=outcome, problems=found.problems)


def assess(address: str, *, at: datetime) -> Assessed:
    """Sets the claims that stand against the observations, and appends what is found.

    Only articles whose claims, evidence or checks have changed since their last assessment are looked at again.

    Raises:
        LedgerError: when there is no ledger, or it cannot be written.
    """
    from ledger.assess.rules import rules_digest
    from ledger.store.reading import open_reader

    with open_reader(address) as reader:
        seen = reader.observed()
        wanted = reader.unassessed(rules_digest(), seen)
        new = _assess(address, reader, (wanted, seen), at=at) if wanted else 0
    with open_reader(address) as reader:
        claims, found = reader.standing()
    verdicts = tuple((verdict, found[verdict]) for verdict in Verdict if verdict in found)
    return Assessed(claims=claims, observations=len(seen.every), new=new, verdicts=verdicts)


def _assess(address: str, reader: "Reader", todo: "tuple[Sequence[Unassessed], Observed]", *, at: datetime) -> int:
    """Assesses these articles, some of them a transaction, and gives how many findings are new."""
    from ledger.assess.assess import assess as findings_on
    from ledger.assess.context import reach_of
    from ledger.assess.index import Index
    from ledger.assess.options import Options
    from ledger.assess.rules import rules_digest
    from ledger.store.progress import Assessment
    from ledger.store.writing import open_writer

    wanted, seen = todo
    published = {row.id: row.meta.published for row in reader.articles() if row.meta.published}
    options = Options(published=published, asns=_numbers_of_operators())
    index, rules, new = Index(reader.observations()), rules_digest(), 0
    with open_writer(address, made_with=MadeWith(rules=rules)) as writer:
        for part in (wanted[start : start + _ARTICLES] for start in range(0, len(wanted), _ARTICLES)):
            claims = reader.claims_of(part)
            every = [claim for of_one in claims.values() for claim in of_one]
            reaches = {article: reach_of(of_one) for article, of_one in claims.items()}
            done = [
                Assessment(
                    article=item.article, extraction=item.extraction, rules=rules,
                    reach=reaches[item.article], observed=seen.digest(reaches[item.article]),
                )
                for item in part
            ]  # fmt: skip
            findings = tuple(findings_on(every, index, options))
            new += writer.append_findings(findings, at=at, assessed=[claim.id for claim in every], done=done)
    return new


def _numbers_of_operators() -> dict[str, frozenset[int]]:
    """The AS numbers of the operators that the lexicon knows, by each of their names in lower case."""
    from ledger.extract.actors.entries import builtin_lexicon

    known = [entry for entry in builtin_lexicon().entries if entry.asns]
    return {name.casefold(): frozenset(entry.asns) for entry in known for name in (entry.name, *entry.aliases)}


_ARTICLES = 50
"""Assessed in one transaction."""
