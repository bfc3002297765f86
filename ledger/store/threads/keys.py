"""The keys of an event `thread` as the log carries them: 48 bits as eight letters, half the room of their digits."""

import base64
from collections.abc import Iterable, Iterator

KEY_BYTES = 6


def packed(keys: Iterable[int]) -> str:
    """Keys below 2^48 as letters of base64, in their order."""
    return base64.b64encode(b"".join(key.to_bytes(KEY_BYTES, "big") for key in keys)).decode("ascii")


def unpacked(letters: str) -> Iterator[int]:
    """The keys that `packed` wrote.

    Raises:
        ValueError: when these are none.
    """
    data = base64.b64decode(letters, validate=True)
    if len(data) % KEY_BYTES:
        raise ValueError("letters that are no keys")
    for start in range(0, len(data), KEY_BYTES):
        yield int.from_bytes(data[start : start + KEY_BYTES], "big")
