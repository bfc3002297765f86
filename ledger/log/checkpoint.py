"""Checkpoints of the log (C2SP tlog-checkpoint, https://c2sp.org/tlog-checkpoint): its size and root, signed.

The text of the note has a line each for the origin (which log), the size in decimal, the root in base64, and any
extension lines. Checkpoints are read strictly, as notes are.
"""

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from ledger.log.canonical import MAX_INT
from ledger.log.fault import LogError
from ledger.log.keys import SigningKey, VerifierKey
from ledger.log.note import sign, verify
from ledger.log.tree import HASH_BYTES

MAX_SIZE = MAX_INT
"""The most leaves that a checkpoint counts: proofs are written in canonical JSON."""

_SIZE = re.compile("0|[1-9][0-9]{0,15}")
_LINE = re.compile("[^\x00-\x1f\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The state of a log.

    Raises:
        LogError: when a part cannot stand in a checkpoint.
    """

    origin: str
    """Which log: one line, not empty."""
    size: int
    """How many leaves it had."""
    root: bytes
    """The root of its tree."""
    extensions: tuple[str, ...] = ()
    """Further lines, none of them empty."""

    def __post_init__(self) -> None:
        if not all(_LINE.fullmatch(line) for line in (self.origin, *self.extensions)):
            raise LogError("the origin and further lines of a checkpoint are not empty and hold no control characters")
        if not 0 <= self.size <= MAX_SIZE:
            raise LogError(f"a checkpoint counts up to {MAX_SIZE} leaves, not {self.size}")
        if len(self.root) != HASH_BYTES:
            raise LogError(f"a checkpoint's root has {HASH_BYTES} bytes, not {len(self.root)}")

    @property
    def text(self) -> str:
        """The checkpoint as the text of a note."""
        root = base64.b64encode(self.root).decode()
        return "".join(f"{line}\n" for line in (self.origin, self.size, root, *self.extensions))

    @classmethod
    def parse(cls, text: str) -> "Checkpoint":
        """The checkpoint that a note's text says. It is to be believed only of a verified note.

        Raises:
            LogError: when it is none, or not written in the one way that it is written.
        """
        origin, *lines = text.removesuffix("\n").split("\n")
        if len(lines) < 2:  # noqa: PLR2004  # size and root
            raise LogError("a checkpoint has lines for origin, size and root")
        size, root, *extensions = lines
        if not _SIZE.fullmatch(size):
            raise LogError("a checkpoint's size is a decimal number without leading zeros")
        found = cls(origin, int(size), _hash(root), tuple(extensions))
        if found.text != text:
            raise LogError("the checkpoint is not written as its content is written")
        return found


def signed(checkpoint: Checkpoint, key: SigningKey) -> str:
    """The checkpoint as a note with the key's signature.

    Raises:
        LogError: when it is too long for a note.
    """
    return sign(checkpoint.text, key)


def opened(note: str | bytes, verifiers: Iterable[VerifierKey]) -> Checkpoint:
    """The checkpoint of a note that one of these keys signed.

    Raises:
        LogError: when the note or the checkpoint is malformed, or its signature is not as `note.verify` wants it.
    """
    return Checkpoint.parse(verify(note, verifiers).text)


def note_digest(note: str) -> str:
    """The SHA-256 of a whole note with its signatures, in hexadecimal: by which the next checkpoint names it."""
    return sha256(note.encode()).hexdigest()


def _hash(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        raise LogError("a checkpoint's root is base64") from None
