"""Whatever is changed in a proof bundle, `verify_claim.py` refuses it; and it judges everything as the package does."""

import json
import random
import typing
from collections.abc import Iterator
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signed_log import EVENTS, KEY, Plain, checkpoint, proof, written

from ledger.log import verify_claim
from ledger.log.canonical import MAX_INT, canonical
from ledger.log.checkpoint import opened
from ledger.log.fault import LogError
from ledger.log.keys import VerifierKey
from ledger.log.leaf import event_leaf
from ledger.log.tree import inclusion_proof, subtree_root, verify_inclusion

KNOWN = [verify_claim.parse_key(KEY.verifier.text)]
OTHERS: tuple[typing.Any, ...] = (None, True, False, 0, 1, -1, MAX_INT, "", "a", [], [None], {}, {"a": 1})
"""Put in the place of each value."""

KEYS = st.text(st.characters(max_codepoint=127), max_size=6)
SCALARS = st.none() | st.booleans() | st.integers(-MAX_INT, MAX_INT) | st.text(st.characters(exclude_categories=["Cs"]))
PLAIN = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=20)
EVENT = st.fixed_dictionaries(
    {
        "seq": st.integers(1, MAX_INT),
        "kind": st.text(st.characters(exclude_categories=["Cs"])),
        "subject": st.text(st.characters(exclude_categories=["Cs"])),
        "body": st.dictionaries(KEYS, PLAIN),
    }
)


def is_proved(data: bytes) -> bool:
    """Whether the bundle is proved; any fault but a refusal is one of the verifier."""
    try:
        verify_claim.proved(data, KNOWN)
    except verify_claim.RefusedError:
        return False
    return True


def places(value: typing.Any) -> Iterator[tuple[typing.Any, typing.Any]]:
    """Every (container, key) of a bundle, the containers themselves included."""
    for key in list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield value, key
        yield from places(value[key])


def replacements(value: typing.Any) -> Iterator[typing.Any]:
    """Other values than this one: of other types, and next to it."""
    yield from (other for other in OTHERS if canonical(other) != canonical(value))
    if type(value) is int:
        yield from (value + 1, value - 1, -value - 1, str(value))
    if isinstance(value, str):
        yield from (f"{value}a", f" {value}", f"{value}\n", f"{value}\u200b", f"{value}=", [value])
        yield from {value[:-1], value[1:], value.swapcase()} - {value, ""}
    if isinstance(value, list):
        yield from ([*value, "a"], [*value, *value[:1], None], value[1:] or ["a", "b"])


def mutations(seq: int) -> Iterator[tuple[str, bytes]]:
    """Bundles with one value changed, removed or added, each with what was done."""
    made = proof(seq)
    for container, key in places(made):
        kept = container[key]
        for other in replacements(kept):
            container[key] = other
            yield f"{key}: {other!r}", written(made)
        container[key] = kept
        if isinstance(container, dict):
            del container[key]
            yield f"no {key}", written(made)
            container[key] = kept
        if isinstance(kept, dict):
            kept["more"] = None
            yield f"more in {key}", written(made)
            del kept["more"]
    assert made == proof(seq)


@pytest.mark.parametrize("seq", [4, 9])
def test_every_value_of_a_bundle_counts(seq: int) -> None:
    """Each value replaced by others, each field removed, a field added to each object: more than 500 bundles."""
    assert is_proved(written(proof(seq)))
    tried = list(mutations(seq))
    assert len(tried) > 500
    assert [what for what, data in tried if is_proved(data)] == []


def test_fields_exchanged_between_bundles_are_refused() -> None:
    """Any field of one bundle in another one, for bundles of all claims at all checkpoints."""
    bundles = [proof(seq, size) for seq in (4, 5, 9) for size in range(9, len(EVENTS) + 1)]
    tried = 0
    for one in bundles:
        for other in bundles:
            for name in one:
                if canonical(one[name]) != canonical(other[name]):
                    tried += 1
                    assert not is_proved(written(one | {name: other[name]})), name
    assert tried > 500


