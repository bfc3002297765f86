"""`ledger verify`: every check on one moment of a ledger, in one walk through its log."""

from collections.abc import Iterator
from dataclasses import dataclass

from ledger.log.checkpoint import Checkpoint, opened
from ledger.log.keys import VerifierKey
from ledger.store.log.growth import told_by
from ledger.store.snapshot import Snapshot
from ledger.store.verify.archive import Archive
from ledger.store.verify.fault import Check, Fault
from ledger.store.verify.offsets import Offsets
from ledger.store.verify.projections import Projections
from ledger.store.verify.tree import Tree
from ledger.store.verify.walk import walk


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What came of verifying a ledger."""

    faults: tuple[Fault, ...]
    """What is wrong, in the order found; empty when all is well."""
    events: int
    origin: str | None
    root: str
    """Of the tree of all events; 64 lower-case hexadecimal digits."""
    note: str | None
    """The last checkpoint."""
    keys: tuple[str, ...]
    """Every key that may sign or might once, as C2SP signed notes write them, in the order they came."""
    withheld: int
    """Archived things that were removed for a stated reason."""
    unread: int
    """Claims whose places could not be compared because their text is withheld."""
    kept: int | None
    """How many events the checkpoint kept elsewhere covers that the log was held against; None without one."""


def verify(snapshot: Snapshot, against: str | None = None, key: VerifierKey | None = None) -> Verified:
    """Compares all that a ledger holds with its log, and its log with what was signed.

    Args:
        snapshot: the ledger.
        against: the note of a checkpoint that was kept elsewhere; the log must hold all that it covers, unchanged.
        key: the key that is known to have begun the log.

    Raises:
        StoreError: when the file cannot be read at all.
    """
    faults = [Fault(check=Check.DATABASE, event=None, what=what) for what in snapshot.damage()]
    tree = Tree(snapshot, faults)
    kept = None
    if against is not None:
        kept = told_by(against)
        tree.want(kept.size)
    archive, offsets, tables = Archive(snapshot), Offsets(snapshot), Projections(snapshot, faults)
    for event in walk(snapshot, tree, faults):
        tables.compare(event)
        try:
            archive.see(event)
            faults += offsets.see(event)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            faults.append(
                Fault(check=Check.LOG, event=event.seq, what=f"the event lacks what its kind has ({error!r})")
            )
    tree.close()
    tables.close()
    faults += archive.faults()
    if key is not None and key not in tree.verifiers[:1]:
        what = f"the log was not begun by the key {key.name}+{key.id}"
        faults.append(Fault(check=Check.KEPT, event=None, what=what))
    if kept is not None and against is not None:
        faults += _against(tree, kept, against)
    return Verified(
        faults=tuple(faults), events=tree.size, origin=tree.origin, root=tree.root.hex(), note=tree.note,
        keys=tuple(key.text for key in tree.verifiers), kept=None if kept is None else kept.size,
        withheld=len(archive.withheld), unread=offsets.unread,
    )  # fmt: skip


def _against(tree: Tree, kept: Checkpoint, note: str) -> Iterator[Fault]:
    """Whether the log goes on from what was kept."""
    try:
        opened(note, tree.verifiers)
    except ValueError as error:
        yield Fault(
            check=Check.KEPT,
            event=None,
            what=f"the checkpoint kept elsewhere is not signed by a key of this ledger ({error})",
        )
        return
    if kept.origin != tree.origin:
        yield Fault(
            check=Check.KEPT, event=None, what=f"the checkpoint kept elsewhere is of another ledger ({kept.origin})"
        )
    elif kept.size > tree.size:
        what = f"the ledger was rolled back: it ends with event {tree.size}, the kept checkpoint covers {kept.size}"
        yield Fault(check=Check.KEPT, event=tree.size, what=what)
    elif tree.roots.get(kept.size) != kept.root:
        what = f"the first {kept.size} events are not those that the kept checkpoint covers"
        yield Fault(check=Check.KEPT, event=None, what=what)
