"""The leaf of an event: what the log's tree is built from (RFC 6962, section 2.1)."""

import hashlib
from json.encoder import encode_basestring  # escapes as `canonical` does

LEAF_PREFIX = b"\x00"
"""Sets a leaf apart from an inner node, whose hash begins with 0x01."""


def leaf_hash(data: bytes) -> str:
    """RFC 6962's hash of a leaf's data, SHA-256(0x00 || data), as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(LEAF_PREFIX + data).hexdigest()


def event_leaf(seq: int, kind: str, subject: str, body: str) -> str:
    """The leaf hash of an event: of the canonical JSON of {seq, kind, subject, body}.

    Args:
        seq: its place in the log, from 1.
        kind: the kind of event.
        subject: what it is about.
        body: the canonical JSON of an object; it goes in as that object, not as a string.

    Raises:
        ValueError: when kind or subject hold a lone surrogate.
    """
    text = f'{{"body":{body},"kind":{encode_basestring(kind)},"seq":{seq},"subject":{encode_basestring(subject)}}}'
    return leaf_hash(text.encode("utf-8"))
