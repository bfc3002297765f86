"""The log's tree built anew, against the stored nodes, the checkpoints and the keys that may sign them."""

from collections.abc import Iterator

from ledger.log.checkpoint import Checkpoint, note_digest
from ledger.log.keys import VerifierKey
from ledger.log.note import verify as signatures_verified
from ledger.log.tree import EMPTY_ROOT, Tails, grown
from ledger.store.log.events import Event, EventKind
from ledger.store.snapshot import Snapshot
from ledger.store.verify.fault import Check, Fault

_HEEDED = frozenset({EventKind.BATCH, EventKind.KEY})
_CHECKPOINTS = "SELECT size, root, note FROM checkpoint ORDER BY size"
_NODES = "SELECT level, idx, hash FROM node"


class Tree:
    """Grows with the events of a walk; looks at every checkpoint that it passes.

    The first checkpoint covers whatever came before ledgers were signed; each later one exactly its batch.
    """

    def __init__(self, snapshot: Snapshot, faults: list[Fault]) -> None:
        self.size, self.root = 0, EMPTY_ROOT
        """Of the tree up to the last event that was added."""
        self.origin: str | None = None
        self.note: str | None = None
        """Of the last checkpoint passed."""
        self._covered = 0
        """How many events that one covers."""
        self.roots: dict[int, bytes] = {0: EMPTY_ROOT}
        """The roots wanted with `want`, by size."""
        self.verifiers: list[VerifierKey] = []
        """Every key that may sign or might once, in the order they came."""
        self._faults = faults
        self._checkpoints = snapshot.rows(_CHECKPOINTS)
        self._next = next(self._checkpoints, None)
        self._nodes = {(level, idx): root for level, idx, root in snapshot.rows(_NODES)}
        self._tails: Tails = ()
        self._fresh: list[bytes] = []
        self._keys: dict[str, VerifierKey] = {}
        self._key_events: list[Event] = []
        self._wanted: set[int] = set()
        self._batch_key: str | None = None

    def want(self, size: int) -> None:
        """Keeps the root of this size in `roots`."""
        self._wanted.add(size)

    def add(self, event: Event, leaf: str) -> None:
        """Adds an event by its leaf hash, and looks at the checkpoint that ends with it."""
        self._fresh.append(bytes.fromhex(leaf))
        if event.kind in _HEEDED:
            self._see(event)
        place = self.size + len(self._fresh)
        if place in self._wanted:
            self._grow()
            self.roots[place] = self.root
        if self._next is not None and self._next[0] <= event.seq:
            self._grow()
            self._see_checkpoint()

    def close(self) -> None:
        """Looks at what is left when every event was added."""
        self._grow()
        if self.size != self._covered:
            what = f"the last {self.size - self._covered} events are under no checkpoint"
            self._faults.append(Fault(check=Check.TREE, event=self._covered + 1, what=what))
        while self._next is not None:
            self._faults.append(
                Fault(check=Check.TREE, event=None, what=f"checkpoint {self._next[0]} is past the end of the log")
            )
            self._next = next(self._checkpoints, None)
        for level, idx in self._nodes:
            self._faults.append(Fault(check=Check.TREE, event=None, what=f"node {level}/{idx} is none of the tree's"))

    def _grow(self) -> None:
        if not self._fresh:
            return
        tree = grown(self.size, self._tails, self._fresh)
        for level, idx, root in tree.nodes:
            if self._nodes.pop((level, idx), None) != root.hex():
                self._faults.append(
                    Fault(check=Check.TREE, event=None, what=f"node {level}/{idx} of the tree is missing or changed")
                )
        self.size, self.root, self._tails = tree.size, tree.root, tree.tails
        self._fresh = []

    def _see(self, event: Event) -> None:
        if event.kind is EventKind.BATCH:
            self._see_batch(event)
        else:
            self._key_events.append(event)

    def _see_batch(self, event: Event) -> None:
        """A batch begins where the last one was signed, and names that checkpoint."""
        self._batch_key = event.body.get("key")
        previous = None if self.note is None else note_digest(self.note)
        if event.body.get("previous") != previous:
            what = "the batch names another checkpoint before it than the one that is there"
            self._faults.append(Fault(check=Check.TREE, event=event.seq, what=what))
        if self.note is not None and event.seq != self._covered + 1:
            what = f"the batch does not begin where checkpoint {self._covered} ends"
            self._faults.append(Fault(check=Check.TREE, event=event.seq, what=what))

    def _see_checkpoint(self) -> None:
        """Compares the next stored checkpoint with the tree as it is now; the keys that it covers may sign the next."""
        assert self._next is not None  # noqa: S101  (the caller looked)
        size, root, note = self._next
        self._faults += (
            Fault(check=Check.TREE, event=size, what=f"checkpoint {size}: {what}")
            for what in self._wrong(size, root, note)
        )
        self.note, self._covered = note, size
        self._take_keys()
        self._next = next(self._checkpoints, None)

    def _wrong(self, size: int, root: str, note: str) -> Iterator[str]:
        if self.note is None:
            self._take_keys()  # the first key signs for itself
        try:
            verified = signatures_verified(note, self._keys.values())
            told = Checkpoint.parse(verified.text)
        except ValueError as error:
            yield str(error)
            return
        if self._batch_key not in (None, *(signature.key_id for signature in verified.signatures)):
            yield "another key signed it than its batch names"
        if told != Checkpoint(origin=self.origin or "", size=self.size, root=self.root):
            yield "what was signed is not the tree of these events"
        if (size, root) != (told.size, told.root.hex()):
            yield "its row is not what was signed"

    def _take_keys(self) -> None:
        """Lets the keys of the events seen since the last checkpoint sign, or no longer sign."""
        for event in self._key_events:
            self._take_key(event)
        self._key_events = []

    def _take_key(self, event: Event) -> None:
        try:
            key = VerifierKey.parse(event.body["verifier"])
        except (KeyError, ValueError) as error:
            self._faults.append(Fault(check=Check.TREE, event=event.seq, what=f"the event holds no key ({error})"))
            return
        if self.origin is None:
            self.origin = event.body.get("origin")
        if event.body.get("retired"):
            self._keys.pop(key.id, None)
        else:
            self._keys[key.id] = key
            self.verifiers.append(key)
