"""The bytes of a user's own lexicon: read for its entries, and for the extractor's name that tells it from others."""

import stat
from pathlib import Path

from ledger.model.problem import LedgerError


def actor_file_bytes(path: Path) -> bytes:
    """What is in the file; a pipe or device is not opened: it may never end, and is empty when it is read again.

    Raises:
        LedgerError: when there is no such file, or it cannot be read.
    """
    todo = "give a UTF-8 TOML file"
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise LedgerError("this lexicon is no file", where=str(path), todo=todo)
        return path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise LedgerError(f"this lexicon cannot be read ({reason})", where=str(path), todo=todo) from error
