"""The ledger as something to ask: claims, articles, evidence, findings, and what it holds in all.

By the standard library alone: SQLAlchemy and SQLModel cost more to import than most questions cost to answer.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from ledger.model.claim import Claim, Entry
from ledger.model.evidence import Dataset, Observation, Series
from ledger.model.problem import NotFoundError, Problem
from ledger.model.text import Article
from ledger.model.thread import Known
from ledger.model.verdict import Finding
from ledger.store.backend import open_snapshot
from ledger.store.bodies import (
    article_of,
    dataset_of,
    finding_of,
    metadata_of,
    moment_of,
    observation_of,
    problem_of,
    series_of,
)
from ledger.store.census import claims_standing, findings_by_verdict, status
from ledger.store.entries import entries
from ledger.store.progress import Observed, Unassessed, claims_of, observed, unassessed
from ledger.store.queries.conditions import Found, Selection, search_condition, select
from ledger.store.queries.prefixes import Kind, last_row, the_one
from ledger.store.queries.query import ClaimQuery
from ledger.store.queries.search import parse_search
from ledger.store.rows import ActorSeen, ArticleRow, ClaimPage, Place, Status
from ledger.store.snapshot import Snapshot
from ledger.store.standing import counts, is_superseded, stands
from ledger.store.threads.reader import ThreadReader
from ledger.store.threads.reading import standing_incident, threads

__all__ = ["ActorSeen", "ArticleRow", "ClaimPage", "ClaimQuery", "Reader", "Status", "open_reader"]

_MOST = 2**63 - 1
"""The largest integer of either database: a limit beyond it is one all the same."""

_BODIES = f"SELECT e.body FROM {{table}} t JOIN event e ON e.seq = t.seq WHERE {stands('t.seq')} ORDER BY t.seq"

_PROBLEMS = f"""
    SELECT e.body FROM problem p JOIN event e ON e.seq = p.seq WHERE {stands("p.extraction")} ORDER BY p.seq
"""

_FINDINGS = f"""
    SELECT e.body FROM finding f JOIN event e ON e.seq = f.seq
    WHERE {stands("f.seq")} AND {counts("f.claim_seq")} ORDER BY f.seq
"""

_ARTICLES = f"""
    SELECT a.id, a.name, a.origin, a.sha256, a.reader, a.encoding, e.body, a.added_at, {is_superseded("a.seq")},
        (SELECT count(*) FROM claim c WHERE c.article = a.id AND c.article_seq = a.seq AND {stands("c.seq")}),
        (SELECT count(*) FROM extraction x JOIN problem p ON p.extraction = x.seq
         WHERE x.article = a.id AND x.article_seq = a.seq AND {stands("x.seq")})
    FROM article a JOIN event e ON e.seq = a.seq ORDER BY a.seq
"""

_ARTICLE = """
    SELECT e.body, coalesce(t.text, '') FROM article a
    JOIN event e ON e.seq = a.seq LEFT JOIN article_text t ON t.sha256 = a.text_sha256
    WHERE a.id = ? ORDER BY a.seq DESC LIMIT 1
"""

_ACTORS = f"""
    SELECT x.actor_id, count(*) FROM claim_actor x WHERE {stands("x.seq")} GROUP BY x.actor_id ORDER BY x.actor_id
