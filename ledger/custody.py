"""What keeps a ledger trustworthy: begun, verified, proved, compared, copied, and whose keys sign it.

Each function opens the ledger, asks or appends, and gives a value; nothing is printed here.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ledger.model.problem import LedgerError, NotFoundError, OutdatedError, UsageError

if TYPE_CHECKING:
    from ledger.log.keys import VerifierKey
    from ledger.store.log.growth import Appended
    from ledger.store.log.keys import KeyUse
    from ledger.store.snapshot import Snapshot
    from ledger.store.verify.ledger import Verified


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A ledger just made."""

    origin: str
    """The name of its log."""
    key: str
    """The public half of the key that signs it, as C2SP signed notes write it."""
    key_file: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotated:
    """A key in the place of another; both as C2SP signed notes write their public halves."""

    old: str
    new: str
    kept: Path
    """Where the old key is."""


def begin(address: str, *, at: datetime) -> Begun:
    """Makes a ledger with nothing in it but the key that signs it.

    Raises:
        LedgerError: when there is one already, or it cannot be made.
    """
    from ledger.store.log.keyring import key_path
    from ledger.store.writing import open_writer

    with open_writer(address) as writer:
        origin, key = writer.begin(at=at)
    return Begun(origin=origin, key=key.text, key_file=key_path())


def verify(address: str, against: Path | None = None, key: str | None = None) -> "Verified":
    """Compares all that a ledger holds with its log, and its log with what was signed.

    Args:
        address: the ledger.
        against: the file of a checkpoint that was kept elsewhere.
        key: the public half of the key that is known to have begun the log.

    Raises:
        LedgerError: when the ledger or the checkpoint cannot be read.
    """
    from ledger.store.backend import open_suspect
    from ledger.store.log.keys import parsed_key
    from ledger.store.verify.ledger import verify as verified

    kept = None if against is None else _note_in(against)
    known = None if key is None else parsed_key(key)
    with closing(open_suspect(address)) as snapshot:
        return verified(snapshot, kept, known)


def checkpoint(address: str) -> str:
    """The note of the last checkpoint: what to keep elsewhere.

    Raises:
        LedgerError: when the ledger cannot be read, or has none.
    """
    from ledger.store.log.proving import last_checkpoint

    with _snapshot(address) as snapshot:
        return last_checkpoint(snapshot)


def prove(address: str, claim: str) -> dict[str, Any]:
    """The bundle that proves a claim to somebody who has no ledger.

    Args:
        address: the ledger.
        claim: the claim's id, or its beginning.

    Raises:
        LedgerError: when there is no such claim, or the ledger cannot be read.
    """
    from ledger.store.log.proving import prove as bundled

    with _snapshot(address) as snapshot:
        return bundled(snapshot, claim)


def checker() -> str:
    """The small program that checks such bundles: standard library and cryptography, nothing of this package."""
    from importlib.resources import files

    return files("ledger.log").joinpath("verify_claim.py").read_text("utf-8")


def signers(address: str) -> tuple[str, ...]:
    """The public halves of the keys that may sign this ledger now.

    Raises:
        LedgerError: when the ledger cannot be read.
    """
    return tuple(use.key for use in keys(address) if use.until is None)


def growth(address: str, earlier: Path, later: Path | None) -> "tuple[Appended, ...]":
    """What was appended between two checkpoints of a ledger, both of which its log holds.

    Args:
        address: the ledger.
        earlier: the file of the first checkpoint.
        later: the file of the second; None for the ledger's last.

    Raises:
        LedgerError: when either cannot be read, or the log does not hold what it covers.
    """
    from ledger.store.log.growth import appended, check_of_ledger
    from ledger.store.log.proving import last_checkpoint

    first, second = _note_in(earlier), None if later is None else _note_in(later)
    with _snapshot(address) as snapshot:
        notes = (first, last_checkpoint(snapshot) if second is None else second)
        sizes = [check_of_ledger(snapshot, note).size for note in notes]
        if sizes[1] < sizes[0]:
            raise UsageError("the first checkpoint is the later one", todo="turn them round")
        return tuple(appended(snapshot, *sizes))


