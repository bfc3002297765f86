"""The ledger as something to append to: creates it when missing, decides what is new, never edits."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection

from ledger.log.keys import SigningKey, VerifierKey
from ledger.model.claim import Extraction
from ledger.model.evidence import Dataset, Observation, Series
from ledger.model.problem import Problem
from ledger.model.review import Decided
from ledger.model.text import Article
from ledger.model.verdict import Finding
from ledger.store.articles.append import Addition, append_article, foreseen
from ledger.store.articles.versions import match_held
from ledger.store.articles.withholding import append_withholding
from ledger.store.assessments import append_findings
from ledger.store.backend import Backend, backend_at
from ledger.store.measurements import append_evidence
from ledger.store.progress import Assessment
from ledger.store.review.append import append_reviews
from ledger.store.rows import MadeWith, Outcome, Recorded, Standing, Withholding
from ledger.store.succession.endings import append_retraction, append_supersession
from ledger.store.threads.append import Weave
from ledger.store.threads.regrouping import Merge, Said, Split, append_merge, append_split
from ledger.store.transaction import Signing, Transaction, Trees, transaction

__all__ = ["Outcome", "Standing", "Writer", "open_writer"]


@contextmanager
def open_writer(
    address: str, *, made_with: MadeWith | None = None, key: SigningKey | None = None
) -> Iterator["Writer"]:
    """A ledger to append to. The file is made with the first append, not before.

    Args:
        address: a path, or what else `address.parse_address` takes.
        made_with: what every batch says about the making of what it adds.
        key: what signs; by default this user's own, made if there is none.

    Raises:
        UsageError: on an address of another kind.
        StoreError: when the file is no ledger, is of a newer version, or cannot be written.
    """
    backend = backend_at(address)
    backend.check_place()
    writer = Writer(backend, made_with or MadeWith(), key)
    try:
        yield writer
    finally:
        writer.close()


class Writer:
    """Appends to one ledger; each append is one transaction, and twice the same is once.

    Several processes may append to the same ledger at the same time: one waits for the other.
    """

    def __init__(self, backend: Backend, made_with: MadeWith, key: SigningKey | None) -> None:
        self._backend = backend
        self._made_with, self._key = made_with, key
        self._trees = Trees()
        self._connection: Connection | None = None

    def reconcile(self, article: Article, *, revises: str | None = None) -> Article:
        """The article with what the ledger knows about it and it does not say itself: what is to be extracted from.

        An article given with fewer options than before keeps the date, place, outlet, url and encoding it had.

        Args:
            article: as it was read.
            revises: id of the article that it continues, where the user says so.
        """
        if not self._is_started():
            return article
        with self._looking() as connection:
            return match_held(connection, article, revises).article

    def foresee(self, article: Article, extractor: str, *, revises: str | None = None) -> Outcome:
        """What an append would make of this article, as far as it does not depend on what is found in it."""
        if not self._is_started():
            return Outcome(standing=Standing.NEW, id=article.id)
        with self._looking() as connection:
            return foreseen(match_held(connection, article, revises), extractor)

    def append_article(
        self,
        article: Article,
        blob: bytes,
        extraction: Extraction,
        *,
        at: datetime,
        revises: str | None = None,
        weave: Weave | None = None,
    ) -> Outcome:
        """Appends an article, its bytes and text, its claims and problems; or nothing, when all is there already.

        Args:
            article: as `reconcile` gives it.
            blob: the bytes that it was read from.
            extraction: what was found in it.
            at: now.
            revises: id of the article that it continues, where the user says so.
            weave: what finds out where its claims belong; without it they belong nowhere.

        Raises:
            StaleError: when the article was described otherwise since it was reconciled.
            StoreError: when the database refuses.
        """
        with self._transaction(at) as pending:
            found = match_held(pending.connection, article, revises)
            where = self._backend.where
            new = Addition(article, blob, extraction)
            return append_article(pending, found, new, where=where, weave=weave)

    def append_evidence(
        self,
        dataset: Dataset,
        series: Sequence[Series],
        observations: Sequence[Observation],
        *,
        at: datetime,
        problems: Sequence[Problem] = (),
        blob: bytes | None = None,
    ) -> Outcome:
        """Appends a measurement file: the dataset, its series, what was found in it, and the bytes if given.

        Raises:
            StoreError: when the database refuses.
        """
        with self._transaction(at) as pending:
            return append_evidence(pending, dataset, series, observations, problems, blob=blob)

    def append_findings(
        self,
        findings: Sequence[Finding],
        *,
        at: datetime,
        assessed: Iterable[str] = (),
        done: Sequence[Assessment] = (),
    ) -> int:
        """Appends findings about claims that stand, and gives how many were new.

        Args:
            findings: what was found. One about the same claim, measurable, check and observations replaces the older.
            at: now.
            assessed: ids of claims all of whose findings are given; what stood of them besides is ended.
            done: the articles that these findings complete.

        Raises:
            StoreError: when the database refuses.
        """
        with self._transaction(at) as pending:
            return append_findings(pending, findings, assessed, done)

    def begin(self, *, at: datetime) -> tuple[str, VerifierKey]:
        """Makes the ledger with nothing in it but the key that signs it; gives the name of its log and the key.

        Raises:
            StoreError: when the database refuses, or there is something in it already.
        """
        with self._transaction(at) as pending:
            return pending.begin_log(), pending.key.verifier

    def append_reviews(self, decided: Sequence[Decided], *, at: datetime) -> tuple[Recorded, ...]:
        """Appends what people decided about claims; for each decision, what became of it.

        One that stands already is not appended again; one that cannot be made is refused, and the others go in.

        Raises:
            StoreError: when the database refuses.
        """
        with self._transaction(at) as pending:
            return append_reviews(pending, decided)

    def put_keys(self, new: Sequence[VerifierKey], retired: Sequence[VerifierKey], *, at: datetime) -> None:
        """Lets keys sign from the next transaction on, and others no longer.

        Raises:
            StoreError: when the database refuses, a key may sign already, or none would be left.
        """
        with self._transaction(at) as pending:
            pending.begin_batch()
            pending.change_keys(new, retired)

    def retract(self, claim: str, *, keeper: str, reason: str, at: datetime) -> Recorded:
        """Declares the claim of this id void: it is shown, and does not count.

        Raises:
            StoreError: when the database refuses.
        """
        with self._transaction(at) as pending:
            return append_retraction(pending, claim, keeper=keeper, reason=reason)

    def supersede(self, old: str, new: str, *, keeper: str, reason: str, at: datetime) -> Recorded:
        """Lets the one claim stand in the place of the other.

        Raises:
            StoreError: when the database refuses.
        """
        with self._transaction(at) as pending:
            return append_supersession(pending, old, new, keeper=keeper, reason=reason)

    def merge_incidents(self, into: str, other: str, said: Said, *, at: datetime, merge: Merge) -> Recorded:
        """Declares one incident to be another, with all its claims.

        Raises:
            StoreError: when the database refuses.
        """
        with self._transaction(at) as pending:
            return append_merge(pending, into, other, said, merge)

    def split_incident(
        self, incident: str, claims: Sequence[str], said: Said, *, at: datetime, split: Split
    ) -> Recorded:
        """Puts some claims of an incident under a new one.

        Raises:
            StoreError: when the database refuses.
        """
        with self._transaction(at) as pending:
            return append_split(pending, incident, claims, said, split)

    def withhold(self, article: str, *, keeper: str, reason: str, at: datetime) -> tuple[Withholding, str | None]:
        """Removes the bytes and the text of the article of this id; their hashes stay in the log.

        Returns:
            What was removed; and why some of it may still be in the database's files, None when it is not.

        Raises:
            StoreError: when the database refuses.
        """
        connection = self._connected()
        with self._backend.erasing(connection):
            with self._transaction(at) as pending:
                done = append_withholding(pending, article, keeper=keeper, reason=reason)
            return done, self._backend.erase(connection)

    def close(self) -> None:
        """Lets go of the file."""
        if self._connection is not None:
            with self._backend.faults_told():
                self._connection.close()
            self._connection = None

    def _is_started(self) -> bool:
        return self._connection is not None or self._backend.is_started()

    @contextmanager
    def _looking(self) -> Iterator[Connection]:
        """The connection in a transaction of its own, so that what is seen is of one moment."""
        connection = self._connected()
        with self._backend.writing(connection):
            yield connection

    @contextmanager
    def _transaction(self, at: datetime) -> Iterator[Transaction]:
        """A transaction on this ledger, signed by the user's key."""
        signing = Signing(key=self._key, at=at, made_with=self._made_with, where=self._backend.where, trees=self._trees)
        with transaction(self._connected(), self._backend, signing) as pending:
            yield pending

    def _connected(self) -> Connection:
        if self._connection is None or self._connection.closed:
            self._connection = self._backend.connect()
        return self._connection
