"""One transaction: its events in the log, their rows in the tables, and the archive they name; all or nothing.

It ends with a checkpoint: the root of the log's tree, signed.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection, text

from ledger import __version__
from ledger.log.checkpoint import Checkpoint, note_digest, signed
from ledger.log.keys import SigningKey, VerifierKey
from ledger.log.tree import Tails, grown, tails
from ledger.model.problem import StoreError
from ledger.model.record import instant
from ledger.store.asking import ask, ask_for
from ledger.store.backend import Backend
from ledger.store.dating import floor_second
from ledger.store.inserting import insert_rows
from ledger.store.log.events import EventKind, Plain, event_row, new_event
from ledger.store.log.head import check_head, node_rows, read_head, stored_hashes
from ledger.store.log.keyring import key_for
from ledger.store.projection import project
from ledger.store.rows import MadeWith
from ledger.store.snapshot import Row, Value
from ledger.store.tables import TABLES
from ledger.store.version import ARCHIVE

Trees = dict[str, Tails]
"""What a writer remembers of the log's tree: what it grows from, by the note of the checkpoint that signs it."""

_ORIGIN_DIGITS = 32
"""Of the hash in a log's name: 128 bits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """Who adds, when, and with what."""

    key: SigningKey | None
    """By default this user's own, made if there is none."""
    at: datetime
    made_with: MadeWith
    where: str
    """The ledger, for messages."""
    begins: bool = False
    """Whether this signs a log that nobody has signed yet, whatever is in it."""
    trees: Trees = field(default_factory=Trees)


