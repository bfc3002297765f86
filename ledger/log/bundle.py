"""Proof bundles: a claim with all that shows, without the ledger, that the ledger holds it.

A bundle is a JSON object. `verify_claim.py` reads it; its other fields follow from the two events and the checkpoint:

    format           "attribution-ledger/proof/1"
    claim            the claim, as its event has it
    sentence         the sentence in which it stands
    article          {id, sha256, text_sha256, outlet, published, title, url} of the article's event: the SHA-256 of its
                     bytes and of its text's UTF-8, and what is known of it
    event            {seq, kind, subject, body} of the claim; the hash of its canonical JSON is the leaf
    index            its place in the tree, from 0: seq - 1
    proof            its inclusion proof (RFC 6962, 2.1.1), each hash in base64
    article_event    the event to which the claim's `article_seq` leads, of kind article or describe
    article_index, article_proof     as above
    size             leaves of the tree: the checkpoint's size
    checkpoint       the signed note, as one string
"""

import base64
import typing
from collections.abc import Sequence

from ledger.log import note
from ledger.log.canonical import canonical
from ledger.log.checkpoint import Checkpoint
from ledger.log.fault import LogError
from ledger.log.leaf import event_leaf
from ledger.log.tree import Hashes, inclusion_proof, verify_inclusion

Plain = dict[str, typing.Any]

FORMAT = "attribution-ledger/proof/1"

ARTICLE_KINDS = ("article", "describe")
"""Events that hold an article."""

SHOWN_OF_META = ("outlet", "published", "title", "url")


def bundle(event: Plain, article_event: Plain, checkpoint: str, hashes: Hashes) -> Plain:
    """The proof bundle of a claim.

    Args:
        event: {seq, kind, subject, body} of a `claim` event, the body as an object.
        article_event: the same of the event that its `article_seq` names.
        checkpoint: the note of a checkpoint that was made with or after the claim's event.
        hashes: what is kept of the log's tree.

    Raises:
        LogError: when the two events do not belong together, the checkpoint is older than they are, or the tree that
            it signs does not hold them: no bundle is given that would not verify.
    """
    _check_events(event, article_event)
    signed = Checkpoint.parse(note.parse(checkpoint).text)
    return {
        "format": FORMAT,
        "claim": event["body"]["claim"],
        "sentence": event["body"]["claim"]["sentence"],
        "article": shown_article(article_event["body"]),
        "event": event,
        "index": event["seq"] - 1,
        "proof": _proof(event, signed, hashes),
        "article_event": article_event,
        "article_index": article_event["seq"] - 1,
        "article_proof": _proof(article_event, signed, hashes),
        "size": signed.size,
        "checkpoint": checkpoint,
    }


def shown_article(body: Plain) -> Plain:
    """What a bundle shows of the article in the body of an `article` or `describe` event."""
    article = body["article"]
    shown = {"id": article["id"], "sha256": article["sha256"], "text_sha256": body["text_sha256"]}
    return shown | {name: article["meta"][name] for name in SHOWN_OF_META}


def _check_events(event: Plain, article_event: Plain) -> None:
    if event["kind"] != "claim":
        raise LogError(f"event {event['seq']} is of kind {event['kind']}, not a claim")
    if article_event["kind"] not in ARTICLE_KINDS or article_event["seq"] != event["body"]["article_seq"]:
        raise LogError(f"event {article_event['seq']} does not hold the article of the claim of event {event['seq']}")


def _proof(event: Plain, signed: Checkpoint, hashes: Hashes) -> list[str]:
    """The inclusion proof of an event's leaf, each hash in base64."""
    index = event["seq"] - 1
    leaf = bytes.fromhex(event_leaf(event["seq"], event["kind"], event["subject"], canonical(event["body"])))
    proof = inclusion_proof(index, signed.size, hashes)
    if not verify_inclusion(leaf, index, signed.size, proof, signed.root):
        raise LogError(f"the tree that the checkpoint of {signed.size} leaves signs does not hold event {event['seq']}")
    return _texts(proof)


def _texts(hashes: Sequence[bytes]) -> list[str]:
    return [base64.b64encode(item).decode() for item in hashes]
