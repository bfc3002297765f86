"""Places where no ledger is yet, a new one for each example of a property."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

Place = Callable[[], AbstractContextManager[str]]
"""Gives the address of one, for as long as it is needed."""


@contextmanager
def a_file() -> Iterator[str]:
    """A file that is not there, in a folder that goes with it."""
    with tempfile.TemporaryDirectory() as folder:
        yield str(Path(folder) / "ledger.db")