class Transaction:
    """What is added to the ledger at once, kept until it is written."""

    def __init__(self, connection: Connection, signing: Signing) -> None:
        """Looks where the log ends.

        Raises:
            StoreError: when the key is none of this ledger's, or its last events are under no checkpoint.
        """
        self.connection = connection
        self.at = floor_second(instant(signing.at))
        """When it is added, as the events say it."""
        self._signing = signing
        self._head = read_head(self.ask)
        self.key = signing.key or key_for(self._head.keys)
        """What signs."""
        if not (signing.begins and self._head.note is None):
            check_head(self._head, self.key.verifier.id, signing.where)
        self._rows: dict[str, list[Plain]] = defaultdict(list)
        """What is to be inserted, by table."""
        self._removed: list[str] = []
        """Hashes of what is to be deleted."""

    def ask(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """The rows that answer; what is not yet written does not show."""
        return ask(self.connection, sql, values)

    def ask_for(self, sql: str, keys: Sequence[Value]) -> Iterator[Row]:
        """The rows for these keys, for which `{keys}` stands in the SQL."""
        return ask_for(self.connection, sql, keys)

    def begin_batch(self) -> None:
        """Puts the event that every transaction begins with: after what, by whom, when, and with what."""
        made, head = self._signing.made_with, self._head
        body = {
            "at": self.at,
            "tool": f"attribution-ledger {__version__}",
            "previous": note_digest(head.note) if head.note else None,
            "key": self.key.verifier.id,
            "extractor": made.extractor,
            "model": made.model,
            "model_digest": made.model_digest,
            "rules": made.rules,
        }
        self.add(EventKind.BATCH, "batch", body)
        if self._head.origin is None:
            self.add_key(self.key.verifier)

    def begin_log(self) -> str:
        """Puts the batch that begins a log, and gives the log's name.

        Raises:
            StoreError: when the log has begun already.
        """
        if self._head.size:
            what = f"this ledger has begun already, with {self._head.size} events"
            raise StoreError(what, where=self._signing.where, todo="nothing was changed")
        self.begin_batch()
        return self._origin

    def change_keys(self, new: Iterable[VerifierKey], retired: Iterable[VerifierKey]) -> None:
        """Puts the events that let keys sign from the next transaction on, and others no longer.

        Raises:
            StoreError: when a key may sign already, or none would be left that may.
        """
        signing, where = list(self._head.keys) or [self.key.verifier.id], self._signing.where
        for key in new:
            if key.id in signing:
                raise StoreError(f"key {key.id} may sign this ledger already", where=where, todo="nothing was changed")
            signing.append(key.id)
            self.add_key(key)
        for key in retired:
            signing.remove(key.id)
            self.add_key(key, retired=True)
        if not signing:
            todo = "add another first: ledger key add, or ledger key rotate; nothing was changed"
            raise StoreError("no key would be left that may sign this ledger", where=where, todo=todo)

    def add_key(self, key: VerifierKey, *, retired: bool = False) -> None:
        """Puts the event that lets a key sign from the next transaction on, or ends that."""
        body = {"verifier": key.text, "origin": self._origin, "retired": retired}
        self.add(EventKind.KEY, key.id, body)

    def add(self, kind: EventKind, subject: str, body: Plain) -> int:
        """Puts an event and gives its seq; of its body nothing is kept but its text, and its rows.

        Raises:
            ValueError: when the body holds what canonical JSON cannot: a lone surrogate, an integer past 2^53 - 1.
            TypeError: when it holds anything but plain values and values of the model; floats too.
        """
        event = new_event(self._head.size + len(self._rows["event"]) + 1, kind, subject, body)
        self._rows["event"].append(event_row(event))
        for name, row in project(event):
            self._rows[name].append(row)
        return event.seq

    def archive_blob(self, sha256: str, data: bytes) -> bool:
        """Keeps these bytes, unless they are kept already, or withheld; gives whether it does."""
        if self._is_kept("blob", sha256) or self._is_kept("withheld", sha256):
            return False
        self._rows["blob"].append({"sha256": sha256, "size": len(data), "data": data})
        return True

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
            self._rows["article_text"].append({"sha256": sha256, "characters": len(words), "text": words})
        return sha256

    def remove(self, sha256: str) -> None:
        """Deletes the bytes and the text of this hash at the end; an event of this transaction withholds it."""
        self._removed.append(sha256)

    def write(self) -> None:
        """Inserts everything, table by table, each after those that it refers to; then deletes what is withheld."""
        if self._rows["event"]:
            self._seal()
        for table in TABLES:
            if self._rows[table.name]:
                insert_rows(self.connection, table, self._rows[table.name])
        for sha256 in self._removed:
            for name in ARCHIVE:
                self.connection.execute(text(f"DELETE FROM {name} WHERE sha256 = :sha256"), {"sha256": sha256})

    @cached_property
    def _origin(self) -> str:
        """The name of the log: of its first key and the moment it began, so that no two have the same."""
        if self._head.origin is not None:
            return self._head.origin
        begun = f"{self.key.verifier.text}\n{instant(self._signing.at)}"
        return f"attribution-ledger/{hashlib.sha256(begun.encode()).hexdigest()[:_ORIGIN_DIGITS]}"

    def _seal(self) -> None:
        """Lets the tree grow by the new events and signs its root."""
        size, hashes = self._head.signed, stored_hashes(self.ask)
        unsigned = hashes(0, size, self._head.size)  # those of a ledger from before logs were signed
        leaves = [*unsigned, *(bytes.fromhex(row["leaf"]) for row in self._rows["event"])]
        known = self._signing.trees.get(self._head.note or "")
        tree = grown(size, tails(size, hashes) if known is None else known, leaves)
        self._rows["node"] += node_rows(tree.nodes)
        checkpoint = Checkpoint(origin=self._origin, size=tree.size, root=tree.root)
        note = signed(checkpoint, self.key)
        self._rows["checkpoint"].append({"size": tree.size, "root": tree.root.hex(), "note": note})
        self._remember(note, tree.tails)

    def _remember(self, note: str, tree: Tails) -> None:
        """For the next transaction: should this one come to nothing, no ledger holds this note."""
        self._signing.trees.clear()
        self._signing.trees[note] = tree

    def _is_kept(self, table: str, sha256: str) -> bool:
        return bool(self.ask(f"SELECT EXISTS (SELECT 1 FROM {table} WHERE sha256 = ?)", (sha256,))[0][0])


@contextmanager
def transaction(connection: Connection, backend: Backend, signing: Signing) -> Iterator[Transaction]:
    """A transaction that nobody else writes beside; written at the end, undone on any exception.

    Raises:
        StoreError: when the database refuses, or this key may not sign.
    """
    with backend.writing(connection):
        pending = Transaction(connection, signing)
        yield pending
        pending.write()
