"""One transaction: its events in the log, their rows in the tables, and the archive they name; all or nothing."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from operator import itemgetter

from sqlalchemy import Connection, Table, insert, text

from ledger import __version__
from ledger.model.record import instant
from ledger.store.backend import Backend
from ledger.store.dating import floor_second
from ledger.store.events import Draft, EventKind, Plain, event_row
from ledger.store.projection import project
from ledger.store.tables import TABLES


class Transaction:
    """What is added to the ledger at once, kept until it is written."""

    def __init__(self, connection: Connection, *, at: datetime) -> None:
        self.connection = connection
        self.at = floor_second(instant(at))
        """When it is added, as the events say it."""
        last_seq: int = connection.execute(text("SELECT coalesce(max(seq), 0) FROM event")).scalar_one()
        self._draft = Draft(last_seq)
        self._archive: dict[str, list[Plain]] = {"blob": [], "article_text": []}

    def begin_batch(self, extractor: str | None) -> None:
        """Puts the event that every transaction begins with: with what was it made, and when."""
        body = {"at": self.at, "tool": f"attribution-ledger {__version__}", "extractor": extractor}
        self._draft.add(EventKind.BATCH, "batch", body)

    def add(self, kind: EventKind, subject: str, body: Plain) -> int:
        """Puts an event and gives its seq."""
        return self._draft.add(kind, subject, body)

    def archive_blob(self, sha256: str, data: bytes) -> None:
        """Keeps these bytes, unless they are kept already."""
        if not self._is_kept("blob", sha256):
            self._archive["blob"].append({"sha256": sha256, "size": len(data), "data": data})

    def archive_text(self, words: str) -> str:
        """Keeps this text, unless it is kept already, and gives the SHA-256 of its UTF-8.

        Raises:
            UnicodeEncodeError: when it holds a lone surrogate.
            ValueError: when it holds a NUL, which readers map to U+FFFD.
        """
        if "\x00" in words:
            raise ValueError("an article's text holds a NUL")
        sha256 = hashlib.sha256(words.encode("utf-8")).hexdigest()
        if not self._is_kept("article_text", sha256):
            self._archive["article_text"].append({"sha256": sha256, "characters": len(words), "text": words})
        return sha256

    def write(self) -> None:
        """Inserts everything, table by table, each after those that it refers to."""
        rows: dict[str, list[Plain]] = defaultdict(list, self._archive)
        for event in self._draft.events:
            rows["event"].append(event_row(event))
            for name, row in project(event):
                rows[name].append(row)
        for table in TABLES:
            if rows[table.name]:
                self._insert(table, rows[table.name])

    def _insert(self, table: Table, rows: Sequence[Plain]) -> None:
        """Inserts rows by SQL compiled once, their values bound by place: twice as fast as binding them by name."""
        statement = insert(table).compile(dialect=self.connection.dialect)
        values = itemgetter(*statement.positiontup or ())
        self.connection.exec_driver_sql(str(statement), [values(row) for row in rows])

    def _is_kept(self, table: str, sha256: str) -> bool:
        question = text(f"SELECT EXISTS (SELECT 1 FROM {table} WHERE sha256 = :sha256)")
        return bool(self.connection.execute(question, {"sha256": sha256}).scalar_one())


@contextmanager
def transaction(connection: Connection, backend: Backend, *, at: datetime) -> Iterator[Transaction]:
    """A transaction that nobody else writes beside; written at the end, undone on any exception.

    Raises:
        StoreError: when the database refuses.
    """
    with backend.writing(connection):
        pending = Transaction(connection, at=at)
        yield pending
        pending.write()
