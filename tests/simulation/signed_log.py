"""A small log with two articles and their claims, signed: what the tests of proofs prove something from."""

import json
import typing
from collections.abc import Sequence

from ledger.log.bundle import bundle
from ledger.log.canonical import canonical
from ledger.log.checkpoint import Checkpoint, signed
from ledger.log.keys import SigningKey
from ledger.log.leaf import event_leaf
from ledger.log.tree import grown

Plain = dict[str, typing.Any]

ORIGIN = "attribution-ledger/00112233445566778899aabbccddeeff"
KEY = SigningKey("desk.example/ledger", bytes(range(32)))


def claim_event(seq: int, article: str, article_seq: int, sentence: str) -> Plain:
    """An event of kind claim, with some of a claim's fields."""
    claim: Plain = {"id": f"c{seq:04}", "article": article, "act": "deny", "quote": "indirect", "sentence": sentence}
    claim |= {"content": sentence, "content_spans": [[0, len(sentence)]], "speaker": "Ida Holm", "actor": "Norland"}
    claim |= {"source": "Ida Holm, Norland's minister", "chain": ["Nordwire", "DPX"], "confidence": 870, "hedges": []}
    claim["said"] = {"earliest": "2031-03-05T00:00:00Z", "latest": "2031-03-06T00:00:00Z", "zone": None}
    body = {"article_seq": article_seq, "extraction": article_seq + 1, "published": "2031-03-05", "claim": claim}
    return {"seq": seq, "kind": "claim", "subject": claim["id"], "body": body}


def article_event(seq: int, kind: str, article: str) -> Plain:
    """An event that holds an article."""
    meta: Plain = {
        "outlet": "The Pier",
        "published": "2031-03-05",
        "title": "Calls fail",
        "url": None,
        "provenance": [],
    }
    plain: Plain = {"id": article, "sha256": f"{seq:064x}", "reader": "txt/1", "meta": meta}
    body = {"at": "2031-03-05T12:00:00Z", "article": plain, "text_sha256": f"{seq + 1000:064x}"}
    return {"seq": seq, "kind": kind, "subject": article, "body": body}


def other_event(seq: int, kind: str) -> Plain:
    """An event of another kind."""
    return {"seq": seq, "kind": kind, "subject": kind, "body": {"at": "2031-03-05T12:00:00Z", "extractor": None}}


EVENTS: tuple[Plain, ...] = (
    other_event(1, "batch"),
    article_event(2, "article", "a-first"),
    other_event(3, "extraction"),
    claim_event(4, "a-first", 2, "Norland had cut no cable, Ida Holm said."),
    claim_event(5, "a-first", 2, 'Ida Holm called it "slander" — «ложь».'),
    other_event(6, "batch"),
    article_event(7, "describe", "a-second"),
    other_event(8, "extraction"),
    claim_event(9, "a-second", 7, "Norland had cut no cable, Ida Holm said."),
    other_event(10, "problem"),
    other_event(11, "batch"),
)

LEAVES = [
    bytes.fromhex(event_leaf(event["seq"], event["kind"], event["subject"], canonical(event["body"])))
    for event in EVENTS
]


def hashes(level: int, start: int, stop: int) -> Sequence[bytes]:
    """What is kept of the tree: no tile of it is full."""
    return LEAVES[start:stop] if level == 0 else ()


def checkpoint(size: int = len(EVENTS), key: SigningKey = KEY) -> str:
    """The note of a checkpoint of the first so many events."""
    return signed(Checkpoint(ORIGIN, size, grown(0, (), LEAVES[:size]).root), key)


def proof(seq: int, size: int = len(EVENTS), key: SigningKey = KEY) -> Plain:
    """A fresh bundle of the claim of this event."""
    event = EVENTS[seq - 1]
    made = bundle(event, EVENTS[event["body"]["article_seq"] - 1], checkpoint(size, key), hashes)
    copied: Plain = json.loads(json.dumps(made))
    return copied


def written(value: Plain) -> bytes:
    """A bundle as a file holds it."""
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"