"""

_HAS_ACTOR = f"SELECT EXISTS (SELECT 1 FROM claim_actor x WHERE x.actor_id = ? AND {stands('x.seq')})"


@contextmanager
def open_reader(address: str) -> Iterator["Reader"]:
    """A ledger to ask questions; nothing is created or changed.

    Args:
        address: a path, or what else `address.parse_address` takes.

    Raises:
        UsageError: on an address of another kind.
        StoreError: when there is no ledger, or the file is something else, of a newer version, or damaged.
    """
    snapshot = open_snapshot(address)
    try:
        yield Reader(snapshot)
    finally:
        snapshot.close()


class Reader:
    """Answers from one moment of a ledger; ids may be given by their beginning where that is unique."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def claims(self, query: ClaimQuery) -> ClaimPage:
        """The claims that answer, by time said, undated last, then by date of publication, article and place.

        Raises:
            NotFoundError: when `query.article` names none or several.
        """
        selection = self._selected(query)
        ask, values = self._snapshot.number, selection.values
        is_dated = query.since is not None or query.until is not None
        return ClaimPage(
            total=ask(selection.count(), values),
            entries=tuple(self._entries(selection, query.limit)),
            retracted=ask(selection.count_retracted(), values) if self._snapshot.has_any("retraction") else 0,
            used_published=ask(selection.count_published(), values) if is_dated else 0,
        )

    def count(self, query: ClaimQuery) -> int:
        """How many claims answer, whatever the limit.

        Raises:
            NotFoundError: when `query.article` names none or several.
        """
        selection = self._selected(query)
        return self._snapshot.number(selection.count(), selection.values)

    def places(self, query: ClaimQuery, after: Place, limit: int) -> tuple[Place, ...]:
        """The next claims that answer, in the order of claims.

        Raises:
            NotFoundError: when `query.article` names none or several.
        """
        selection = self._selected(query)
        values = (*selection.values, after.sort_key, after.seq, limit)
        return tuple(Place(*row) for row in self._snapshot.rows(selection.places(), values))

    def entry(self, seq: int) -> Entry:
        """The claim of this row, whether it stands or not; the row is one that was read before."""
        return next(entries(self._snapshot, [seq]))

    def iter_claims(self, query: ClaimQuery) -> Iterator[Entry]:
        """The same claims in the same order, some hundred in memory at a time.

        Raises:
            NotFoundError: when `query.article` names none or several.
        """
        return self._entries(self._selected(query), query.limit)

    def claim(self, prefix: str) -> Entry:
        """The claim of this id, as it stands; one that no longer stands if no other answers.

        Raises:
            NotFoundError: when none or several ids begin so.
        """
        return self.entry(last_row(self._snapshot, the_one(self._snapshot, "claim", prefix)))

    def articles(self, *, current_only: bool = True) -> tuple[ArticleRow, ...]:
        """The articles in the order they were added; the earlier descriptions of the same bytes too if asked."""
        found = (
            ArticleRow(
                id=row[0],
                name=row[1],
                origin=row[2],
                sha256=row[3],
                reader=row[4],
                encoding=row[5],
                meta=metadata_of(row[6]),
                added_at=moment_of(row[7]),
                superseded=bool(row[8]),
                claims=row[9],
                problems=row[10],
            )
            for row in self._snapshot.rows(_ARTICLES)
        )
        return tuple(row for row in found if not (current_only and row.superseded))

    def article_id(self, prefix: str) -> str:
        """The whole id of the article of this id or name; of one that no longer stands if no other answers.

        Raises:
            NotFoundError: when none or several answer.
        """
        return the_one(self._snapshot, "article", prefix)

    def article(self, prefix: str) -> Article:
        """The article of this id or name, with its text; "" where that is withheld.

        Raises:
            NotFoundError: when none or several answer.
        """
        name = the_one(self._snapshot, "article", prefix)
        body, text = self._snapshot.row(_ARTICLE, (name,))
        return article_of(body, text)

    def blob(self, sha256: str) -> bytes:
        """The archived bytes of this SHA-256, untouched.

        Raises:
            NotFoundError: when they are not kept.
        """
        for row in self._snapshot.rows("SELECT data FROM blob WHERE sha256 = ?", (sha256,)):
            return bytes(row[0])
        raise NotFoundError(f"no bytes of SHA-256 {sha256} are kept", where=self._snapshot.where)

    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with the inputs as they were read last."""
        return tuple(problem_of(row[0]) for row in self._snapshot.rows(_PROBLEMS))

    def datasets(self) -> tuple[Dataset, ...]:
        """The measurement files in the order they were added."""
        return tuple(dataset_of(body) for body in self._bodies("dataset"))

    def dataset(self, prefix: str) -> Dataset:
        """The measurement file of this id.

        Raises:
            NotFoundError: when none or several answer.
        """
        name = the_one(self._snapshot, "dataset", prefix)
        sql = "SELECT e.body FROM dataset t JOIN event e ON e.seq = t.seq WHERE t.id = ?"
        return dataset_of(self._snapshot.row(sql, (name,))[0])

    def series(self, prefix: str) -> Series:
        """The time series of this id.

        Raises:
            NotFoundError: when none or several answer.
        """
        name = the_one(self._snapshot, "series", prefix)
        sql = "SELECT e.body FROM series t JOIN event e ON e.seq = t.seq WHERE t.id = ?"
        return series_of(self._snapshot.row(sql, (name,))[0])

    def series_of(self, dataset: str) -> tuple[Series, ...]:
        """The time series of the dataset of this id.

        Raises:
            NotFoundError: when none or several datasets answer.
        """
        name = the_one(self._snapshot, "dataset", dataset)
        sql = "SELECT e.body FROM series t JOIN event e ON e.seq = t.seq WHERE t.dataset = ? ORDER BY t.seq"
        return tuple(series_of(row[0]) for row in self._snapshot.rows(sql, (name,)))

    def observations(self) -> tuple[Observation, ...]:
        """What was found in the datasets, as they were read last."""
        return tuple(observation_of(body) for body in self._bodies("observation"))

    def findings(self) -> tuple[Finding, ...]:
        """The findings that stand about claims that stand."""
        return tuple(finding_of(row[0]) for row in self._snapshot.rows(_FINDINGS))

    def observed(self) -> Observed:
        """The observations that stand, by name only."""
        return observed(self._snapshot)

    def unassessed(self, rules: str, seen: Observed) -> tuple[Unassessed, ...]:
        """The articles not yet assessed by the rules of this digest on what was observed."""
        return tuple(unassessed(self._snapshot, rules, seen))

    def claims_of(self, wanted: Iterable[Unassessed]) -> dict[str, list[Claim]]:
        """The claims that stand of these articles, by article."""
        return claims_of(self._snapshot, wanted)

    def standing(self) -> tuple[int, dict[str, int]]:
        """How many claims stand, and how many findings by verdict."""
        return claims_standing(self._snapshot), findings_by_verdict(self._snapshot)

    def has_actor(self, name: str) -> bool:
        """Whether claims of this ledger that stand roll up to the actor of this id: one look into an index."""
        return bool(self._snapshot.number(_HAS_ACTOR, (name,)))

    def actors_seen(self) -> tuple[ActorSeen, ...]:
        """Who speaks in this ledger, and on whose behalf, by id; the whole index of actors is read for it."""
        return tuple(ActorSeen(id=row[0], claims=row[1]) for row in self._snapshot.rows(_ACTORS))

    def status(self) -> Status:
        """What the ledger holds."""
        return status(self._snapshot)

    def incident_id(self, prefix: str) -> str:
        """The whole id of the incident of this id.

        Raises:
            NotFoundError: when none or several answer.
        """
        return the_one(self._snapshot, "incident", prefix)

    def threads(self) -> Known:
        """How the claims that stand are bound together, all of them."""
        return threads(self._snapshot)

    @property
    def threading(self) -> ThreadReader:
        """What is asked of a few threads, of this moment too."""
        return ThreadReader(self._snapshot)

    def _bodies(self, table: str) -> Iterator[str]:
        """The bodies of the events whose rows in this table stand, in order."""
        for row in self._snapshot.rows(_BODIES.replace("{table}", table)):
            yield row[0]

    def _entries(self, selection: Selection, limit: int | None) -> Iterator[Entry]:
        sql, values = selection.seqs(), selection.values
        if limit is not None:
            sql, values = f"{sql} LIMIT ?", (*values, min(limit, _MOST))
        return entries(self._snapshot, [row[0] for row in self._snapshot.rows(sql, values)])

    def _selected(self, query: ClaimQuery) -> Selection:
        snapshot = self._snapshot

        def named(kind: Kind, prefix: str | None) -> str | None:
            return None if prefix is None else the_one(snapshot, kind, prefix)

        incident = named("incident", query.incident)
        found = Found(
            article=named("article", query.article),
            incident=None if incident is None else standing_incident(snapshot, incident),
            proposition=named("proposition", query.proposition),
            words=None if query.search is None else search_condition(snapshot, parse_search(query.search)),
        )
        return select(query, found)
