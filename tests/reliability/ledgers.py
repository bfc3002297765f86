"""Whether a ledger is what it should be: nothing lost, nothing partial, nothing that its own check objects to."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from children import Remembered, consume, ingested

from ledger import custody
from ledger.model.claim import Claim
from ledger.model.problem import LedgerError
from ledger.store.backend import open_snapshot
from ledger.store.queries.query import ClaimQuery
from ledger.store.reading import open_reader
from ledger.store.sqlite.search import INDEX

OWN_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
"""Those that have rows of their own in a file; what a virtual one shows is in others."""
MEMORY = "/dev/shm"  # noqa: S108  where Linux has it


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Everything that a ledger keeps of one article."""

    blob: bytes
    text: str
    claims: tuple[Claim, ...]
    """Without the incident and the proposition: which they are depends on the order in which articles came."""
    threaded: int
    """How many of the claims are known to belong somewhere, if only to no incident."""
    problems: int


def in_memory() -> str | None:
    """A folder in memory, for copies that are only looked at; None where the system has none."""
    return MEMORY if Path(MEMORY).is_dir() else None


def leaves(address: str) -> list[str]:
    """The hashes of the events, in order: two ledgers of equal ones hold the same."""
    with closing(open_snapshot(address)) as snapshot:
        return [row[0] for row in snapshot.rows("SELECT leaf FROM event ORDER BY seq")]


def faults_of(address: str, against: Path | None = None) -> tuple[str, ...]:
    """What `ledger verify` finds wrong, one line each; that it cannot be opened is one too."""
    try:
        return tuple(f"{fault.check}: {fault.what}" for fault in custody.verify(address, against).faults)
    except LedgerError as fault:
        return (str(fault),)


def kept(address: str) -> dict[str, Kept]:
    """What stands in the ledger, by the article's id; several of one id are told by `articles_twice`."""
    with open_reader(address) as reader:
        claims: dict[str, list[Claim]] = defaultdict(list)
        for entry in reader.iter_claims(ClaimQuery()):
            claims[entry.claim.article].append(replace(entry.claim, incident=None, proposition=None))
        threaded = reader.threads().memberships
        return {
            row.id: Kept(
                blob=reader.blob(row.sha256),
                text=reader.article(row.id).text,
                claims=tuple(claims[row.id]),
                threaded=sum(claim.id in threaded for claim in claims[row.id]),
                problems=row.problems,
            )
            for row in reader.articles()
        }


def searches(path: Path) -> dict[str, list[int]]:
    """What the index of words in a file finds for each word of the claims, and for its beginning."""
    found = f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH ?"
    with closing(sqlite3.connect(path)) as raw:
        words = {word for (text,) in raw.execute("SELECT tokens FROM claim_search") for word in text.split()}
        asked = sorted({*(f'"{word}"' for word in words), *(f'"{word[:2]}" *' for word in words)})
        return {question: [seq for (seq,) in raw.execute(found, (question,))] for question in asked}


def article_ids(address: str) -> set[str]:
    """The ids of all articles that the ledger has, those too in whose place others stand now."""
    with open_reader(address) as reader:
        return {row.id for row in reader.articles(current_only=False)}


def articles_twice(address: str) -> int:
    """How many articles stand in the ledger more than once."""
    with open_reader(address) as reader:
        names = [row.id for row in reader.articles()]
    return len(names) - len(set(names))


def shortfalls(address: str, acknowledged: Iterable[str], whole: Mapping[str, Kept]) -> tuple[str, ...]:
    """Where a ledger, after something went wrong, is not what it should be; one line each.

    Args:
        address: the ledger; there may be none yet when nothing was acknowledged.
        acknowledged: articles of which the user was told that they are kept.
        whole: what an undisturbed run keeps of each article.
    """
    acknowledged = set(acknowledged)
    if not _is_there(address):
        return tuple(f"the article {name} was acknowledged, and there is no ledger" for name in sorted(acknowledged))
    faults = list(faults_of(address))
    try:
        got = kept(address)
        twice = articles_twice(address)
    except LedgerError as fault:
        return (*faults, f"cannot be read: {fault}")
    faults += [f"the article {name} was acknowledged and is lost" for name in sorted(acknowledged - set(got))]
    faults += [f"the article {name} is partial" for name in sorted(got) if got[name] != whole.get(name)]
    return (*faults, f"{twice} articles stand twice") if twice else tuple(faults)


def _is_there(address: str) -> bool:
    """Whether there is a ledger; one that was being made when its maker was killed is none."""
    try:
        open_snapshot(address).close()
    except LedgerError as fault:
        return "there is no ledger here" not in fault.what
    return True


def completion_faults(finder: Remembered, folder: Path, address: str, whole: Mapping[str, Kept]) -> list[str]:
    """What is wrong with a ledger after an undisturbed ingest of all articles into it."""
    try:
        consume(ingested(finder, address, folder))
    except LedgerError as fault:
        return [f"a further ingest: {fault}"]
    return [f"after a further ingest: {fault}" for fault in shortfalls(address, whole, whole)]
