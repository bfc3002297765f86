"""What every command that writes says once: a ledger is new, a key was made, a ledger was brought up to date."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from ledger.cli.faults import say


@contextmanager
def written_to(address: str) -> Iterator[None]:
    """Around a command that appends to the ledger at this address.

    A ledger of an earlier schema is brought to this one first.

    Raises:
        LedgerError: when the address is none, or something else is there.
    """
    from ledger.custody import migrate_if_outdated, own_key
    from ledger.store.backend import is_started, where
    from ledger.store.log.keyring import key_path

    if kept := migrate_if_outdated(address, at=datetime.now(UTC)):
        say(f"{where(address)} was brought to the schema of this version; as it was it is kept in {kept}")
    was_there, had_key = is_started(address), own_key() is not None
    try:
        yield
    finally:
        if not had_key and (key := own_key()) is not None:
            say(f"a key was made that signs what you add: {key.id}, in {key_path()}; keep a copy of it to yourself")
        if not was_there and is_started(address):
            say(f"{where(address)} is a new ledger")