def keys(address: str) -> "tuple[KeyUse, ...]":
    """The keys that signed or may sign this ledger, in the order they came.

    Raises:
        LedgerError: when the ledger cannot be read.
    """
    from ledger.store.log.keys import key_uses

    with _snapshot(address) as snapshot:
        return key_uses(snapshot)


def own_key() -> "VerifierKey | None":
    """The public half of this user's key; None where there is none yet.

    Raises:
        LedgerError: when the key's file cannot be used.
    """
    from ledger.store.log.keyring import held_key

    key = held_key()
    return None if key is None else key.verifier


def add_key(address: str, written: str, *, at: datetime) -> "VerifierKey":
    """Lets another key sign this ledger from now on.

    Args:
        address: the ledger.
        written: the public half, as `ledger key show` prints it.
        at: now.

    Raises:
        LedgerError: when it is no key, may sign already, or the ledger cannot be written.
    """
    from ledger.store.log.keys import parsed_key
    from ledger.store.writing import open_writer

    key = parsed_key(written)
    with open_writer(address) as writer:
        writer.put_keys([key], [], at=at)
    return key


def retire_key(address: str, name: str, *, at: datetime) -> "VerifierKey":
    """Lets a key no longer sign this ledger.

    Raises:
        LedgerError: when no key of this id may sign, it is the only one, or the ledger cannot be written.
    """
    from ledger.store.log.keys import key_named
    from ledger.store.writing import open_writer

    with _snapshot(address) as snapshot:
        key = key_named(snapshot, name)
    with open_writer(address) as writer:
        writer.put_keys([], [key], at=at)
    return key


def rotate_key(address: str, *, at: datetime) -> "Rotated":
    """Makes a new key for this user, which signs this ledger from now on in place of the old.

    The event that says so is under a checkpoint of the old key. The old key's file is kept beside the new one.

    Raises:
        LedgerError: when this user's key may not sign this ledger, or a file cannot be written.
    """
    from ledger.store.log.keyring import next_key, promote, signing_key
    from ledger.store.writing import open_writer

    old, new = signing_key(), next_key()
    with open_writer(address, key=old) as writer:
        writer.put_keys([new.verifier], [old.verifier], at=at)
    return Rotated(old=old.verifier.text, new=new.verifier.text, kept=promote(old))


def backup(address: str, target: Path) -> int:
    """Copies a ledger to a new file while others may write; gives how many events the copy holds.

    Raises:
        LedgerError: when there is no ledger, the target exists, or it cannot be written.
    """
    from ledger.store.backup import backup as copy

    return copy(address, target)


def migrate(address: str, *, at: datetime) -> str | None:
    """Brings a ledger of an earlier schema to this one; says where it is kept as it was.

    Returns:
        None when the ledger is of this schema already.

    Raises:
        LedgerError: when there is no ledger, or it cannot be read, copied or written.
    """
    from ledger.store.backend import is_started, where

    kept = migrate_if_outdated(address, at=at)
    if kept is None and not is_started(address):
        raise NotFoundError("there is no ledger here", where=where(address))
    return kept


def migrate_if_outdated(address: str, *, at: datetime) -> str | None:
    """The same where there may be no ledger yet."""
    from ledger.store.backend import backend_at
    from ledger.store.log.keyring import signing_key

    backend = backend_at(address)
    try:
        backend.is_started()
    except OutdatedError:
        return backend.migrate(signing_key(), at=at)
    return None


@contextmanager
def _snapshot(address: str) -> Iterator["Snapshot"]:
    from ledger.store.backend import open_snapshot

    with closing(open_snapshot(address)) as snapshot:
        yield snapshot


def _note_in(path: Path) -> str:
    """The text of a checkpoint's file.

    Raises:
        LedgerError: when it cannot be read, or is no text.
    """
    try:
        return path.read_bytes()[:_LONGEST_NOTE].decode("utf-8")
    except OSError as error:
        raise LedgerError(f"cannot be read ({error.strerror})", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise LedgerError("is no checkpoint", where=str(path), todo="give what `ledger checkpoint` printed") from error


_LONGEST_NOTE = 1 << 18
