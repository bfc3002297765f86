"""Names that follow from content: the same parts give the same id on every machine."""

import hashlib
import json

ID_LENGTH = 20
"""Hexadecimal digits of an id: 80 bits, so that a million of them collide with a chance below one in 10^12."""

SHORT_ID = 8
"""Digits of an id where people read it: they tell one from another among thousands; what gets too few says so."""

_ENCODER = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"))
"""Made once: `json.dumps` makes one at each call that asks for separators, and an article has hundreds of ids."""


def content_id(kind: str, *parts: object) -> str:
    """The id of the thing of this kind that these parts make up.

    Args:
        kind: the kind of thing ("article", "claim"), so that two kinds never share an id.
        parts: strings, integers, None, and lists or tuples of them. Their order counts.

    Returns:
        `ID_LENGTH` lower-case hexadecimal digits of a SHA-256.
    """
    return hashlib.sha256(_ENCODER.encode([kind, *parts]).encode("ascii")).hexdigest()[:ID_LENGTH]


def sha256_hex(data: bytes) -> str:
    """The SHA-256 of these bytes as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def article_id(*, sha256: str, reader: str, outlet: str | None, url: str | None) -> str:
    """The id of an article version: the same bytes read in the same way, from the same outlet and address.

    Args:
        sha256: of the archived bytes, in hexadecimal.
        reader: name and version of the reader ("txt/1").
        outlet: who published it.
        url: where.
    """
    return content_id("article", sha256, reader, outlet, url)
