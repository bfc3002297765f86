"""The keys that sign a ledger: which, since which event, until which."""

from dataclasses import dataclass

from ledger.log.fault import LogError
from ledger.log.keys import VerifierKey
from ledger.model.problem import NotFoundError, UsageError
from ledger.store.snapshot import Snapshot

_KEYS = "SELECT seq, id, verifier, retired FROM signing_key ORDER BY seq"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyUse:
    """A key and the stretch of the log in which it may sign."""

    key: str
    """As C2SP signed notes write it."""
    since: int
    """The event that brought it."""
    until: int | None
    """The event that retired it; None while it may sign."""


def key_uses(snapshot: Snapshot) -> tuple[KeyUse, ...]:
    """The keys of a ledger, in the order they came."""
    uses: dict[str, KeyUse] = {}
    ended: list[KeyUse] = []
    for seq, name, verifier, retired in snapshot.rows(_KEYS):
        if not retired:
            uses[name] = KeyUse(key=verifier, since=seq, until=None)
        elif use := uses.pop(name, None):
            ended.append(KeyUse(key=use.key, since=use.since, until=seq))
    return tuple(sorted([*ended, *uses.values()], key=lambda use: use.since))


def key_named(snapshot: Snapshot, name: str) -> VerifierKey:
    """The key of this id that may sign.

    Raises:
        NotFoundError: when none may.
    """
    found = [VerifierKey.parse(use.key) for use in key_uses(snapshot) if use.until is None]
    for key in found:
        if name in (key.id, key.text):
            return key
    there = ", ".join(key.id for key in found)
    raise NotFoundError(f"no key {name!r} may sign this ledger; those that may: {there}", where=snapshot.where)


def parsed_key(written: str) -> VerifierKey:
    """The public half of a key.

    Raises:
        UsageError: when it is none.
    """
    try:
        return VerifierKey.parse(written.strip())
    except LogError as error:
        raise UsageError(
            f"this is no key ({error})", todo="give what `ledger key show` prints for its holder"
        ) from error
