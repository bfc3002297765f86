"""A bundle is made of events that the tree holds, and of none else."""

import base64

import pytest
from signed_log import EVENTS, KEY, LEAVES, ORIGIN, checkpoint, hashes, proof

from ledger.log.bundle import FORMAT, bundle
from ledger.log.checkpoint import Checkpoint, opened, signed
from ledger.log.fault import LogError
from ledger.log.tree import verify_inclusion


def test_a_bundle_shows_what_its_events_say() -> None:
    made = proof(5)
    event, article_event = EVENTS[4], EVENTS[1]
    assert (made["format"], made["event"], made["article_event"]) == (FORMAT, event, article_event)
    assert (made["claim"], made["sentence"]) == (event["body"]["claim"], 'Ida Holm called it "slander" — «ложь».')
    assert made["article"] == {
        "id": "a-first", "sha256": f"{2:064x}", "text_sha256": f"{1002:064x}",
        "outlet": "The Pier", "published": "2031-03-05", "title": "Calls fail", "url": None,
    }  # fmt: skip
    assert (made["index"], made["article_index"], made["size"]) == (4, 1, len(EVENTS))


@pytest.mark.parametrize("size", range(9, len(EVENTS) + 1))
def test_its_proofs_lead_to_the_root_of_its_checkpoint(size: int) -> None:
    made = proof(9, size)
    root = opened(made["checkpoint"], [KEY.verifier]).root
    for index, path in ((made["index"], made["proof"]), (made["article_index"], made["article_proof"])):
        assert verify_inclusion(LEAVES[index], index, size, [base64.b64decode(item) for item in path], root)


def test_a_claim_after_new_metadata_goes_with_the_event_that_described_the_article() -> None:
    assert proof(9)["article_event"]["kind"] == "describe"


@pytest.mark.parametrize(
    ("seq", "article_seq"),
    [
        pytest.param(2, 2, id="no claim"),
        pytest.param(4, 7, id="another article"),
        pytest.param(4, 3, id="no article"),
    ],
)
def test_events_that_do_not_belong_together_make_none(seq: int, article_seq: int) -> None:
    with pytest.raises(LogError):
        bundle(EVENTS[seq - 1], EVENTS[article_seq - 1], checkpoint(), hashes)


def test_a_checkpoint_older_than_the_claim_makes_none() -> None:
    with pytest.raises(LogError, match="has no leaf 8"):
        proof(9, size=8)


def test_a_checkpoint_of_another_tree_makes_none() -> None:
    other = signed(Checkpoint(ORIGIN, len(EVENTS), bytes(32)), KEY)
    with pytest.raises(LogError, match="does not hold event 4"):
        bundle(EVENTS[3], EVENTS[1], other, hashes)


def test_an_event_that_is_not_the_trees_makes_none() -> None:
    changed = EVENTS[3] | {"subject": "c9999"}
    with pytest.raises(LogError, match="does not hold event 4"):
        bundle(changed, EVENTS[1], checkpoint(), hashes)
