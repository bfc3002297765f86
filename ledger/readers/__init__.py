"""Bytes to Article, one file a format; the encoding is decided once.

`ledger.readers.read.read` does the reading; only the light values stand here, so that importing them costs nothing.
"""

from ledger.readers.values import Document, Found, Given, Read, Source

__all__ = ["Document", "Found", "Given", "Read", "Source"]
