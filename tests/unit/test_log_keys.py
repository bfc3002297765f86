"""Keys are written as C2SP's signed notes and Go's note package write them, and read in no other form."""

import base64
from hashlib import sha256

import pytest

from ledger.log.fault import LogError
from ledger.log.keys import SigningKey, VerifierKey

PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PETER_PRIVATE = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
"""The key pair that Go's note package is documented with."""


def written(name: str, data: bytes) -> str:
    """A verifier key of this name and of this kind and key, with the id that belongs to them."""
    digest = sha256(name.encode() + b"\n" + data).hexdigest()
    return f"{name}+{digest[:8]}+{base64.b64encode(data).decode()}"


def test_a_known_key_pair() -> None:
    assert SigningKey.parse(PETER_PRIVATE).verifier == VerifierKey.parse(PETER)
    assert VerifierKey.parse(PETER).id == "c74f20a3"
    assert (VerifierKey.parse(PETER).text, SigningKey.parse(PETER_PRIVATE).text) == (PETER, PETER_PRIVATE)


def test_a_known_signature() -> None:
    """The test vector 2 of RFC 8032, 7.1."""
    key = SigningKey("rfc8032", bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
    signature = key.sign(bytes.fromhex("72"))
    assert key.verifier.public.hex() == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    assert signature.hex() == (
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )


@pytest.mark.parametrize("text", [PETER, PETER_PRIVATE], ids=["verifier", "private"])
def test_no_part_of_a_key_is_a_key(text: str) -> None:
    kind = SigningKey if text == PETER_PRIVATE else VerifierKey
    for start in range(len(text)):
        for stop in range(start, len(text) + 1):
            if stop - start < len(text):
                with pytest.raises(LogError):
                    kind.parse(text[start:stop])


@pytest.mark.parametrize("text", [PETER, PETER_PRIVATE], ids=["verifier", "private"])
def test_a_key_with_one_character_changed_is_none(text: str) -> None:
    kind = SigningKey if text == PETER_PRIVATE else VerifierKey
    for place, letter in enumerate(text):
        for other in {chr(ord(letter) + 1), letter.swapcase(), "\n", "+", "=", "é"} - {letter}:
            with pytest.raises(LogError):
                kind.parse(text[:place] + other + text[place + 1 :])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(PETER + "\n", id="newline"),
        pytest.param(PETER.replace("c74f20a3", "C74F20A3"), id="id in capitals"),
        pytest.param(written("Peter", b"\x02" + bytes(32)), id="another kind of key"),
        pytest.param(written("Peter", b"\x01" + bytes(31)), id="key too short"),
        pytest.param(written("Peter", b"\x01" + bytes(33)), id="key too long"),
        pytest.param(written("Peter", b""), id="no key"),
        pytest.param(written("Pe ter", b"\x01" + bytes(32)), id="name with a space"),
        pytest.param("PRIVATE+KEY+" + PETER, id="a public key as a private one"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_written_otherwise_is_no_key(text: str) -> None:
    for kind in (VerifierKey, SigningKey):
        with pytest.raises(LogError):
            kind.parse(text)


def test_base64_that_is_not_canonical_is_refused() -> None:
    """`k=` and `l=` decode to the same bytes: the last two bits of the last letter are not used."""
    name, key_id, key = written("a", b"\x01" + bytes(32)).split("+")
    padded = f"{name}+{key_id}+{key}"
    assert VerifierKey.parse(padded).public == bytes(32)
    for other in (key[:-1], key + "=", key + "====", key[:-1] + "\n" + key[-1], key + "AA=="):
        with pytest.raises(LogError):
            VerifierKey.parse(f"{name}+{key_id}+{other}")


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\tb", "a\nb", "a\u00a0b", "a\u2003b", "a\x00", "a\x1f", "\ud800"])
def test_a_name_that_no_note_can_hold_is_refused(name: str) -> None:
    with pytest.raises(LogError):
        VerifierKey(name, bytes(32))
    with pytest.raises(LogError):
        SigningKey.generate(name)


@pytest.mark.parametrize("name", ["a", "example.com/log42", "Zeitung-für-Alle", "新华社", "\U0001f511"])
def test_a_generated_key_is_read_back_and_signs(name: str) -> None:
    key = SigningKey.generate(name)
    signature = key.sign(b"said")
    assert SigningKey.parse(key.text) == key
    assert VerifierKey.parse(key.verifier.text).verify(b"said", signature)
    assert not key.verifier.verify(b"sald", signature)
    assert not SigningKey.generate(name).verifier.verify(b"said", signature)


@pytest.mark.parametrize("signature", [b"", bytes(63), bytes(64), bytes(65)])
def test_what_is_no_signature_verifies_nothing(signature: bytes) -> None:
    assert not VerifierKey.parse(PETER).verify(b"said", signature)


def test_the_seed_is_never_shown() -> None:
    key = SigningKey.parse(PETER_PRIVATE)
    assert repr(key) == str(key) == "SigningKey(name='PeterNeumann')"
    with pytest.raises(LogError) as raised:
        SigningKey.parse(PETER_PRIVATE.replace("c74f20a3", "c74f20a4"))
    assert PETER_PRIVATE[-40:] not in str(raised.value)
