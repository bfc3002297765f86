"""The tree that a writer remembers is that of the ledger, or is not grown from."""

from contextlib import closing, suppress
from datetime import UTC, datetime

from ledger.custody import verify
from ledger.log.keys import SigningKey
from ledger.store.backend import backend_at
from ledger.store.rows import MadeWith
from ledger.store.transaction import Signing, Transaction, Trees, transaction

NOW = datetime(2026, 1, 2, tzinfo=UTC)
KEY = SigningKey("test", bytes(32))


def signing(trees: Trees) -> Signing:
    return Signing(key=KEY, at=NOW, made_with=MadeWith(), where="", trees=trees)


def append(address: str, *remembered: Trees) -> None:
    """A batch by each of these writers, one after the other."""
    backend = backend_at(address)
    with closing(backend.connect()) as connection:
        for trees in remembered:
            with transaction(connection, backend, signing(trees)) as pending:
                pending.begin_batch()


def test_writers_in_turn_grow_one_tree(address: str) -> None:
    one, other = Trees(), Trees()
    append(address, one, one, other, one, other, other, one)
    assert verify(address).faults == ()


def test_a_batch_that_was_undone_is_in_no_tree(address: str) -> None:
    trees = Trees()
    append(address, trees, trees)
    backend = backend_at(address)
    with closing(backend.connect()) as connection, suppress(KeyboardInterrupt), backend.writing(connection):
        undone = Transaction(connection, signing(trees))
        undone.begin_batch()
        undone.write()
        raise KeyboardInterrupt
    append(address, trees, trees)
    assert verify(address).faults == ()


def test_a_writer_remembers_the_last_tree_only(address: str) -> None:
    trees = Trees()
    append(address, *[trees] * 3)
    with closing(backend_at(address).snapshot()) as snapshot:
        assert list(trees) == [row[0] for row in snapshot.rows("SELECT note FROM checkpoint WHERE size = 4")]