@pytest.mark.parametrize("seed", range(5))
def test_bytes_changed_anywhere_are_refused_or_say_the_same(seed: int) -> None:
    """200 files with a byte flipped, removed or put in; only blanks and escapes may be written otherwise."""
    chance, data = random.Random(seed), written(proof(5))  # noqa: S311
    same = canonical(proof(5))
    for _ in range(200):
        place = chance.randrange(len(data))
        flipped = bytes([data[place] ^ 1 << chance.randrange(8)])
        put = chance.choice([flipped, b"", data[place : place + 1] + flipped, bytes([chance.randrange(256)])])
        edited = data[:place] + put + data[place + 1 :]
        assert not is_proved(edited) or canonical(json.loads(edited)) == same


@given(EVENT)
def test_leaves_are_those_of_the_package(event: Plain) -> None:
    body = canonical(event["body"])
    assert verify_claim.leaf_hash(event).hex() == event_leaf(event["seq"], event["kind"], event["subject"], body)
    assert verify_claim.parse_json(canonical(event).encode()) == event


LEAVES = [sha256(b"%d" % number).digest() for number in range(40)]


@given(st.data(), st.integers(1, len(LEAVES)))
def test_proofs_are_taken_as_by_the_package(data: st.DataObject, size: int) -> None:
    """A right proof, and one with hashes dropped, exchanged or added, for a right or wrong place and size."""
    index = data.draw(st.integers(0, size - 1))
    path = list(inclusion_proof(index, size, lambda level, start, stop: LEAVES[start:stop] if level == 0 else ()))
    root = subtree_root(LEAVES[:size])
    assert verify_claim.is_included(LEAVES[index], index, size, path, root)
    kept = data.draw(st.integers(0, len(path)))
    path = data.draw(st.permutations(path))[:kept] + data.draw(st.lists(st.sampled_from(LEAVES), max_size=1))
    place, of = data.draw(st.tuples(st.integers(-1, size), st.integers(0, size + 1)))
    expected = verify_inclusion(LEAVES[index], place, of, path, root)
    assert verify_claim.is_included(LEAVES[index], place, of, path, root) is expected


NOTE = checkpoint()
EDITS = st.tuples(st.integers(0, len(NOTE)), st.integers(0, 2), st.text(max_size=2) | st.sampled_from(["\n", "=", "0"]))


@given(st.just(NOTE) | EDITS.map(lambda edit: NOTE[: edit[0]] + edit[2] + NOTE[edit[0] + edit[1] :]) | st.text())
def test_checkpoints_are_taken_as_by_the_package(note: str) -> None:
    try:
        expected = opened(note, [KEY.verifier])
    except LogError:
        with pytest.raises(verify_claim.RefusedError):
            verify_claim.open_checkpoint(note, KNOWN)
        return
    found = verify_claim.open_checkpoint(note, KNOWN)
    assert (found.origin, found.size, found.root) == (expected.origin, expected.size, expected.root)


VKEY = KEY.verifier.text
VKEY_EDITS = st.tuples(st.integers(0, len(VKEY)), st.integers(0, 2), st.text(max_size=2))


@given(VKEY_EDITS.map(lambda edit: VKEY[: edit[0]] + edit[2] + VKEY[edit[0] + edit[1] :]) | st.text())
def test_keys_are_taken_as_by_the_package(text: str) -> None:
    try:
        expected = VerifierKey.parse(text)
    except LogError:
        with pytest.raises(verify_claim.RefusedError):
            verify_claim.parse_key(text)
        return
    assert verify_claim.parse_key(text) == (expected.name, expected.id, expected.public)


@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_refused(data: bytes) -> None:
    assert not is_proved(data)


@given(PLAIN.map(lambda value: canonical(value).encode()))
def test_any_json_is_refused(data: bytes) -> None:
    assert not is_proved(data)
